package io.github.backupdesk.matrix;

import static io.github.backupdesk.domain.AttemptState.ACCEPTED;
import static io.github.backupdesk.domain.AttemptState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** N22, A35, A39 to A44: lists, jobs, times and clocks, asked for before and after a request. */
class QuestionFaultsTest extends MatrixRow {

    private static final Duration POLL = Duration.ofSeconds(2);

    private static String list(int count, String... backups) {
        return "{\"code\":0,\"data\":{\"count\":" + count + ",\"backups\":[" + String.join(",", backups) + "]}}";
    }

    private static int page(String target) {
        return Integer.parseInt(target.replaceFirst(".*currentPage=(\\d+).*", "$1"));
    }

    private List<String> ids(Service service) throws Exception {
        return bench(service).cloud().manualBackups(Fixtures.CLUSTER_ID).stream()
                .map(Backup::id)
                .toList();
    }

    /** Without a real network interface to take down: the service is gone from its port and comes back to it. */
    @Test
    void n22AServiceThatGoesAwayAndComesBackIsFollowedAgainByItself() {
        Service service = service();
        Bench bench = bench(service);
        assertState(ACCEPTED, bench.create());
        bench.pass(POLL);
        assertEquals(OptionalInt.of(45), bench.row().percent());
        service.close();
        bench.pass(Duration.ofSeconds(20));
        String banner = bench.shell.history().troubleProperty().get();
        assertSays("A job could not be checked; it goes on in the cloud and is checked again.", banner);
        assertSays("127.0.0.1 could not be reached", banner);
        closing(RawServer.answering(
                service.port(), (request, peer) -> peer.answer(200, Service.job("IN_PROGRESS", "\"80\""))));
        bench.pass(Duration.ofSeconds(10));
        assertEquals(OptionalInt.of(80), bench.row().percent());
        assertEquals("", bench.shell.history().troubleProperty().get());
    }

    @Test
    void n22AServiceThatGoesAwayInTheMiddleLeavesItUnknownUntilItIsBack() {
        Service service = service();
        service.onCreate = (request, peer) -> service.close();
        Bench bench = bench(service);
        assertState(UNKNOWN, bench.create());
        bench.pass(Duration.ofMinutes(5));
        assertEquals(0, bench.row().attempt().trail().search().looks(), "a list that was not read is no look");
        String lost = Service.backup("backup-1", "\"" + Fixtures.NOON.plusSeconds(1) + "\"");
        closing(RawServer.answering(service.port(), (request, peer) -> peer.answer(200, list(1, lost))));
        bench.pass(Duration.ofSeconds(10));
        assertEquals(1, bench.chosen().candidates().size());
    }

    @Test
    void a35TwoReceiptsWithOneJobIdAreBothKeptAndSayOfEachOther() {
        Service service = service();
        Bench bench = bench(service);
        HistoryRow first = bench.create();
        HistoryRow second = bench.create("in01-fedcba987654321");
        assertExplains("The service gave entry #" + first.id() + " the same IDs", second);
        assertEquals(
                List.of("job-1", "job-1"),
                bench.stored().stream()
                        .flatMap(each -> Stream.ofNullable(each.receipt()))
                        .map(receipt -> receipt.jobId())
                        .toList());
        bench.pass(POLL);
        assertExplains("The service gave entry #" + second.id() + " the same IDs", bench.row(first.id()));
        assertEquals(2, service.creates());
    }

