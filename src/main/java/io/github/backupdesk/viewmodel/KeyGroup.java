package io.github.backupdesk.viewmodel;

/** Where a key does what it does. */
public enum KeyGroup {
    WINDOW,
    ACCOUNTS,
    CLUSTERS,
    SCOPE,
    REVIEW,
    HISTORY,
    PLAN,
    SIMULATOR,
    NOTICES
}
