package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a database again what the receipts know, and leaves alone what it knows better. */
final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final int AT_ONCE = 500;

    private final Turns writer;
    private final List<ReceiptLine> waiting = new ArrayList<>();
    private long reached;
    private long highestId;

    private Replay(Turns writer) {
        this.writer = writer;
    }

    /** Takes in the receipts, if there are any. */
    static void into(Turns writer, Path receipts) throws IOException, StoreException {
        if (!Files.exists(receipts)) {
            return;
        }
        Replay replay = new Replay(writer);
        try {
            Receipts.read(receipts, replay::take);
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
        replay.flush();
        // A number that was given is never given again, even where nothing else is left of its row.
        writer.take(
                "replay",
                handle -> handle.createUpdate(
                                "UPDATE sqlite_sequence SET seq = max(seq, :highest) WHERE name = 'attempt'")
                        .bind("highest", replay.highestId)
                        .execute());
    }

    /** What came back, told by the rows and the numbers that were given. */
    static Recovery recovery(Turns writer, Recovery.Cause cause, @Nullable Path keptAt) throws StoreException {
        return writer.take("count", handle -> {
            long rows = one(handle, "SELECT count(*) FROM attempt");
            long given = one(handle, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'attempt'");
            long removed = one(handle, "SELECT count(*) FROM removed");
            return new Recovery(cause, rows, Math.max(0, given - rows - removed), keptAt);
        });
    }

    private static long one(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    private void take(ReceiptLine line) {
        waiting.add(line);
        if (waiting.size() == AT_ONCE) {
            try {
                flush();
            } catch (StoreException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }

    private void flush() throws StoreException {
        writer.take("replay", handle -> {
            waiting.forEach(line -> apply(handle, line));
            return waiting.size();
        });
        waiting.clear();
    }

    private void apply(Handle handle, ReceiptLine line) {
        reached = Math.max(reached, line.revision());
        highestId = Math.max(highestId, line.id());
        // News that the database could not take are as new as the last that it took.
        long told = line.saved() ? line.revision() : line.after() > 0 ? line.after() : reached;
        Optional<Long> known = handle.createQuery("SELECT revision FROM attempt WHERE id = :id")
                .bind("id", line.id())
                .mapTo(Long.class)
                .findOne();
        try {
            Fields request = line.request();
            if (line.removal()) {
                AttemptWriter.remove(handle, line.id(), Math.max(1, told));
            } else if (known.isEmpty() && request != null) {
                AttemptWriter.insert(handle, AttemptText.attempt(line.id(), request, line.news()), Math.max(1, told));
            } else if (known.isPresent() && (line.saved() ? told > known.get() : told >= known.get())) {
                update(handle, line, told);
            }
        } catch (IllegalArgumentException e) {
            // A line that breaks a rule of the domain is a line that cannot be read.
            LOG.warn("a receipt cannot be read", e);
        }
    }

    private static void update(Handle handle, ReceiptLine line, long revision) {
        for (Attempt stored : AttemptReader.select(handle, "WHERE id = :id", Map.of("id", line.id()))) {
            AttemptWriter.update(handle, AttemptText.told(stored, line.news()), revision);
        }
    }
}
