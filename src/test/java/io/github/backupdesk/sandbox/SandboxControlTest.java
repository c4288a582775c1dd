package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.sandbox.SandboxClient.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SandboxControlTest extends FaultCase {

    private JsonNode faults() {
        return cloud.data("/sandbox/v1/faults");
    }

    @Test
    void listsTheSwitchesThereAre() {
        List<String> kinds = texts(faults().get("switches"), "kind");
        assertEquals(Stream.of(FaultKind.values()).map(Enum::name).toList(), kinds);
        JsonNode refuse = faults().get("switches").get(0);
        assertEquals(List.of("code", "message", "httpStatus"), texts(refuse.get("parameters"), "name"));
        assertEquals(96038, refuse.get("parameters").get(0).get("usual").intValue());
        assertTrue(refuse.get("on").isEmpty() && faults().get("faults").isEmpty());
        assertTrue(texts(faults().get("endpoints"), null).contains(CREATE));
    }

    @Test
    void tellsWhatIsOnInAShapeThatCanBeSentBack() {
        faults("{'kind':'REFUSE','times':2,'code':40003}", "{'kind':'NO_DATE'}");
        create();
        JsonNode on = faults().get("faults");
        assertEquals(1, on.get(0).get("hits").intValue());
        assertEquals(CREATE, on.get(0).get("endpoint").stringValue());
        assertEquals(on.get(1), faults().get("switches").get(17).get("on").get(0));
        JsonNode again = faults(on.get(0).toString(), on.get(1).toString()).get("faults");
        assertEquals(40003, again.get(0).get("code").intValue());
        assertEquals(0, again.get(0).get("hits").intValue());
    }

    @Test
    void clears() {
        faults("{'kind':'REFUSE'}");
        create().refusedWith(96038);
        assertTrue(control("DELETE", "faults", "").data().get("faults").isEmpty());
        create().data();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'RAIN'}",
                "{}",
                "7",
                "{'kind':'REFUSE','code':'x'}",
                "{'kind':'REFUSE','code':0}",
                "{'kind':'REFUSE','seconds':1}",
                "{'kind':'REFUSE','times':0}",
                "{'kind':'REFUSE','clusterId':7}",
                "{'kind':'REFUSE','endpoint':'/v2/nowhere'}",
                "{'kind':'REFUSE','endpoint':7}",
                "{'kind':'JOB_STATE','endpoint':'GET /v2/backups'}",
                "{'kind':'CLOCK_OFF','times':1}",
                "{'kind':'CLOCK_OFF','hours':'three'}",
                "{'kind':'DELAY','seconds':-1}",
                "{'kind':'DELAY','seconds':1e9}",
                "{'kind':'HOLD','made':'yes'}",
                "{'kind':'MALFORMED','variant':'PRETTY'}",
                "{'kind':'THROTTLE','retryAfter':'1\\r\\nX: y'}",
                "{'kind':'HTTP_STATUS','httpStatus':99}"
            })
    void refusesWhatMakesNoSense(String fault) {
        faults("{'kind':'NO_DATE'}");
        Reply reply = control("PUT", "faults", "{'faults':[{'kind':'DELAY'}," + fault + "]}");
        assertEquals(400, reply.status());
        assertEquals(400, reply.code());
        assertTrue(reply.message().endsWith("."), reply::message);
        assertEquals(List.of("NO_DATE"), texts(faults().get("faults"), "kind"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'faults':{}}", "{'faults':[],"})
    void refusesBodiesOfAnotherShape(String body) {
        assertEquals(400, control("PUT", "faults", body).status());
    }

    @Test
    void isGuardedLikeEverythingElse() {
        for (String name : List.of("faults", "counts", "limiter")) {
            String path = "/sandbox/v1/" + name;
            assertEquals(401, cloud.send(cloud.anonymous(path).build()).status());
            assertEquals(
                    403,
                    cloud.send(cloud.request(path)
                                    .header("Origin", "http://evil.example")
                                    .build())
                            .status());
            assertEquals(
                    403,
                    cloud.send(cloud.request(path)
                                    .header("Sec-Fetch-Site", "cross-site")
                                    .DELETE()
                                    .build())
                            .status());
            String foreign = cloud.raw("GET " + path + " HTTP/1.1", "Host: evil.example", cloud.authorization());
            assertTrue(foreign.startsWith("HTTP/1.1 403"), foreign);
        }
        Reply plain = cloud.send(cloud.request("/sandbox/v1/faults")
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("{\"faults\":[]}"))
                .build());
        assertEquals(415, plain.status());
        assertEquals(404, cloud.get("/sandbox/v1/else").status());
        assertEquals(404, cloud.get("/v2/faults").status());
    }

    @Test
    void isNeitherPacedNorCountedNorDisturbed() {
        faults("{'kind':'HTTP_STATUS','endpoint':'*'}", "{'kind':'DROP_ANSWER','endpoint':'*'}");
        IntStream.range(0, 40).forEach(_ -> faults());
        assertFalse(cloud.data("/sandbox/v1/counts").get("endpoints").has("GET /sandbox/v1/faults"));
        assertEquals(500, cloud.get("/v2/clouds").status());
    }

    @Test
    void countsRequestsAndBackups() {
        create().data();
        create().refusedWith(96038);
        cloud.create(FREE, WHOLE).refusedWith(96021);
        assertEquals(3, read(CREATE));
        assertEquals(1, backupsMade());
        IntStream.range(0, 22).forEach(_ -> cloud.get("/v2/clouds"));
        assertEquals(22, read("GET /v2/clouds"));
        assertEquals(2, count("GET /v2/clouds", "throttled"));
        assertEquals(0, count(CREATE, "throttled"));
        control("DELETE", "counts", "").data();
        assertEquals(0, read("GET /v2/clouds") + count("GET /v2/clouds", "throttled") + backupsMade());
    }

    @Test
    void countsNoRequestThatIsOnlyHalfThere() {
        cloud.raw(new String(createBytes(REFERENCE), StandardCharsets.ISO_8859_1)
                .replace("Content-Length: 24", "Content-Length: 25")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(0, read(CREATE));
    }

    @Test
    void changesTheLimiter() {
        JsonNode limiter = cloud.data("/sandbox/v1/limiter");
        assertEquals("SLIDING", limiter.get("kind").stringValue());
        assertEquals(List.of("SLIDING", "FIXED", "TOKEN_BUCKET", "LEAKY", "OFF"), texts(limiter.get("kinds"), null));
        control("PUT", "limiter", "{'kind':'LEAKY'}").data();
        cloud.data("/v2/clouds");
        assertEquals(429, cloud.get("/v2/clouds").status());
        control("PUT", "limiter", "{'kind':'OFF'}").data();
        IntStream.range(0, 40).forEach(_ -> cloud.data("/v2/clouds"));
        assertEquals(400, control("PUT", "limiter", "{'kind':'off'}").status());
        assertEquals(400, control("PUT", "limiter", "{}").status());
    }

    @Test
    void acceptsTemplatesInEverySpelling() {
        for (String endpoint :
                List.of("/v2/clusters/{CLUSTER_ID}/backups/create", "POST /v2/clusters/{C}/backups/create", "*")) {
            faults("{'kind':'REFUSE','code':40003,'endpoint':'%s'}".formatted(endpoint));
            create().refusedWith(40003);
        }
        faults("{'kind':'JOB_GONE','endpoint':'/v2/jobs/{JOB_ID}'}");
        faults("{'kind':'REFUSE','endpoint':'GET /v2/clusters/{X}'}");
        cloud.get("/v2/clusters/" + REFERENCE).refusedWith(96038);
        assertEquals(List.of(), statusesOf(REFERENCE));
    }
}
