package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import io.github.backupdesk.store.AttemptWriter.Written;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * not sent.
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int AT_ONCE = 200;

    private final Lock order = new ReentrantLock();
    private final Turns writer;
    private final Receipts receipts;
    private boolean behind;
    private long lastUnsaved;

    Ledger(Turns writer, Receipts receipts) {
        this.writer = writer;
        this.receipts = receipts;
    }

    Attempt add(Attempt attempt) throws StoreException {
        order.lock();
        try {
            Written written = writer.take("add", handle -> AttemptWriter.insert(handle, attempt.withId(0)));
            Attempt stored = attempt.withId(written.id());
            follow(written.revision(), stored, true);
            return stored;
        } finally {
            order.unlock();
        }
    }

    void save(Attempt attempt) throws StoreException {
        order.lock();
        try {
            Written written = update(attempt);
            if (written.revision() != 0) {
                follow(written.revision(), attempt, false);
            }
        } finally {
            order.unlock();
        }
    }

    private Written update(Attempt attempt) throws StoreException {
        try {
            return writer.take("save", handle -> AttemptWriter.update(handle, attempt))
                    .orElseThrow(
                            () -> new StoreException(Kind.OTHER, "no attempt " + attempt.id() + " with that request"));
        } catch (StoreException e) {
            // One that has a cause was thrown by the database, and a busy one will be free again.
            if (e.getCause() != null && e.kind() != Kind.BUSY) {
                keepUnsaved(attempt);
            }
            throw e;
        }
    }

    private void keepUnsaved(Attempt attempt) {
        long number = AttemptText.newsNumber(attempt) + attempt.id();
        if (number == lastUnsaved) {
            return;
        }
        try {
            receipts.append(0, attempt, false);
            lastUnsaved = number;
        } catch (IOException e) {
            LOG.warn("attempt {} could be written to neither record", attempt.id(), e);
        }
    }

    private void follow(long revision, Attempt attempt, boolean whole) {
        try {
            if (behind) {
                catchUp();
            } else {
                receipts.append(revision, attempt, whole);
            }
            behind = false;
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
        } finally {
            order.unlock();
        }
    }

    private boolean catchUpSome() throws IOException, StoreException {
        record Row(long revision, Attempt attempt) {}
        List<Row> rows = writer.take("read", handle -> {
            Map<Long, Long> revisions = revisionsAfter(handle, receipts.lastRevision());
            return AttemptReader.select(
                            handle,
                            "WHERE id IN (SELECT value FROM json_each(:ids))",
                            Map.of("ids", Json.write(List.copyOf(revisions.keySet()))))
                    .stream()
                    .map(each -> new Row(revisions.getOrDefault(each.id(), 0L), each))
                    .sorted(Comparator.comparingLong(Row::revision))
                    .toList();
        });
        if (rows.isEmpty()) {
            return true;
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(receipts.line(row.revision(), row.attempt())));
        receipts.append(lines, rows.getLast().revision());
        return rows.size() < AT_ONCE;
    }

    private static Map<Long, Long> revisionsAfter(Handle handle, long revision) {
        Map<Long, Long> revisions = new LinkedHashMap<>();
        handle.createQuery("SELECT id, revision FROM attempt WHERE revision > :after ORDER BY revision LIMIT :limit")
                .bind("after", revision)
                .bind("limit", AT_ONCE)
                .map((row, context) -> revisions.put(row.getLong(1), row.getLong(2)))
                .list();
        return revisions;
    }

    /** Takes in news that the database could not take when they came. */
    void takeUnsaved() throws IOException, StoreException {
        Map<Long, ReceiptLine> last = new LinkedHashMap<>();
        receipts.tail().forEach(line -> last.put(line.id(), line));
        for (ReceiptLine line : last.values()) {
            if (!line.saved()) {
                for (Attempt stored : writer.take(
                        "read", handle -> AttemptReader.select(handle, "WHERE id = :id", Map.of("id", line.id())))) {
                    save(AttemptText.told(stored, line.news()));
                    LOG.info("attempt {} was taken over from the receipts", line.id());
                }
            }
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
