package io.github.backupdesk.viewmodel;

/** The two kinds of backup to choose between, named as the API names its backup types. */
public enum ScopeType {
    CLUSTER,
    COLLECTION
}
