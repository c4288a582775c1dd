package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows as a later version with the same schema could leave them. */
class LaterWordsTest {

    private static final Answer TEAPOT = new Answer(418, 7, "tea", "req");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("history.db");
    }

    @Test
    void aLaterReasonForNotSendingStaysNotSent() throws Exception {
        Attempt read = rewritten(
                new SubmitOutcome.NotSent(NotSentReason.MOVED, TEAPOT), "UPDATE attempt SET reason = 'SUNSPOTS'");
        assertEquals(new SubmitOutcome.NotSent(NotSentReason.CONNECT_FAILED, TEAPOT), read.outcome());
    }

    @Test
    void whyAProfileSentNothingIsReadBackAsItWas() throws Exception {
        for (NotSentReason reason : new NotSentReason[] {NotSentReason.NO_KEY, NotSentReason.READ_ONLY}) {
            Attempt read = rewritten(
                    new SubmitOutcome.NotSent(NotSentReason.MOVED, TEAPOT),
                    "UPDATE attempt SET reason = '" + reason + "'");
            assertEquals(new SubmitOutcome.NotSent(reason, TEAPOT), read.outcome());
        }
    }

    @Test
    void aLaterReasonOfUncertaintyStaysUncertain() throws Exception {
        Attempt read = rewritten(
                new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, TEAPOT), "UPDATE attempt SET reason = 'SUNSPOTS'");
        assertEquals(new SubmitOutcome.Unknown(UnknownReason.UNREADABLE, TEAPOT), read.outcome());
    }

    @Test
    void aLaterOutcomeIsTakenNeitherForCreatedNorForNotCreated() throws Exception {
        Attempt read = rewritten(new SubmitOutcome.Rejected(TEAPOT), "UPDATE attempt SET outcome = 'PARKED'");
        assertEquals(new SubmitOutcome.Unknown(UnknownReason.UNREADABLE, TEAPOT), read.outcome());
    }

    @Test
    void aLaterStateIsReadFromTheOutcome() throws Exception {
        Attempt read = rewritten(Samples.ACCEPTED, "UPDATE attempt SET state = 'ARCHIVED'");
        assertEquals(AttemptState.ACCEPTED, read.state());
        assertEquals(Samples.ACCEPTED, read.outcome());
    }

    @Test
    void aLaterStateWithoutAnOutcomeIsUnknown() throws Exception {
        Attempt read = rewritten(Samples.ACCEPTED, "UPDATE attempt SET state = 'QUEUED', outcome = NULL");
        assertEquals(AttemptState.UNKNOWN, read.state());
        assertEquals(new SubmitOutcome.Unknown(UnknownReason.UNREADABLE, Answer.NONE), read.outcome());
    }

    @Test
    void aLaterPolicyOfAPlanIsTheCarefulOne() throws Exception {
        try (var store = SqliteHistoryStore.open(file)) {
            Attempt planned = Samples.planned();
            store.add(planned.with(planned.trail().in(new PlanPart("p", 3, Policy.GO_ON, 2))));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Connections.run(connection, "UPDATE trail SET trail = replace(trail, 'GO_ON', 'ASK_EACH_TIME')");
        }
        try (var store = SqliteHistoryStore.open(file)) {
            PlanPart read = store.ofPlan("p").getFirst().trail().plan();
            assertEquals(new PlanPart("p", 3, Policy.STOP, 2), read);
        }
    }

    @Test
    void aRowThatBreaksARuleOfTheDomainIsDamage() {
        var thrown = assertThrows(
                StoreException.class, () -> rewritten(Samples.ACCEPTED, "UPDATE attempt SET cluster_id = '../x'"));
        assertEquals(StoreException.Kind.DAMAGED, thrown.kind());
    }

    private Attempt rewritten(SubmitOutcome outcome, String sql) throws StoreException, SQLException {
        long id;
        try (var store = SqliteHistoryStore.open(file)) {
            Attempt attempt = store.add(Samples.planned());
            id = attempt.id();
            store.save(attempt.ended(outcome));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Connections.run(connection, sql);
        }
        try (var store = SqliteHistoryStore.open(file)) {
            return store.find(id).orElseThrow();
        }
    }
}
