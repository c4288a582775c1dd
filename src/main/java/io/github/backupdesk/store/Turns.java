package io.github.backupdesk.store;

import io.github.backupdesk.domain.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** One connection that threads use in turn, each turn a transaction. */
final class Turns {

    private final Lock lock = new ReentrantLock();
    private final Connection connection;
    private final Jdbi jdbi;

    private final AtomicBoolean suspect;

    /** @param suspect set when something was thrown after which the file should be looked at */
    Turns(Connection connection, AtomicBoolean suspect) {
        this.connection = connection;
        this.suspect = suspect;
        this.jdbi = Jdbi.create(connection);
    }

    /** @param doing one word for the message if it fails */
    <T> T take(String doing, Function<Handle, T> work) throws StoreException {
        lock.lock();
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            if (Problems.suspicious(e)) {
                suspect.set(true);
            }
            throw Problems.of(doing, e);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #take}, but an interrupt ends the waiting for the turn too. */
    <T> T takeUnlessInterrupted(String doing, Function<Handle, T> work) throws StoreException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.OTHER, doing + ": interrupted", e);
        }
        try {
            return take(doing, work);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the turn under way, does what is left to do and closes the connection. Does nothing the second time. */
    void end(LastWord last) throws SQLException {
        lock.lock();
        try (connection) {
            if (!connection.isClosed()) {
                last.say(connection);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is done with a connection before it is closed. */
    interface LastWord {
        void say(Connection connection) throws SQLException;
    }
}
