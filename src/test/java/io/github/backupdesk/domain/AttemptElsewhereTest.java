package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Listed;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an attempt says of backups that were made elsewhere, are gone, or may be its own. */
class AttemptElsewhereTest {

    private static final RegionId OREGON = new RegionId("aws-us-west-2");
    private static final Backup WHOLE = Fixtures.backup("b-1", "CLUSTER", "AVAILABLE", Fixtures.NOON);

    private final Attempt planned = Attempt.planned(
            Fixtures.NOON,
            "Test",
            "c",
            null,
            new FakeCloud().write(Fixtures.collections("d", List.of("x"), OREGON.value())));
    private final Attempt accepted = planned.ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK));

    private static Attempt elsewhere(Backup listed) {
        return Attempt.elsewhere(Fixtures.NOON, "Test", Fixtures.CLUSTER_ID, listed);
    }

    private Attempt seen(String state) {
        return accepted.seen(new Job("j", new JobState(state), "", "", Fixtures.NOON));
    }

    private static Attempt found(Attempt row) {
        Copy copy = row.trail().copies().getFirst();
        return row.with(row.trail().with(List.of(new Copy(copy.regionId(), Copy.Stage.SEEN, "c-1", Fixtures.NOON))));
    }

    @Test
    void whatWasListedIsARowOfItsOwnKind() {
        Attempt row = elsewhere(WHOLE);
        assertEquals(AttemptState.ELSEWHERE, row.state());
        assertEquals("b-1", row.backupId());
        assertEquals(new BackupScope.WholeCluster(), row.exact().request().scope());
        assertEquals(Sighting.of(WHOLE), row.sighting());
        assertNull(row.homeRegion());
        assertFalse(row.claims() || row.watchable() || row.openQuestion());
        assertNull(planned.sighting());
        Attempt some = elsewhere(Fixtures.backup("b-2", "COLLECTION", "AVAILABLE", null));
        assertEquals(new BackupScope.Untold(), some.exact().request().scope());
    }

    @Test
    void itsRegionIsTheOneThatDescribingTells() {
        Sighting told = Sighting.of(WHOLE).described(new BackupDetail(WHOLE, OREGON, Map.of()));
        assertEquals(OREGON, planned.ended(new Listed(told)).homeRegion());
    }

    @Test
    void itOwnsItsBackupAndItsCopiesAndNoOther() {
        assertTrue(elsewhere(WHOLE).owns("b-1"));
        assertFalse(elsewhere(WHOLE).owns("b-2"));
        assertFalse(planned.owns(""));
        assertTrue(found(accepted).owns("c-1"));
        assertTrue(found(accepted).owns(FakeCloud.RECEIPT.backupId()));
        assertFalse(found(accepted).owns("c-2"));
    }

    @Test
    void itIsOnTheServerOnceMadeAndUntilItIsGone() {
        Attempt row = elsewhere(WHOLE);
        assertTrue(row.onServer());
        assertFalse(accepted.onServer());
        assertTrue(seen("SUCCESSFUL").onServer());
        Attempt gone = row.with(row.trail().gone(Fixtures.NOON));
        assertTrue(gone.gone());
        assertFalse(gone.onServer());
        Instant later = Fixtures.NOON.plusSeconds(9);
        assertSame(gone.trail(), gone.trail().gone(later));
        assertTrue(gone.with(gone.trail().back()).onServer());
    }

    @Test
    void itClaimsABackupOnlyWhileOneMayBeItsOwnUnknown() {
        Attempt unknown = planned.ended(new Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        assertFalse(planned.claims());
        assertTrue(planned.sending().claims());
        assertTrue(unknown.claims());
        Search settled = unknown.trail().search().settledAbsent();
        assertFalse(unknown.with(unknown.trail().with(settled)).claims());
        Search again = unknown.trail().search().sentAgain();
        assertTrue(unknown.with(unknown.trail().with(again)).claims());
        assertTrue(accepted.claims());
        assertTrue(seen("SUCCESSFUL").claims());
        assertFalse(seen("FAILED").claims());
        assertFalse(found(accepted).claims());
        assertTrue(planned.ended(new Matched(WHOLE)).claims());
    }

    @Test
    void aBackupOfWhichNobodyNamedTheContentHoldsNothingThatWasAsked() {
        BackupRequest untold = elsewhere(Fixtures.backup("b-2", "COLLECTION", "AVAILABLE", null))
                .exact()
                .request();
        assertFalse(CandidateRule.sameContent(untold, new BackupDetail(WHOLE, null, Map.of())));
    }
}
