package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SubmitOutcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of promises.md section 2, and A01 to A34 as far as they are words and not wires. */
class VerdictTest {

    private static final String RECEIPT =
            "{\"code\":0,\"data\":{\"backupId\":\"b1\",\"backupName\":\"n\",\"jobId\":\"j1\"}}";
    private static final String SHAPE = "{\"code\":96036,\"message\":\"bad cluster id\"}";

    private static Reply reply(int status, String text, Body.End end) {
        return new Reply(status, "req-1", "https://else.example/", null, new Body(text, end, 0), Envelope.of(text));
    }

    private static SubmitOutcome verdict(int status, String text) {
        return Verdict.of(reply(status, text, Body.End.WHOLE), "h", "in01-a");
    }

    private static String name(SubmitOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.Accepted _ -> "ACCEPTED";
            case SubmitOutcome.Matched _ -> "MATCHED";
            case SubmitOutcome.Listed _ -> "LISTED";
            case SubmitOutcome.Rejected _ -> "REJECTED";
            case SubmitOutcome.NotSent notSent -> "NOT_SENT " + notSent.reason();
            case SubmitOutcome.Unknown unknown -> "UNKNOWN " + unknown.reason();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {'code':0,'data':{'backupId':'b','jobId':'j'}} | ACCEPTED",
                "201 | {'code':0,'data':{'backupId':'b','jobId':'j'}} | ACCEPTED",
                "299 | {'code':0,'data':{'backupId':'b','jobId':'j'}} | ACCEPTED",
                "200 | {'code':'0','data':{'backupId':'b','jobId':'j'}} | ACCEPTED",
                "200 | {'new':[1],'data':{'jobId':'j','x':{},'backupId':'b'},'code':0} | ACCEPTED",
                "200 | {'code':96038,'message':'m'} | REJECTED",
                "200 | {'code':96038} | REJECTED",
                "200 | {'code':-1,'message':'m'} | REJECTED",
                "200 | {'code':96038,'data':{'backupId':'b'}} | UNKNOWN NO_RECEIPT",
                "200 | {'code':96038,'data':{'backupId':'b','jobId':'j'}} | UNKNOWN UNREADABLE",
                "200 | {'code':200,'data':{'backupId':'b','jobId':'j'}} | UNKNOWN UNREADABLE",
                "200 | {'code':200} | UNKNOWN NO_RECEIPT",
                "200 | {} | UNKNOWN NO_RECEIPT",
                "200 | {'data':{'backupId':'b','jobId':'j'}} | UNKNOWN UNREADABLE",
                "200 | {'code':null,'data':{'backupId':'b','jobId':'j'}} | UNKNOWN UNREADABLE",
                "200 | {'code':1e99,'data':{'backupId':'b','jobId':'j'}} | UNKNOWN UNREADABLE",
                "200 | {'code':0} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':null} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':[]} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':{'backupId':'b'}} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':{'jobId':'j'}} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':{'backupId':' ','jobId':'j'}} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':{'backupId':'b','jobId':''}} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':{'backupId':'b','jobId':null}} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':{'backupId':'b','jobId':['j']}} | UNKNOWN NO_RECEIPT",
                "200 | {'code':0,'data':{'backupId':'b\uFFFD','jobId':'j'}} | UNKNOWN UNREADABLE",
                "200 | {'code':0,'data':{'backupId':'\uFFFD','jobId':'j'}} | UNKNOWN UNREADABLE",
                "200 | {'code':0,'data':{'backupId':'b','jobId':'j','jobId':'k'}} | UNKNOWN CONTRADICTORY",
                "200 | {'code':0,'data':{'backupId':'b','jobId':'j'}} x | UNKNOWN UNREADABLE",
                "200 | {'code':0,'data':{'backupId':'b','jobId':'j','clusterId':'in01-a'}} | ACCEPTED",
                "200 | {'code':0,'data':{'backupId':'b','jobId':'j','clusterId':'in01-b'}} | UNKNOWN CONTRADICTORY",
                "200 | {'code':0,'data':{'backupId':'b','jobId':'j'} | UNKNOWN UNREADABLE",
                "200 | <html>Sign in</html> | UNKNOWN NOT_THE_API",
                "200 | [] | UNKNOWN NOT_THE_API",
                "200 | `` | UNKNOWN UNREADABLE",
                "204 | `` | UNKNOWN UNREADABLE",
                "429 | {'code':96000,'message':'slow'} | NOT_SENT THROTTLED",
                "429 | <html> | NOT_SENT THROTTLED",
                "500 | {'code':1,'message':'m'} | UNKNOWN SERVER_FAULT",
                "502 | <html> | UNKNOWN SERVER_FAULT",
                "503 | `` | UNKNOWN SERVER_FAULT",
                "504 | <html> | UNKNOWN SERVER_FAULT",
                "408 | `` | UNKNOWN SERVER_FAULT",
                "421 | {'code':1,'message':'m'} | UNKNOWN SERVER_FAULT",
                "425 | `` | UNKNOWN SERVER_FAULT",
                "418 | {'code':1,'message':'m'} | UNKNOWN SERVER_FAULT",
                "100 | `` | UNKNOWN SERVER_FAULT",
                "600 | `` | UNKNOWN SERVER_FAULT",
                "999 | `` | UNKNOWN SERVER_FAULT",
            })
    void readsAnAnswer(int status, String text, String expected) {
        assertEquals(expected, name(verdict(status, text.replace('\'', '"'))));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 413, 414, 415, 422})
    void believesARefusalOnlyInTheShapeOfTheApi(int status) {
        assertEquals("REJECTED", name(verdict(status, SHAPE)));
        assertEquals("UNKNOWN NOT_THE_API", name(verdict(status, "<html>proxy</html>")));
        assertEquals("UNKNOWN UNREADABLE", name(verdict(status, "")));
        assertEquals("UNKNOWN UNREADABLE", name(verdict(status, "{\"message\":\"Forbidden\"}")));
        assertEquals("UNKNOWN UNREADABLE", name(verdict(status, "{\"code\":7}")));
        assertEquals("UNKNOWN UNREADABLE", name(verdict(status, RECEIPT)));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 399})
    void takesARedirectForNotSent(int status) {
        var notSent = assertInstanceOf(SubmitOutcome.NotSent.class, verdict(status, ""));
        assertEquals(SubmitOutcome.NotSentReason.MOVED, notSent.reason());
        assertEquals("https://else.example/", notSent.answer().message());
    }

    @ParameterizedTest
    @CsvSource({
        "CUT_OFF, UNKNOWN CONNECTION_LOST",
        "TIMED_OUT, UNKNOWN TIMED_OUT",
        "TOO_LARGE, UNKNOWN TOO_LARGE",
        "ENCODED, UNKNOWN UNREADABLE"
    })
    void believesOnlyAWholeAnswer(Body.End end, String expected) {
        assertEquals(expected, name(Verdict.of(reply(200, RECEIPT, end), "h", "in01-a")));
        assertEquals(expected, name(Verdict.of(reply(400, SHAPE, end), "h", "in01-a")));
        assertEquals("UNKNOWN SERVER_FAULT", name(Verdict.of(reply(500, SHAPE, end), "h", "in01-a")));
        assertEquals("NOT_SENT THROTTLED", name(Verdict.of(reply(429, "", end), "h", "in01-a")));
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void namesEveryFailure(Failure.Kind kind) {
        String expected = switch (kind) {
            case TIMED_OUT, CONNECTION_LOST -> "UNKNOWN " + kind;
            case GARBLED -> "UNKNOWN NOT_THE_API";
            default -> "NOT_SENT " + kind;
        };
        assertEquals(expected, name(Verdict.of(new Failure(kind, new IOException("x")), "h", "in01-a")));
    }

    @Test
    void tellsWhichHostItWasAndTheStatusOfAProxy() {
        assertEquals("h", refusedOnTheWay(Failure.Kind.TLS_FAILED, new IOException("x")));
        IOException status = new IOException("Unexpected response code for CONNECT: 502");
        assertEquals("h\n502", refusedOnTheWay(Failure.Kind.PROXY_REFUSED, status));
        assertEquals("h\n–", refusedOnTheWay(Failure.Kind.PROXY_REFUSED, new IOException()));
    }

    private static String refusedOnTheWay(Failure.Kind kind, IOException cause) {
        return assertInstanceOf(SubmitOutcome.NotSent.class, Verdict.of(new Failure(kind, cause), "h", "in01-a"))
                .answer()
                .message();
    }

    @Test
    void keepsNumbersThatAreIdsExactly() {
        var accepted = assertInstanceOf(
                SubmitOutcome.Accepted.class,
                verdict(200, "{\"code\":0,\"data\":{\"backupId\":\"b\",\"jobId\":12345678901234567890123}}"));
        assertEquals("12345678901234567890123", accepted.receipt().jobId());
        assertEquals("", accepted.receipt().backupName());
        assertEquals("req-1", accepted.answer().requestId());
    }

    @Test
    void showsWhatThereIsOfAReceipt() {
        String half = "{\"code\":0,\"message\":\"ok\",\"data\":{\"backupId\":\"b1\",\"backupName\":\"n\"}}";
        var unknown = assertInstanceOf(SubmitOutcome.Unknown.class, verdict(200, half));
        assertEquals("ok; backupId=b1, backupName=n", unknown.answer().message());
        var cut = assertInstanceOf(
                SubmitOutcome.Unknown.class, Verdict.of(reply(200, RECEIPT, Body.End.CUT_OFF), "h", "in01-a"));
        assertEquals("backupId=b1, backupName=n, jobId=j1", cut.answer().message());
    }

    @Test
    void quotesTheFirstWordsOfAPage() {
        String page = "<html><head><style>p{}</style><script>if(a<b)x()</script></head>\n<p>Please   sign in</p>"
                + "<p>".repeat(9) + "w ".repeat(99);
        var unknown = assertInstanceOf(SubmitOutcome.Unknown.class, verdict(200, page));
        String message = unknown.answer().message();
        assertTrue(message.startsWith("Please sign in w w"), message);
        assertEquals(80, message.length());
    }
}
