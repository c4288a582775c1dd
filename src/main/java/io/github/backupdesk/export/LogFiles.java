package io.github.backupdesk.export;

import io.github.backupdesk.domain.SupportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a log folder that is young enough. */
final class LogFiles {

    private LogFiles() {}

    static List<SupportFile> since(String folderName, Path folder, @Nullable Instant since) {
        List<SupportFile> kept = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> ours = all.filter(LogFiles::isOurs)
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
            for (Path each : ours) {
                String text = lines(each, since);
                if (!text.isEmpty()) {
                    kept.add(new SupportFile(folderName + "/" + each.getFileName(), text));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            kept.add(new SupportFile(folderName + "/none.txt", "There is no folder for the log.\n"));
        } catch (IOException e) {
            kept.add(new SupportFile(
                    folderName + "/none.txt",
                    "The log could not be read: " + e.getClass().getSimpleName() + "\n"));
        }
        return List.copyOf(kept);
    }

    /** Nothing else that may lie there is of any concern. */
    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (name.matches("backup-desk(\\.[0-9]+)?\\.log") || name.matches("fault-[0-9A-Z]+\\.txt"));
    }

    private static String lines(Path file, @Nullable Instant since) throws IOException {
        boolean report = file.getFileName().toString().endsWith(".txt");
        if (since == null) {
            return ZipSupportFiles.text(file);
        }
        if (report) {
            boolean young = !Files.getLastModifiedTime(file).toInstant().isBefore(since);
            return young ? ZipSupportFiles.text(file) : "";
        }
        StringBuilder kept = new StringBuilder();
        boolean young = false;
        for (String line : (Iterable<String>) ZipSupportFiles.text(file).lines()::iterator) {
            Instant at = moment(line);
            // What has no time of its own belongs to the line before it.
            young = at == null ? young : !at.isBefore(since);
            if (young) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    private static @Nullable Instant moment(String line) {
        int end = line.indexOf(' ');
        if (end < 20 || end > 35) {
            return null;
        }
        try {
            return Instant.parse(line.substring(0, end));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
