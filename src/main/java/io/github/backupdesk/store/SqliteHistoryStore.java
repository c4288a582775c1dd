package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history in one SQLite file: one connection that writes and one that reads beside it, each used by one thread at a
 * time. The file must not lie on a network drive, for the write-ahead log needs shared memory.
 */
public final class SqliteHistoryStore implements HistoryStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteHistoryStore.class);

    private final Turns writer;
    private final Turns reader;

    private SqliteHistoryStore(Connection writer, Connection reader) {
        this.writer = new Turns(writer);
        this.reader = new Turns(reader);
    }

    /**
     * Opens the history, and makes it where there is none. After an unclean end the whole file is checked first, which takes
     * seconds where it holds a million rows.
     *
     * @throws StoreException with the kind that says what is wrong; a damaged file is left as it is
     */
    public static SqliteHistoryStore open(Path file) throws StoreException {
        return open(file, Options.standard());
    }

    static SqliteHistoryStore open(Path file, Options options) throws StoreException {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                HistoryFile.check(file, options);
            } else {
                HistoryFile.create(file, options);
            }
            return connect(file, options);
        } catch (SQLException | IOException | JdbiException e) {
            throw Problems.of("open", e);
        }
    }

    private static SqliteHistoryStore connect(Path file, Options options)
            throws SQLException, IOException, StoreException {
        Connection writer = Connections.writer(file, options);
        try {
            int version = Schema.version(writer);
            if (version < options.version()) {
                HistoryFile.copyBefore(writer, file, options.version());
                Schema.apply(writer, options.migrations());
                LOG.info("history brought from schema {} to {}", version, options.version());
            }
            return new SqliteHistoryStore(writer, Connections.reader(file, options));
        } catch (SQLException | IOException | StoreException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    @Override
    public Attempt add(Attempt attempt) throws StoreException {
        return attempt.withId(writer.take("add", handle -> AttemptWriter.insert(handle, attempt)));
    }

    @Override
    public void save(Attempt attempt) throws StoreException {
        boolean found = writer.take("save", handle -> AttemptWriter.update(handle, attempt));
        if (!found) {
            throw new StoreException(Kind.OTHER, "no attempt " + attempt.id() + " with that request");
        }
    }

    @Override
    public Optional<Attempt> find(long id) throws StoreException {
        return select("WHERE id = :id", Map.of("id", id)).stream().findFirst();
    }

    @Override
    public List<Attempt> newest(int limit, long before) throws StoreException {
        return select("WHERE id < :before ORDER BY id DESC LIMIT :limit", Map.of("before", before, "limit", limit));
    }

    @Override
    public List<Attempt> unfinished() throws StoreException {
        return select("WHERE unfinished = 1 ORDER BY id", Map.of());
    }

    @Override
    public List<Attempt> find(HistoryQuery query, int limit, long before) throws StoreException {
        throw new UnsupportedOperationException("schema 2");
    }

    @Override
    public List<Attempt> openQuestions() throws StoreException {
        throw new UnsupportedOperationException("schema 2");
    }

    @Override
    public long count() throws StoreException {
        return reader.take(
                "count",
                handle -> handle.createQuery("SELECT count(*) FROM attempt")
                        .mapTo(Long.class)
                        .one());
    }

    private List<Attempt> select(String which, Map<String, ?> arguments) throws StoreException {
        return reader.take("read", handle -> AttemptReader.select(handle, which, arguments));
    }

    /** Empties the log into the file, so that the file alone is the whole history. */
    @Override
    public void close() {
        try {
            reader.end(connection -> {});
            writer.end(connection -> Connections.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)"));
        } catch (SQLException e) {
            LOG.warn("the history was not closed cleanly; its log is kept and read at the next start", e);
        }
    }
}
