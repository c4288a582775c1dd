package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.QueueRule;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.service.SubmitService.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The requests that wait their turn: one at a time in each cluster, different clusters side by side. A request is in the
 * queue because it was confirmed in this run; what an earlier run left planned is sent only when somebody says so.
 */
public final class QueueViewModel {

    /** How often a cluster that makes somebody else's backup is looked at. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    /** A pause that nobody notices is left to the sending itself. */
    private static final Duration NOTICED = Duration.ofMillis(1_500);

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SubmitService submit;
    private final HistoryViewModel history;
    private final Background background;

    /** As the history was last told of them. */
    private final Map<Long, Attempt> queued = new TreeMap<>();

    private final Set<Long> started = new HashSet<>();
    private final Map<Long, Backup> busy = new HashMap<>();

    /** When those may be sent that the pace of the account keeps back. */
    private final Map<Long, Instant> paced = new HashMap<>();

    /** Which attempt showed that the key is refused, for those that were not sent because of it. */
    private final Map<Long, Long> stoppedBy = new HashMap<>();

    private boolean counting;
    private Consumer<Sent.Ended> onEnded = ended -> {};
    private Consumer<Exception> onUnwritten = e -> {};
    private Consumer<Attempt> onWaits = waits -> {};

    public QueueViewModel(SubmitService submit, HistoryViewModel history, Background background) {
        this.submit = submit;
        this.history = history;
        this.background = background;
        history.explainWaiting(this::reason);
        history.onTold(told ->
                queued.computeIfPresent(told.id(), (id, was) -> told.state() == AttemptState.PLANNED ? told : was));
        history.onChange(this::pump);
    }

    /** @param waits told of a request that was asked for and cannot go at once */
    void tell(Consumer<Sent.Ended> ended, Consumer<Exception> unwritten, Consumer<Attempt> waits) {
        onEnded = ended;
        onWaits = waits;
        onUnwritten = unwritten;
    }

    /** Writes a confirmed request down and sends it when its turn comes. */
    void add(ExactRequest exact, Cluster cluster) {
        plan(exact, cluster, this::enqueue);
    }

    /** @param then handed the row once it is written; nothing is sent unless it is put into the queue */
    void plan(ExactRequest exact, Cluster cluster, Consumer<Attempt> then) {
        background.start(() -> submit.plan(exact, cluster), then, onUnwritten);
    }

    /** Sends what an earlier run left planned. */
    public void send(HistoryRow row) {
        if (submit.canSend(row.attempt())) {
            enqueue(row.attempt());
        }
    }

    void enqueue(Attempt planned) {
        stoppedBy.remove(planned.id());
        queued.put(planned.id(), planned);
        history.put(planned);
        pump();
        if (queued.containsKey(planned.id()) && !started.contains(planned.id())) {
            onWaits.accept(planned);
        }
    }

    /** Takes a request back. One that has begun to leave goes on. */
    public void cancel(HistoryRow row) {
        cancel(row.attempt());
    }

    private void cancel(Attempt attempt) {
        forget(attempt.id());
        background.start(
                () -> submit.cancel(attempt),
                cancelled -> {
                    history.put(cancelled);
                    pump();
                },
                onUnwritten);
    }

    private void forget(long id) {
        queued.remove(id);
        busy.remove(id);
        paced.remove(id);
    }

    boolean isQueued(long id) {
        return queued.containsKey(id);
    }

    /** Starts whatever may go now. */
    private void pump() {
        if (!history.openKnown()) {
            // An open question of an earlier run may be about the same cluster.
            return;
        }
        for (Attempt each : List.copyOf(queued.values())) {
            boolean free = queued.containsKey(each.id())
                    && !started.contains(each.id())
                    && !busy.containsKey(each.id())
                    && !paced.containsKey(each.id())
                    && waitsFor(each).isEmpty();
            if (free) {
                startOrPause(each);
            }
        }
    }

    private Optional<Attempt> waitsFor(Attempt planned) {
        List<Attempt> all = new ArrayList<>();
        // What is being looked up before it leaves holds the others up as if it had left, whatever its number.
        history.unsettled().forEach(each -> all.add(started.contains(each.id()) ? each.sending() : each));
        all.addAll(queued.values());
        return QueueRule.waitsFor(planned, all, queued.keySet());
    }

    private void startOrPause(Attempt planned) {
        Duration pause = submit.pause();
        if (pause.compareTo(NOTICED) > 0) {
            pause(planned, pause);
        } else {
            start(planned);
        }
    }

