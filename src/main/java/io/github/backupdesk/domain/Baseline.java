package io.github.backupdesk.domain;

import java.time.Duration;
import java.util.Set;

/**
 * What was known of a cluster before a request left, so that its backup can be told from older ones later (promises.md
 * section 2).
 *
 * @param backupIds the manual backups that were listed then
 * @param serverAhead how far the server's clock was ahead of ours; negative if it was behind
 */
public record Baseline(Set<String> backupIds, Duration serverAhead) {

    public Baseline {
        backupIds = Set.copyOf(backupIds);
    }
}
