package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The second record: {@code receipts.jsonl} beside the database, one line for each piece of news, never changed, only made
 * longer, and safe on disk when {@link #append} returns. Together with nothing else it rebuilds the history. It holds no key.
 */
final class Receipts implements AutoCloseable {

    static final String NAME = "receipts.jsonl";

    /** How far back from its end the file is read when it is opened. */
    private static final int TAIL = 1 << 18;

    private final RandomAccessFile out;
    private final Clock clock;

    /** News that the database has not taken yet, by row, and where in the file they end. */
    private final Map<Long, String> unsaved = new LinkedHashMap<>();

    private long unsavedTo;
    private long length;
    private long lastRevision;

    private Receipts(RandomAccessFile out, Clock clock) throws IOException {
        this.out = out;
        this.clock = clock;
        this.length = out.length();
        // A line that a power cut has cut off must not swallow the next one.
        if (length > 0 && byteAt(length - 1) != '\n') {
            write("\n".getBytes(StandardCharsets.US_ASCII));
        }
        tail().stream().mapToLong(ReceiptLine::revision).max().ifPresent(last -> lastRevision = last);
    }

    static Receipts open(Path file, Clock clock) throws IOException {
        HistoryFile.createIfAbsent(file);
        // Not a channel: an interrupt would close it, and a search that is cancelled must not cost a receipt.
        RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
        try {
            return new Receipts(out, clock);
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    /** The last number that both records know, as far as this one can tell. */
    long lastRevision() {
        return lastRevision;
    }

    void append(long revision, Attempt attempt, boolean whole) throws IOException {
        append(List.of(ReceiptLine.text(clock.instant(), revision, attempt, whole)), revision);
    }

    /** Several lines at once, of ascending revisions up to the one that is given. */
    void append(List<String> lines, long revision) throws IOException {
        byte[] bytes = bytes(lines);
        if (!unsaved.isEmpty() && length + bytes.length - unsavedTo > TAIL / 4) {
            // Told again, so that the next start comes upon them near the end.
            write(bytes(Stream.of(lines, unsaved.values())
                    .flatMap(Collection::stream)
                    .toList()));
            unsavedTo = length;
        } else {
            write(bytes);
        }
        lastRevision = Math.max(lastRevision, revision);
    }

    private static byte[] bytes(List<String> lines) {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Keeps news that the database could not take.
     *
     * @param after the last number that the database has given
     */
    void appendUnsaved(long after, Attempt attempt) throws IOException {
        String line = ReceiptLine.unsaved(clock.instant(), after, attempt);
        write(bytes(List.of(line)));
        unsaved.put(attempt.id(), line);
        unsavedTo = length;
    }

    /** The database has later news of the row. */
    void saved(long id) {
        unsaved.remove(id);
    }

    String line(long revision, Attempt attempt) {
        return ReceiptLine.text(clock.instant(), revision, attempt, true);
    }

    /** The line that takes a row back. */
    String removal(long revision, long id) {
        return ReceiptLine.removal(clock.instant(), revision, id);
    }

    private void write(byte[] bytes) throws IOException {
        try {
            out.seek(length);
            out.write(bytes);
            out.getFD().sync();
            length += bytes.length;
        } catch (IOException e) {
            out.setLength(length);
            throw e;
        }
    }

    /** The last lines, as many as are short enough to be read at every start; at least one if there is one. */
    List<ReceiptLine> tail() throws IOException {
        for (long far = TAIL; ; far *= 8) {
            long from = Math.max(0, length - far);
            byte[] bytes = new byte[Math.toIntExact(length - from)];
            out.seek(from);
            out.readFully(bytes);
            List<ReceiptLine> lines = new ArrayList<>();
            new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .skip(from == 0 ? 0 : 1)
                    .map(ReceiptLine::read)
                    .filter(Objects::nonNull)
                    .forEach(lines::add);
            if (from == 0 || lines.stream().anyMatch(ReceiptLine::saved) || far > TAIL * 512L) {
                return lines;
            }
        }
    }

    /** Every line that can be read, oldest first. */
    static void read(Path file, Consumer<ReceiptLine> each) throws IOException {
        // Not Files.lines, which stops at what is no UTF-8: damage in one line must not cost the others.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                ReceiptLine line = ReceiptLine.read(text);
                if (line != null) {
                    each.accept(line);
                }
            }
        }
    }

    private int byteAt(long position) throws IOException {
        out.seek(position);
        return out.read();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
