package io.github.backupdesk.store;

import java.util.List;

/** One step of the schema: what leads from the version before it to its own. Never changed once it was released. */
record Migration(int version, List<String> statements) {

    Migration {
        statements = List.copyOf(statements);
    }
}
