package io.github.backupdesk.domain;

import java.util.Set;

/**
 * The state of a job, as the server spells it. The set is open (contract.md 1.8): a word we do not know is shown as it is
 * and is never taken for success.
 */
public record JobState(String raw) {

    private static final Set<String> SUCCESS = Set.of("SUCCESSFUL", "BACKUP_AVAILABLE");
    private static final Set<String> FAILURE = Set.of("FAILED", "CANCELED", "CANCELLED", "ERROR");
    private static final Set<String> UNDER_WAY = Set.of("PENDING", "IN_PROGRESS", "CANCELING", "CREATING");

    /** Not a job's word but its backup's own, as a list tells it where nobody has asked for the job itself. */
    public static final JobState CREATING = new JobState("CREATING");

    /** Our own word where the list shows the backup as made and nobody was told how its job ended; no server says it of a job. */
    public static final JobState AVAILABLE = new JobState("BACKUP_AVAILABLE");

    public boolean successful() {
        return SUCCESS.contains(raw);
    }

    public boolean failed() {
        return FAILURE.contains(raw);
    }

    /** No further change is to be expected. */
    public boolean terminal() {
        return successful() || failed();
    }

    public boolean known() {
        return terminal() || UNDER_WAY.contains(raw);
    }
}
