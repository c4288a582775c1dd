package io.github.backupdesk.store;

import java.util.List;

/** How a history is opened. Tests wait less, narrow the room and bring steps of their own. */
record Options(int busyTimeoutMillis, long maxPages, List<Migration> migrations) {

    /** SQLite's own upper bound. */
    private static final long ANY_SIZE = 4_294_967_294L;

    Options {
        migrations = List.copyOf(migrations);
    }

    static Options standard() {
        return new Options(5000, ANY_SIZE, Schema.MIGRATIONS);
    }

    Options waiting(int millis) {
        return new Options(millis, maxPages, migrations);
    }

    Options atMostPages(long pages) {
        return new Options(busyTimeoutMillis, pages, migrations);
    }

    Options withMigrations(List<Migration> steps) {
        return new Options(busyTimeoutMillis, maxPages, steps);
    }

    /** The schema number that this program writes. */
    int version() {
        return migrations.getLast().version();
    }
}
