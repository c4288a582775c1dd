package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.PlanRule;
import io.github.backupdesk.domain.QueueRule;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.service.SubmitService.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The requests that wait their turn: one at a time in each cluster, different clusters side by side. A request is in the
 * queue because it was confirmed in this run; what an earlier run left planned is sent only when somebody says so.
 */
public final class QueueViewModel {

    /** How often a cluster that makes somebody else's backup is looked at. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    /** A pause that nobody notices is left to the sending itself. */
    private static final Duration NOTICED = Duration.ofMillis(1_500);

    private final SubmitService submit;
    private final HistoryViewModel history;
    private final Background background;

    /** As the history was last told of them. */
    private final Map<Long, Attempt> queued = new TreeMap<>();

    private final Departures departures = new Departures();
    private final Map<Long, Backup> busy = new HashMap<>();

    private final Pauses pauses;

    /** Why those are held that were wanted and are kept here because of another. */
    private final Map<Long, Function<Texts, StillHere>> heldBack = new HashMap<>();

    private Consumer<Sent.Ended> onEnded = ended -> {};
    private Consumer<Exception> onUnwritten = e -> {};
    private Consumer<Attempt> onWaits = waits -> {};
    private BiConsumer<List<Attempt>, Function<Texts, StillHere>> onKept = (here, why) -> {};

    public QueueViewModel(SubmitService submit, HistoryViewModel history, Background background) {
        this.submit = submit;
        this.history = history;
        this.background = background;
        this.pauses = new Pauses(history, background, this::pump);
        history.explainWaiting(this::reason);
        history.onTold(told ->
                queued.computeIfPresent(told.id(), (id, was) -> told.state() == AttemptState.PLANNED ? told : was));
        history.onChange(this::pump);
    }

    /**
     * Who else is told: of requests that could not be written down, and of those that were wanted and stay here because of
     * another.
     */
    void watch(Consumer<Exception> unwritten, BiConsumer<List<Attempt>, Function<Texts, StillHere>> kept) {
        onUnwritten = onUnwritten.andThen(unwritten);
        onKept = kept;
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
        want(planned);
        history.put(planned);
        pump();
        if (queued.containsKey(planned.id()) && !departures.isBegun(planned.id())) {
            onWaits.accept(planned);
        }
    }

    /** Puts those of a plan, in its order, into the queue that can be sent and are not in it. */
    void enqueueAll(List<Attempt> planned) {
        List<Attempt> fresh = planned.stream().filter(this::canEnqueue).toList();
        fresh.forEach(this::want);
        // Only now: the first of them must not be sent before the others are known to come after it.
        history.putAll(fresh);
        pump();
    }

    private void want(Attempt planned) {
        heldBack.remove(planned.id());
        queued.put(planned.id(), planned);
        departures.wish(planned.id());
    }

    /** Whether it may be sent by this account and is not going to be. */
    boolean canEnqueue(Attempt attempt) {
        return submit.canSend(attempt) && !queued.containsKey(attempt.id());
    }

    /** Whether it is in the queue and has not begun to leave; what is looked up before it leaves has not. */
    boolean canHold(Attempt attempt) {
        return queued.containsKey(attempt.id()) && !departures.hasLeft(attempt.id());
    }

    /** Takes those out of the queue that have not begun to leave. They stay planned. */
    void hold(Collection<Attempt> attempts) {
        attempts.stream().filter(this::canHold).forEach(each -> forget(each.id()));
        history.retellWaiting();
        pump();
    }

    /** Takes a request back. One that has begun to leave goes on. */
    public void cancel(HistoryRow row) {
        cancel(row.attempt());
    }

    private void cancel(Attempt attempt) {
        departures.takeBack(attempt.id());
        forget(attempt.id());
        background.start(
                () -> submit.cancel(attempt),
                cancelled -> {
                    history.put(cancelled);
                    pump();
                },
                onUnwritten);
    }

    /** Lets nothing leave any more, for good: the session ends. What has not left stays planned. */
    public void stop() {
        departures.stop();
    }

