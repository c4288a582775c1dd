/** Turns view models into nodes and gestures into calls. Binds, never decides. */
@NullMarked
package io.github.backupdesk.view;

import org.jspecify.annotations.NullMarked;
