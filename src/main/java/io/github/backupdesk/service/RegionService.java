package io.github.backupdesk.service;

import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.Region;
import io.github.backupdesk.domain.RegionId;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which regions there are, and which of them may get a copy. */
public final class RegionService {

    private static final Logger LOG = LoggerFactory.getLogger(RegionService.class);

    private final CloudApi cloud;

    public RegionService(CloudApi cloud) {
        this.cloud = cloud;
    }

    /** Regions and projects as one account sees them. */
    public record Catalogue(List<RegionId> regions, List<Project> projects) {

        public static final Catalogue EMPTY = new Catalogue(List.of(), List.of());

        public Catalogue {
            regions = List.copyOf(regions);
            projects = List.copyOf(projects);
        }

        public CopyTargets targets(Cluster cluster) {
            return CopyTargets.of(cluster.regionId(), regions, bound(cluster));
        }

        /** Whether the service said which regions the cluster's project has; if not, no region can be called unbound. */
        public boolean tellsBound(Cluster cluster) {
            return !bound(cluster).isEmpty();
        }

        private Set<RegionId> bound(Cluster cluster) {
            return projects.stream()
                    .filter(project -> project.id().equals(cluster.projectId()))
                    .findFirst()
                    .map(Project::regionIds)
                    .orElse(Set.of());
        }
    }

    /**
     * Asks for both.
     *
     * @param before what was known until now; its projects stay where only they cannot be read
     */
    public Catalogue load(Catalogue before) throws CloudException {
        List<RegionId> regions = cloud.regions().stream().map(Region::id).toList();
        return new Catalogue(regions, projects(before.projects()));
    }

    /** Without the projects it is only unknown which regions are bound; that is no reason to offer none. */
    private List<Project> projects(List<Project> before) {
        try {
            return cloud.projects();
        } catch (CloudException e) {
            LOG.warn("the projects could not be read: {}", e.getMessage());
            return before;
        }
    }
}
