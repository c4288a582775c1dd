package io.github.backupdesk.support;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.States;
import io.github.backupdesk.domain.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A history in memory that can be told to fail, and writes down when it was written to. */
public final class FakeHistory implements HistoryStore {

    /** Every write, in order; others may write into it to compare the order. */
    public final List<String> log;

    /** How many of the next writes fail, after {@link #writesThatWork} that do not. */
    public int failingWrites;

    public int writesThatWork;

    public boolean unreadable;

    private long lastId;
    private StoreException.Kind failure = StoreException.Kind.DISK_FULL;

    private final TreeMap<Long, Attempt> rows = new TreeMap<>();

    public FakeHistory() {
        this(new ArrayList<>());
    }

    public FakeHistory(List<String> log) {
        this.log = log;
    }

    /** Lets some writes through and then fails some. */
    public void failAfter(int working, int failing) {
        writesThatWork = working;
        failingWrites = failing;
    }

    /** From now on no write works. */
    public void failWith(StoreException.Kind kind) {
        failure = kind;
        failAfter(0, Integer.MAX_VALUE);
    }

    @Override
    public Attempt add(Attempt attempt) throws StoreException {
        write("add " + attempt.state());
        // As in a real history, a number is never given twice.
        Attempt stored = attempt.withId(++lastId);
        rows.put(stored.id(), stored);
        return stored;
    }

    @Override
    public void save(Attempt attempt) throws StoreException {
        write("save " + attempt.state());
        if (rows.replace(attempt.id(), attempt) == null) {
            throw new IllegalStateException("no attempt " + attempt.id());
        }
    }

    private void write(String what) throws StoreException {
        if (writesThatWork > 0) {
            writesThatWork--;
        } else if (failingWrites > 0) {
            failingWrites--;
            log.add(what + " failed");
            throw new StoreException(failure, "told to fail");
        }
        log.add(what);
    }

    @Override
    public List<Attempt> find(HistoryQuery query, HistoryOrder order, int limit, HistoryOrder.@Nullable Place after)
            throws StoreException {
        return newest(Integer.MAX_VALUE, Long.MAX_VALUE).stream()
                .filter(each -> query.words().stream().allMatch(each.toString()::contains))
                .filter(each -> query.states().stream().allMatch(any -> isIn(each, any)))
                .filter(each -> query.plans().stream().allMatch(plan -> inPlan(each, plan)))
                .filter(each -> query.clusters().stream()
                        .allMatch(each.exact().request().clusterId().value()::contains))
                .sorted(order.comparator())
                .filter(each -> after == null || order.compare(order.place(each), after) > 0)
                .limit(limit)
                .toList();
    }

    private static boolean inPlan(Attempt attempt, String beginning) {
        PlanPart part = attempt.trail().plan();
        return part != null && part.plan().startsWith(beginning);
    }

    private static boolean isIn(Attempt attempt, States any) {
        var job = attempt.job();
        return any.phases().contains(Phase.of(attempt))
                || (job != null && any.said().stream().anyMatch(job.state().raw()::equalsIgnoreCase));
    }

    @Override
    public List<Attempt> openQuestions() {
        return rows.values().stream().filter(Attempt::openQuestion).toList();
    }

    @Override
    public Optional<Attempt> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<Attempt> newest(int limit, long before) throws StoreException {
        if (unreadable) {
            throw new StoreException(StoreException.Kind.DAMAGED, "told to fail");
        }
        return rows.headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Attempt> unfinished() {
        return rows.values().stream()
                .filter(row -> !row.state().settled() || row.watchable())
                .toList();
    }

    @Override
    public List<Attempt> addAll(List<Attempt> attempts) throws StoreException {
        List<Attempt> stored = new ArrayList<>();
        try {
            for (Attempt each : attempts) {
                stored.add(add(each));
            }
        } catch (StoreException e) {
            // All or none.
            stored.forEach(each -> rows.remove(each.id()));
            throw e;
        }
        return stored;
    }

    @Override
    public List<Attempt> ofPlan(String plan) throws StoreException {
        if (unreadable) {
            throw new StoreException(StoreException.Kind.DAMAGED, "told to fail");
        }
        return rows.values().stream().filter(row -> inPlan(row, plan)).toList();
    }

    @Override
    public List<Attempt> withBackups(Collection<String> backupIds) {
        return rows.values().stream()
                .filter(row -> backupIds.contains(row.backupId())
                        || row.trail().copies().stream().anyMatch(copy -> backupIds.contains(copy.backupId())))
                .toList();
    }

    @Override
    public List<Attempt> claiming() {
        return rows.descendingMap().values().stream().filter(Attempt::claims).toList();
    }

    @Override
    public List<Attempt> onServerExcept(String account, Collection<String> backupIds, int limit, long before) {
        return rows.headMap(before, false).descendingMap().values().stream()
                .filter(row -> row.onServer() && row.account().equals(account))
                .filter(row -> !backupIds.contains(row.backupId()))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<ClusterId, Instant> lastGood() throws StoreException {
        if (unreadable) {
            throw new StoreException(StoreException.Kind.DAMAGED, "told to fail");
        }
        return rows.values().stream()
                .filter(row -> Phase.of(row) == Phase.DONE || available(row))
                .collect(Collectors.toMap(
                        row -> row.exact().request().clusterId(), Attempt::plannedAt, (a, b) -> a.isAfter(b) ? a : b));
    }

    private static boolean available(Attempt row) {
        Sighting sighting = row.gone() ? null : row.sighting();
        return sighting != null && sighting.backup().available();
    }

    @Override
    public void remove(Attempt elsewhere) throws StoreException {
        write("remove " + elsewhere.state());
        Attempt removed = rows.remove(elsewhere.id());
        if (removed == null || removed.state() != AttemptState.ELSEWHERE) {
            throw new IllegalStateException("not to be removed: " + elsewhere.id());
        }
    }

    @Override
    public long count() {
        return rows.size();
    }

    @Override
    public void close() {}
}
