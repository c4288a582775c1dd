/** Preferences without secrets, and the folders of each system. */
@NullMarked
package io.github.backupdesk.settings;

import org.jspecify.annotations.NullMarked;
