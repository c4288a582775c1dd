package io.github.backupdesk.settings;

import java.time.Instant;
import java.util.List;

/**
 * What the service has once told of regions and projects, in its own words.
 *
 * @param at when it told
 */
public record SavedRegions(Instant at, List<String> regionIds, List<SavedProject> projects) {

    public SavedRegions {
        regionIds = List.copyOf(regionIds);
        projects = List.copyOf(projects);
    }

    /** @param regionIds the regions bound to it, empty if the service did not say */
    public record SavedProject(String id, String name, String plan, List<String> regionIds) {
        public SavedProject {
            regionIds = List.copyOf(regionIds);
        }
    }
}
