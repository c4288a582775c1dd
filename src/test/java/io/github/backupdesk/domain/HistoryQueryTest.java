package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryQueryTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private static HistoryQuery words(String... words) {
        return with(List.of(words), null, null);
    }

    private static HistoryQuery with(List<String> words, @Nullable LocalDate after, @Nullable LocalDate before) {
        return new HistoryQuery(words, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), after, before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster:search-prod state:unknown region:ali-cn id:job-03 ticket:OPS-1 plan:261123 after:2026-10-01"
                        + " before:2026-11-01 orders users",
                "orders CLUSTER:search-prod State:unknown REGION:ali-cn ID:job-03 Ticket:OPS-1 PLAN:261123 users AFTER:2026-10-01"
                        + " Before:2026-11-01",
                "集群:search-prod 状态:unknown 地域:ali-cn id:job-03 工单:OPS-1 计划:261123 晚于:2026-10-01 早于:2026-11-01 orders users",
                "集群：search-prod 状态：unknown 地域：ali-cn id：job-03 工单：OPS-1 计划：261123 晚于：2026-10-01\u3000早于：2026-11-01"
                        + " orders users",
            })
    void everyKeyIsReadInBothLanguages(String typed) {
        assertEquals(
                new HistoryQuery(
                        List.of("orders", "users"),
                        List.of("search-prod"),
                        List.of(States.of(Set.of(Phase.OPEN, Phase.ABSENT, Phase.SENT_AGAIN))),
                        List.of("ali-cn"),
                        List.of("job-03"),
                        List.of("OPS-1"),
                        List.of("261123"),
                        OCTOBER,
                        NOVEMBER),
                HistoryQuery.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n\u3000", "\"\"", "\" \""})
    void nothingTypedFindsEverything(String typed) {
        assertTrue(HistoryQuery.parse(typed).isAll());
        assertFalse(HistoryQuery.parse(typed + "x").isAll());
    }

    @Test
    void aPhraseInQuotesIsOneWord() {
        assertEquals(words("before release", "4.2"), HistoryQuery.parse("\"before release\" 4.2"));
        assertEquals(
                List.of("search prod"),
                HistoryQuery.parse("cluster:\"search prod\"").clusters());
        assertEquals(words("never closed one"), HistoryQuery.parse("\"never closed one"));
    }

    @Test
    void aKeyMayStandSeveralTimesAndTheLastDateCounts() {
        HistoryQuery query = HistoryQuery.parse("cluster:a cluster:b after:2026-11-01 after:2026-10-01");
        assertEquals(List.of("a", "b"), query.clusters());
        assertEquals(OCTOBER, query.after());
    }

    @Test
    void theFirstColonEndsTheKey() {
        assertEquals(List.of("a：b:c"), HistoryQuery.parse("id:a：b:c").ids());
        assertEquals(List.of("a:b"), HistoryQuery.parse("集群：a:b").clusters());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after:yesterday",
                "after:2026-13-01",
                "before:2026-02-30",
                "after:01.10.2026",
                "before:+999999999-12-31",
                "after:-999999999-01-01",
                "cluster:",
                "集群：",
                ":",
                "：x",
                ":cluster",
                "colour:red",
                "https://cloud.zilliz.com",
                "'",
                "*",
                "%",
                "_",
                "NEAR(",
                "--",
                "\u0000",
                "😀",
                "\u202e",
            })
    void whatIsNoKeyIsAWord(String typed) {
        assertEquals(words(typed), HistoryQuery.parse(typed));
    }

    @Test
    void hostileTextIsNothingButWords() {
        assertEquals(words("'", "OR", "1=1", "--"), HistoryQuery.parse("' OR 1=1 --"));
    }

    @Test
    void tenKilobytesAreCutAndReadAtOnce() {
        String typed = "cluster:a " + "😀x".repeat(3_400);
        HistoryQuery query = assertTimeout(Duration.ofSeconds(1), () -> HistoryQuery.parse(typed));
        assertEquals(List.of("a"), query.clusters());
        assertTrue(query.words().getFirst().length() <= 2_000);
        assertTrue(HistoryQuery.parse("x".repeat(1_999) + "😀")
                .words()
                .getFirst()
                .codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        assertEquals(1_000, HistoryQuery.parse("a ".repeat(5_000)).words().size());
    }

    @Test
    void keysAreReadAlikeInTurkey() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals(List.of("Job-I"), HistoryQuery.parse("ID:Job-I").ids());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void withoutDatesThereAreNoBounds() {
        assertNull(HistoryQuery.parse("orders").after());
        assertNull(HistoryQuery.parse("orders").before());
    }
}
