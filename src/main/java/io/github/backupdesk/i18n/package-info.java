/** Text by key, with arguments, in English and Simplified Chinese. */
@NullMarked
package io.github.backupdesk.i18n;

import org.jspecify.annotations.NullMarked;
