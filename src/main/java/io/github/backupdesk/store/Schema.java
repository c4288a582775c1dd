package io.github.backupdesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The tables, step by step. The number in {@code user_version} says how far a file has come; each step and its number are
 * one transaction.
 */
final class Schema {

    /**
     * What was asked stands in {@code request} and the two lists, which are written once; {@code attempt} is small and is
     * written again at each news. Free text is ANY, see {@link ExactText}. Times are milliseconds since 1970, UTC.
     */
    static final List<Migration> MIGRATIONS = List.of(new Migration(
            1,
            List.of(
                    """
                    CREATE TABLE attempt (
                      id INTEGER PRIMARY KEY AUTOINCREMENT,
                      planned_at INTEGER NOT NULL,
                      account ANY NOT NULL,
                      cluster_id TEXT NOT NULL,
                      cluster_name ANY NOT NULL,
                      home_region TEXT,
                      state TEXT NOT NULL,
                      outcome TEXT,
                      reason TEXT,
                      http_status INTEGER,
                      code INTEGER,
                      message ANY,
                      request_id ANY,
                      backup_id ANY,
                      backup_name ANY,
                      job_id ANY,
                      seen_job_id ANY,
                      seen_state ANY,
                      seen_progress ANY,
                      seen_reason ANY,
                      seen_at INTEGER,
                      watch_ended ANY NOT NULL,
                      unfinished INTEGER NOT NULL
                    ) STRICT""",
                    "CREATE INDEX attempt_unfinished ON attempt (unfinished) WHERE unfinished = 1",
                    """
                    CREATE TABLE request (
                      attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
                      path ANY NOT NULL,
                      db_name ANY,
                      body ANY NOT NULL
                    ) STRICT""",
                    """
                    CREATE TABLE attempt_collection (
                      attempt_id INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
                      position INTEGER NOT NULL,
                      value ANY NOT NULL,
                      PRIMARY KEY (attempt_id, position)
                    ) STRICT, WITHOUT ROWID""",
                    """
                    CREATE TABLE attempt_region (
                      attempt_id INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
                      position INTEGER NOT NULL,
                      value ANY NOT NULL,
                      PRIMARY KEY (attempt_id, position)
                    ) STRICT, WITHOUT ROWID""")));

    private Schema() {}

    /** Brings a file from its version to that of the last step. */
    static void apply(Connection connection, List<Migration> steps) throws SQLException {
        try (Handle handle = Jdbi.create(connection).open()) {
            int reached = version(handle);
            for (Migration step : steps) {
                if (step.version() > reached) {
                    handle.useTransaction(inside -> {
                        step.statements().forEach(inside::execute);
                        inside.execute("PRAGMA user_version = " + step.version());
                    });
                }
            }
        }
    }

    static int version(Connection connection) throws SQLException {
        try (Handle handle = Jdbi.create(connection).open()) {
            return version(handle);
        }
    }

    private static int version(Handle handle) {
        return handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
    }
}