    private void forget(long id) {
        queued.remove(id);
        departures.takeBackWish(id);
        busy.remove(id);
        pauses.forget(id);
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
        boolean begun = false;
        for (Attempt each : List.copyOf(queued.values())) {
            boolean free = departures.isRoom()
                    && queued.containsKey(each.id())
                    && !departures.isBegun(each.id())
                    && !busy.containsKey(each.id())
                    && !pauses.holds(each.id())
                    && waitsFor(each).isEmpty();
            if (free) {
                startOrPause(each);
                begun = true;
            }
        }
        if (begun) {
            history.retellWaiting();
        }
    }

    private Optional<Attempt> waitsFor(Attempt planned) {
        List<Attempt> near = new ArrayList<>();
        for (Attempt each : history.unsettled()) {
            if (QueueRule.concerns(each, planned)) {
                // What is being looked up before it leaves holds the others up as if it had left, whatever its number.
                near.add(departures.isBegun(each.id()) ? each.sending() : each);
            }
        }
        for (Attempt each : queued.values()) {
            if (QueueRule.concerns(each, planned)) {
                near.add(each);
            }
        }
        return QueueRule.waitsFor(planned, near, queued.keySet());
    }

    private void startOrPause(Attempt planned) {
        Duration pause = submit.pause();
        if (pause.compareTo(NOTICED) > 0) {
            pauses.begin(planned.id(), pause);
        } else {
            start(planned);
        }
    }

    private void start(Attempt planned) {
        BooleanSupplier wanted = departures.begin(planned.id());
        background.start(
                (Background.Telling<Attempt, Sent>) tell -> submit.send(planned, tell, wanted),
                (List<Attempt> told) -> told.forEach(this::hasLeft),
                sent -> {
                    boolean takenBack = departures.over(planned.id());
                    switch (sent) {
                        case Sent.Ended ended -> ended(ended, wanted.getAsBoolean());
                        case Sent.Busy held -> hold(held);
                        case Sent.Throttled(Attempt attempt, Duration pause) -> putBack(attempt, pause, takenBack);
                    }
                    pump();
                },
                e -> {
                    departures.over(planned.id());
                    forget(planned.id());
                    holdPlanOf(planned, words -> unwritten(words, planned));
                    onUnwritten.accept(e);
                    pump();
                });
    }

    private void hasLeft(Attempt sending) {
        departures.left(sending.id());
        history.put(sending);
    }

    private void ended(Sent.Ended ended, boolean wanted) {
        Attempt attempt = ended.attempt();
        if (attempt.state() == AttemptState.PLANNED && !wanted) {
            // It was kept here before it left. If it is wanted again by now, it begins anew.
            history.retellWaiting();
            return;
        }
        forget(attempt.id());
        // Before it is told: the telling starts the next.
        if (RefusalWords.ofTheKey(attempt)) {
            stopFor(attempt);
        } else if (barred(attempt)) {
            keepBack(queued.values(), words -> StillHere.held(words.get("queue.barred", String.valueOf(attempt.id()))));
        } else if (PlanRule.wentWrong(attempt)) {
            holdPlanOf(attempt, words -> held(words, attempt));
        } else if (attempt.state() == AttemptState.ACCEPTED) {
            departures.keyTaken(true);
        }
        onEnded.accept(ended);
    }

    /** The key is no better for the next request: what has not begun to leave waits until somebody sends it. */
    private void stopFor(Attempt refused) {
        departures.keyTaken(false);
        keepBack(queued.values(), words -> StillHere.held(words.get("queue.keyRefused", String.valueOf(refused.id()))));
    }

    /** Whether this profile sends nothing at all as it is: then the others need not try. */
    private static boolean barred(Attempt attempt) {
        return attempt.outcome() instanceof NotSent notSent
                && (notSent.reason() == NotSentReason.NO_KEY || notSent.reason() == NotSentReason.READ_ONLY);
    }

