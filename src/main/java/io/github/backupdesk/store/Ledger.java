package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import io.github.backupdesk.store.AttemptWriter.Written;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes both records in step. The database comes first, and counts: nothing is acknowledged that it has not committed
 * (promises.md P2, P3). The receipts follow before the call returns. Where they cannot, the call succeeds all the same, and
 * they catch up with the next one or at the next start. Where the database cannot, the news of a row still go into the
 * receipts, the call fails, and the next start takes them in (P16); a new row does not, for what is not in the database is
 * not sent. Once the disk has failed in the middle of a write, nothing more is written in this run: what a later commit
 * acknowledged could rest on pages that never came to the disk (P17).
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int AT_ONCE = 200;

    private final Lock order = new ReentrantLock();
    private final Turns writer;
    private final Receipts receipts;
    private final AtomicBoolean suspect;

    /** What was kept in the receipts alone, by row: the same is not kept twice. */
    private final Map<Long, Long> unsaved = new HashMap<>();

    /** Until the receipts have caught up for the first time they may be. */
    private boolean behind = true;

    private long lastRevision;

    /**
     * @param suspect set when something was thrown after which the file is not trusted
     * @param lastRevision the last number that the database has given
     */
    Ledger(Turns writer, Receipts receipts, AtomicBoolean suspect, long lastRevision) {
        this.writer = writer;
        this.receipts = receipts;
        this.suspect = suspect;
        this.lastRevision = lastRevision;
    }

    Attempt add(Attempt attempt) throws StoreException {
        order.lock();
        try {
            refuseIfSuspect();
            Written written = writer.take("add", handle -> AttemptWriter.insert(handle, attempt.withId(0)));
            Attempt stored = attempt.withId(written.id());
            follow(written.revision(), stored, true);
            return stored;
        } finally {
            order.unlock();
        }
    }

    List<Attempt> addAll(List<Attempt> attempts) throws StoreException {
        order.lock();
        try {
            refuseIfSuspect();
            List<Written> written = writer.take(
                    "add",
                    handle -> attempts.stream()
                            .map(attempt -> AttemptWriter.insert(handle, attempt.withId(0)))
                            .toList());
            List<Attempt> stored = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (int at = 0; at < written.size(); at++) {
                Attempt each = attempts.get(at).withId(written.get(at).id());
                stored.add(each);
                lines.add(receipts.line(written.get(at).revision(), each));
            }
            if (!lines.isEmpty()) {
                long revision = written.getLast().revision();
                follow(revision, () -> receipts.append(lines, revision));
            }
            return stored;
        } finally {
            order.unlock();
        }
    }

    void remove(Attempt attempt) throws StoreException {
        order.lock();
        try {
            refuseIfSuspect();
            long revision = writer.take("remove", handle -> {
                long next = AttemptWriter.nextRevision(handle);
                return AttemptWriter.remove(handle, attempt.id(), next) ? next : 0L;
            });
            if (revision == 0) {
                throw new StoreException(Kind.OTHER, "no attempt " + attempt.id() + " that may be removed");
            }
            follow(revision, () -> receipts.append(List.of(receipts.removal(revision, attempt.id())), revision));
        } finally {
            order.unlock();
        }
    }

    void save(Attempt attempt) throws StoreException {
        order.lock();
        try {
            Written written = update(attempt);
            unsaved.remove(attempt.id());
            receipts.saved(attempt.id());
            if (written.revision() != 0) {
                follow(written.revision(), attempt, false);
            }
        } finally {
            order.unlock();
        }
    }

    private void refuseIfSuspect() throws StoreException {
        if (suspect.get()) {
            throw new StoreException(Kind.SUSPECT, "something went wrong with the file in this run");
        }
    }

    private Written update(Attempt attempt) throws StoreException {
        try {
            refuseIfSuspect();
            return writer.take("save", handle -> AttemptWriter.update(handle, attempt))
                    .orElseThrow(
                            () -> new StoreException(Kind.OTHER, "no attempt " + attempt.id() + " with that request"));
        } catch (StoreException e) {
            // One that has a cause was thrown by the database, and a busy one will be free again.
            if (e.kind() == Kind.SUSPECT || (e.getCause() != null && e.kind() != Kind.BUSY)) {
                keepUnsaved(attempt);
            }
            throw e;
        }
    }

    private void keepUnsaved(Attempt attempt) {
        long number = AttemptText.newsNumber(attempt);
        if (Objects.equals(unsaved.get(attempt.id()), number)) {
            return;
        }
        if (behind) {
            // Else they would lack the request that the news are of.
            follow(lastRevision, () -> {});
        }
        try {
            // What failed in the middle may have come to the disk after all, as the next number.
            receipts.appendUnsaved(suspect.get() ? lastRevision + 1 : lastRevision, attempt);
            unsaved.put(attempt.id(), number);
        } catch (IOException e) {
            LOG.warn("attempt {} could be written to neither record", attempt.id(), e);
        }
    }

    private void follow(long revision, Attempt attempt, boolean whole) {
        follow(revision, () -> receipts.append(revision, attempt, whole));
    }

    /** What goes into the receipts after the database. */
    @FunctionalInterface
    private interface Line {
        void append() throws IOException;
    }

    private void follow(long revision, Line line) {
        lastRevision = revision;
        try {
            if (behind) {
                catchUp();
            } else {
                line.append();
            }
        } catch (IOException | StoreException e) {
            if (!behind) {
                LOG.warn("the receipts stay behind the history", e);
            }
            behind = true;
        }
    }

    /** Brings the receipts to where the database is. */
    void catchUp() throws IOException, StoreException {
        order.lock();
        try {
            while (!catchUpSome()) {}
            behind = false;
        } finally {
            order.unlock();
        }
    }

    private boolean catchUpSome() throws IOException, StoreException {
        SortedMap<Long, String> lines = writer.take("read", handle -> {
            Map<Long, Long> revisions = revisionsAfter(handle, receipts.lastRevision());
            SortedMap<Long, String> missing = new TreeMap<>();
            revisions.forEach((id, revision) -> missing.put(revision, receipts.removal(revision, id)));
            for (Attempt each : AttemptReader.select(
                    handle,
                    "WHERE id IN (SELECT value FROM json_each(:ids))",
                    Map.of("ids", Json.write(List.copyOf(revisions.keySet()))))) {
                long revision = revisions.getOrDefault(each.id(), 0L);
                missing.put(revision, receipts.line(revision, each));
            }
            return missing;
        });
        if (lines.isEmpty()) {
            return true;
        }
        receipts.append(List.copyOf(lines.values()), lines.lastKey());
        return lines.size() < AT_ONCE;
    }

    /** What has a number and no row any more was removed. */
    private static Map<Long, Long> revisionsAfter(Handle handle, long revision) {
        Map<Long, Long> revisions = new LinkedHashMap<>();
        handle.createQuery("SELECT id, revision FROM attempt WHERE revision > :after"
                        + " UNION ALL SELECT id, revision FROM removed WHERE revision > :after"
                        + " ORDER BY revision LIMIT :limit")
                .bind("after", revision)
                .bind("limit", AT_ONCE)
                .map((row, context) -> revisions.put(row.getLong(1), row.getLong(2)))
                .list();
        return revisions;
    }

    /** Takes in news that the database could not take when they came. */
    void takeUnsaved() throws IOException, StoreException {
        for (Attempt told : Unsaved.read(writer, receipts)) {
            save(told);
            LOG.info("attempt {} was taken over from the receipts", told.id());
        }
    }

    /** Brings the search index to where the rows are. */
    static void index(Turns writer) throws StoreException {
        while (writer.take("index", SearchIndex::catchUp)) {}
    }

    void end() throws SQLException, IOException {
        order.lock();
        try (receipts) {
            writer.end(connection -> Connections.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)"));
        } finally {
            order.unlock();
        }
    }
}
