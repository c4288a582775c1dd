/** The fault matrix (promises.md section 8): each test is named after its row, and rule G is asserted after every one. */
@NullMarked
package io.github.backupdesk.matrix;

import org.jspecify.annotations.NullMarked;
