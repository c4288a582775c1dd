/** What the user sees and may do now: holds it, validates it, starts the work behind it, and turns problems into words. */
@NullMarked
package io.github.backupdesk.viewmodel;

import org.jspecify.annotations.NullMarked;
