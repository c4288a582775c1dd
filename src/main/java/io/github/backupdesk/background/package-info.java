/** The only door between threads: work goes out on virtual threads, answers come home on the UI thread. */
@NullMarked
package io.github.backupdesk.background;

import org.jspecify.annotations.NullMarked;
