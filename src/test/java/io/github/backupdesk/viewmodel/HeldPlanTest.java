package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.service.PlanService;
import io.github.backupdesk.service.PlanService.Line;
import io.github.backupdesk.service.SubmitService;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan keeps here when it is stopped, its key is refused or its row cannot be written: all that has not left. */
class HeldPlanTest {

    private static final SubmitOutcome NO_SUCH_KEY =
            new SubmitOutcome.Rejected(new Answer(401, 80001, "no such key", ""));

    private final Desk desk = new Desk();

    @BeforeEach
    void read() {
        desk.history.start();
    }

    private List<Line> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> Desk.cluster("in01-" + n, "c" + n, "aws-us-west-2", "Dedicated", "RUNNING"))
                .map(this::line)
                .toList();
    }

    private Line line(Cluster cluster) {
        return new Line(
                desk.cloud.write(new BackupRequest(cluster.id(), new BackupScope.WholeCluster(), List.of())), cluster);
    }

    private void create(int count, Policy policy) {
        desk.plan.create(lines(count), policy, () -> {}, e -> {
            throw new AssertionError(e);
        });
    }

    /** Written down, and nothing of it looked up yet. */
    private void write(int count, Policy policy) {
        desk.background.hold();
        create(count, policy);
        desk.background.releaseOne();
    }

    private List<Attempt> planned(int count) throws StoreException {
        return new PlanService(desk.ledger, desk.clock, "Test", new Random(1)).plan(lines(count), Policy.GO_ON);
    }

    private QueueViewModel queue(Background background) {
        return new QueueViewModel(
                new SubmitService(desk.cloud, desk.ledger, desk.clock, "Test"), desk.history, background);
    }

    private List<Attempt> rows() {
        return desk.plan.rows().stream().map(PlanRow::attempt).toList();
    }

    private void eachIsSentOnce(int count) {
        assertEquals(count, desk.cloud.created.size());
        assertEquals(count, new HashSet<>(desk.cloud.created).size());
    }

    @Test
    void aPlanThatGoesOnCanBeStoppedBeforeAnyOfItHasLeft() {
        write(20, Policy.GO_ON);
        assertEquals("Stop what has not left (20)", desk.plan.stopProperty().get());
        desk.plan.stop();
        assertEquals("", desk.plan.stopProperty().get());
        desk.background.release();
        assertEquals(List.of(), desk.cloud.created);
        assertTrue(rows().stream().allMatch(row -> row.state() == AttemptState.PLANNED));
        assertEquals(null, desk.shell.noticeProperty().get(), "nothing went wrong");
        desk.queue.enqueueAll(rows());
        eachIsSentOnce(20);
    }

    @Test
    void stoppingReachesThoseThatAreLookedUpOrWaitForTheirTurn() {
        desk.cloud.afterList = desk.plan::stop;
        create(5, Policy.GO_ON);
        assertEquals(List.of(), desk.cloud.created);
        desk.cloud.afterList = () -> {};
        desk.cloud.beforeDeparture = desk.plan::stop;
        desk.queue.enqueueAll(rows());
        assertEquals(List.of(), desk.cloud.created);
        assertTrue(rows().stream().allMatch(row -> row.state() == AttemptState.PLANNED));
        desk.cloud.beforeDeparture = () -> {};
        desk.queue.enqueueAll(rows());
        eachIsSentOnce(5);
    }

    @Test
    void whatHasLeftGoesOn() {
        write(5, Policy.GO_ON);
        desk.cloud.beforeAnswer = desk.plan::stop;
        desk.background.release();
        assertEquals(1, desk.cloud.created.size());
        assertEquals(AttemptState.ACCEPTED, rows().getFirst().state());
        assertEquals(
                4,
                rows().stream()
                        .filter(row -> row.state() == AttemptState.PLANNED)
                        .count());
    }

    @Test
    void aHundredChangesOfMindSendEachOnce() {
        write(20, Policy.GO_ON);
        for (int change = 0; change < 100; change++) {
            desk.plan.stop();
            desk.queue.enqueueAll(rows());
            if (change % 10 == 0) {
                desk.background.releaseOne();
            }
        }
        desk.background.release();
        eachIsSentOnce(20);
    }

    @Test
    void whatIsStoppedAndThenTurnedAwayForThePaceStaysPlanned() throws StoreException {
        desk.cloud.outcome =
                new SubmitOutcome.NotSent(SubmitOutcome.NotSentReason.THROTTLED, new Answer(429, null, "slow", ""));
        LateNews late = new LateNews();
        QueueViewModel queue = queue(late);
        List<Attempt> plan = planned(1);
        queue.enqueueAll(plan);
        queue.hold(plan);
        late.arrives();
        assertEquals(1, desk.cloud.created.size(), "it had left, and the news was on its way");
        assertEquals(AttemptState.PLANNED, desk.store.find(1).orElseThrow().state());
        assertTrue(queue.canEnqueue(plan.getFirst()));
    }

    @Test
    void onlyAFewAreBegunAtATimeAndTheOthersSayThatTheyWait() throws StoreException {
        LateNews late = new LateNews();
        QueueViewModel queue =
                new QueueViewModel(new SubmitService(desk.cloud, desk.ledger, desk.clock, "Test"), desk.history, late);
        List<Attempt> plan = planned(50);
        queue.enqueueAll(plan);
        assertEquals(Departures.AT_ONCE, desk.cloud.created.size());
        String why = queue.reason(desk.texts.get(), plan.getLast())
                .map(StillHere::why)
                .orElse("");
        assertEquals("At most 8 requests are begun at a time. This one starts by itself when its turn comes.", why);
        late.arrives();
        eachIsSentOnce(50);
    }

    @Test
    void aRefusedKeyStopsAPlanOfFiftyThatGoesOn() throws StoreException {
        LateNews late = new LateNews();
        desk.cloud.outcome = NO_SUCH_KEY;
        QueueViewModel queue =
                new QueueViewModel(new SubmitService(desk.cloud, desk.ledger, desk.clock, "Test"), desk.history, late);
        List<Attempt> plan = planned(50);
        queue.enqueueAll(plan);
        late.arrives();
        assertEquals(Departures.AT_ONCE, desk.cloud.created.size(), "those that were on their way");
        for (Attempt each : plan.subList(Departures.AT_ONCE, 50)) {
            String why =
                    queue.reason(desk.texts.get(), each).map(StillHere::why).orElse("");
            assertEquals(
                    "The service refused the key when entry #1 was sent, so this one was not sent. Send it when the"
                            + " key is right.",
                    why);
            assertEquals(
                    AttemptState.PLANNED,
                    desk.store.find(each.id()).orElseThrow().state());
        }
    }

    @Test
    void aRefusedKeyHoldsThoseThatAreLookedUpAlready() {
        desk.cloud.outcome = NO_SUCH_KEY;
        write(50, Policy.GO_ON);
        desk.background.release();
        assertEquals(1, desk.cloud.created.size());
        assertTrue(desk.plan.rows().stream()
                .skip(1)
                .allMatch(row -> row.row().state().equals("Held")));
    }

    @Test
    void whatALockedProfileDoesNotSendHoldsTheOthersUntilSomebodySendsThem() {
        desk.cloud.refusesToStart = new SubmitOutcome.NotSent(SubmitOutcome.NotSentReason.NO_KEY, Answer.NONE);
        write(20, Policy.GO_ON);
        desk.background.release();
        assertEquals(
                Departures.AT_ONCE,
                rows().stream()
                        .filter(row -> row.state() == AttemptState.NOT_SENT)
                        .count());
        assertEquals("Held", desk.plan.rows().getLast().row().state());
        String why = desk.plan.rows().getLast().row().explanation();
        assertTrue(why.contains("locked or read-only when entry #1 was to be sent"), why);
        desk.cloud.refusesToStart = null;
        desk.queue.enqueueAll(rows());
        assertEquals(20 - Departures.AT_ONCE, desk.cloud.created.size());
    }

    @Test
    void whereARowCannotBeWrittenTheRestOfAPlanThatStopsSaysSo() {
        write(3, Policy.STOP);
        desk.store.failAfter(0, 1);
        desk.background.release();
        assertEquals(List.of(), desk.cloud.created);
        assertEquals("Held", desk.plan.rows().getLast().row().state());
        assertEquals(
                "Held: the row of entry #1 of this plan could not be written, and this plan stops at its first error."
                        + " Nothing was sent for this one. Resume the plan, or send it by itself.",
                desk.plan.rows().getLast().row().explanation());
        desk.speakChinese();
        String why = desk.plan.rows().getLast().row().explanation();
        assertTrue(why.startsWith("已保留：本计划的记录 #1 未能写入历史"), why);
        desk.queue.enqueueAll(rows());
        eachIsSentOnce(3);
    }

    /** A door whose tasks run at once, and whose news of them comes later. */
    private static final class LateNews implements Background {

        private final Deque<Runnable> news = new ArrayDeque<>();

        void arrives() {
            while (!news.isEmpty()) {
                news.remove().run();
            }
        }

        @Override
        public <T> Work start(Callable<T> task, Consumer<? super T> onSuccess, Consumer<? super Exception> onFailure) {
            return start(tell -> task.call(), (List<Object> nothing) -> {}, onSuccess, onFailure);
        }

        @Override
        public <P, T> Work start(
                Telling<P, T> task,
                Consumer<? super List<P>> onProgress,
                Consumer<? super T> onSuccess,
                Consumer<? super Exception> onFailure) {
            List<P> told = new ArrayList<>();
            try {
                T result = task.call(told::add);
                news.add(() -> {
                    onProgress.accept(told);
                    onSuccess.accept(result);
                });
            } catch (Exception e) {
                news.add(() -> onFailure.accept(e));
            }
            return () -> {};
        }

        @Override
        public Work after(Duration delay, Runnable handler) {
            return () -> {};
        }
    }
}
