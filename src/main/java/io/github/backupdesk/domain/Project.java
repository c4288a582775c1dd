package io.github.backupdesk.domain;

import java.util.Set;

/**
 * One line of {@code GET /v2/projects}.
 *
 * @param regionIds the regions bound to the project, empty if the server did not say (older answers lack the field)
 */
public record Project(String id, String name, String plan, Set<RegionId> regionIds) {

    public Project {
        regionIds = Set.copyOf(regionIds);
    }
}