    /** Waits in the open: the row says until when, and can be taken back. */
    private void pause(Attempt planned, Duration pause) {
        long id = planned.id();
        paced.put(id, history.times().now().plus(pause));
        history.retellWaiting();
        background.after(pause, () -> {
            paced.remove(id);
            pump();
        });
        count();
    }

    /** The seconds that are left are told as they pass. */
    private void count() {
        if (counting || paced.isEmpty()) {
            return;
        }
        counting = true;
        background.after(SECOND, () -> {
            counting = false;
            history.retellWaiting();
            count();
        });
    }

    private void start(Attempt planned) {
        started.add(planned.id());
        background.start(
                (Background.Telling<Attempt, Sent>) tell -> submit.send(planned, tell),
                (List<Attempt> told) -> told.forEach(history::put),
                sent -> {
                    started.remove(planned.id());
                    switch (sent) {
                        case Sent.Ended ended -> {
                            queued.remove(planned.id());
                            // Before it is told: the telling starts the next.
                            if (RefusalWords.ofTheKey(ended.attempt())) {
                                stopFor(ended.attempt());
                            }
                            onEnded.accept(ended);
                        }
                        case Sent.Busy held -> hold(held);
                        case Sent.Throttled(Attempt attempt, Duration pause) -> putBack(attempt, pause);
                    }
                    pump();
                },
                e -> {
                    started.remove(planned.id());
                    queued.remove(planned.id());
                    onUnwritten.accept(e);
                    pump();
                });
    }

    /** The key is no better for the next request: what has not begun to leave waits until somebody sends it. */
    private void stopFor(Attempt refused) {
        List<Attempt> stopped = queued.values().stream()
                .filter(each -> !started.contains(each.id()))
                .toList();
        stopped.forEach(each -> {
            forget(each.id());
            stoppedBy.put(each.id(), refused.id());
        });
        history.retellWaiting();
    }

    private void hold(Sent.Busy held) {
        if (!queued.containsKey(held.attempt().id())) {
            // It was taken back meanwhile.
            return;
        }
        busy.put(held.attempt().id(), held.running());
        history.retellWaiting();
        background.after(LOOK_AGAIN, () -> {
            busy.remove(held.attempt().id());
            pump();
        });
    }

    private void putBack(Attempt attempt, Duration pause) {
        if (queued.replace(attempt.id(), attempt) == null) {
            // It was taken back meanwhile, which a request under way cannot be; now it can.
            history.put(attempt);
            cancel(attempt);
            return;
        }
        pause(attempt, pause);
        history.put(attempt);
    }

    /** The entry that a queued one waits for; empty if there is none, or none of ours. */
    Optional<Attempt> blocker(Attempt attempt) {
        boolean elsewhere = busy.containsKey(attempt.id()) || paced.containsKey(attempt.id());
        return elsewhere || !queued.containsKey(attempt.id()) ? Optional.empty() : waitsFor(attempt);
    }

    /** What a planned attempt waits for, in words; empty if it is not in the queue. */
    Optional<String> reason(Texts words, Attempt attempt) {
        if (attempt.state() != AttemptState.PLANNED) {
            return Optional.empty();
        }
        Long refused = stoppedBy.get(attempt.id());
        if (refused != null) {
            return Optional.of(words.get("queue.keyRefused", String.valueOf(refused)));
        }
        if (!queued.containsKey(attempt.id())) {
            return Optional.empty();
        }
        Instant until = paced.get(attempt.id());
        if (until != null) {
            Times times = history.times();
            long seconds = Math.max(0, Duration.between(times.now(), until).toSeconds());
            return Optional.of(words.get("queue.paced", times.clock(words, until), seconds));
        }
        if (!history.openKnown()) {
            return Optional.of(words.get("queue.unread"));
        }
        Backup running = busy.get(attempt.id());
        if (running != null) {
            return Optional.of(held(words, running));
        }
        return waitsFor(attempt).map(other -> switch (other.state()) {
            case UNKNOWN -> words.get("queue.unknown", String.valueOf(other.id()));
            case PLANNED, SENDING -> words.get("queue.before", String.valueOf(other.id()));
            default -> words.get("queue.running", String.valueOf(other.id()), VisibleText.of(other.backupId()));
        });
    }

    /** The backup may be ours though nobody asks after it any more, as after Stop watching, or one of our copies. */
    private String held(Texts words, Backup running) {
        String id = VisibleText.of(running.id());
        return history.owner(running.id())
                .map(owner -> words.get("queue.busy.ours", id, String.valueOf(owner.id())))
                .orElseGet(() -> words.get("queue.busy", id));
    }
}
