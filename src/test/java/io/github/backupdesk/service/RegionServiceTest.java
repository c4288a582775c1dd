package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CopyTargets.Offer;
import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.Region;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegionServiceTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId FRANKFURT = new RegionId("aws-eu-central-1");

    private final FakeCloud cloud = new FakeCloud();
    private final RegionService regions = new RegionService(cloud);

    @BeforeEach
    void threeRegions() {
        cloud.regions = List.of(
                new Region("aws", new RegionId("aws-us-west-2")),
                new Region("aws", FRANKFURT),
                new Region("aws", OHIO),
                new Region("gcp", new RegionId("gcp-us-west1")));
    }

    @Test
    void regionsOfTheClustersProjectComeFirst() throws CloudException {
        cloud.projects = List.of(
                new Project("proj-0", "other", "", Set.of(FRANKFURT)), new Project("proj-1", "mine", "", Set.of(OHIO)));
        RegionService.Catalogue catalogue = regions.load(RegionService.Catalogue.EMPTY);
        assertTrue(catalogue.tellsBound(Fixtures.cluster("")));
        assertEquals(
                List.of(new Offer(OHIO, true), new Offer(FRANKFURT, false)),
                catalogue.targets(Fixtures.cluster("")).offered());
    }

    @Test
    void aProjectThatDoesNotTellItsRegionsIsNoProjectWithoutAny() throws CloudException {
        cloud.projects = List.of(new Project("proj-1", "mine", "", Set.of()));
        assertFalse(regions.load(RegionService.Catalogue.EMPTY).tellsBound(Fixtures.cluster("")));
        assertEquals(
                2,
                regions.load(RegionService.Catalogue.EMPTY)
                        .targets(Fixtures.cluster(""))
                        .offered()
                        .size());
    }

    @Test
    void regionsAreOfferedWhenTheProjectsCannotBeRead() throws CloudException {
        cloud.projectsTrouble = FakeCloud.unreachable();
        RegionService.Catalogue catalogue = regions.load(RegionService.Catalogue.EMPTY);
        assertEquals(2, catalogue.targets(Fixtures.cluster("")).offered().size());
        assertFalse(catalogue.tellsBound(Fixtures.cluster("")));
    }

    @Test
    void whatWasKnownOfTheProjectsStaysWhereOnlyTheyCannotBeRead() throws CloudException {
        cloud.projects = List.of(new Project("proj-1", "mine", "", Set.of(OHIO)));
        RegionService.Catalogue before = regions.load(RegionService.Catalogue.EMPTY);
        cloud.projectsTrouble = FakeCloud.unreachable();
        assertTrue(regions.load(before).tellsBound(Fixtures.cluster("")));
    }

    @Test
    void beforeAnythingIsKnownNothingIsOffered() {
        assertTrue(RegionService.Catalogue.EMPTY
                .targets(Fixtures.cluster(""))
                .offered()
                .isEmpty());
    }
}
