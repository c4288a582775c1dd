package io.github.backupdesk.matrix;

import static io.github.backupdesk.domain.AttemptState.ACCEPTED;
import static io.github.backupdesk.domain.AttemptState.NOT_SENT;
import static io.github.backupdesk.domain.AttemptState.PLANNED;
import static io.github.backupdesk.domain.AttemptState.REJECTED;
import static io.github.backupdesk.domain.AttemptState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.ScopeType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A18 to A26, A30 to A34 and A38: what a status line says, and what it leaves open. */
class StatusMatrixTest extends MatrixRow {

    private static final String NO = "{\"code\":7,\"message\":\"words of the service\"}";

    private HistoryRow answered(int status, String body, String... headers) {
        Service service = service();
        service.onCreate = (request, peer) -> peer.answer(status, body, headers);
        HistoryRow row = bench(service).create();
        assertEquals(1, service.creates());
        return row;
    }

    private static void assertRefused(String why, HistoryRow row) {
        assertState(REJECTED, row);
        assertEquals("Refused", row.state());
        assertExplains("Nothing was created.", row);
        assertExplains(why, row);
        assertSays("words of the service", row.said());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a18ARedirectIsToldAndNotFollowed(int status) {
        RawServer other = stranger(RawServer.answering((request, peer) -> peer.answer(200, Service.RECEIPT)));
        HistoryRow row = answered(status, Service.RECEIPT, "Location: " + other.url() + "/v2");
        assertState(NOT_SENT, row);
        assertExplains("This address points to " + other.url() + "/v2 and is not the API; it was not followed.", row);
        assertEquals(List.of(), other.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://evil.example/", "", "/v2/clusters/x/backups/create", "\t"})
    void a19ARedirectToAnywhereIsNotFollowed(String location) {
        HistoryRow row = answered(307, "", "Location: " + location);
        assertState(NOT_SENT, row);
        assertExplains("it was not followed", row);
    }

    @Test
    void a20ARefusedRequestKeepsTheForm() {
        Service service = service();
        service.onCreate = (request, peer) -> peer.answer(400, NO);
        Bench bench = bench(service);
        assertRefused("did not accept a value", bench.create());
        assertEquals(
                Fixtures.CLUSTER_ID.value(),
                bench.shell.form().cluster().textProperty().get());
        assertSays("words of the service", bench.notice().said());
    }

    @Test
    void a21ARefusedKeyStopsTheQueueAfterOneRequest() {
        Service service = service();
        service.onCreate = (request, peer) -> peer.answer(401, NO);
        service.backups.add(Service.backup("elsewhere", "null").replace("AVAILABLE", "CREATING"));
        Bench bench = bench(service);
        for (int n = 0; n < 3; n++) {
            assertEquals("Waiting", bench.create().state());
        }
        service.backups.clear();
        bench.pass(Duration.ofMinutes(5));
        assertEquals(1, service.creates(), "the key is no better for the next");
        assertRefused("The service refused this key.", bench.row(1));
        for (long id : new long[] {2, 3}) {
            assertEquals(PLANNED, bench.row(id).attempt().state());
            assertExplains("refused the key when entry #1 was sent, so this one was not sent", bench.row(id));
        }
        // With another key it would go on: the user says when.
        service.onCreate = (request, peer) -> peer.answer(200, Service.RECEIPT);
        var attempt = bench.chosen();
        assertTrue(attempt.sendableProperty().get());
        attempt.send();
        assertState(ACCEPTED, bench.row(3));
        bench.shell.history().selectedProperty().set(bench.row(2));
        attempt.cancel();
        assertState(NOT_SENT, bench.row(2));
        assertEquals(2, service.creates());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"403 | Needed: organisation owner", "404 | The service does not know this cluster", "422 | a value"
            })
    void a22AndA23AndA26ARefusalIsExplained(int status, String why) {
        assertRefused(why, answered(status, NO));
    }

    @Test
    void a23AClusterThatIsNotKnownMayBelongToTheOtherSite() {
        assertExplains("whether it belongs to this site", answered(404, NO));
    }

    @Test
    void a24AConflictLooksOnceForWhatRuns() {
        Service service = service();
        service.onCreate = (request, peer) -> {
            service.backups.add(Service.backup("elsewhere-1", "null").replace("AVAILABLE", "CREATING"));
            peer.answer(409, NO);
        };
        Bench bench = bench(service);
        HistoryRow row = bench.create();
        assertRefused("Another manual backup of this cluster is being made (elsewhere-1).", row);
        assertEquals(2, service.lists(), "one before, one after");
        bench.pass(Duration.ofMinutes(2));
        assertEquals(1, service.creates());
        assertEquals(2, service.lists());
    }

    @Test
    void a24AConflictWithNothingThatIsListedSaysSo() {
        assertRefused("No other manual backup of the cluster is listed", answered(409, NO));
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 414})
    void a25ASelectionThatIsTooLargeIsCountedAndKept(int status) {
        Service service = service();
        service.onCreate = (request, peer) -> peer.answer(status, NO);
        Bench bench = bench(service);
        var form = bench.shell.form();
        form.cluster().textProperty().set(Fixtures.CLUSTER_ID.value());
        form.cluster().commit();
        form.scope().typeProperty().set(ScopeType.COLLECTION);
        assertTrue(form.scope().add("db", "one") && form.scope().add("db", "two"));
        assertRefused("it names 2 collections", bench.create());
        assertFalse(form.scope().scopes().isEmpty(), "the choice is kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {'code':1,'message':'m'} | X: y",
                "502 | <html>Bad Gateway</html> | X: y",
                "504 | <html>Timeout</html> | X: y",
                "503 | <html> | Retry-After: 0",
                "408 | {} | Connection: close",
                "421 | {} | X: y",
                "425 | {} | X: y"
            })
    void a30AndA31AndA32AndA33AFaultOfTheServersLeavesItUnknownAndIsLookedFor(int status, String body, String header) {
        Service service = service();
        service.onCreate = (request, peer) -> peer.answer(status, body.replace('\'', '"'), header);
        Bench bench = bench(service);
        HistoryRow row = bench.create();
        assertState(UNKNOWN, row);
        assertExplains("The service reported a fault of its own.", row);
        assertSays(String.valueOf(status == 500 ? 1 : status), row.said());
        bench.pass(Duration.ofMinutes(2));
        assertEquals(1, service.creates());
        assertEquals(6, service.lists(), "one before, five looks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 299 Odd", "HTTP/1.1 600 Odd", "HTTP/1.1 999 Odd", "HTTP/1.1 abc", "HTTP/1.1 "})
    void a34AStatusNobodyKnowsIsUnknown(String line) {
        Service service = service();
        service.onCreate = (request, peer) -> {
            peer.send(line + "\r\nContent-Length: 0\r\n\r\n");
            peer.close();
        };
        assertState(UNKNOWN, bench(service).create());
        assertEquals(1, service.creates());
    }

    @Test
    void a38AMessageFullOfTricksIsOneShortVisibleLineAndTheLogHasNone() {
        String evil = "\u202Egnp.exe\u001b[31m\\r\\nFAKE LOG LINE\\u0000" + "m".repeat(60_000);
        HistoryRow row = answered(
                200,
                "{\"code\":96036,\"message\":\"" + evil.replace("\u001b", "\\u001b") + "\"}",
                "requestid: r\u001b[1m");
        assertState(REJECTED, row);
        assertSays("⟨U+202E⟩gnp.exe⟨U+001B⟩[31m⟨U+000D⟩⟨U+000A⟩FAKE", row.said());
        assertTrue(row.said().codePointCount(0, row.said().length()) < 300, "shortened");
        assertTrue(row.said().codePoints().noneMatch(c -> c < ' ' || c == 0x202E));
        List<String> ours =
                logged().stream().filter(line -> line.startsWith("Test ")).toList();
        assertEquals(2, ours.size(), "one line a call: the list and the create");
        assertTrue(ours.stream().allMatch(line -> line.chars().noneMatch(c -> c < ' ')));
        assertTrue(ours.stream().noneMatch(line -> line.contains("FAKE")));
    }
}
