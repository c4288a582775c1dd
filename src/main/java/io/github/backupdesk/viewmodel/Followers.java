package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.service.CopyService;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.service.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What goes on after a request: its job is asked after, a lost one is looked for, its copies are proven. Each is a question
 * that is put again after a pause, as long as there is something to ask.
 */
public final class Followers {

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final Background background;
    private final List<Follower> followers;
    private Consumer<Attempt> onSeen = attempt -> {};
    private Consumer<Exception> onTrouble = e -> {};

    public Followers(WatchService watch, ReconcileService reconcile, CopyService copies, Background background) {
        this.background = background;
        this.followers = List.of(
                new Follower(
                        each -> watch.canWatch(each) ? Optional.of(watch.pause(each)) : Optional.empty(), watch::check),
                new Follower(reconcile::pause, reconcile::look),
                new Follower(copies::pause, copies::look));
    }

    void tell(Consumer<Attempt> seen, Consumer<Exception> trouble) {
        onSeen = seen;
        onTrouble = trouble;
    }

    /** Sees to it that whatever is to be asked of the attempt will be. */
    void consider(Attempt attempt) {
        followers.forEach(each -> each.consider(attempt));
    }

    /** Puts every question that waits for its time; the pace of the account keeps it from being a storm. */
    void askNow() {
        followers.forEach(Follower::askNow);
    }

    @FunctionalInterface
    private interface Ask {
        Attempt of(Attempt attempt) throws Exception;
    }

    /** One kind of question, put to many attempts, never twice to the same at a time. */
    private final class Follower {

        private final Function<Attempt, Optional<Duration>> pause;
        private final Ask ask;

        /** As they were last seen: what is no question any more by then is not put. */
        private final Map<Long, Attempt> waiting = new HashMap<>();

        private final Map<Long, Background.Work> timers = new HashMap<>();

        Follower(Function<Attempt, Optional<Duration>> pause, Ask ask) {
            this.pause = pause;
            this.ask = ask;
        }

        void consider(Attempt attempt) {
            if (waiting.replace(attempt.id(), attempt) != null) {
                return;
            }
            pause.apply(attempt).ifPresent(before -> {
                waiting.put(attempt.id(), attempt);
                askAfter(before, attempt.id());
            });
        }

        private void askAfter(Duration before, long id) {
            timers.put(id, background.after(before, () -> ask(id)));
        }

        void askNow() {
            List<Long> due = List.copyOf(timers.keySet());
            due.forEach(id -> {
                timers.getOrDefault(id, () -> {}).cancel();
                ask(id);
            });
        }

        private void ask(long id) {
            timers.remove(id);
            Attempt attempt = waiting.get(id);
            if (attempt == null || pause.apply(attempt).isEmpty()) {
                waiting.remove(id);
                return;
            }
            background.start(
                    () -> ask.of(attempt),
                    seen -> {
                        waiting.remove(id);
                        onSeen.accept(seen);
                    },
                    e -> {
                        // The cloud goes on whether or not we can see it.
                        onTrouble.accept(e);
                        askAfter(AFTER_TROUBLE, id);
                    });
        }
    }
}
