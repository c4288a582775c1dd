package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.service.PlanService.Line;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanServiceTest {

    private final FakeHistory history = new FakeHistory();
    private final Ledger ledger = new Ledger(history);
    private final PlanService plans = new PlanService(ledger, Fixtures.CLOCK, "Test", new Random(1));

    private static List<Line> lines(int count) {
        Cluster cluster = Cluster.typed(Fixtures.CLUSTER_ID);
        return IntStream.range(0, count)
                .mapToObj(n -> new Line(new FakeCloud().write(Fixtures.collections("db" + n, List.of("a"))), cluster))
                .toList();
    }

    private static PlanPart part(Attempt row) {
        PlanPart part = row.trail().plan();
        if (part == null) {
            throw new AssertionError("in no plan");
        }
        return part;
    }

    private void end(Attempt row, SubmitOutcome how) throws StoreException {
        history.save(row.ended(how));
    }

    @Test
    void allOfAPlanAreWrittenInTheirOrder() throws StoreException {
        List<Line> wanted = lines(3);
        List<Attempt> rows = plans.plan(wanted, Policy.STOP);
        assertEquals(
                wanted.stream().map(Line::exact).toList(),
                rows.stream().map(Attempt::exact).toList());
        assertEquals(
                List.of(1, 2, 3), rows.stream().map(row -> part(row).position()).toList());
        assertEquals(1, rows.stream().map(row -> part(row).plan()).distinct().count());
        assertEquals(rows, history.ofPlan(part(rows.getFirst()).plan()));
        assertEquals(List.of("add PLANNED", "add PLANNED", "add PLANNED"), history.log, "planned, and nothing else");
    }

    @Test
    void whereOneCannotBeWrittenNoneIs() {
        history.failAfter(2, 1);
        assertThrows(StoreException.class, () -> plans.plan(lines(3), Policy.GO_ON));
        assertEquals(0, history.count());
    }

    @Test
    void whatSurelyMadeNothingIsPlannedAgainOnceInTheSamePlan() throws StoreException {
        List<Attempt> rows = plans.plan(lines(4), Policy.STOP);
        end(rows.get(0), new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        end(rows.get(1), new SubmitOutcome.Rejected(Answer.NONE));
        end(rows.get(2), new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        String plan = part(rows.getFirst()).plan();
        List<Attempt> again = plans.planAgain(plan);
        assertEquals(1, again.size());
        assertEquals(rows.get(1).exact(), again.getFirst().exact());
        assertEquals(AttemptState.PLANNED, again.getFirst().state());
        assertEquals(new PlanPart(plan, 5, Policy.STOP, rows.get(1).id()), part(again.getFirst()));
        assertEquals(List.of(), plans.planAgain(plan));
    }

    @Test
    void anotherAccountsRowsAreNotPlannedAgain() throws StoreException {
        PlanService theirs = new PlanService(ledger, Fixtures.CLOCK, "Other", new Random(2));
        List<Attempt> rows = theirs.plan(lines(1), Policy.GO_ON);
        end(rows.getFirst(), new SubmitOutcome.Rejected(Answer.NONE));
        assertEquals(List.of(), plans.planAgain(part(rows.getFirst()).plan()));
        assertEquals(1, theirs.planAgain(part(rows.getFirst()).plan()).size());
    }

    @Test
    void twentyWhoAskAtOnceGetOneNewRow() throws Exception {
        List<Attempt> rows = plans.plan(lines(1), Policy.GO_ON);
        end(rows.getFirst(), new SubmitOutcome.Rejected(Answer.NONE));
        String plan = part(rows.getFirst()).plan();
        List<Attempt> made = new ArrayList<>();
        try (ExecutorService clicks = Executors.newFixedThreadPool(20)) {
            Callable<List<Attempt>> click = () -> plans.planAgain(plan);
            for (Future<List<Attempt>> each :
                    clicks.invokeAll(IntStream.range(0, 20).mapToObj(n -> click).toList())) {
                made.addAll(each.get());
            }
        }
        assertEquals(1, made.size());
        assertEquals(2, history.count());
    }
}
