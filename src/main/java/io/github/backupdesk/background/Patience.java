package io.github.backupdesk.background;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody who may never answer, and gives up after a time. The question runs on a thread of the system, because what
 * waits in native code would hold on to the carrier of a virtual one; a daemon, so that it does not keep the program
 * from ending. There is one at a time: while a question that was given up still hangs, further ones fail at once.
 */
public final class Patience {

    private final String name;
    private final Duration limit;
    private final Semaphore turn = new Semaphore(1, true);

    /** The last question that was begun; looked at by the one whose turn it is. */
    private @Nullable Question<?> last;

    /** @param limit for one question, waiting for the one before it included */
    public Patience(String name, Duration limit) {
        this.name = name;
        this.limit = limit;
    }

    /**
     * Runs the question and waits for its answer. It cannot be ended from here: one that is given up goes on, and nobody
     * takes what comes of it.
     *
     * @throws TimeoutException if there is no answer in time
     * @throws ExecutionException with what the question threw
     */
    public <T> T ask(Callable<T> question) throws TimeoutException, ExecutionException, InterruptedException {
        long start = System.nanoTime();
        if (!turn.tryAcquire(left(start), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException(name + ": the question before was not answered");
        }
        try {
            if (last != null) {
                last.awaitEnd(left(last.start));
            }
            Question<T> mine = new Question<>(new FutureTask<>(question), System.nanoTime());
            last = mine;
            Thread.ofPlatform().daemon().name(name).start(mine.task);
            return mine.task.get(left(start), TimeUnit.NANOSECONDS);
        } finally {
            turn.release();
        }
    }

    private long left(long since) {
        return limit.toNanos() - (System.nanoTime() - since);
    }

    private record Question<T>(FutureTask<T> task, long start) {

        /** It may be under way although nobody waits for it: its asker was interrupted, or gave up. */
        void awaitEnd(long nanos) throws TimeoutException, InterruptedException {
            try {
                task.get(nanos, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                // It has ended, and whoever asked it was told.
            }
        }
    }
}
