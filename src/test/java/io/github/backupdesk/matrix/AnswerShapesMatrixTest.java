package io.github.backupdesk.matrix;

import static io.github.backupdesk.domain.AttemptState.ACCEPTED;
import static io.github.backupdesk.domain.AttemptState.REJECTED;
import static io.github.backupdesk.domain.AttemptState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.RawServer.Script;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A01 to A17, A36 and A37: what an answer looks like. Only a whole receipt is success; what there is of one is kept. */
class AnswerShapesMatrixTest extends MatrixRow {

    private HistoryRow answered(Script script) {
        Service service = service();
        service.onCreate = script;
        HistoryRow row = bench(service).create();
        assertEquals(1, service.creates());
        return row;
    }

    private HistoryRow answered(String body, String... headers) {
        return answered((request, peer) -> peer.answer(200, body.replace('\'', '"'), headers));
    }

    private HistoryRow answered(byte[] body, String... headers) {
        String extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return answered((request, peer) -> {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n" + extra + "\r\n");
            peer.send(body);
        });
    }

    private static void assertUnknown(String why, HistoryRow row) {
        assertState(UNKNOWN, row);
        assertExplains(why, row);
        assertTrue(row.pinned());
    }

    private static void assertAccepted(HistoryRow row) {
        assertState(ACCEPTED, row);
        assertEquals("backup-1", row.backupId());
        assertEquals("job-1", row.jobId());
    }

    @Test
    void a01ACodeThatSaysNoIsShownWithItsMessageAndWhatToDo() {
        HistoryRow row = answered("{'code':96015,'message':'owner \u202Eonly'}");
        assertState(REJECTED, row);
        assertExplains("Needed: organisation owner", row);
        assertEquals("96015 owner ⟨U+202E⟩only", row.said());
    }

    @Test
    void a02AnEmptyObjectIsNoSuccess() {
        assertUnknown("The answer looks like success but lacks an ID.", answered("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | HTTP",
                "{} | 0",
                "{'jobId':'job-9'} | jobId=job-9",
                "{'backupId':'b-9'} | backupId=b-9",
                "{'backupId':'b-9','jobId':' '} | backupId=b-9",
                "{'backupId':null,'jobId':'job-9'} | jobId=job-9"
            })
    void a03APartOfAReceiptIsUnknownAndThePartIsKept(String data, String kept) {
        HistoryRow row = answered("{'code':0,'data':" + data + "}");
        assertUnknown("The answer looks like success but lacks an ID.", row);
        if (kept.contains("=")) {
            assertSays(kept, row.said());
        }
    }

    @Test
    void a04NumbersThatAreWrittenAsTextsWork() {
        assertAccepted(answered(Service.RECEIPT.replace("\"code\":0", "\"code\":\"0\"")));
    }

    @Test
    void a05AJobIdThatIsANumberIsKeptToTheDigit() {
        HistoryRow row = answered(Service.RECEIPT.replace("\"job-1\"", "12345678901234567890123"));
        assertState(ACCEPTED, row);
        assertEquals("12345678901234567890123", row.jobId());
    }

    @Test
    void a06FieldsWeDoNotKnowAndAnotherOrderWorkAndAreKept() {
        HistoryRow row =
                answered("{'new':[1],'data':{'x':{},'jobId':'job-1','eta':null,'backupId':'backup-1'},'code':0}");
        assertAccepted(row);
        SubmitOutcome kept = row.attempt().outcome();
        assertTrue(kept != null && kept.answered().raw().contains("\"eta\":null"), () -> "" + kept);
    }

    @Test
    void a07TwoJobIdsAreAContradictionAndBothAreKept() {
        HistoryRow row = answered(
                "{'code':0,'message':'" + "x".repeat(80) + "','data':{'backupId':'b','jobId':'j-1','jobId':'j-2'}}");
        assertUnknown("The answer contradicts itself.", row);
        assertSays("\"j-1\"", row.said());
        assertSays("\"j-2\"", row.said());
    }

    @Test
    void a08AnAnswerCutShortIsUnknownAndItsBytesAreKept() {
        HistoryRow cut = answered((request, peer) -> {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"code\":0,\"data\":{\"backupId\":\"b-8\"");
            peer.close();
        });
        assertUnknown("The connection broke", cut);
        assertSays("b-8", cut.said());
    }

    @Test
    void a08JsonThatEndsTooSoonIsUnreadable() {
        HistoryRow row = answered("{'code':0,'data':{'backupId':'b-8'");
        assertUnknown("The answer could not be read.", row);
        assertSays("b-8", row.said());
    }

    /** Decided once: what comes after a receipt puts it in doubt. */
    @Test
    void a09GarbageAfterTheJsonMakesItUnknown() {
        HistoryRow row = answered(Service.RECEIPT + " {}");
        assertUnknown("The answer could not be read.", row);
        assertSays("backup-1", row.said());
    }

    @Test
    void a10AWrongContentTypeDoesNotMatter() {
        byte[] receipt = Service.RECEIPT.getBytes(StandardCharsets.UTF_8);
        assertAccepted(answered(receipt, "Content-Type: text/html; charset=utf-16"));
    }

