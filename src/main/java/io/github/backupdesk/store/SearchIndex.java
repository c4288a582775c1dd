package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Keeps the texts that are searched, and the two indexes over them, in step with the rows. To be called in their transaction. */
final class SearchIndex {

    private static final int AT_ONCE = 1_000;
    private static final String COLUMNS = "cluster, region, number, ticket, rest";

    private SearchIndex() {}

    static void put(Handle handle, long id, Attempt attempt) {
        SearchText text = SearchText.of(attempt);
        List<SearchText> before = handle.createQuery("SELECT " + COLUMNS + " FROM searched WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new SearchText(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
        if (before.contains(text)) {
            return;
        }
        if (!before.isEmpty()) {
            forget(handle, id);
        }
        handle.createUpdate("INSERT OR REPLACE INTO searched (id, " + COLUMNS
                        + ") VALUES (:id, :cluster, :region, :number, :ticket, :rest)")
                .bind("id", id)
                .bindMap(Map.of(
                        "cluster",
                        text.cluster(),
                        "region",
                        text.region(),
                        "number",
                        text.number(),
                        "ticket",
                        text.ticket(),
                        "rest",
                        text.rest()))
                .execute();
        for (String index : List.of("fragment", "word")) {
            handle.createUpdate("INSERT INTO " + index + " (rowid, " + COLUMNS + ") SELECT id, " + COLUMNS
                            + " FROM searched WHERE id = :id")
                    .bind("id", id)
                    .execute();
        }
    }

    /** The indexes take the old texts from the table, so they are told before it changes, or goes with its row. */
    static void forget(Handle handle, long id) {
        for (String index : List.of("fragment", "word")) {
            handle.createUpdate("INSERT INTO " + index + " (" + index + ", rowid, " + COLUMNS
                            + ") SELECT 'delete', id, " + COLUMNS + " FROM searched WHERE id = :id")
                    .bind("id", id)
                    .execute();
        }
    }

    /**
     * Takes in the next rows that are not indexed yet, as after a step of the schema, oldest first.
     *
     * @return whether there may be more
     */
    static boolean catchUp(Handle handle) {
        List<Attempt> missing = AttemptReader.select(
                handle,
                "WHERE id > (SELECT coalesce(max(searched.id), 0) FROM searched) ORDER BY id LIMIT :limit",
                Map.of("limit", AT_ONCE));
        missing.forEach(attempt -> put(handle, attempt.id(), attempt));
        return missing.size() == AT_ONCE;
    }
}
