package io.github.backupdesk.domain;

/** The values of {@code backupType}, spelled as the API spells them. */
public enum BackupType {
    CLUSTER,
    COLLECTION
}
