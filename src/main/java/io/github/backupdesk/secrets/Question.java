package io.github.backupdesk.secrets;

import io.github.backupdesk.domain.SecretStoreException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A question to a store and whether anybody still waits for its answer. Either the asker has the answer, or it is undone. */
final class Question<T> implements Callable<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Question.class);

    /** What undoes an answer that nobody waits for. */
    @FunctionalInterface
    interface Undoing<T> {
        void undo(T late) throws SecretStoreException;
    }

    private final Callable<T> work;
    private final Undoing<T> undoing;
    private final Runnable atEnd;
    private boolean begun;
    private boolean givenUp;
    private @Nullable T answer;

    /** @param atEnd called once: after the work, or when it is certain that it is never begun */
    Question(Callable<T> work, Undoing<T> undoing, Runnable atEnd) {
        this.work = work;
        this.undoing = undoing;
        this.atEnd = atEnd;
    }

    @Override
    public T call() throws Exception {
        synchronized (this) {
            if (givenUp) {
                throw new IllegalStateException("given up before it was begun");
            }
            begun = true;
        }
        try {
            T result = work.call();
            if (!handOver(result)) {
                LOG.info("the keychain answered after it was given up; what came of it is undone");
                undoing.undo(result);
            }
            return result;
        } finally {
            atEnd.run();
        }
    }

    private synchronized boolean handOver(T result) {
        answer = result;
        return !givenUp;
    }

    /**
     * Nobody waits any more.
     *
     * @return the answer, if it came in this very moment
     */
    synchronized @Nullable T giveUp() {
        givenUp = answer == null;
        if (givenUp && !begun) {
            atEnd.run();
        }
        return answer;
    }
}
