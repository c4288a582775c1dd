package io.github.backupdesk.export;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.SupportFile;
import io.github.backupdesk.domain.SupportFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bundle as a zip: drafted beside its place, brought to the disk, and only then moved there. */
public final class ZipSupportFiles implements SupportFiles {

    /** Stands for what a user wrote for themselves. */
    static final String LEFT_OUT = "[left out]";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public SupportFile read(String name, Path file) {
        return new SupportFile(name, text(file));
    }

    /** The text of a file, or why there is none. Half a character, where a write was cut, is no reason to stop. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "There is no such file.\n";
        } catch (IOException e) {
            return "It could not be read: " + e.getClass().getSimpleName() + "\n";
        }
    }

    @Override
    public Profiles profiles(String name, Path file) {
        return ProfilesWithoutNotes.of(name, text(file), JSON);
    }

    @Override
    public List<SupportFile> logs(String folderName, Path folder, @Nullable Instant since) {
        return LogFiles.since(folderName, folder, since);
    }

    @Override
    public SupportFile history(String name, List<Attempt> rows, Instant now) {
        StringWriter out = new StringWriter();
        JsonLayout layout = new JsonLayout(out, now);
        layout.begin();
        for (Attempt each : rows) {
            Map<String, @Nullable Object> entry = Entry.of(each);
            if (!each.trail().note().isEmpty()) {
                entry.put("note", LEFT_OUT);
            }
            layout.add(entry);
        }
        try {
            layout.end();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory could not be written", e);
        }
        return new SupportFile(name, out.toString());
    }

    @Override
    public SupportFile manifest(String name, Map<String, Object> about, List<SupportFile> files) {
        ObjectNode root = JSON.createObjectNode();
        about.forEach(root::putPOJO);
        ArrayNode list = root.putArray("files");
        for (SupportFile each : files) {
            byte[] bytes = each.bytes();
            list.addObject().put("name", each.name()).put("bytes", bytes.length).put("sha256", sha256(bytes));
        }
        return new SupportFile(name, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(Path zip, List<SupportFile> files, Instant now) throws ExportException {
        Path place = zip.toAbsolutePath();
        AtomicExportFiles.check(place);
        Path draft = null;
        try {
            draft = Files.createTempFile(place.getParent(), ".backup-desk-", ".part");
            fill(draft, files, now);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw AtomicExportFiles.refused(e);
        } finally {
            if (draft != null) {
                AtomicExportFiles.discard(draft, null);
            }
        }
    }

    private static void fill(Path draft, List<SupportFile> files, Instant now) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                ZipOutputStream out = new ZipOutputStream(Channels.newOutputStream(channel), StandardCharsets.UTF_8)) {
            for (SupportFile each : files) {
                ZipEntry entry = new ZipEntry(each.name());
                entry.setLastModifiedTime(FileTime.from(now));
                out.putNextEntry(entry);
                out.write(each.bytes());
                out.closeEntry();
            }
            out.finish();
            out.flush();
            channel.force(true);
        }
    }
}
