package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.domain.Trail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteHistoryStoreTest {

    @TempDir
    Path folder;

    private SqliteHistoryStore store;

    @BeforeEach
    void open() throws StoreException {
        store = SqliteHistoryStore.open(folder.resolve("history.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() throws StoreException {
        close();
        open();
    }

    @Test
    void aPlannedAttemptComesBackAfterARestart() throws StoreException {
        Attempt stored = store.add(Samples.planned());
        reopen();
        assertEquals(stored, store.find(stored.id()).orElseThrow());
        assertEquals(Samples.planned().withId(stored.id()), stored);
    }

    static Stream<SubmitOutcome> outcomes() {
        Answer refused = new Answer(409, 96038, "another backup is running ⏳", "req-9");
        return Stream.of(
                Samples.ACCEPTED,
                new SubmitOutcome.Matched(Samples.backup("backup7")),
                new SubmitOutcome.Matched(new Backup("b\uDC00", "", "", "", "", "", "", 0, null)),
                new SubmitOutcome.Listed(Sighting.of(Samples.backup("backup8"))),
                new SubmitOutcome.Listed(Sighting.of(Samples.backup("backup9"))
                        .described(new BackupDetail(
                                Samples.backup("backup9"),
                                Samples.OREGON,
                                Map.of("", List.of("Café", "\" \\"), "zoo", List.of("b", "a"))))),
                new SubmitOutcome.Accepted(new Receipt("b", "", "j"), new Answer(200, 0, "ok", "")),
                new SubmitOutcome.Rejected(refused),
                new SubmitOutcome.NotSent(NotSentReason.THROTTLED, new Answer(429, null, "", "")),
                new SubmitOutcome.NotSent(NotSentReason.CONNECT_FAILED, Answer.NONE),
                new SubmitOutcome.Unknown(UnknownReason.SERVER_FAULT, new Answer(502, null, "<html>", "")),
                new SubmitOutcome.Unknown(UnknownReason.NO_RECEIPT, new Answer(200, 0, "backupId=b", "r")));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeComesBackExactly(SubmitOutcome outcome) throws StoreException {
        roundTrip(store.add(Samples.planned()).sending().ended(outcome));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfUncertaintyComesBack(UnknownReason reason) throws StoreException {
        roundTrip(store.add(Samples.planned()).ended(new SubmitOutcome.Unknown(reason, Answer.NONE)));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonForNotSendingComesBack(NotSentReason reason) throws StoreException {
        roundTrip(store.add(Samples.planned()).ended(new SubmitOutcome.NotSent(reason, Answer.NONE)));
    }

    @Test
    void theJobAndTheEndOfWatchingComeBack() throws StoreException {
        Attempt accepted = store.add(Samples.planned()).ended(Samples.ACCEPTED);
        roundTrip(accepted.seen(new Job("job-031a8e", new JobState("PAUSED_X"), "45 %", "why: 💥", Samples.NOON)));
        roundTrip(accepted.seen(Samples.job("IN_PROGRESS")).unwatched("no longer known to the server"));
    }

    @Test
    void anUnknownHomeRegionAndNoCopiesComeBack() throws StoreException {
        var request = new BackupRequest(new ClusterId("x"), new BackupScope.WholeCluster(), List.of());
        var exact = new ExactRequest(request, "/v2/clusters/x/backups/create", "{}");
        roundTrip(store.add(Attempt.planned(Samples.NOON, "", "", null, exact)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emoji 🧊🇨🇭",
                "quote ' \" \\",
                "line\r\n\u2028end",
                "007",
                "1e5",
                "NUL\0inside",
                "lone \uD83E end",
                "\uDC00",
                "  "
            })
    void anyTextComesBackExactly(String text) throws StoreException {
        var answer = new Answer(200, null, text, text);
        var request = new BackupRequest(
                new ClusterId("x"),
                new BackupScope.Collections("db" + text, List.of("a" + text, text + "b", "c")),
                List.of());
        Attempt attempt = Attempt.planned(Samples.NOON, text, text, null, new ExactRequest(request, text, text));
        roundTrip(store.add(attempt)
                .ended(new SubmitOutcome.Accepted(new Receipt("b" + text, text, "j" + text), answer))
                .seen(new Job(text, new JobState(text), text, text, Samples.NOON))
                .unwatched(text));
    }

    @Test
    void tenThousandCollectionsAndFourMegabytesComeBackInOrder() throws StoreException {
        List<String> names = IntStream.range(0, 10_000)
                .mapToObj(i -> "c" + (i * 7919) % 10_000)
                .toList();
        Attempt large =
                Samples.planned(new BackupScope.Collections("d", names), "{\"é\":\"" + "x".repeat(4 << 20) + "\"}");
        roundTrip(store.add(large).sending());
        assertEquals(1, store.newest(10, Long.MAX_VALUE).size());
    }

    @Test
    void theTrailComesBack() throws StoreException {
        Attempt sent = store.add(Samples.planned())
                .sending(
                        Samples.NOON.plusNanos(7),
                        new Baseline(Set.of("b1", "b2 \n\uD83E"), Duration.ofNanos(-1234567)));
        roundTrip(sent);
        roundTrip(sent.with(sent.trail().sent(Instant.MAX, null)));
        Trail trail = sent.trail()
                .with(Search.NONE.looked(
                        Samples.NOON, List.of(Samples.backup("b3"), Samples.backup("b4")), Verdict.SEVERAL_FIT))
                .with(List.of(
                        Copy.requested(new RegionId("aws-us-east-2")),
                        new Copy(new RegionId("aws-eu-central-1"), Copy.Stage.AVAILABLE, "b5", Samples.NOON)))
                .noted("asked Ada\nabout it", "OPS-1")
                .sameReceiptAs(7);
        roundTrip(sent.ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE))
                .with(trail));
    }

    @Test
    void openQuestionsAreThoseThatNobodySettledOldestFirst() throws StoreException {
        var unknown = new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
        Attempt first = saved(store.add(Samples.planned()).ended(unknown));
        saved(store.add(Samples.planned()).ended(Samples.ACCEPTED));
        Attempt second = saved(store.add(Samples.planned()).ended(unknown));
        assertEquals(List.of(first, second), store.openQuestions());
        saved(first.with(first.trail().with(first.trail().search().settledAbsent())));
        saved(second.ended(new SubmitOutcome.Matched(Samples.backup("b"))));
        assertEquals(List.of(), store.openQuestions());
    }

    private void roundTrip(Attempt attempt) throws StoreException {
        store.save(attempt);
        assertEquals(attempt, store.find(attempt.id()).orElseThrow());
        reopen();
        assertEquals(attempt, store.find(attempt.id()).orElseThrow());
    }

    @Test
    void findsNothingUnderAnIdThatWasNeverGiven() throws StoreException {
        assertTrue(store.find(1).isEmpty());
        assertTrue(store.newest(5, Long.MAX_VALUE).isEmpty());
        assertEquals(0, store.count());
    }

    @Test
    void refusesToSaveWhatWasNeverAdded() {
        assertThrows(StoreException.class, () -> store.save(Samples.planned().withId(17)));
    }

    @Test
    void refusesToRewriteWhatWasAsked() throws StoreException {
        Attempt stored = store.add(Samples.planned());
        Attempt other = Samples.collections("a").withId(stored.id());
        assertThrows(StoreException.class, () -> store.save(other));
        assertEquals(stored, store.find(stored.id()).orElseThrow());
    }

    @Test
    void pagesRunFromTheNewestToTheOldestWithoutGapOrRepeat() throws StoreException {
        List<Attempt> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(store.add(Samples.collections("c" + i, "d" + i)));
        }
        List<Attempt> first = store.newest(3, Long.MAX_VALUE);
        List<Attempt> second = store.newest(3, first.getLast().id());
        List<Attempt> third = store.newest(3, second.getLast().id());
        assertEquals(all, Stream.of(first, second, third).flatMap(List::stream).toList());
        assertEquals(7, store.count());
    }

    @Test
    void unfinishedAreThoseWhoseEndIsNotKnownOldestFirst() throws StoreException {
        Attempt planned = store.add(Samples.planned());
        Attempt sending = saved(store.add(Samples.planned()).sending());
        saved(store.add(Samples.planned()).ended(new SubmitOutcome.Rejected(Answer.NONE)));
        saved(store.add(Samples.planned()).ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE)));
        Attempt accepted = saved(store.add(Samples.collections("a")).ended(Samples.ACCEPTED));
        Attempt running = saved(
                store.add(Samples.collections("b")).ended(Samples.ACCEPTED).seen(Samples.job("IN_PROGRESS")));
        saved(store.add(Samples.planned()).ended(Samples.ACCEPTED).seen(Samples.job("SUCCESSFUL")));
        saved(store.add(Samples.planned()).ended(Samples.ACCEPTED).unwatched("gone"));
        assertEquals(List.of(planned, sending, accepted, running), store.unfinished());

        saved(running.seen(Samples.job("FAILED")));
        assertEquals(List.of(planned, sending, accepted), store.unfinished());
    }

    private Attempt saved(Attempt attempt) throws StoreException {
        store.save(attempt);
        return attempt;
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        Callable<List<Attempt>> writer = () -> {
            List<Attempt> mine = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                mine.add(saved(store.add(Samples.collections("a", "b" + i)).ended(Samples.ACCEPTED)));
                store.newest(3, Long.MAX_VALUE);
            }
            return mine;
        };
        List<Attempt> written = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Attempt>> one : threads.invokeAll(java.util.Collections.nCopies(8, writer))) {
                written.addAll(one.get());
            }
        }
        reopen();
        assertEquals(200, store.count());
        for (Attempt attempt : written) {
            assertEquals(attempt, store.find(attempt.id()).orElseThrow());
        }
    }

    @Test
    void afterClosingItSaysSoAndClosingTwiceIsNothing() {
        store.close();
        store.close();
        assertThrows(StoreException.class, () -> store.add(Samples.planned()));
        assertThrows(StoreException.class, () -> store.count());
    }
}
