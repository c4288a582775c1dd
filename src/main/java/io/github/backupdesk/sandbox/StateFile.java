package io.github.backupdesk.sandbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Keeps accepted requests, one JSON line each: the backup and its copies, or what has changed of one. The last line
 * about a backup counts.
 */
final class StateFile {

    private static final System.Logger LOG = System.getLogger(StateFile.class.getName());
    private static final TypeReference<List<Backup>> LINE = new TypeReference<>() {};

    private final Path path;

    StateFile(Path path) {
        this.path = path;
    }

    /** A line that cannot be read is left out: the last one may be torn when the program was ended while writing. */
    List<Backup> read() throws IOException {
        List<Backup> backups = new ArrayList<>();
        if (Files.notExists(path)) {
            return backups;
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            try {
                // Refuses the nulls that JSON allows.
                backups.addAll(List.copyOf(Json.MAPPER.readValue(line, LINE)));
            } catch (JacksonException | NullPointerException e) {
                LOG.log(System.Logger.Level.WARNING, "A line of the sandbox state cannot be read and is left out");
            }
        }
        return backups;
    }

    /** On the disk when this returns. Begins a new line if the last one was torn. */
    void append(List<Backup> backups) {
        byte[] line = (Json.MAPPER.writeValueAsString(backups) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(path.toAbsolutePath().normalize().getParent());
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                boolean torn = file.length() > 0 && lastByte(file) != '\n';
                file.seek(file.length());
                if (torn) {
                    file.write('\n');
                }
                file.write(line);
                file.getFD().sync();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lastByte(RandomAccessFile file) throws IOException {
        file.seek(file.length() - 1);
        return file.read();
    }
}
