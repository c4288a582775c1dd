/** A pretend Zilliz Cloud for trying out and for tests; imports nothing of ours; reached over HTTP only. */
@NullMarked
package io.github.backupdesk.sandbox;

import org.jspecify.annotations.NullMarked;