    /** A plan that stops at its first error: what has not begun to leave stays here, and what is under way goes on. */
    private void holdPlanOf(Attempt wrong, Function<Texts, StillHere> why) {
        keepBack(
                queued.values().stream()
                        .filter(each -> PlanRule.stops(each) && PlanRule.together(each, wrong))
                        .toList(),
                why);
    }

    private void keepBack(Collection<Attempt> attempts, Function<Texts, StillHere> why) {
        List<Attempt> here = attempts.stream().filter(this::canHold).toList();
        here.forEach(each -> heldBack.put(each.id(), why));
        hold(here);
        if (!here.isEmpty()) {
            onKept.accept(here, why);
        }
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

    private void putBack(Attempt attempt, Duration pause, boolean takenBack) {
        if (queued.replace(attempt.id(), attempt) == null) {
            history.put(attempt);
            if (takenBack) {
                // Which a request under way cannot be; now it can.
                cancel(attempt);
            }
            return;
        }
        pauses.begin(attempt.id(), pause);
        history.put(attempt);
    }

    /** The entry that a queued one waits for; empty if there is none, or none of ours. */
    Optional<Attempt> blocker(Attempt attempt) {
        boolean elsewhere = busy.containsKey(attempt.id()) || pauses.holds(attempt.id());
        return elsewhere || !queued.containsKey(attempt.id()) ? Optional.empty() : waitsFor(attempt);
    }

    /** Why a planned attempt has not left; empty if it was left here by an earlier run. */
    Optional<StillHere> reason(Texts words, Attempt attempt) {
        if (attempt.state() != AttemptState.PLANNED) {
            return Optional.empty();
        }
        Function<Texts, StillHere> why = heldBack.get(attempt.id());
        if (why != null) {
            return Optional.of(why.apply(words));
        }
        if (!queued.containsKey(attempt.id())) {
            return Optional.empty();
        }
        return waits(words, attempt).map(StillHere::waits);
    }

    /** Why the rest of a plan is held. */
    static StillHere held(Texts words, Attempt wrong) {
        return StillHere.held(words.get("queue.held", String.valueOf(wrong.id()), words.of(wrong.state())));
    }

    /** The same where its row could not be written, which is then the error. */
    private static StillHere unwritten(Texts words, Attempt wrong) {
        return StillHere.held(words.get("queue.unwritten", String.valueOf(wrong.id())));
    }

    private Optional<String> waits(Texts words, Attempt attempt) {
        Optional<Instant> until = pauses.until(attempt.id());
        if (until.isPresent()) {
            Times times = history.times();
            long seconds =
                    Math.max(0, Duration.between(times.now(), until.get()).toSeconds());
            return Optional.of(words.get("queue.paced", times.clock(words, until.get()), seconds));
        }
        if (!history.openKnown()) {
            return Optional.of(words.get("queue.unread"));
        }
        Backup running = busy.get(attempt.id());
        if (running != null) {
            return Optional.of(held(words, running));
        }
        Optional<String> before = waitsFor(attempt).map(other -> switch (other.state()) {
            case UNKNOWN -> words.get("queue.unknown", String.valueOf(other.id()));
            case PLANNED, SENDING ->
                words.get(
                        QueueRule.sameCluster(attempt, other) ? "queue.before" : "queue.plan",
                        String.valueOf(other.id()));
            default -> words.get("queue.running", String.valueOf(other.id()), VisibleText.of(other.backupId()));
        });
        boolean turn = before.isEmpty() && !departures.isBegun(attempt.id()) && !departures.isRoom();
        return turn ? Optional.of(words.get("queue.turn", Departures.AT_ONCE)) : before;
    }

    /** The backup may be ours though nobody asks after it any more, as after Stop watching, or one of our copies. */
    private String held(Texts words, Backup running) {
        String id = VisibleText.of(running.id());
        return history.owner(running.id())
                .map(owner -> words.get("queue.busy.ours", id, String.valueOf(owner.id())))
                .orElseGet(() -> words.get("queue.busy", id));
    }
}
