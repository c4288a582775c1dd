package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CopyTargets.Hidden;
import io.github.backupdesk.domain.CopyTargets.Offer;
import io.github.backupdesk.domain.CopyTargets.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyTargetsTest {

    private static final RegionId HOME = new RegionId("aws-us-west-2");

    @ParameterizedTest
    @CsvSource({
        "aws-us-west-2, aws-us-west-2, HOME",
        "aws-us-west-2, gcp-us-west1, OTHER_PROVIDER",
        "aws-us-west-2, aws-cn-northwest-1, OTHER_PROVIDER",
        "aws-cn-northwest-1, aws-us-west-2, OTHER_PROVIDER",
        "aws-us-west-2, az-eastus, PROVIDER_CANNOT_COPY",
        "az-eastus, az-eastus2, PROVIDER_CANNOT_COPY",
        "az-eastus, az-eastus, PROVIDER_CANNOT_COPY",
        "tc-ap-beijing, tc-ap-shanghai, PROVIDER_CANNOT_COPY",
    })
    void saysWhyARegionCannotGetACopy(String home, String target, Refusal why) {
        assertEquals(why, CopyTargets.refusal(new RegionId(home), new RegionId(target)));
    }

    @ParameterizedTest
    @CsvSource({
        "aws-us-west-2, aws-us-east-2",
        "gcp-us-west1, gcp-europe-west3",
        "ali-cn-hangzhou, ali-cn-shanghai",
        "aws-cn-northwest-1, aws-cn-north-1",
        "oci-a, oci-b",
    })
    void theSameProviderCanCopy(String home, String target) {
        assertNull(CopyTargets.refusal(new RegionId(home), new RegionId(target)));
    }

    @Test
    void withoutAKnownHomeOnlyAProviderThatCannotCopyIsRefused() {
        assertNull(CopyTargets.refusal(null, HOME));
        assertEquals(Refusal.PROVIDER_CANNOT_COPY, CopyTargets.refusal(null, new RegionId("tc-ap-beijing")));
    }

    @Test
    void withoutAKnownHomeNothingIsOffered() {
        CopyTargets targets = CopyTargets.of(null, List.of(HOME), Set.of(HOME));
        assertTrue(targets.offered().isEmpty());
        assertEquals(List.of(new Hidden(HOME, Refusal.HOME_UNKNOWN)), targets.hidden());
    }

    @Test
    void boundRegionsComeFirstAndEachOnce() {
        CopyTargets targets = CopyTargets.of(
                HOME,
                regions(
                        "aws-us-east-2",
                        "aws-us-east-1",
                        "aws-us-west-2",
                        "aws-eu-west-1",
                        "aws-us-east-2",
                        "az-eastus",
                        "aws-ca-central-1"),
                Set.copyOf(regions("aws-us-east-2", "aws-eu-west-1")));
        assertEquals(
                List.of(
                        new Offer(new RegionId("aws-eu-west-1"), true),
                        new Offer(new RegionId("aws-us-east-2"), true),
                        new Offer(new RegionId("aws-ca-central-1"), false),
                        new Offer(new RegionId("aws-us-east-1"), false)),
                targets.offered());
        assertEquals(
                List.of(
                        new Hidden(HOME, Refusal.HOME),
                        new Hidden(new RegionId("az-eastus"), Refusal.PROVIDER_CANNOT_COPY)),
                targets.hidden());
    }

    private static List<RegionId> regions(String... ids) {
        return Stream.of(ids).map(RegionId::new).toList();
    }
}
