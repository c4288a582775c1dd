package io.github.backupdesk.background;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The door. Its methods are called on the UI thread and every handler arrives on the UI thread; only the task itself runs
 * elsewhere. A cancelled piece of work calls none of its handlers any more.
 */
public interface Background {

    /** Runs the task elsewhere; exactly one of the two handlers follows. */
    <T> Work start(Callable<T> task, Consumer<? super T> onSuccess, Consumer<? super Exception> onFailure);

    /**
     * Runs a task that tells of values on its way. They arrive in order, in batches, at most a few batches a second, so that
     * a fast task cannot flood the screen; all have arrived before the success or failure handler is called.
     */
    <P, T> Work start(
            Telling<P, T> task,
            Consumer<? super List<P>> onProgress,
            Consumer<? super T> onSuccess,
            Consumer<? super Exception> onFailure);

    /** Runs the handler on the UI thread once the delay is over. */
    Work after(Duration delay, Runnable handler);

    /** A task that tells of values before it is done. */
    @FunctionalInterface
    interface Telling<P, T> {
        T call(Consumer<? super P> tell) throws Exception;
    }

    /** Something under way. */
    @FunctionalInterface
    interface Work {
        /** Interrupts the task if it runs. Harmless when it is over. */
        void cancel();
    }
}
