package io.github.backupdesk.store;

import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.store.SqliteHistoryStore.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One opening of a history: looked at, made, brought forward, brought back or only read, whatever it takes. */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Path file;
    private final Options options;
    private final AtomicBoolean suspect = new AtomicBoolean();
    private @Nullable Recovery recovery;

    Opening(Path file, Options options) {
        this.file = file;
        this.options = options;
    }

    SqliteHistoryStore open() throws StoreException {
        try {
            return attempt();
        } catch (SQLException | IOException | JdbiException | StoreException e) {
            StoreException problem = Problems.of("open", e);
            return switch (problem.kind()) {
                case DAMAGED -> afterDamage(problem);
                case NEWER_VERSION, READ_ONLY -> onlyRead(problem);
                default -> throw problem;
            };
        }
    }

    private SqliteHistoryStore attempt() throws SQLException, IOException, StoreException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            HistoryFile.check(file, options);
        } else if (Files.isDirectory(HistoryFile.folderOf(file))) {
            Aside.finish(file, options);
            if (Rescue.possible(file)) {
                recovery = Rescue.run(file, options);
            } else {
                HistoryFile.create(file, options);
            }
        } else {
            HistoryFile.create(file, options);
        }
        return connect();
    }

    private SqliteHistoryStore afterDamage(StoreException damage) throws StoreException {
        LOG.warn("the history is damaged and is built anew", damage);
        if (recovery != null) {
            throw damage;
        }
        try {
            recovery = Rescue.run(file, options);
            return connect();
        } catch (SQLException | IOException | JdbiException | StoreException e) {
            throw Problems.of("recover", e);
        }
    }

    /** Leaves the file as it is. An older one cannot be read as it is, and is refused. */
    private SqliteHistoryStore onlyRead(StoreException why) throws StoreException {
        try {
            if (HistoryFile.versionInHeader(file) < options.version()) {
                throw why;
            }
            Connection reader = forReading();
            return new SqliteHistoryStore(
                    file, options, null, readers(reader, Connections.interruptible(forReading())), why.kind(), null);
        } catch (SQLException | IOException e) {
            why.addSuppressed(e);
            throw why;
        }
    }

    private Connection forReading() throws SQLException, IOException, StoreException {
        return HistoryFile.hasLog(file) ? Connections.reader(file, options) : Connections.frozen(file, options);
    }

    private SqliteHistoryStore connect() throws SQLException, IOException, StoreException {
        HistoryFile.createIfAbsent(HistoryFile.marker(file));
        Connection connection = options.writer().apply(Connections.writer(file, options));
        try {
            bringForward(connection);
            Turns writer = new Turns(connection, suspect);
            Ledger.index(writer);
            Receipts receipts = Receipts.open(file.resolveSibling(Receipts.NAME), options.clock());
            try {
                Ledger ledger = inStep(writer, receipts);
                tidy();
                return new SqliteHistoryStore(
                        file,
                        options,
                        ledger,
                        readers(Connections.reader(file, options), Connections.searcher(file, options)),
                        null,
                        recovery);
            } catch (SQLException | IOException | StoreException | RuntimeException e) {
                receipts.close();
                throw e;
            }
        } catch (SQLException | IOException | StoreException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void bringForward(Connection connection) throws SQLException, IOException {
        int version = Schema.version(connection);
        if (version < options.version()) {
            HistoryFile.copyBefore(connection, file, options.version());
            Schema.apply(connection, options.migrations());
            LOG.info("history brought from schema {} to {}", version, options.version());
        }
    }

    private Ledger inStep(Turns writer, Receipts receipts) throws IOException, StoreException {
        long revision = writer.take("read", AttemptWriter::lastRevision);
        if (revision < receipts.lastRevision()) {
            Replay.into(writer, file.resolveSibling(Receipts.NAME));
            recovery = Replay.recovery(writer, Recovery.Cause.OLDER, null);
        }
        Ledger ledger = new Ledger(writer, receipts, suspect, writer.take("read", AttemptWriter::lastRevision));
        // Before the receipts catch up: a start that breaks off in between must not leave them far from the end.
        ledger.takeUnsaved();
        ledger.catchUp();
        return ledger;
    }

    private Readers readers(Connection reader, Connection searcher) {
        return new Readers(new Turns(reader, suspect), new Turns(searcher, suspect), suspect);
    }

    private void tidy() {
        try {
            Aside.removeOld(file, options);
        } catch (IOException e) {
            LOG.warn("old damaged histories could not be removed", e);
        }
    }
}
