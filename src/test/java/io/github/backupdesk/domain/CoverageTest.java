package io.github.backupdesk.domain;

import static io.github.backupdesk.support.Fixtures.CLUSTER_ID;
import static io.github.backupdesk.support.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.backupdesk.domain.Coverage.Cell;
import io.github.backupdesk.domain.Coverage.Listing;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Listed;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final RegionId OREGON = new RegionId("aws-us-west-2");
    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));

    private static Attempt asked() {
        BackupRequest request = Fixtures.collections("default", List.of("a"), OHIO.value());
        return Attempt.planned(YESTERDAY, "Test", "search-prod", OREGON, new ExactRequest(request, "/x", "{}"))
                .sending(YESTERDAY, null);
    }

    private static Attempt made(String id) {
        return asked().ended(new Accepted(new Receipt(id, "", "job"), Answer.NONE))
                .seen(new Job("job", new JobState("SUCCESSFUL"), "100", "", YESTERDAY));
    }

    private static Attempt copied(String id, Copy.Stage stage, String copyId) {
        return made(id).with(Trail.NONE
                .sent(YESTERDAY, null)
                .with(List.of(new Copy(OHIO, stage, copyId, copyId.isEmpty() ? null : YESTERDAY))));
    }

    private static Attempt elsewhere(String id, String method, long size, @Nullable RegionId region) {
        Backup backup =
                new Backup(id, "", CLUSTER_ID.value(), "search-prod", "CLUSTER", method, "AVAILABLE", size, YESTERDAY);
        return Attempt.elsewhere(YESTERDAY, "Test", CLUSTER_ID, backup)
                .ended(new Listed(Sighting.of(backup).described(new BackupDetail(backup, region, Map.of()))));
    }

    private static Coverage of(Attempt... rows) {
        return Coverage.of(List.of(rows), null);
    }

    @Test
    void aCopyCountsOnlyOnceItWasSeen() {
        Coverage before = of(copied("b1", Copy.Stage.REQUESTED, ""));
        assertEquals(new Cell(1, 0, 0, YESTERDAY), before.in(OREGON));
        assertEquals(new Cell(0, 0, 1, null), before.in(OHIO));
        assertEquals(
                new Cell(0, 0, 1, null), of(copied("b1", Copy.Stage.SEEN, "c1")).in(OHIO));
        assertEquals(
                new Cell(1, 0, 0, YESTERDAY),
                of(copied("b1", Copy.Stage.AVAILABLE, "c1")).in(OHIO));
    }

    @Test
    void permanentAndAutomaticOnesAreToldApart() {
        Coverage coverage = of(
                elsewhere("b1", "MANUAL", 100, OHIO),
                elsewhere("b2", "AUTO", 50, OHIO),
                elsewhere("b3", "AUTO", 50, OHIO));
        assertEquals(new Cell(1, 2, 0, YESTERDAY), coverage.in(OHIO));
        assertEquals(List.of(1, 100L, 0), List.of(coverage.permanent(), coverage.bytes(), coverage.unsized()));
    }

    @Test
    void aSizeThatNobodyToldIsNoZero() {
        Coverage coverage = of(made("b1"), elsewhere("b2", "MANUAL", 100, OREGON));
        assertEquals(List.of(2, 100L, 1), List.of(coverage.permanent(), coverage.bytes(), coverage.unsized()));
    }

    @Test
    void theListTellsTheSizes() {
        Listing listing = new Listing(NOON, List.of(Fixtures.backup("b1", "CLUSTER", "AVAILABLE", YESTERDAY)));
        Coverage coverage = Coverage.of(List.of(made("b1")), listing);
        assertEquals(List.of(1, 1_000L, 0), List.of(coverage.permanent(), coverage.bytes(), coverage.unsized()));
    }

    @Test
    void whatALaterListLacksIsNoBackupToCountOn() {
        List<Attempt> rows = List.of(copied("b1", Copy.Stage.AVAILABLE, "c1"), elsewhere("b2", "MANUAL", 100, OREGON));
        Coverage later = Coverage.of(rows, new Listing(NOON, List.of()));
        assertEquals(new Cell(0, 0, 2, null), later.in(OREGON));
        assertEquals(new Cell(0, 0, 1, null), later.in(OHIO));
        assertEquals(0, later.permanent());
        Coverage earlier = Coverage.of(rows, new Listing(YESTERDAY.minusSeconds(1), List.of()));
        assertEquals(1, earlier.in(OHIO).permanent(), "what was seen after the list stands");
    }

    @Test
    void anUnknownOutcomeIsRequestedAndAFailureIsNothing() {
        Attempt lost = asked().ended(new Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        assertEquals(new Cell(0, 0, 1, null), of(lost).in(OHIO));
        Attempt absent = lost.with(lost.trail().with(lost.trail().search().settledAbsent()));
        assertEquals(Coverage.NOTHING, of(absent));
        Attempt failed = made("b1").seen(new Job("job", new JobState("FAILED"), "", "", NOON));
        assertEquals(Coverage.NOTHING, of(failed));
        assertEquals(Coverage.NOTHING, of(asked().stayed()));
    }

    @Test
    void whatIsGoneIsNotThereAndItsCopiesAre() {
        Attempt copied = copied("b1", Copy.Stage.AVAILABLE, "c1");
        Attempt gone = copied.with(copied.trail().gone(NOON));
        assertEquals(0, of(gone).in(OREGON).there());
        assertEquals(1, of(gone).in(OHIO).permanent());
        Attempt elsewhere = elsewhere("b2", "MANUAL", 1, OHIO);
        assertEquals(Coverage.NOTHING, of(elsewhere.with(elsewhere.trail().gone(NOON))));
    }

    @Test
    void aBackupOfARegionThatWasNotToldIsCountedApart() {
        Coverage coverage = of(elsewhere("b1", "MANUAL", 7, null));
        assertEquals(1, coverage.regionUntold());
        assertEquals(7, coverage.bytes());
        assertEquals(Map.of(), coverage.cells());
    }

    @Test
    void theSameBackupInTwoRowsIsOne() {
        assertEquals(1, of(made("b1"), elsewhere("b1", "MANUAL", 9, OREGON)).permanent());
    }

    @Test
    void theNewestOutsideIsThatOfAnyOtherRegion() {
        assertNull(of(made("b1")).newestOutside(OREGON));
        assertEquals(YESTERDAY, of(copied("b1", Copy.Stage.AVAILABLE, "c1")).newestOutside(OREGON));
    }
}
