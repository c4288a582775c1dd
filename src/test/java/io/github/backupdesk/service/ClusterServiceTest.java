package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.support.FakeCloud;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterServiceTest {

    private final FakeCloud cloud = new FakeCloud();
    private final ClusterService clusters = new ClusterService(cloud);

    private static Cluster cluster(String id, String name, String deployment) {
        return new Cluster(new ClusterId(id), name, "proj-1", null, "", "", 0, "RUNNING", deployment, "");
    }

    @Test
    void thoseThatCanBeBackedUpComeFirstByNameAndNoneIsDropped() throws CloudException {
        cloud.clusters = List.of(
                cluster("in05-1", "alpha", "Serverless"),
                cluster("in01-2", "beta", "Dedicated"),
                cluster("in01-1", "Beta", "Dedicated"),
                cluster("in01-3", "Able", "Dedicated"),
                cluster("in03-1", "aardvark", "Free"));
        assertEquals(
                List.of("in01-3", "in01-1", "in01-2", "in03-1", "in05-1"),
                clusters.list().stream().map(each -> each.id().value()).toList());
    }

    @Test
    void aFailureIsNotAnEmptyList() {
        cloud.trouble = FakeCloud.unreachable();
        assertThrows(CloudException.Unreachable.class, clusters::list);
    }
}
