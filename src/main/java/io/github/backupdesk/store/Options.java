package io.github.backupdesk.store;

import java.sql.Connection;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a history is opened. Tests wait less, narrow the room and bring steps of their own.
 *
 * @param smallBytes a file up to this size is checked at every start, for it takes but milliseconds
 * @param clock for names and ages of files, and for the user's zone
 * @param writer between us and the connection that writes, for disks that fail
 */
record Options(
        int busyTimeoutMillis,
        long maxPages,
        long smallBytes,
        List<Migration> migrations,
        Clock clock,
        UnaryOperator<Connection> writer) {

    /** SQLite's own upper bound. */
    private static final long ANY_SIZE = 4_294_967_294L;

    private static final long SMALL = 4 << 20;

    Options {
        migrations = List.copyOf(migrations);
    }

    static Options standard() {
        return new Options(
                5000,
                ANY_SIZE,
                SMALL,
                Schema.MIGRATIONS,
                Clock.system(ZoneId.systemDefault()),
                connection -> connection);
    }

    Options waiting(int millis) {
        return new Options(millis, maxPages, smallBytes, migrations, clock, writer);
    }

    Options atMostPages(long pages) {
        return new Options(busyTimeoutMillis, pages, smallBytes, migrations, clock, writer);
    }

    Options checkingUpTo(long bytes) {
        return new Options(busyTimeoutMillis, maxPages, bytes, migrations, clock, writer);
    }

    Options withMigrations(List<Migration> steps) {
        return new Options(busyTimeoutMillis, maxPages, smallBytes, steps, clock, writer);
    }

    Options at(Clock newClock) {
        return new Options(busyTimeoutMillis, maxPages, smallBytes, migrations, newClock, writer);
    }

    Options through(UnaryOperator<Connection> failing) {
        return new Options(busyTimeoutMillis, maxPages, smallBytes, migrations, clock, failing);
    }

    /** The schema number that this program writes. */
    int version() {
        return migrations.getLast().version();
    }
}
