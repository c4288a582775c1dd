package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.sandbox.SandboxClient.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxFaultsTest extends FaultCase {

    private void made(int backups) {
        assertEquals(backups, backupsMade());
        assertEquals(backups, backupsOf(REFERENCE).size());
    }

    @Test
    void refusesWithACode() {
        faults("{'kind':'REFUSE','times':1,'code':96015,'message':'no \\u202e right'}");
        Reply refused = create();
        refused.refusedWith(96015);
        assertEquals("no \u202e right", refused.message());
        made(0);
        create().data();
    }

    @Test
    void refusesWithAStatus() {
        faults("{'kind':'REFUSE','code':96016,'httpStatus':403}");
        assertEquals(403, create().status());
        assertEquals(96016, create().code());
    }

    @ParameterizedTest
    @CsvSource({"500, JSON, 0", "502, HTML, 0", "504, EMPTY, 0", "500, JSON, 1", "408, EMPTY, 1", "999, HTML, 0"})
    void answersAnyStatus(int status, String body, int made) {
        faults("{'kind':'HTTP_STATUS','httpStatus':%d,'body':'%s','made':%b,'retryAfter':'0'}"
                .formatted(status, body, made == 1));
        String answer = rawCreate();
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.contains("\r\nRetry-after: 0\r\n"), answer);
        assertEquals(body.equals("JSON"), answer.contains("{\"code\":" + status), answer);
        assertEquals(body.equals("HTML"), answer.contains("text/html") && answer.contains("<html>"), answer);
        assertEquals(body.equals("EMPTY"), answer.endsWith("\r\n\r\n"), answer);
        made(made);
    }

    @Test
    void redirects() {
        faults("{'kind':'HTTP_STATUS','httpStatus':307,'body':'EMPTY','location':'http://127.0.0.1:1/x'}");
        assertTrue(rawCreate().contains("\r\nLocation: http://127.0.0.1:1/x\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "Wed, 25 Nov 2026 10:00:00 GMT", "soon", "1000000000"})
    void throttles(String retryAfter) {
        faults("{'kind':'THROTTLE','times':2,'retryAfter':'%s'}".formatted(retryAfter));
        Reply reply = create();
        assertEquals(429, reply.status());
        assertEquals(429, reply.code());
        assertEquals(
                retryAfter, reply.response().headers().firstValue("Retry-After").orElseThrow());
        assertEquals(429, create().status());
        create().data();
        assertEquals(2, count(CREATE, "throttled"));
    }

    @Test
    void throttlesWithoutAHint() {
        faults("{'kind':'THROTTLE'}");
        assertTrue(create().response().headers().firstValue("Retry-After").isEmpty());
        made(0);
    }

    @Test
    void answersLater() {
        faults("{'kind':'DELAY','seconds':0.3,'times':1}");
        long begun = System.nanoTime();
        create().data();
        assertTrue(System.nanoTime() - begun >= 300_000_000L);
        made(1);
    }

    @Test
    void hangsUpAfterTheRequest() {
        faults("{'kind':'HANG_UP_AFTER_REQUEST','times':1}");
        assertEquals("", untilHungUp(createBytes(REFERENCE)));
        assertEquals(1, read(CREATE));
        made(0);
        create().data();
    }

    @Test
    void hangsUpWithoutAnAnswer() {
        faults("{'kind':'DROP_ANSWER'}");
        assertEquals("", untilHungUp(createBytes(REFERENCE)));
        assertEquals(1, read(CREATE));
        made(1);
    }

    @ParameterizedTest
    @CsvSource({"'', -1", "',\"bytes\":0', 0", "',\"bytes\":10', 10", "',\"bytes\":100000', -2"})
    void hangsUpInTheMiddleOfTheAnswer(String parameter, int expected) {
        faults("{'kind':'HANG_UP_IN_ANSWER'" + parameter + "}");
        String answer = untilHungUp(createBytes(REFERENCE));
        int promised = Integer.parseInt(answer.replaceAll("(?s).*Content-length: (\\d+).*", "$1"));
        int body = answer.length() - answer.indexOf("\r\n\r\n") - 4;
        int wanted = switch (expected) {
            case -1 -> promised / 2;
            case -2 -> promised - 1;
            default -> expected;
        };
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertEquals(wanted, body);
        made(1);
    }

    @Test
    void hangsUpOnAConnectionThatIsInUse() {
        faults("{'kind':'DROP_ANSWER','clusterId':'%s'}".formatted(REFERENCE));
        String answers = untilHungUp(createBytes(FREE), createBytes(REFERENCE));
        assertTrue(answers.startsWith("HTTP/1.1 200") && answers.contains("96021"), answers);
        assertEquals(answers.indexOf("HTTP/1.1"), answers.lastIndexOf("HTTP/1.1"), answers);
        made(1);
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY, ''",
        "EMPTY_OBJECT, {}",
        "NULL_DATA, '{\"code\":0,\"data\":null}'",
        "NO_BACKUP_ID, '\\{\"code\":0,\"data\":\\{\"backupName\":\"[^\"]+\",\"jobId\":\"[^\"]+\"}}'",
        "NO_JOB_ID, '\\{\"code\":0,\"data\":\\{\"backupId\":\"[^\"]+\",\"backupName\":\"[^\"]+\"}}'",
        "NUMBER_JOB_ID, '.*\"jobId\":4711}}'",
        "CODE_AS_TEXT, '\\{\"code\":\"0\",.*'",
        "DUPLICATE_KEY, '.*\"jobId\":\"job-another\",\"jobId\":\"job-[^\"]+\"}}'",
        "TRAILING_GARBAGE, '\\{.*}}}garbage'",
        "TRUNCATED, '\\{\"code\":0,\"data\":\\{\"backupId[^}]*'",
        "HTML, '<!DOCTYPE html>.*'"
    })
    void answersNonsense(Malformation variant, String expected) {
        faults("{'kind':'MALFORMED','variant':'" + variant + "'}");
        String answer = rawCreate();
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertTrue(body.equals(expected) || body.matches(expected), body);
        made(1);
    }

    @Test
    void hitsInOrderAndOnlyWhereItIsTold() {
        faults(
                "{'kind':'REFUSE','times':1,'clusterId':'%s','code':1}".formatted(REFERENCE),
                "{'kind':'REFUSE','times':2,'code':2}",
                "{'kind':'REFUSE','endpoint':'GET /v2/jobs/{J}','clusterId':'%s','code':3}".formatted(USERS_EU));
        cloud.create(USERS_EU, WHOLE).refusedWith(2);
        create().refusedWith(1);
        create().refusedWith(2);
        String mine = create().data().get("jobId").stringValue();
        String other = cloud.create(USERS_EU, WHOLE).data().get("jobId").stringValue();
        cloud.get("/v2/jobs/" + mine).data();
        cloud.get("/v2/jobs/" + other).refusedWith(3);
    }

    @Test
    void spoilsListsAndTheDataPlaneToo() {
        faults(
                "{'kind':'HTTP_STATUS','endpoint':'GET /v2/backups','clusterId':'%s'}".formatted(USERS_EU),
                "{'kind':'HTTP_STATUS','endpoint':'/data/{C}/v2/vectordb/databases/list','httpStatus':503}");
        assertEquals(500, cloud.get("/v2/backups?clusterId=" + USERS_EU).status());
        assertEquals(List.of(), statusesOf(REFERENCE));
        assertNotEquals(200, cloud.inside(SEARCH_PROD, "databases/list", "{}").status());
        assertFalse(cloud.inside(SEARCH_PROD, "collections/list", "{}").data().isEmpty());
    }
}
