package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.service.CopyService;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.service.SweepService;
import io.github.backupdesk.service.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * What goes on after a request: its job is asked after, a lost one is looked for, its copies are proven. Each is a question
 * that is put again after a pause, as long as there is something to ask. Where many jobs run, one list answers for them.
 */
public final class Followers {

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    /** How far a pause may be off either way, so that many programs do not ask at the same moment. */
    private static final double JITTER = 0.2;

    private final Background background;
    private final DoubleSupplier random;
    private final List<Follower> followers;
    private final ReconcileService reconcile;
    private Consumer<Attempt> onSeen = attempt -> {};
    private Consumer<Exception> onTrouble = e -> {};
    private Consumer<List<Attempt>> onManyRunning = attempts -> {};

    /** Who knows how to ask. */
    public record Services(WatchService watch, ReconcileService reconcile, CopyService copies, SweepService sweep) {}

    /** @param random from 0 up to 1, for the jitter of the pauses */
    public Followers(Services services, Background background, DoubleSupplier random) {
        this.background = background;
        this.random = random;
        this.reconcile = services.reconcile();
        WatchService watch = services.watch();
        this.followers = List.of(
                new Crowd(
                        each -> watch.canWatch(each) ? Optional.of(watch.pause(each)) : Optional.empty(),
                        watch::check,
                        services.sweep()),
                // When a lost one is looked for is settled to the second.
                new Follower(services.reconcile()::pause, services.reconcile()::look, pause -> pause),
                new Follower(services.copies()::pause, services.copies()::look, this::jittered));
    }

    void tell(Consumer<Attempt> seen, Consumer<Exception> trouble) {
        onSeen = seen;
        onTrouble = trouble;
    }

    /** Who is told of many that a list showed still running; nothing else has happened to them. */
    void tellMany(Consumer<List<Attempt>> running) {
        onManyRunning = running;
    }

    /** Whether the answer to it was lost, and only another account can look for what became of it. */
    boolean foreignQuestion(Attempt attempt) {
        return attempt.openQuestion() && !reconcile.canLook(attempt);
    }

    /** Sees to it that whatever is to be asked of the attempt will be. */
    void consider(Attempt attempt) {
        followers.forEach(each -> each.consider(attempt));
    }

    /** Puts every question that waits for its time; the pace of the account keeps it from being a storm. */
    void askNow() {
        followers.forEach(Follower::askNow);
    }

    private Duration jittered(Duration pause) {
        double factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
        return Duration.ofNanos((long) (pause.toNanos() * factor));
    }

    @FunctionalInterface
    private interface Ask {
        Attempt of(Attempt attempt) throws Exception;
    }

    /** One kind of question, put to many attempts, never twice to the same at a time. */
    private class Follower {

        private final Function<Attempt, Optional<Duration>> pause;
        private final Ask ask;
        private final Function<Duration, Duration> rhythm;

        /** As they were last seen: what is no question any more by then is not put. */
        final Map<Long, Attempt> waiting = new HashMap<>();

        private final Map<Long, Background.Work> timers = new HashMap<>();

        /** Those that are being asked after by themselves. */
        private final Set<Long> asked = new HashSet<>();

        Follower(Function<Attempt, Optional<Duration>> pause, Ask ask, Function<Duration, Duration> rhythm) {
            this.pause = pause;
            this.ask = ask;
            this.rhythm = rhythm;
        }

        void consider(Attempt attempt) {
            if (waiting.replace(attempt.id(), attempt) != null) {
                return;
            }
            pause.apply(attempt).ifPresent(before -> {
                waiting.put(attempt.id(), attempt);
                askAfter(rhythm.apply(before), attempt.id());
            });
        }

        void askAfter(Duration before, long id) {
            timers.put(id, background.after(before, () -> due(id)));
        }

        private void due(long id) {
            timers.remove(id);
            ask(id);
        }

        void askNow() {
            for (long id : List.copyOf(timers.keySet())) {
                timers.getOrDefault(id, () -> {}).cancel();
                due(id);
            }
        }

