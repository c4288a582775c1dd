/** Starts the program and joins its parts; the only place that says new to an adapter. */
@NullMarked
package io.github.backupdesk.app;

import org.jspecify.annotations.NullMarked;
