package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryServiceTest {

    private final FakeHistory store = new FakeHistory();
    private final HistoryService history = new HistoryService(store, new Ledger(store));

    private Attempt planned() throws StoreException {
        return store.add(Attempt.planned(
                Fixtures.NOON, "Test", "search-prod", null, new FakeCloud().write(Fixtures.wholeCluster())));
    }

    private Attempt now(Attempt attempt) {
        return store.find(attempt.id()).orElseThrow();
    }

    @Test
    void whatWasBeingSentWhenTheProgramEndedIsUnknown() throws StoreException {
        Attempt sending = planned().sending();
        store.save(sending);
        history.settleInterrupted();
        assertEquals(
                new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.PROGRAM_ENDED, Answer.NONE),
                now(sending).outcome());
        assertEquals(AttemptState.UNKNOWN, now(sending).state());
    }

    @Test
    void whatWasNeverSentAndWhatWasAcceptedStayAsTheyAre() throws StoreException {
        Attempt planned = planned();
        Attempt accepted = planned().sending().ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        store.save(accepted);
        history.settleInterrupted();
        assertEquals(planned, now(planned));
        assertEquals(accepted, now(accepted));
    }

    @Test
    void settlingTwiceChangesNothingMore() throws StoreException {
        store.save(planned().sending());
        history.settleInterrupted();
        List<String> once = List.copyOf(store.log);
        history.settleInterrupted();
        assertEquals(once, store.log);
    }

    @Test
    void whatCannotBeSettledOnDiskIsToldAsUnknownAndSettledLater() throws StoreException {
        Attempt sending = planned().sending();
        store.save(sending);
        store.failAfter(0, 1);
        assertThrows(StoreException.class, history::settleInterrupted);
        assertEquals(AttemptState.SENDING, now(sending).state());
        HistoryService.Page page = history.page(HistoryQuery.ALL, HistoryOrder.NEWEST, 9);
        for (List<Attempt> told : List.of(page.rows(), page.openQuestions(), page.recent(), history.unsettled())) {
            assertTrue(told.getFirst().openQuestion(), told::toString);
        }
        history.settleInterrupted();
        assertEquals(AttemptState.UNKNOWN, now(sending).state());
    }

    @Test
    void whatThisRunHasBegunToSendIsNotSettled() throws StoreException {
        store.save(planned().sending());
        store.failAfter(0, 1);
        assertThrows(StoreException.class, history::settleInterrupted);
        Attempt ours = planned().sending();
        store.save(ours);
        history.settleInterrupted();
        assertEquals(ours, now(ours));
        assertEquals(ours, history.told(ours));
    }

    @Test
    void readsPageByPageNewestFirst() throws StoreException {
        Attempt first = planned();
        Attempt second = planned();
        Attempt third = planned();
        assertEquals(
                List.of(third, second),
                history.page(HistoryQuery.ALL, HistoryOrder.NEWEST, 2).rows());
        assertEquals(
                List.of(first),
                history.after(HistoryQuery.ALL, HistoryOrder.NEWEST, HistoryOrder.NEWEST.place(second), 2));
        assertEquals(3, history.count());
    }
}
