package io.github.backupdesk.store;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * How a history is opened. Tests wait less, narrow the room and bring steps of their own.
 *
 * @param smallBytes a file up to this size is checked at every start, for it takes but milliseconds
 * @param clock for names and ages of files, and for the user's zone
 */
record Options(int busyTimeoutMillis, long maxPages, long smallBytes, List<Migration> migrations, Clock clock) {

    /** SQLite's own upper bound. */
    private static final long ANY_SIZE = 4_294_967_294L;

    private static final long SMALL = 4 << 20;

    Options {
        migrations = List.copyOf(migrations);
    }

    static Options standard() {
        return new Options(5000, ANY_SIZE, SMALL, Schema.MIGRATIONS, Clock.system(ZoneId.systemDefault()));
    }

    Options waiting(int millis) {
        return new Options(millis, maxPages, smallBytes, migrations, clock);
    }

    Options atMostPages(long pages) {
        return new Options(busyTimeoutMillis, pages, smallBytes, migrations, clock);
    }

    Options checkingUpTo(long bytes) {
        return new Options(busyTimeoutMillis, maxPages, bytes, migrations, clock);
    }

    Options withMigrations(List<Migration> steps) {
        return new Options(busyTimeoutMillis, maxPages, smallBytes, steps, clock);
    }

    Options at(Clock newClock) {
        return new Options(busyTimeoutMillis, maxPages, smallBytes, migrations, newClock);
    }

    /** The schema number that this program writes. */
    int version() {
        return migrations.getLast().version();
    }
}
