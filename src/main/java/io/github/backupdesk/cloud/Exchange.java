package io.github.backupdesk.cloud;

/** How one call over the wire ended: with a reply, whatever it says, or with none. */
sealed interface Exchange permits Reply, Failure {}
