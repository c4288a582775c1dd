package io.github.backupdesk.support;

import io.github.backupdesk.background.Background;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A door that runs everything on the spot, on the thread that asks. What is delayed waits for {@link #advance}; while
 * {@link #hold} is in force, tasks wait as well, for {@link #release}. Keeps the promises of the real one: a cancelled piece
 * of work calls none of its handlers, and exactly one of the two handlers follows.
 */
public final class DirectBackground implements Background {

    private final List<Delayed> delayed = new ArrayList<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    private Duration now = Duration.ZERO;

    @Override
    public <T> Work start(Callable<T> task, Consumer<? super T> onSuccess, Consumer<? super Exception> onFailure) {
        return start(tell -> task.call(), (List<Object> nothing) -> {}, onSuccess, onFailure);
    }

    @Override
    public <P, T> Work start(
            Telling<P, T> task,
            Consumer<? super List<P>> onProgress,
            Consumer<? super T> onSuccess,
            Consumer<? super Exception> onFailure) {
        Flag work = new Flag();
        Runnable run = () -> {
            if (!work.cancelled) {
                run(work, task, onProgress, onSuccess, onFailure);
            }
        };
        if (holding) {
            held.add(run);
        } else {
            run.run();
        }
        return work;
    }

    private static <P, T> void run(
            Flag work,
            Telling<P, T> task,
            Consumer<? super List<P>> onProgress,
            Consumer<? super T> onSuccess,
            Consumer<? super Exception> onFailure) {
        T result;
        try {
            result = task.call(value -> {
                if (!work.cancelled) {
                    onProgress.accept(List.of(value));
                }
            });
        } catch (Exception e) {
            if (!work.cancelled) {
                onFailure.accept(e);
            }
            return;
        }
        if (!work.cancelled) {
            onSuccess.accept(result);
        }
    }

    @Override
    public Work after(Duration delay, Runnable handler) {
        Flag work = new Flag();
        delayed.add(new Delayed(now.plus(delay), handler, work));
        return work;
    }

    /** Lets time pass: what falls due in it is run in the order of its time, also what is asked for on the way. */
    public void advance(Duration time) {
        Duration end = now.plus(time);
        while (true) {
            Delayed next = delayed.stream()
                    .filter(each -> each.due().compareTo(end) <= 0)
                    .min(Comparator.comparing(Delayed::due))
                    .orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            delayed.remove(next);
            now = next.due();
            if (!next.work().cancelled) {
                next.handler().run();
            }
        }
    }

    /** How many handlers wait for their time. */
    public int waiting() {
        return (int) delayed.stream().filter(each -> !each.work().cancelled).count();
    }

    /** From now on tasks wait, as if the network were slow. */
    public void hold() {
        holding = true;
    }

    /** Runs what has waited, in order, and whatever follows from it. */
    public void release() {
        holding = false;
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    /** Whether tasks wait for their release. */
    public boolean holds() {
        return !held.isEmpty();
    }

    /** Runs the one that has waited longest; the others go on waiting. */
    public void releaseOne() {
        held.remove().run();
    }

    private record Delayed(Duration due, Runnable handler, Flag work) {}

    private static final class Flag implements Work {
        private boolean cancelled;

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
