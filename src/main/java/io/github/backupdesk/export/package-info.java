/** Writes attempts into files for other programs: CSV and JSON, each whole or not at all. */
@NullMarked
package io.github.backupdesk.export;

import org.jspecify.annotations.NullMarked;
