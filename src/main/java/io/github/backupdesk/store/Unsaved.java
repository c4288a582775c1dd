package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** News that only the receipts have, because the database could not take them when they came. */
final class Unsaved {

    private Unsaved() {}

    /** The rows as those news tell them. */
    static List<Attempt> read(Turns writer, Receipts receipts) throws IOException, StoreException {
        Map<Long, ReceiptLine> last = new LinkedHashMap<>();
        for (ReceiptLine line : receipts.tail()) {
            last.merge(line.id(), line, (before, next) -> before.newerThan(next) ? before : next);
        }
        List<Attempt> told = new ArrayList<>();
        for (ReceiptLine line : last.values()) {
            if (!line.saved()) {
                writer.take("read", handle -> notNewer(handle, line))
                        .forEach(stored -> told.add(AttemptText.told(stored, line.news())));
            }
        }
        return told;
    }

    /** The row of the line, unless the database has later news of it. */
    private static List<Attempt> notNewer(Handle handle, ReceiptLine line) {
        return AttemptReader.select(
                handle,
                "WHERE id = :id AND (:after = 0 OR revision <= :after)",
                Map.of("id", line.id(), "after", line.after()));
    }
}
