package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be told of an attempt by its outcome alone. */
class SubmitOutcomeTest {

    private static final Answer ANSWER = new Answer(409, 96038, "busy", "req-7");
    private static final Backup BACKUP = Fixtures.backup("b1", "COLLECTION", "AVAILABLE", Fixtures.NOON);

    private static Attempt planned() {
        return Attempt.planned(
                Fixtures.NOON, "Test", "search-prod", null, new FakeCloud().write(Fixtures.wholeCluster()));
    }

    private static SubmitOutcome.Listed listed(Map<String, List<String>> collections) {
        return new SubmitOutcome.Listed(new Sighting(new BackupDetail(BACKUP, null, collections), true));
    }

    @Test
    void onlyWhatWasAnsweredHasAnAnswer() {
        Receipt receipt = new Receipt("b", "n", "j");
        assertEquals(ANSWER, new SubmitOutcome.Accepted(receipt, ANSWER).answered());
        assertEquals(ANSWER, new SubmitOutcome.Rejected(ANSWER).answered());
        assertEquals(ANSWER, new SubmitOutcome.NotSent(NotSentReason.MOVED, ANSWER).answered());
        assertEquals(ANSWER, new SubmitOutcome.Unknown(UnknownReason.SERVER_FAULT, ANSWER).answered());
        assertEquals(Answer.NONE, new SubmitOutcome.Matched(BACKUP).answered());
        assertEquals(Answer.NONE, listed(Map.of()).answered());
    }

    @Test
    void theNameIsThatOfTheReceiptOrOfWhatWasListed() {
        Receipt receipt = new Receipt("b", "n", "j");
        assertEquals("", planned().backupName());
        assertEquals(
                "n",
                planned().ended(new SubmitOutcome.Accepted(receipt, ANSWER)).backupName());
        assertEquals(
                "b1-name", planned().ended(new SubmitOutcome.Matched(BACKUP)).backupName());
        assertEquals("b1-name", planned().ended(listed(Map.of())).backupName());
        assertEquals("", planned().ended(new SubmitOutcome.Rejected(ANSWER)).backupName());
    }

    @Test
    void whatWasMadeElsewhereCanBeAskedForWhereItsContentIsKnown() {
        assertEquals(Optional.of(Fixtures.wholeCluster()), planned().asked());
        assertEquals(Optional.empty(), planned().ended(listed(Map.of())).asked());
        assertEquals(
                Optional.of(Fixtures.collections("default", List.of("a"))),
                planned().ended(listed(Map.of("", List.of("a")))).asked());
        assertEquals(
                Optional.empty(),
                planned()
                        .ended(listed(Map.of("d", List.of("a"), "e", List.of("b"))))
                        .asked());
    }
}
