package io.github.backupdesk.cloud;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Time that passes only by being waited for, and then at once. */
final class HandTicker implements Pace.Ticker {

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong waited = new AtomicLong();

    @Override
    public long nanos() {
        return now.get();
    }

    long millis() {
        return now.get() / 1_000_000;
    }

    /** The part of it that somebody waited for. */
    long waited() {
        return waited.get() / 1_000_000;
    }

    void pass(long millis) {
        now.addAndGet(millis * 1_000_000);
    }

    /** A wait without an end is a real one: somebody has to signal. */
    @Override
    @SuppressWarnings("WaitNotInLoop") // The caller is the loop.
    public void await(Condition condition, long nanos) throws InterruptedException {
        if (nanos == Allowance.UNKNOWN) {
            condition.await();
        } else {
            now.addAndGet(nanos);
            waited.addAndGet(nanos);
        }
    }
}
