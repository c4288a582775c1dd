package io.github.backupdesk.domain;

/**
 * The three texts the create call answers with (contract.md 1.1). The job ID exists nowhere else, so losing a receipt is
 * losing the job. IDs are opaque and never blank; the name may be.
 */
public record Receipt(String backupId, String backupName, String jobId) {

    public Receipt {
        if (backupId.isBlank() || jobId.isBlank()) {
            throw new IllegalArgumentException("a receipt has a backup ID and a job ID");
        }
    }
}
