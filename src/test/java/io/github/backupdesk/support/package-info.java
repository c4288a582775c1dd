/** What tests stand on: servers that behave as badly as needed, fixtures, and ears for the log. */
@NullMarked
package io.github.backupdesk.support;

import org.jspecify.annotations.NullMarked;
