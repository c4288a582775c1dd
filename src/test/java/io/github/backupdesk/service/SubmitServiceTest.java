package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubmitServiceTest {

    private final List<String> log = new ArrayList<>();
    private final FakeCloud cloud = new FakeCloud(log);
    private final FakeHistory history = new FakeHistory(log);
    private final List<AttemptState> told = new ArrayList<>();
    private final SubmitService submit = new SubmitService(cloud, history, Fixtures.CLOCK, "Test");
    private final ExactRequest exact = cloud.write(Fixtures.wholeCluster());

    private SubmitService.Submitted send() throws StoreException {
        return submit.submit(exact, Fixtures.cluster(""), row -> told.add(row.state()));
    }

    @Test
    void writesTheRowTwiceBeforeTheRequestLeaves() throws StoreException {
        send();
        assertEquals(List.of("add PLANNED", "save SENDING", "create", "save ACCEPTED"), log);
    }

    @Test
    void tellsOfTheRowOnlyOnceItIsOnDisk() throws StoreException {
        history.failAfter(1, 1);
        assertThrows(StoreException.class, this::send);
        assertEquals(List.of(AttemptState.PLANNED), told);
    }

    @Test
    void theRowHoldsWhatWasAskedOfWhom() throws StoreException {
        Attempt row = send().attempt();
        assertEquals("Test", row.account());
        assertEquals("search-prod", row.clusterName());
        assertEquals(Fixtures.cluster("").regionId(), row.homeRegion());
        assertEquals(Fixtures.NOON, row.plannedAt());
        assertSame(exact, row.exact());
        assertSame(exact, cloud.created.getFirst());
        assertEquals(FakeCloud.RECEIPT, row.receipt());
    }

    @Test
    void sendsNothingIfTheRowCannotBeAdded() {
        history.failAfter(0, 1);
        assertThrows(StoreException.class, this::send);
        assertEquals(List.of("add PLANNED failed"), log);
    }

    @Test
    void sendsNothingIfTheSendingCannotBeWritten() throws StoreException {
        history.failAfter(1, 1);
        assertThrows(StoreException.class, this::send);
        assertEquals(List.of("add PLANNED", "save SENDING failed"), log);
        assertEquals(
                AttemptState.PLANNED,
                history.newest(1, Long.MAX_VALUE).getFirst().state());
    }

    @Test
    void triesTheReceiptOnceMore() throws StoreException {
        history.failAfter(2, 1);
        assertTrue(send().kept());
        assertEquals(List.of("add PLANNED", "save SENDING", "create", "save ACCEPTED failed", "save ACCEPTED"), log);
    }

    @Test
    void handsTheReceiptOutEvenIfItCannotBeWritten() throws StoreException {
        history.failAfter(2, 2);
        SubmitService.Submitted submitted = send();
        assertFalse(submitted.kept());
        assertEquals(FakeCloud.RECEIPT, submitted.attempt().receipt());
        assertEquals(1, cloud.created.size());
    }

    @Test
    void aRefusalIsWrittenWithItsCodeAndMessage() throws StoreException {
        cloud.outcome = new SubmitOutcome.Rejected(new Answer(200, 96038, "already running", "req-9"));
        Attempt row = send().attempt();
        assertEquals(AttemptState.REJECTED, row.state());
        assertEquals(cloud.outcome, history.find(row.id()).orElseThrow().outcome());
    }

    @Test
    void aFaultInTheClientLeavesAnUnknownOutcomeAndNoOpenRow() throws StoreException {
        cloud.fault = new IllegalStateException("a bug");
        Attempt row = send().attempt();
        assertEquals(new SubmitOutcome.Unknown(UnknownReason.PROGRAM_FAULT, Answer.NONE), row.outcome());
        assertEquals(AttemptState.UNKNOWN, history.find(row.id()).orElseThrow().state());
    }
}
