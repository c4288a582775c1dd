package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history in one SQLite file, with its receipts beside it: one connection that writes, one that reads beside it and one
 * that searches, each used by one thread at a time. The file must not lie on a network drive, for the write-ahead log needs
 * shared memory.
 */
public final class SqliteHistoryStore implements HistoryStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteHistoryStore.class);

    private final Path file;
    private final Options options;
    private final @Nullable Ledger ledger;
    private final Turns reader;
    private final Turns searcher;
    private final AtomicBoolean suspect;
    private final @Nullable Kind refusal;
    private final @Nullable Recovery recovery;

    /**
     * @param ledger null if nothing can be written, and then
     * @param refusal says why
     */
    SqliteHistoryStore(
            Path file,
            Options options,
            @Nullable Ledger ledger,
            Readers readers,
            @Nullable Kind refusal,
            @Nullable Recovery recovery) {
        this.file = file;
        this.options = options;
        this.ledger = ledger;
        this.reader = readers.reader();
        this.searcher = readers.searcher();
        this.suspect = readers.suspect();
        this.refusal = refusal;
        this.recovery = recovery;
    }

    /** The connections that read. */
    record Readers(Turns reader, Turns searcher, AtomicBoolean suspect) {}

    /**
     * Opens the history, and makes it where there is none. After an unclean end the whole file is checked first, which takes
     * seconds where it holds a million rows. A damaged one is moved aside and built anew, see {@link #recovery}; one that
     * cannot be written, or was made by a newer version, can be read, see {@link #refusal}.
     */
    public static SqliteHistoryStore open(Path file) throws StoreException {
        return open(file, Options.standard());
    }

    /** @param clock its zone is that in which a search's days begin */
    public static SqliteHistoryStore open(Path file, Clock clock) throws StoreException {
        return open(file, Options.standard().at(clock));
    }

    static SqliteHistoryStore open(Path file, Options options) throws StoreException {
        return new Opening(file, options).open();
    }

    /** What had to be brought back when the history was opened; empty if all was well. */
    public Optional<Recovery> recovery() {
        return Optional.ofNullable(recovery);
    }

    /** Why nothing can be written: READ_ONLY or NEWER_VERSION; empty if it can. */
    public Optional<Kind> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public Attempt add(Attempt attempt) throws StoreException {
        return ledger().add(attempt);
    }

    @Override
    public void save(Attempt attempt) throws StoreException {
        ledger().save(attempt);
    }

    @Override
    public List<Attempt> addAll(List<Attempt> attempts) throws StoreException {
        return ledger().addAll(attempts);
    }

    @Override
    public void remove(Attempt elsewhere) throws StoreException {
        ledger().remove(elsewhere);
    }

    private Ledger ledger() throws StoreException {
        if (ledger == null) {
            throw new StoreException(
                    refusal == null ? Kind.READ_ONLY : refusal, "the history is open for reading only");
        }
        return ledger;
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
    public List<Attempt> openQuestions() throws StoreException {
        return select("WHERE open_question = 1 ORDER BY id", Map.of());
    }

    @Override
    public List<Attempt> ofPlan(String plan) throws StoreException {
        return select("WHERE plan = :plan ORDER BY id", Map.of("plan", SearchText.folded(plan)));
    }

    @Override
    public List<Attempt> withBackups(Collection<String> backupIds) throws StoreException {
        return select(
                "WHERE id IN (SELECT id FROM attempt WHERE backup_id IN (SELECT value FROM json_each(:ids))"
                        + " UNION SELECT attempt_id FROM copy WHERE backup_id IN (SELECT value FROM json_each(:ids)))"
                        + " ORDER BY id",
                Map.of("ids", Json.write(List.copyOf(backupIds))));
    }

    @Override
    public List<Attempt> claiming() throws StoreException {
        return select("WHERE claims = 1 ORDER BY id DESC", Map.of());
    }

    @Override
    public List<Attempt> onServerExcept(String account, Collection<String> backupIds, int limit, long before)
            throws StoreException {
        return select(
                "WHERE on_server = 1 AND account = :account AND id < :before"
                        + " AND backup_id NOT IN (SELECT value FROM json_each(:ids)) ORDER BY id DESC LIMIT :limit",
                Map.of(
                        "account",
                        ExactText.of(account),
                        "before",
                        before,
                        "ids",
                        Json.write(List.copyOf(backupIds)),
                        "limit",
                        limit));
    }

    @Override
    public Map<ClusterId, Instant> lastGood() throws StoreException {
        // Not in the way of what is written and watched meanwhile.
        return searcher.takeUnlessInterrupted("last good", LastGood::read);
    }

    /** As the port says. An interrupt of the calling thread ends it with an exception; the thread stays interrupted. */
    @Override
    public List<Attempt> find(HistoryQuery query, HistoryOrder order, int limit, HistoryOrder.@Nullable Place after)
            throws StoreException {
        if (query.isAll() && order.equals(HistoryOrder.NEWEST)) {
            return newest(limit, after == null ? Long.MAX_VALUE : after.id());
        }
        return searcher.takeUnlessInterrupted("search", handle -> {
            SearchQuery search = new SearchQuery(query, order, options.clock().getZone());
            List<Long> ids = search.ids(handle, limit, after);
            Map<Long, Attempt> rows = AttemptReader.select(
                            handle, "WHERE id IN (SELECT value FROM json_each(:ids))", Map.of("ids", Json.write(ids)))
                    .stream()
                    .collect(Collectors.toMap(Attempt::id, Function.identity()));
            return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
        });
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

    /**
     * Puts a whole copy beside the history and removes all but the newest three. For idle times, such as once a day; takes
     * seconds where there are a million rows, and holds nobody up.
     *
     * @return where it is
     */
    public Path snapshot() throws StoreException {
        ledger();
        try {
            return Snapshots.take(file, options);
        } catch (IOException | SQLException e) {
            throw Problems.of("snapshot", e);
        }
    }

    /**
     * Reads the whole file and says DAMAGED if it is. For idle times, such as once a week; what is damaged is built anew at
     * the next start.
     */
    public void check() throws StoreException {
        try (var connection = Connections.reader(file, options)) {
            String verdict = Connections.text(connection, "PRAGMA quick_check(1)");
            if (!verdict.equals("ok")) {
                throw new StoreException(Kind.DAMAGED, verdict);
            }
        } catch (SQLException | StoreException e) {
            StoreException problem = Problems.of("check", e);
            if (problem.kind() == Kind.DAMAGED) {
                suspect.set(true);
            }
            throw problem;
        }
    }

    /** Empties the log into the file, so that the file alone is the whole history. */
    @Override
    public void close() {
        try {
            reader.end(connection -> {});
            searcher.end(connection -> {});
            if (ledger != null) {
                ledger.end();
                if (!suspect.get()) {
                    Files.deleteIfExists(HistoryFile.marker(file));
                }
            }
        } catch (SQLException | IOException e) {
            LOG.warn("the history was not closed cleanly; its log is kept and read at the next start", e);
        }
    }
}