        /** Whether it has its own turn to come, or is being asked after by itself. */
        boolean onItsOwn(long id) {
            return timers.containsKey(id) || asked.contains(id);
        }

        Optional<Duration> pause(Attempt attempt) {
            return pause.apply(attempt).map(rhythm);
        }

        void ask(long id) {
            Attempt attempt = waiting.get(id);
            if (attempt == null || pause.apply(attempt).isEmpty()) {
                waiting.remove(id);
                return;
            }
            asked.add(id);
            background.start(
                    () -> ask.of(attempt),
                    seen -> {
                        asked.remove(id);
                        waiting.remove(id);
                        onSeen.accept(seen);
                    },
                    e -> {
                        // The cloud goes on whether or not we can see it.
                        asked.remove(id);
                        onTrouble.accept(e);
                        askAfter(AFTER_TROUBLE, id);
                    });
        }
    }

    /** Jobs: a few are asked after one by one; as soon as there are many, one sweep at a time asks after all of them. */
    private final class Crowd extends Follower {

        private final SweepService sweep;
        private boolean sweeping;
        private boolean underWay;
        private Background.Work nextSweep = () -> {};
        private Duration lastTook = Duration.ZERO;

        Crowd(Function<Attempt, Optional<Duration>> pause, Ask ask, SweepService sweep) {
            super(pause, ask, Followers.this::jittered);
            this.sweep = sweep;
        }

        /** Whoever's turn comes while there are many waits for the sweep. */
        @Override
        void ask(long id) {
            if (waiting.size() > SweepService.FEW || sweeping) {
                sweepAfter(Duration.ZERO);
            } else {
                super.ask(id);
            }
        }

        private void sweepAfter(Duration before) {
            if (!sweeping) {
                sweeping = true;
                nextSweep = background.after(before, this::sweep);
            }
        }

        @Override
        void askNow() {
            super.askNow();
            if (sweeping && !underWay) {
                nextSweep.cancel();
                sweep();
            }
        }

        private void sweep() {
            waiting.values().removeIf(each -> pause(each).isEmpty());
            if (waiting.size() <= SweepService.FEW) {
                goOn(Duration.ZERO);
                return;
            }
            List<Attempt> all = List.copyOf(waiting.values());
            underWay = true;
            background.start(
                    () -> sweep.sweep(all),
                    swept -> {
                        lastTook = swept.took();
                        List<Attempt> running = swept.running().stream()
                                .filter(this::stillWatched)
                                .toList();
                        running.forEach(each -> waiting.put(each.id(), each));
                        onManyRunning.accept(running);
                        swept.asked().forEach(this::asked);
                        swept.trouble().ifPresent(onTrouble);
                        goOn(SweepService.pause(shortest(), lastTook));
                    },
                    e -> {
                        onTrouble.accept(e);
                        goOn(AFTER_TROUBLE);
                    });
        }

        /** What was changed meanwhile, as by a stop, is not told as it was. */
        private boolean stillWatched(Attempt swept) {
            Attempt now = waiting.get(swept.id());
            return now != null && now.watchable();
        }

        private void asked(Attempt seen) {
            waiting.put(seen.id(), seen);
            if (pause(seen).isEmpty()) {
                waiting.remove(seen.id());
            }
            onSeen.accept(seen);
        }

        /** While there are many, the next sweep; then each by itself again. */
        private void goOn(Duration pause) {
            sweeping = false;
            underWay = false;
            if (waiting.size() > SweepService.FEW) {
                sweepAfter(pause);
            } else {
                waiting.forEach((id, each) -> {
                    if (!onItsOwn(id)) {
                        askAfter(pause(each).orElse(Duration.ZERO), id);
                    }
                });
            }
        }

        private Duration shortest() {
            return waiting.values().stream()
                    .flatMap(each -> pause(each).stream())
                    .min(Duration::compareTo)
                    .orElse(AFTER_TROUBLE);
        }
    }
}
