package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateRuleTest {

    private static final Instant SENT = Fixtures.NOON.plus(Duration.ofMinutes(10));

    private static Attempt planned(BackupRequest request) {
        return Attempt.planned(Fixtures.NOON, "Test", "search-prod", null, new FakeCloud().write(request));
    }

    private static Attempt sent(@Nullable Baseline baseline) {
        return planned(Fixtures.wholeCluster()).sending(SENT, baseline);
    }

    private static Attempt ahead(Duration serverAhead) {
        return sent(new Baseline(Set.of(), serverAhead));
    }

    private static Backup made(String id, @Nullable Instant at) {
        return Fixtures.backup(id, "CLUSTER", "CREATING", at);
    }

    private static List<String> fitting(Attempt attempt, Backup... listed) {
        return CandidateRule.fitting(attempt, List.of(listed), Duration.ZERO, Set.of()).stream()
                .map(Backup::id)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"-6, 0", "-5, 1", "0, 1", "60, 1", "61, 0"})
    void theWindowIsKeptToTheSecondHoweverWrongOurClockIs(int after, int fits) {
        for (int hours : List.of(-3, 0, 3)) {
            Duration ahead = Duration.ofHours(hours);
            Instant made = SENT.plus(ahead).plusSeconds(after);
            assertEquals(fits, fitting(ahead(ahead), made("b", made)).size(), hours + " h ahead");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void ourOwnTimeDoesNotCountWhereTheServersDiffers(int hours) {
        assertEquals(List.of(), fitting(ahead(Duration.ofHours(hours)), made("b", SENT)));
    }

    @Test
    void withoutABaselineTheClocksAreComparedNow() {
        Backup made = made("b", SENT.plus(Duration.ofHours(3)));
        List<Backup> listed = List.of(made, made("ours", SENT));
        assertEquals(List.of(made), CandidateRule.fitting(sent(null), listed, Duration.ofHours(3), Set.of()));
    }

    @Test
    void withABaselineTheClocksOfThenCount() {
        Attempt attempt = sent(new Baseline(Set.of(), Duration.ZERO));
        List<Backup> listed = List.of(made("b", SENT));
        assertEquals(listed, CandidateRule.fitting(attempt, listed, Duration.ofHours(3), Set.of()));
    }

    @Test
    void withoutATimeOfSendingThatOfPlanningCounts() {
        Attempt older = planned(Fixtures.wholeCluster()).sending();
        assertEquals(List.of("b"), fitting(older, made("b", Fixtures.NOON), made("later", SENT)));
    }

    @Test
    void aBackupWithoutATimeIsNotRuledOutAndComesLast() {
        assertEquals(List.of("b", "timeless"), fitting(sent(null), made("timeless", null), made("b", SENT)));
    }

    @Test
    void theOldestComesFirst() {
        assertEquals(
                List.of("first", "second", "third"),
                fitting(
                        sent(null),
                        made("third", SENT.plusSeconds(9)),
                        made("first", SENT),
                        made("second", SENT.plusSeconds(1))));
    }

    @Test
    void whatWasThereBeforeDoesNotFit() {
        Attempt attempt = sent(new Baseline(Set.of("old"), Duration.ZERO));
        assertEquals(List.of("new"), fitting(attempt, made("old", SENT), made("new", SENT)));
    }

    @Test
    void whatAnotherAttemptMadeDoesNotFit() {
        List<Backup> listed = List.of(made("taken", SENT), made("free", SENT));
        assertEquals(List.of(listed.get(1)), CandidateRule.fitting(sent(null), listed, Duration.ZERO, Set.of("taken")));
    }

    @Test
    void aScheduledBackupDoesNotFit() {
        Backup automatic =
                new Backup("auto", "n", Fixtures.CLUSTER_ID.value(), "c", "CLUSTER", "AUTO", "CREATING", 0, SENT);
        assertEquals(List.of(), fitting(sent(null), automatic));
    }

    @Test
    void onlyTheTypeThatWasAskedForFits() {
        Backup cluster = made("cluster", SENT);
        Backup collection = Fixtures.backup("collection", "COLLECTION", "CREATING", SENT);
        Backup odd = Fixtures.backup("odd", "cluster", "CREATING", SENT);
        assertEquals(List.of("cluster"), fitting(sent(null), cluster, collection, odd));
        Attempt some = planned(Fixtures.collections("default", List.of("a"))).sending(SENT, null);
        assertEquals(List.of("collection"), fitting(some, cluster, collection, odd));
    }

    @Test
    void aWholeClusterDoesNotSayWhatItHolds() {
        assertEquals(true, CandidateRule.sameContent(Fixtures.wholeCluster(), detail(Map.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "default, default, a b, true",
        "default, '', a b, true",
        "default, '', b a, true",
        "default, default, a, false",
        "default, '', a b c, false",
        "default, other, a b, false",
        "archive, archive, a b, true",
        "archive, '', a b, false",
        "archive, default, a b, false",
    })
    void aCollectionBackupHoldsExactlyWhatWasAskedFor(String asked, String held, String names, boolean same) {
        assertEquals(
                same,
                CandidateRule.sameContent(
                        Fixtures.collections(asked, List.of("a", "b")),
                        detail(Map.of(held, List.of(names.split(" "))))));
    }

    private static BackupDetail detail(Map<String, List<String>> collections) {
        return new BackupDetail(made("b", SENT), null, collections);
    }
}
