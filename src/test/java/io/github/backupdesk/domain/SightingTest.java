package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SubmitOutcome.Listed;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightingTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final Backup CREATING = Fixtures.backup("b1", "COLLECTION", "CREATING", Fixtures.NOON);
    private static final Backup MADE = Fixtures.backup("b1", "COLLECTION", "AVAILABLE", Fixtures.NOON);
    private static final Attempt ROW = Attempt.elsewhere(Fixtures.NOON, "Test", Fixtures.CLUSTER_ID, CREATING);

    @Test
    void aLaterListTellsNewsAndKeepsWhatWasDescribed() {
        BackupDetail told = new BackupDetail(MADE, OHIO, Map.of("db", List.of("a")));
        Sighting described = Sighting.of(CREATING).described(told);
        assertEquals(CREATING, described.backup());
        assertEquals(new Sighting(told, true), described.listed(MADE));
    }

    @Test
    void itsRowAskedForNothingAndCanDoNothing() {
        assertEquals(AttemptState.ELSEWHERE, ROW.state());
        assertEquals("b1", ROW.backupId());
        assertEquals("", ROW.exact().path() + ROW.exact().body());
        assertInstanceOf(BackupScope.Untold.class, ROW.exact().request().scope());
        assertFalse(ROW.watchable() || ROW.openQuestion() || ROW.claims() || ROW.originalMade());
        assertNull(ROW.receipt());
        assertTrue(ROW.onServer());
    }

    @Test
    void itsRegionIsTheOneThatDescribingTells() {
        assertNull(ROW.homeRegion());
        BackupDetail told = new BackupDetail(MADE, OHIO, Map.of());
        assertEquals(
                OHIO, ROW.ended(new Listed(Sighting.of(MADE).described(told))).homeRegion());
    }

    @Test
    void whatIsGoneIsNotOnTheServerUntilItComesBack() {
        Attempt gone = ROW.with(ROW.trail().gone(Fixtures.NOON));
        assertTrue(gone.gone());
        assertFalse(gone.onServer());
        assertEquals(ROW, gone.with(gone.trail().back()));
    }

    @Test
    void anAttemptClaimsAsLongAsABackupMayBeItsOwn() {
        Attempt planned = Attempt.planned(
                Fixtures.NOON,
                "Test",
                "",
                null,
                new FakeCloud().write(Fixtures.collections("db", List.of("a"), "aws-us-east-2")));
        assertFalse(planned.claims());
        assertTrue(planned.sending().claims());
        Attempt lost = planned.ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE));
        assertTrue(lost.claims());
        assertFalse(lost.with(lost.trail().with(Search.NONE.settledAbsent())).claims());
        Attempt accepted = planned.ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        assertTrue(accepted.claims(), "its copy was not seen");
        Copy seen = new Copy(OHIO, Copy.Stage.SEEN, "c1", Fixtures.NOON);
        assertFalse(accepted.with(accepted.trail().with(List.of(seen))).claims());
        assertFalse(accepted.seen(new Job("j", new JobState("FAILED"), "", "", Fixtures.NOON))
                .claims());
    }

    @Test
    void anAttemptsOwnBackupIsOnTheServerOnceItIsMade() {
        Attempt accepted = Attempt.planned(
                        Fixtures.NOON, "Test", "", null, new FakeCloud().write(Fixtures.wholeCluster()))
                .ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        assertFalse(accepted.onServer());
        Attempt done = accepted.seen(new Job("j", new JobState("SUCCESSFUL"), "", "", Fixtures.NOON));
        assertTrue(done.onServer());
        assertTrue(done.owns(FakeCloud.RECEIPT.backupId()));
        assertFalse(done.owns("") || done.owns("another"));
    }
}
