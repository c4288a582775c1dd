package io.github.backupdesk.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults that are switched on, and the waiting that they cause. Thread-safe. */
final class Switchboard implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile List<Fault> faults = List.of();
    private volatile boolean closed;

    List<Fault> faults() {
        return faults;
    }

    void set(List<Fault> others) {
        change(() -> faults = List.copyOf(others));
    }

    /** Ends all waiting. */
    @Override
    public void close() {
        change(() -> closed = true);
    }

    private void change(Runnable step) {
        lock.lock();
        try {
            step.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean on(FaultKind kind, Visit visit) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind && fault.concerns(visit));
    }

    /** The first fault of the answer that hits this request. */
    Optional<Fault> takeAnswer(Visit visit) {
        return faults.stream()
                .filter(fault -> fault.kind().scope == FaultKind.Scope.ANSWER && fault.concerns(visit))
                .filter(Fault::hit)
                .findFirst();
    }

    /** All faults of one kind that hit what they concern. */
    List<Fault> takeAll(FaultKind kind, Predicate<Fault> concerned) {
        return faults.stream()
                .filter(fault -> fault.kind() == kind && concerned.test(fault))
                .filter(Fault::hit)
                .toList();
    }

    /** A fault of a kind that is bound to one endpoint. */
    Optional<Fault> take(FaultKind kind, @Nullable String clusterId) {
        return faults.stream()
                .filter(fault -> fault.kind() == kind && fault.concernsCluster(clusterId))
                .filter(Fault::hit)
                .findFirst();
    }

    Optional<Fault> find(FaultKind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).findFirst();
    }

    /**
     * Waits by the time of the machine, whatever clock the sandbox goes by.
     *
     * @param wanted asked again whenever the switches change; false ends the waiting
     * @return false when the sandbox is being closed, so that nothing should be done any more
     */
    boolean await(Duration atMost, BooleanSupplier wanted) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!closed && left > 0 && wanted.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
