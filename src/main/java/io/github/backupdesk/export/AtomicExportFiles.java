package io.github.backupdesk.export;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.ExportException.Obstacle;
import io.github.backupdesk.domain.ExportFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Writes into a draft in the same folder, brings it to the disk, and only then moves it to its place. */
public final class AtomicExportFiles implements ExportFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AtomicExportFiles.class);

    private final Clock clock;

    public AtomicExportFiles(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Draft begin(Path file, Format format) throws ExportException {
        Path place = file.toAbsolutePath();
        check(place);
        try {
            // Only its owner can read it, as with all else that the history is kept in.
            Path draft = Files.createTempFile(place.getParent(), ".backup-desk-", ".part");
            return begun(place, draft, format);
        } catch (IOException | JacksonException e) {
            throw refused(e);
        }
    }

    /** A draft that cannot be begun has nobody who would close it. */
    private Draft begun(Path place, Path draft, Format format) throws IOException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(draft, StandardOpenOption.WRITE);
            return new FileDraft(place, draft, channel, format);
        } catch (IOException | RuntimeException e) {
            discard(draft, channel);
            throw e;
        }
    }

    static void discard(Path draft, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
            // After the move there is nothing left to remove.
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            LOG.warn("a draft of an export is left behind: {}", e.toString());
        }
    }

    static void check(Path place) throws ExportException {
        Path folder = place.getParent();
        if (Files.isSymbolicLink(place)) {
            throw new ExportException(Obstacle.LINK, null);
        }
        if (folder == null || Files.isDirectory(place)) {
            throw new ExportException(Obstacle.FOLDER, null);
        }
        if (!Files.isDirectory(folder)) {
            throw new ExportException(Obstacle.NO_FOLDER, null);
        }
        // A file that must not be written is not to be replaced either, though its folder would allow it.
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Files.isWritable(place)) {
            throw new ExportException(Obstacle.NO_RIGHTS, null);
        }
    }

    static ExportException refused(Exception e) {
        String words = Objects.toString(e.getMessage(), "").toLowerCase(Locale.ROOT);
        Obstacle obstacle = switch (e) {
            case AccessDeniedException denied -> Obstacle.NO_RIGHTS;
            case NoSuchFileException none -> Obstacle.NO_FOLDER;
            // There is no class of its own for it; these are the words of Linux, macOS and Windows.
            case Exception any
            when words.contains("no space left") || words.contains("not enough space") || words.contains("quota") ->
                Obstacle.DISK_FULL;
            default -> words.contains("read-only") ? Obstacle.NO_RIGHTS : Obstacle.OTHER;
        };
        return new ExportException(obstacle, e);
    }

    private final class FileDraft implements Draft {

        private final Path place;
        private final Path draft;
        private final FileChannel channel;
        private final Writer out;
        private final Layout layout;

        FileDraft(Path place, Path draft, FileChannel channel, Format format) throws IOException {
            this.place = place;
            this.draft = draft;
            this.channel = channel;
            // Half a character, which a server can send, has no form in UTF-8.
            this.out = new BufferedWriter(new OutputStreamWriter(
                    Channels.newOutputStream(channel),
                    StandardCharsets.UTF_8
                            .newEncoder()
                            .replaceWith(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD})
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)));
            this.layout = Layout.of(format, out, clock.instant());
            layout.begin();
        }

        @Override
        public void add(Attempt attempt) throws ExportException {
            try {
                layout.add(attempt);
            } catch (IOException | JacksonException e) {
                throw refused(e);
            }
        }

        @Override
        public void finish() throws ExportException {
            check(place);
            try {
                layout.end();
                out.flush();
                channel.force(true);
                channel.close();
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | JacksonException e) {
                throw refused(e);
            }
        }

        @Override
        public void close() {
            discard(draft, channel);
        }
    }
}