    @Test
    void a11APageIsQuotedAsPlainTextAndNotRendered() {
        HistoryRow row = answered("<html><script>alert(1)</script><b>Sign in</b> " + "w ".repeat(200) + "</html>");
        assertUnknown("What answered is not the API.", row);
        assertSays("Sign in w w", row.said());
        assertFalse(row.said().contains("<") || row.said().contains("alert"), row.said());
        assertTrue(row.said().length() <= "HTTP 200 ".length() + 80, row.said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "204"})
    void a12AnEmptyAnswerIsUnknown(String status) {
        assertUnknown(
                "The answer could not be read.",
                answered((request, peer) -> peer.send("HTTP/1.1 " + status + " OK\r\n"
                        + (status.equals("200") ? "Content-Length: 0\r\n" : "") + "\r\n")));
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, name, ACCEPTED", "ISO-8859-1, id, UNKNOWN", "UTF-16, none, UNKNOWN", "UTF-8, bom, ACCEPTED"
    })
    void a13SpoiltTextIsShownWithReplacementsAndSpoiltIdsAreNotBelieved(Charset as, String where, String state) {
        String text = switch (where) {
            case "name" -> Service.RECEIPT.replace("search-prod_backup1", "caf\u00e9");
            case "id" -> Service.RECEIPT.replace("job-1", "job-\u00e9");
            case "bom" -> "\uFEFF" + Service.RECEIPT;
            default -> Service.RECEIPT;
        };
        HistoryRow row = answered(text.getBytes(as));
        assertEquals(state, row.attempt().state().name());
        if (where.equals("name")) {
            assertEquals("caf\uFFFD", row.backupName());
        }
    }

    @Test
    void a14AGibibyteIsNotReadToItsEnd() throws InterruptedException {
        AtomicLong taken = new AtomicLong();
        CountDownLatch stopped = new CountDownLatch(1);
        byte[] chunk = new byte[256 * 1024];
        long start = System.nanoTime();
        HistoryRow row = answered((request, peer) -> {
            try {
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
                for (int n = 0; n < 4096; n++) {
                    peer.send(chunk);
                    taken.addAndGet(chunk.length);
                }
            } finally {
                stopped.countDown();
            }
        });
        assertUnknown("The answer was too large to be read.", row);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 3000);
        assertTrue(stopped.await(5, TimeUnit.SECONDS));
        // What lies in the buffers of two sockets is taken without being read.
        assertTrue(taken.get() < 32 * 1024 * 1024, () -> "the server could send " + taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "x-unheard-of"})
    void a15APackedAnswerIsNotUnpacked(String encoding) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[20 * 1024 * 1024]);
        }
        assertUnknown("The answer could not be read.", answered(packed.toByteArray(), "Content-Encoding: " + encoding));
    }

    @Test
    void a16AThousandfoldNestIsUnreadableAndNoStackOverflows() {
        String deep = "{'code':0,'data':" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertUnknown("The answer could not be read.", answered(deep));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "NUMBER", "STRING"})
    void a17MonstrousNumbersAndTextsCostNothing(String what) {
        String value = switch (what) {
            case "NUMBER" -> "9".repeat(900_000);
            case "STRING" -> "'" + "s".repeat(900_000) + "'";
            default -> what;
        };
        long start = System.nanoTime();
        HistoryRow row = answered("{'code':0,'data':{'backupId':" + value + ",'jobId':'j'}}");
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 3000);
        if (what.startsWith("1e")) {
            assertTrue(row.backupId().length() < 40, row.backupId());
        } else {
            assertUnknown("The answer could not be read.", row);
        }
    }

    @Test
    void a36AReceiptForAnotherClusterIsAContradictionThatIsShown() {
        HistoryRow row = answered(Service.RECEIPT.replace("\"jobId\"", "\"clusterId\":\"in01-other\",\"jobId\""));
        assertUnknown("The answer contradicts itself.", row);
        assertSays("clusterId=in01-other", row.said());
        assertSays("backupId=backup-1", row.said());
        assertSays("jobId=job-1", row.said());
    }

    @Test
    void a37WhatAServerWantsToBeRememberedIsForgotten() {
        Service service = service();
        String[] headers = {"Set-Cookie: s=1; Path=/", "Strict-Transport-Security: max-age=99", "Alt-Svc: h2=\":443\""};
        service.onCreate = (request, peer) -> peer.answer(200, Service.RECEIPT, headers);
        service.onList = (request, peer) -> peer.answer(200, "{\"code\":0,\"data\":[]}", headers);
        Bench bench = bench(service);
        assertState(ACCEPTED, bench.create());
        assertState(ACCEPTED, bench.create("in01-fedcba987654321"));
        assertEquals(2, service.creates());
        assertTrue(service.requests().stream()
                .allMatch(request ->
                        request.header("Cookie").isEmpty() && request.line().endsWith(" HTTP/1.1")));
    }
}
