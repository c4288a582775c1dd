package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.PlanRule;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.service.PlanService.Line;
import io.github.backupdesk.support.FakeCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans over random outcomes, slow answers and impatient hands: what is sent, how often, and what is never sent. */
class PlanPolicyTest {

    private static final Answer NO = new Answer(400, 96001, "no", "");

    private final Desk desk = new Desk();
    private final Map<ExactRequest, SubmitOutcome> outcomes = new HashMap<>();

    /** How many had been sent when an error of the plan became known; by entry. */
    private final Map<Long, Integer> sentWhenKnown = new HashMap<>();

    private List<Line> lines = List.of();

    static IntStream seeds() {
        return IntStream.range(0, 80);
    }

    private static SubmitOutcome outcome(Random random, int n) {
        return switch (random.nextInt(6)) {
            case 0 -> new SubmitOutcome.Rejected(NO);
            case 1 -> new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
            case 2 -> new SubmitOutcome.NotSent(NotSentReason.CONNECT_FAILED, Answer.NONE);
            default -> new SubmitOutcome.Accepted(new Receipt("backup" + n, "b" + n, "job" + n), FakeCloud.OK);
        };
    }

    private void plan(Random random, Policy policy) {
        desk.cloud.tellsJob("SUCCESSFUL", "100");
        List<Line> all = new ArrayList<>();
        for (int n = 0; n < 1 + random.nextInt(7); n++) {
            Cluster cluster = Desk.cluster("in01-" + n, "c" + n, "aws-us-west-2", "Dedicated", "RUNNING");
            ExactRequest exact =
                    desk.cloud.write(new BackupRequest(cluster.id(), new BackupScope.WholeCluster(), List.of()));
            all.add(new Line(exact, cluster));
            outcomes.put(exact, outcome(random, n));
        }
        lines = all;
        desk.cloud.beforeAnswer = () -> {
            ExactRequest last = desk.cloud.created.getLast();
            desk.cloud.outcome = outcomes.getOrDefault(last, new SubmitOutcome.Rejected(NO));
        };
        desk.history.onTold(told -> {
            if (PlanRule.wentWrong(told)) {
                sentWhenKnown.putIfAbsent(told.id(), desk.cloud.created.size());
            }
        });
        desk.history.start();
        desk.background.hold();
        desk.plan.create(lines, policy, () -> {}, e -> {
            throw new AssertionError(e);
        });
        desk.background.releaseOne();
    }

    private void resume() {
        desk.plan.resume();
        desk.clock.advance(SecondPress.DOUBLE_CLICK);
        desk.plan.resume();
    }

    private List<Attempt> rows() {
        return desk.plan.rows().stream().map(PlanRow::attempt).toList();
    }

    private void eachWasSentOnceAtMost() {
        assertEquals(new HashSet<>(desk.cloud.created).size(), desk.cloud.created.size());
    }

    /** Lets everything come to its end, with somebody who presses and does other things at the wrong moments. */
    private void run(Random random, boolean pressing) {
        int idle = 0;
        for (int step = 0; step < 300 && idle < 6; step++) {
            if (desk.background.holds()) {
                idle = 0;
                desk.background.releaseOne();
            } else {
                idle++;
                desk.background.advance(Duration.ofSeconds(20));
            }
            if (pressing && random.nextInt(8) == 0) {
                resume();
                resume();
            }
            if (pressing && random.nextInt(20) == 0) {
                desk.plan.stop();
            }
            eachWasSentOnceAtMost();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPlanThatStopsSendsNothingMoreOnceAnErrorIsKnown(int seed) {
        Random random = new Random(seed);
        plan(random, Policy.STOP);
        run(random, false);
        int wrong = (int) lines.stream()
                .takeWhile(line -> outcomes.get(line.exact()) instanceof SubmitOutcome.Accepted)
                .count();
        int sent = Math.min(lines.size(), wrong + 1);
        assertEquals(lines.subList(0, sent).stream().map(Line::exact).toList(), desk.cloud.created);
        sentWhenKnown.values().forEach(known -> assertEquals(sent, known));
        rows().stream().skip(sent).forEach(row -> {
            assertEquals(AttemptState.PLANNED, row.state());
            assertEquals("Held", desk.plan.rows().get((int) row.id() - 1).row().state());
        });
        for (int again = 0; again < lines.size(); again++) {
            int before = desk.cloud.created.size();
            resume();
            run(random, false);
            assertTrue(
                    desk.cloud.created.stream().skip(before).allMatch(this::wasLeft),
                    "only what was left is sent, in its order");
        }
        assertEquals(lines.stream().map(Line::exact).toList(), desk.cloud.created);
        assertEquals("", desk.plan.resumeProperty().get());
    }

    private boolean wasLeft(ExactRequest exact) {
        return desk.cloud.created.indexOf(exact) == desk.cloud.created.lastIndexOf(exact);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPlanThatGoesOnSendsEachOnceWhateverBecomesOfTheOthers(int seed) {
        Random random = new Random(seed);
        plan(random, Policy.GO_ON);
        run(random, false);
        assertEquals(lines.size(), desk.cloud.created.size());
        assertEquals(new HashSet<>(lines.stream().map(Line::exact).toList()), new HashSet<>(desk.cloud.created));
        assertTrue(rows().stream().allMatch(row -> row.state().settled()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void impatientHandsNeverSendARowTwice(int seed) {
        Random random = new Random(seed);
        plan(random, random.nextBoolean() ? Policy.STOP : Policy.GO_ON);
        run(random, true);
        for (int again = 0; again <= lines.size(); again++) {
            resume();
            run(random, false);
        }
        assertEquals(new HashSet<>(lines.stream().map(Line::exact).toList()), new HashSet<>(desk.cloud.created));
        eachWasSentOnceAtMost();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPlannedAgainIsOnlyWhatSurelyMadeNothing(int seed) {
        Random random = new Random(seed);
        plan(random, Policy.GO_ON);
        run(random, false);
        List<ExactRequest> surely = rows().stream()
                .filter(row -> row.state() == AttemptState.REJECTED || row.state() == AttemptState.NOT_SENT)
                .map(Attempt::exact)
                .toList();
        int sent = desk.cloud.created.size();
        for (int click = 0; click < 5; click++) {
            desk.plan.planAgain();
        }
        run(random, false);
        assertEquals(sent, desk.cloud.created.size(), "planning sends nothing");
        assertEquals(
                surely, rows().stream().skip(lines.size()).map(Attempt::exact).toList());
    }
}
