package io.github.backupdesk.store;

import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens connections with the settings of promises.md section 4. */
final class Connections {

    /** Before it, resetting the write-ahead log could race and damage the file. */
    private static final int[] OLDEST_SQLITE = {3, 51, 3};

    /** SQLite's own steps: some hundred microseconds. */
    private static final int STEPS_BETWEEN_LOOKS = 20_000;

    private Connections() {}

    /** For a file that is being made and that nobody else knows yet. */
    static Connection maker(Path file, Options options) throws SQLException, StoreException {
        return open(file, synchronous(options));
    }

    static Connection writer(Path file, Options options) throws SQLException, StoreException {
        SQLiteConfig config = synchronous(options);
        config.setJournalMode(JournalMode.WAL);
        config.setWalAutocheckpoint(1000);
        return open(file, config);
    }

    static Connection reader(Path file, Options options) throws SQLException, StoreException {
        SQLiteConfig config = common(options);
        config.setReadOnly(true);
        return open(file, config);
    }

    /** For reading that an interrupt of the thread ends, as {@code sqlite3_interrupt} would. */
    static Connection searcher(Path file, Options options) throws SQLException, StoreException {
        Connection connection = reader(file, options);
        return interruptible(connection);
    }

    static Connection interruptible(Connection connection) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override
            protected int progress() {
                return Thread.currentThread().isInterrupted() ? 1 : 0;
            }
        });
        return connection;
    }

    /** For a file that nobody writes: no lock, no log, no trace. */
    static Connection frozen(Path file, Options options) throws SQLException, StoreException {
        SQLiteConfig config = common(options);
        config.setReadOnly(true);
        return open(file, "?immutable=1", config);
    }

    private static SQLiteConfig synchronous(Options options) {
        SQLiteConfig config = common(options);
        // FULL, for with NORMAL the last commits before a power cut can be lost (promises.md P2, P3).
        config.setSynchronous(SynchronousMode.FULL);
        // A transaction that is going to write waits for the lock at its beginning, not half-way.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return config;
    }

    private static SQLiteConfig common(Options options) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(options.busyTimeoutMillis());
        config.setPragma(Pragma.FOREIGN_KEYS, "true");
        config.setPragma(Pragma.MAX_PAGE_COUNT, Long.toString(options.maxPages()));
        return config;
    }

    private static Connection open(Path file, SQLiteConfig config) throws SQLException, StoreException {
        return open(file, "", config);
    }

    private static Connection open(Path file, String parameters, SQLiteConfig config)
            throws SQLException, StoreException {
        // As a URI, in which a question mark is escaped: in a plain name the driver takes what follows it for settings.
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri() + parameters);
        try {
            run(connection, "PRAGMA trusted_schema = OFF");
            run(connection, "PRAGMA cell_size_check = ON");
            requireVersion(text(connection, "SELECT sqlite_version()"));
            return connection;
        } catch (SQLException | StoreException e) {
            connection.close();
            throw e;
        }
    }

    /** @throws StoreException if SQLite itself is too old to be trusted with a history */
    static void requireVersion(String version) throws StoreException {
        int[] numbers = Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        if (Arrays.compare(numbers, OLDEST_SQLITE) < 0) {
            throw new StoreException(Kind.OTHER, "SQLite " + version + " is too old");
        }
    }

    /** Runs a statement and closes whatever it answers: an open result would make later commits fail. */
    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                statement.getResultSet().close();
            }
        }
    }

    /** The first column of the first row. */
    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }
}
