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
    private static final Migration FIRST = new Migration(
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
                    ) STRICT, WITHOUT ROWID"""));

    /**
     * The trail, the open questions, a number for each piece of news, and what searching needs. {@code searched} holds the
     * texts of a row as they are compared, in small letters (see {@link SearchText}); the two indexes hold no text of their
     * own. A job's progress stands in none of it, so asking after a job writes one row only.
     */
    private static final Migration SECOND = new Migration(
            2,
            List.of(
                    "ALTER TABLE attempt ADD COLUMN matched TEXT",
                    "ALTER TABLE attempt ADD COLUMN open_question INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE attempt ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE attempt ADD COLUMN told INTEGER NOT NULL DEFAULT 0",
                    "UPDATE attempt SET revision = id, open_question = state = 'UNKNOWN'",
                    "CREATE INDEX attempt_open_question ON attempt (open_question) WHERE open_question = 1",
                    "CREATE INDEX attempt_revision ON attempt (revision)",
                    "CREATE INDEX attempt_planned_at ON attempt (planned_at)",
                    "CREATE INDEX attempt_state ON attempt (state)",
                    "CREATE INDEX attempt_seen_state ON attempt (seen_state COLLATE NOCASE)",
                    "CREATE INDEX attempt_backup_id ON attempt (backup_id) WHERE backup_id IS NOT NULL",
                    "CREATE INDEX attempt_job_id ON attempt (job_id) WHERE job_id IS NOT NULL",
                    """
                    CREATE TABLE trail (
                      attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
                      trail TEXT NOT NULL
                    ) STRICT""",
                    """
                    CREATE TABLE searched (
                      id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
                      cluster TEXT NOT NULL,
                      region TEXT NOT NULL,
                      number TEXT NOT NULL,
                      ticket TEXT NOT NULL,
                      rest TEXT NOT NULL,
                      whole TEXT GENERATED ALWAYS AS (cluster || region || number || ticket || rest) VIRTUAL
                    ) STRICT""",
                    """
                    CREATE VIRTUAL TABLE fragment USING fts5 (
                      cluster, region, number, ticket, rest, content = 'searched', content_rowid = 'id',
                      columnsize = 0, detail = none, tokenize = 'trigram case_sensitive 1')""",
                    """
                    CREATE VIRTUAL TABLE word USING fts5 (
                      cluster, region, number, ticket, rest, content = 'searched', content_rowid = 'id',
                      columnsize = 0, detail = none, prefix = '1 2',
                      tokenize = "unicode61 remove_diacritics 0 separators '_-'")""",
                    "CREATE VIRTUAL TABLE gram USING fts5vocab (fragment, row)"));

    /**
     * What a sync asks for: which rows stand for a backup on the server, which may have made one that is not known to be
     * theirs, whose copies are which, and since when a backup is gone. {@code removed} keeps the numbers of rows that are
     * not missing though they are not there.
     *
     * <p>What the history is sorted by. Among equals the newest is first, whichever way the column runs, so each needs an index
     * for either way; a name stands for few rows, so one will do. They hold the phase as well, for the filters. Answers have a
     * table of their own, for they may be long and are never searched.
     */
    private static final Migration THIRD = new Migration(
            3,
            List.of(
                    "ALTER TABLE attempt ADD COLUMN gone_at INTEGER",
                    "ALTER TABLE attempt ADD COLUMN on_server INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE attempt ADD COLUMN claims INTEGER NOT NULL DEFAULT 0",
                    """
                    CREATE TABLE copy (
                      backup_id ANY NOT NULL,
                      attempt_id INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
                      PRIMARY KEY (backup_id, attempt_id)
                    ) STRICT, WITHOUT ROWID""",
                    "CREATE INDEX copy_attempt ON copy (attempt_id)",
                    "CREATE TABLE removed (id INTEGER PRIMARY KEY, revision INTEGER NOT NULL) STRICT",
                    """
                    INSERT INTO copy (backup_id, attempt_id)
                      SELECT DISTINCT json_extract(one.value, '$.backupId'), trail.attempt_id
                        FROM trail, json_each(trail.trail, '$.copies') AS one
                        WHERE json_extract(one.value, '$.backupId') <> ''""",
                    """
                    UPDATE attempt SET on_server = 1
                      WHERE (outcome = 'ACCEPTED' AND seen_state = 'SUCCESSFUL')
                        OR (outcome = 'MATCHED' AND json_extract(matched, '$.status') = 'AVAILABLE')""",
                    """
                    UPDATE attempt SET claims = 1
                      WHERE state = 'SENDING' OR open_question = 1 OR (state = 'ACCEPTED'
                        AND coalesce(seen_state, '') NOT IN ('FAILED', 'CANCELED', 'CANCELLED', 'ERROR')
                        AND (SELECT count(*) FROM attempt_region WHERE attempt_id = id)
                          > (SELECT count(*) FROM copy WHERE attempt_id = id))""",
                    "CREATE INDEX attempt_gone_at ON attempt (gone_at) WHERE gone_at IS NOT NULL",
                    "CREATE INDEX attempt_on_server ON attempt (account, id, backup_id) WHERE on_server = 1",
                    "CREATE INDEX attempt_claims ON attempt (id) WHERE claims = 1",
                    "ALTER TABLE attempt ADD COLUMN phase INTEGER NOT NULL DEFAULT 0",
                    "UPDATE attempt SET phase = " + SortColumns.FORMER_PHASE,
                    "DROP INDEX attempt_state",
                    "CREATE INDEX attempt_phase_up ON attempt (phase, id DESC)",
                    "CREATE INDEX attempt_phase_down ON attempt (phase, id)",
                    "CREATE INDEX attempt_cluster_up ON attempt (" + SortColumns.CLUSTER + ", id DESC, phase)",
                    "CREATE INDEX attempt_cluster_down ON attempt (" + SortColumns.CLUSTER + ", id, phase)",
                    "CREATE INDEX attempt_backup_name ON attempt (" + SortColumns.BACKUP_NAME + ", id DESC, phase)",
                    "CREATE INDEX attempt_matched_status ON attempt (" + SortColumns.MATCHED_STATUS
                            + ") WHERE matched IS NOT NULL",
                    """
                    CREATE TABLE answer (
                      attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
                      body ANY NOT NULL
                    ) STRICT"""));

    /** Which rows were confirmed together; the rest of the plan stands in the trail. As it is compared, in small letters. */
    private static final Migration FOURTH = new Migration(
            4,
            List.of(
                    "ALTER TABLE attempt ADD COLUMN plan TEXT",
                    "CREATE INDEX attempt_plan ON attempt (plan, id) WHERE plan IS NOT NULL"));

    static final List<Migration> MIGRATIONS = List.of(FIRST, SECOND, THIRD, FOURTH);

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