    @Test
    void a39PagesThatOverlapAreReadOnce() throws Exception {
        Service service = service();
        service.onList = (request, peer) -> peer.answer(
                200,
                page(request.target()) == 1
                        ? list(3, Service.backup("a", "null"), Service.backup("b", "null"))
                        : list(3, Service.backup("b", "null"), Service.backup("c", "null")));
        assertEquals(List.of("a", "b", "c"), ids(service));
        assertEquals(2, service.lists());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1_000_000})
    void a39AnEmptyPageEndsTheListWhateverTheCount(int count) throws Exception {
        Service service = service();
        service.onList = (request, peer) ->
                peer.answer(200, page(request.target()) == 1 ? list(count, Service.backup("a", "null")) : list(count));
        assertEquals(List.of("a"), ids(service));
        assertEquals(2, service.lists());
    }

    @Test
    void a39ACountThatChangesLosesNothing() throws Exception {
        Service service = service();
        service.onList = (request, peer) -> {
            int page = page(request.target());
            peer.answer(200, list(page + 1, Service.backup("b" + page, "null")), "X-Page: " + page);
            if (page == 5) {
                service.onList = (again, last) -> last.answer(200, list(0));
            }
        };
        assertEquals(List.of("b1", "b2", "b3", "b4", "b5"), ids(service));
    }

    @Test
    void a39AListWithoutAnEndHasOne() throws Exception {
        Service service = service();
        service.onList = (request, peer) -> peer.answer(
                200, "{\"code\":0,\"data\":[" + Service.backup("b" + page(request.target()), "null") + "]}");
        assertEquals(1000, ids(service).size());
        assertEquals(1000, service.lists());
    }

    private Bench following(Service service, String... answers) {
        AtomicInteger next = new AtomicInteger();
        service.onJob =
                (request, peer) -> peer.answer(200, answers[Math.min(next.getAndIncrement(), answers.length - 1)]);
        Bench bench = bench(service);
        assertState(ACCEPTED, bench.create());
        return bench;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"PAUSED_X\" | PAUSED_X | The service says PAUSED_X, a state this program does not know",
                "\"successful\" | successful | The service says successful",
                "null | Not told | The service names no state of the job",
                "\"\u202EX\" | ⟨U+202E⟩X | The service says ⟨U+202E⟩X"
            })
    void a40AStateWeDoNotKnowIsShownAsItIsAndAskedAfterAgain(String status, String state, String explained) {
        Service service = service();
        String odd = "{\"code\":0,\"data\":{\"jobId\":\"job-1\",\"status\":" + status + ",\"progress\":\"5\"}}";
        Bench bench = following(service, odd, Service.job("SUCCESSFUL", "\"100\""));
        bench.pass(POLL);
        assertEquals(state, bench.row().state());
        assertExplains(explained, bench.row());
        bench.pass(POLL);
        assertEquals("Done", bench.row().state(), "it was asked again");
    }

    @Test
    void a40AFailureWithoutAReasonSaysThat() {
        Bench bench = following(
                service(), "{\"code\":0,\"data\":{\"jobId\":\"job-1\",\"status\":\"FAILED\",\"reason\":null}}");
        bench.pass(POLL);
        assertEquals(
                "The job ended as FAILED: the service gave no reason.",
                bench.row().explanation());
    }

    @ParameterizedTest
    @CsvSource({"'\"101\"', 100", "101, 100", "'\"-1\"', 0", "'\"abc\"', -1", "null, -1", "'\"\"', -1"})
    void a41AnOddProgressNeverLeavesTheBar(String progress, int percent) {
        Bench bench = following(service(), Service.job("IN_PROGRESS", progress));
        bench.pass(POLL);
        assertEquals(percent, bench.row().percent().orElse(-1));
        assertEquals("Running", bench.row().state());
    }

    @Test
    void a41AProgressThatGoesBackSaysFromWhereAndMovesNoBarBackwards() {
        Bench bench = following(
                service(),
                Service.job("IN_PROGRESS", "\"60\""),
                Service.job("IN_PROGRESS", "\"40\""),
                Service.job("IN_PROGRESS", "\"50\""),
                Service.job("IN_PROGRESS", "\"61\""));
        bench.pass(POLL);
        assertEquals("60 %", bench.row().progress());
        bench.pass(POLL);
        assertEquals("60 → 40 %", bench.row().progress());
        assertEquals(OptionalInt.empty(), bench.row().percent());
        bench.pass(POLL);
        assertEquals("60 → 50 %", bench.row().progress());
        bench.pass(POLL);
        assertEquals("61 %", bench.row().progress());
        assertEquals(OptionalInt.of(61), bench.row().percent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'code':96026,'message':'no such job'} | 96026 no such job",
                "404 | {'code':90144,'message':'gone'} | 90144 gone",
                "404 | {'code':404,'message':'gone'} | 404 gone"
            })
    void a42AJobThatDisappearsForAMinuteIsGivenUpAndItsRowStays(int status, String body, String words) {
        Service service = service();
        AtomicInteger asked = new AtomicInteger();
        service.onJob = (request, peer) -> {
            asked.incrementAndGet();
            peer.answer(status, body.replace('\'', '"'));
        };
        Bench bench = bench(service);
        bench.create();
        bench.pass(Duration.ofMinutes(1));
        assertTrue(bench.row().attempt().watchable());
        bench.pass(Duration.ofSeconds(10));
        int before = asked.get();
        assertTrue(before >= 3, before + " questions");
        bench.pass(Duration.ofMinutes(10));
        assertEquals(before, asked.get());
        assertEquals("Not known any more", bench.row().state());
        assertExplains("The service no longer knows the job (" + words + ")", bench.row());
        assertEquals("backup-1", bench.row().backupId());
        assertEquals("job-1", bench.row().jobId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><h1>404 Not Found</h1></html>", "{\"message\":\"no route\"}", ""})
    void a42AGatewaysNotFoundNeverEndsTheWatching(String page) {
        Service service = service();
        service.onJob = (request, peer) -> peer.answer(404, page);
        Bench bench = bench(service);
        bench.create();
        bench.pass(Duration.ofMinutes(10));
        assertTrue(bench.row().attempt().watchable());
        service.onJob = (request, peer) -> peer.answer(200, Service.job("SUCCESSFUL", "\"100\""));
        bench.pass(Duration.ofMinutes(2));
        assertTrue(bench.row().attempt().originalMade());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'2026-11-23T12:00:01' | 12:00:01",
                "'2026-11-23T20:00:01+08:00' | 12:00:01",
                "'2026-11-23T12:00:01.123456Z' | 12:00:01",
                "'2026-11-23 12:00:01' | 12:00:01",
                "null | –",
                "'yesterday' | –",
                "7 | –"
            })
    void a43ATimeInAnyShapeIsShownOrLeftOut(String time, String shown) {
        Service service = service();
        service.onCreate = (request, peer) -> {
            service.backups.add(Service.backup("backup-7", time.replace('\'', '"')));
            peer.close();
        };
        Bench bench = bench(service);
        assertState(UNKNOWN, bench.create());
        bench.pass(Duration.ofSeconds(3));
        var candidates = bench.chosen().candidates();
        assertEquals(1, candidates.size());
        assertEquals(shown, candidates.getFirst().made());
    }

    @Test
    void a43AYearFarAheadIsReadAndIsNoCandidate() throws Exception {
        Service service = service();
        service.backups.add(Service.backup("far", "\"9999-12-31T23:59:59Z\""));
        Bench bench = bench(service);
        assertNotNull(
                bench.cloud().manualBackups(Fixtures.CLUSTER_ID).getFirst().createTime());
        assertState(ACCEPTED, bench.create());
    }

    private static String date(Duration ahead) {
        return "Date: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Fixtures.NOON.plus(ahead).atOffset(ZoneOffset.UTC));
    }

    @Test
    void a44AClockThatIsOffIsNotedAndTheLostBackupIsFoundByTheServersTime() {
        Service service = service();
        Duration ahead = Duration.ofHours(3);
        service.onList = (request, peer) ->
                peer.answer(200, list(service.backups.size(), service.backups.toArray(String[]::new)), date(ahead));
        service.onCreate = (request, peer) -> {
            service.backups.add(
                    Service.backup("backup-7", "\"" + Fixtures.NOON.plus(ahead).plusSeconds(31) + "\""));
            service.backups.add(Service.backup("too-early", "\"" + Fixtures.NOON.plusSeconds(31) + "\""));
            peer.awaitEnd();
        };
        Bench bench = bench(service.url(), BRIEF);
        HistoryRow row = bench.create();
        assertState(UNKNOWN, row);
        assertSays("the service's clock is 3 h 0 min ahead of this computer's", row.whenExact());
        bench.pass(Duration.ofSeconds(61));
        assertEquals(
                List.of("backup-7"),
                bench.chosen().candidates().stream().map(each -> each.id()).toList());
    }

    @Test
    void a44AClockThatIsRightIsNotSpokenOf() {
        Service service = service();
        service.onList = (request, peer) -> peer.answer(200, list(0), date(Duration.ofSeconds(-4)));
        assertFalse(bench(service).create().whenExact().contains("clock"));
    }

    @Test
    void a44AClockThatIsBehindIsNotedToo() {
        Service service = service();
        service.onList = (request, peer) -> peer.answer(200, list(0), date(Duration.ofMinutes(-95)));
        assertTrue(bench(service).create().whenExact().contains("1 h 35 min behind"));
    }
}
