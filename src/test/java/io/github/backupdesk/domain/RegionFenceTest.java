package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.RegionFence.Reach;
import io.github.backupdesk.domain.RegionFence.Rule;
import io.github.backupdesk.support.Fixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionFenceTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId SHANGHAI = new RegionId("ali-cn-shanghai");
    private static final Rule PIPL = new Rule(new Reach.Outside(Continent.MAINLAND_CHINA), "PIPL: mainland only");

    private static RegionFence of(String reach) {
        return RegionFence.NONE.with(new Rule(Reach.parse(reach).orElseThrow(), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "region:aws-us-east-2, aws-us-east-2, true",
        "region:aws-us-east-2, aws-us-east-1, false",
        "inside:EUROPE, aws-eu-central-1, true",
        "inside:EUROPE, gcp-europe-west3, true",
        "inside:EUROPE, aws-us-east-2, false",
        "outside:MAINLAND_CHINA, ali-cn-shanghai, false",
        "outside:MAINLAND_CHINA, aws-cn-northwest-1, false",
        "outside:MAINLAND_CHINA, ali-ap-southeast-1, true",
        "outside:MAINLAND_CHINA, aws-ap-east-1, true",
        // Where these lie nobody knows, so no rule that speaks of continents lets them pass.
        "inside:EUROPE, moon-base-1, true",
        "outside:MAINLAND_CHINA, moon-base-1, true",
        "region:aws-us-east-2, moon-base-1, false"
    })
    void forbidsWhatItsRuleReaches(String reach, String region, boolean forbidden) {
        assertEquals(forbidden, of(reach).forbids(new RegionId(region)).isPresent());
    }

    @Test
    void withoutRulesNothingIsForbiddenAndClosedEverythingIs() {
        assertTrue(RegionFence.NONE.forbids(OHIO).isEmpty());
        assertTrue(RegionFence.CLOSED.forbids(SHANGHAI).isPresent());
        assertTrue(RegionFence.CLOSED.closed());
        assertFalse(RegionFence.NONE.closed());
    }

    @Test
    void namesTheFirstCopyThatBreachesItWithItsRule() {
        RegionFence fence = RegionFence.NONE.with(PIPL);
        BackupRequest wanted =
                Fixtures.collections("default", List.of("a"), "ali-cn-shanghai", "aws-us-east-2", "aws-us-east-1");
        assertEquals(Optional.of(new RegionFence.Breach(OHIO, PIPL)), fence.breach(wanted));
        assertTrue(fence.breach(Fixtures.wholeCluster()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"region:aws-us-east-2", "inside:EUROPE", "outside:MAINLAND_CHINA"})
    void whatItWritesItReads(String text) {
        assertEquals(text, Reach.parse(text).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "region", "region:", "region:no region", "inside:OTHER", "inside:MOON", "everywhere", "x:y"})
    void whatIsNoRuleIsNotTakenForOne(String text) {
        assertTrue(Reach.parse(text).isEmpty());
    }

    @Test
    void aReachHasOneRuleAndGoesWithIt() {
        RegionFence again = RegionFence.NONE.with(PIPL).with(new Rule(PIPL.reach(), "another reason"));
        assertEquals(
                List.of("another reason"),
                again.rules().stream().map(Rule::note).toList());
        assertEquals(RegionFence.NONE, again.without(PIPL.reach()));
    }
}
