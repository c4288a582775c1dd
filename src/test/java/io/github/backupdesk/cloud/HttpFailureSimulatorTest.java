package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.NotTheApi;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.FailureSimulator;
import io.github.backupdesk.domain.Fault;
import io.github.backupdesk.domain.FaultBoard;
import io.github.backupdesk.domain.FaultParameter;
import io.github.backupdesk.domain.FaultSwitch;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The switches, over loopback, as the sandbox really has them. */
class HttpFailureSimulatorTest {

    private SandboxServer server;
    private HttpCloudApi api;
    private FailureSimulator simulator;

    @BeforeEach
    void open() throws IOException {
        server = SandboxServer.start(SandboxOptions.defaults().withTimeScale(0));
        ApiKey key = ApiKey.parse(server.apiKey()).orElseThrow();
        api = new HttpCloudApi(new Account("sandbox", BaseUrl.parse(server.baseUrl()), key, true), Fixtures.CLOCK);
        simulator = api.failureSimulator().orElseThrow();
    }

    @AfterEach
    void close() {
        api.close();
        server.close();
    }

    private static FaultSwitch kind(FaultBoard board, String kind) {
        return board.switches().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private FaultBoard set(String kind, Map<String, String> values) throws CloudException {
        FaultBoard board = simulator.board();
        return simulator.set(board.with(kind(board, kind), values));
    }

    @Test
    void anAccountHasNoSuchSwitches() {
        try (HttpCloudApi account = new HttpCloudApi(Fixtures.account(server.baseUrl()), Fixtures.CLOCK)) {
            assertTrue(account.failureSimulator().isEmpty());
        }
    }

    @Test
    void readsEveryKindWithItsParametersAndTheirUsualValues() throws CloudException {
        FaultBoard board = simulator.board();
        assertEquals(18, board.switches().size());
        assertEquals(List.of(), board.on());
        FaultSwitch delay = kind(board, "DELAY");
        assertEquals(
                List.of("seconds", "endpoint", "clusterId", "times"),
                delay.parameters().stream().map(FaultParameter::name).toList());
        assertEquals("5", delay.usualValues().get("seconds"));
        assertEquals("POST /v2/clusters/{C}/backups/create", delay.usualValues().get("endpoint"));
        assertEquals(
                List.of("true", "false"),
                kind(board, "HOLD").parameters().getFirst().choices());
        assertEquals(List.of(), kind(board, "NO_DATE").parameters());
    }

    @Test
    void everyUsualEndpointIsAmongTheChoices() throws CloudException {
        for (FaultSwitch each : simulator.board().switches()) {
            for (FaultParameter parameter : each.parameters()) {
                assertTrue(
                        parameter.choices().isEmpty() || parameter.choices().contains(parameter.usual()),
                        each.kind() + " " + parameter);
            }
        }
    }

    @Test
    void everyKindCanBeSwitchedOnWithItsUsualValues() throws CloudException {
        List<Fault> all = new ArrayList<>();
        simulator.board().switches().forEach(each -> all.add(new Fault(each, each.usualValues(), 0)));
        FaultBoard board = simulator.set(all);
        assertEquals(18, board.on().size());
        for (Fault each : board.on()) {
            assertEquals(each.of().usualValues(), each.values());
        }
    }

    @Test
    void whatIsOnStrikesAndIsCounted() throws CloudException {
        set("REFUSE", Map.of("code", "96038", "message", "told to", "times", "1"));
        var refused = assertInstanceOf(
                SubmitOutcome.Rejected.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
        assertEquals(96038, refused.answer().code());
        assertEquals("told to", refused.answer().message());
        Fault fault = simulator.board().on().getFirst();
        assertEquals(1, fault.hits());
        assertEquals("1", fault.values().get("times"));
    }

    @Test
    void aTextStaysATextAndANumberIsOne() throws CloudException {
        assertEquals(
                "7",
                set("JOB_STATE", Map.of("state", "7")).on().getFirst().values().get("state"));
        assertEquals(
                "-1.5",
                set("CLOCK_OFF", Map.of("hours", " -1.5 "))
                        .on()
                        .getLast()
                        .values()
                        .get("hours"));
    }

    @Test
    void aWrongValueIsRefusedInTheServersWordsAndChangesNothing() throws CloudException {
        FaultBoard before = set("DELAY", Map.of("seconds", "0"));
        Refused refused = assertThrows(Refused.class, () -> set("LIST_LAG", Map.of("seconds", "soon")));
        assertEquals(
                "The parameter seconds must be a number from 0 to 3600.",
                refused.answer().message());
        assertEquals(before, simulator.board());
    }

    @Test
    void aFaultKeepsItsPlaceWhenItsValuesChange() throws CloudException {
        set("REFUSE", Map.of());
        set("DELAY", Map.of());
        FaultBoard board = set("REFUSE", Map.of("message", "again"));
        assertEquals(
                List.of("REFUSE", "DELAY"),
                board.on().stream().map(fault -> fault.of().kind()).toList());
        assertEquals("again", board.on().getFirst().values().get("message"));
        assertEquals(1, simulator.set(board.without(kind(board, "REFUSE"))).on().size());
    }

    @Test
    void clearingWorksWhileEverythingElseFails() throws CloudException {
        set("HTTP_STATUS", Map.of("endpoint", "*"));
        assertThrows(CloudException.class, api::regions);
        assertEquals(List.of(), simulator.clear().on());
        assertFalse(api.regions().isEmpty());
    }

    @Test
    void anAnswerWithoutSwitchesIsNotTheApi() {
        String odd = "{\"code\":0,\"data\":{\"switches\":1}}";
        try (RawServer other = RawServer.answering((request, peer) -> peer.answer(200, odd));
                HttpCloudApi elsewhere = new HttpCloudApi(Fixtures.account(other.url(), true), Fixtures.CLOCK)) {
            FailureSimulator none = elsewhere.failureSimulator().orElseThrow();
            assertThrows(NotTheApi.class, none::board);
        }
    }

    @Test
    void everyKindAndParameterHasItsWordsInBothLanguages() throws CloudException {
        for (Locale language : Texts.LANGUAGES) {
            Texts texts = Texts.in(language);
            for (FaultSwitch each : simulator.board().switches()) {
                assertTrue(texts.find("simulator.kind." + each.kind()).isPresent(), each.kind());
                assertTrue(texts.find("simulator.does." + each.kind()).isPresent(), each.kind());
                for (FaultParameter parameter : each.parameters()) {
                    assertTrue(
                            texts.find("simulator.parameter." + parameter.name())
                                    .isPresent(),
                            parameter.name());
                }
            }
        }
    }
}
