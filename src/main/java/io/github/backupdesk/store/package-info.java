/** Keeps the history in SQLite: schema number, migrations, queries. */
@NullMarked
package io.github.backupdesk.store;

import org.jspecify.annotations.NullMarked;
