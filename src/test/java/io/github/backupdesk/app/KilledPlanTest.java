package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.PlanService;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.store.SqliteHistoryStore;
import io.github.backupdesk.support.Driver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kill -9 of the whole program in the middle of a plan: what was planned and had not left stays, and nobody sends it. */
class KilledPlanTest {

    private static final List<String> CLUSTERS = List.of(
            "in01-3f0c8a1d5b7e942",
            "in01-77ad21c0e94b6f8",
            "in01-c18e5520fa3d9b7",
            "in01-5e2b90d7c46a1f3",
            "in01-a90c63be7d5f214");

    @TempDir
    Path folder;

    private SandboxServer sandbox;
    private ServerSide server;
    private Set<String> before = Set.of();

    @BeforeEach
    void startSandbox() throws IOException {
        sandbox = SandboxServer.start(SandboxOptions.defaults().withTimeScale(0.05));
        server = new ServerSide(sandbox.baseUrl(), sandbox.apiKey());
        before = Set.copyOf(server.backupIds());
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    /** Written down, as by a run that ended before it sent anything. */
    private void plan(Policy policy) throws Exception {
        String account = sandbox.baseUrl().substring("http://".length()) + "#"
                + ApiKey.parse(sandbox.apiKey()).orElseThrow().fingerprint();
        try (HistoryStore store = SqliteHistoryStore.open(Folders.under(folder).history())) {
            new PlanService(new Ledger(store), Clock.systemUTC(), account, new Random())
                    .plan(
                            CLUSTERS.stream()
                                    .map(id -> new PlanService.Line(exact(id), Cluster.typed(new ClusterId(id))))
                                    .toList(),
                            policy);
        }
    }

    private static ExactRequest exact(String id) {
        return new ExactRequest(
                new BackupRequest(new ClusterId(id), new BackupScope.WholeCluster(), List.of()),
                "/v2/clusters/" + id + "/backups/create",
                "{\"backupType\":\"CLUSTER\"}");
    }

    private ChildDesk resumed() throws IOException {
        ChildDesk desk = ChildDesk.account(folder, sandbox.baseUrl(), sandbox.apiKey());
        desk.work("await notice-plan");
        desk.work("keys CONTROL SHIFT P");
        desk.work("await plan-resume");
        desk.work("keys CONTROL R");
        long read = System.nanoTime() + Duration.ofMillis(500).toNanos();
        while (System.nanoTime() < read) {
            LockSupport.parkNanos(read - System.nanoTime());
        }
        desk.work("keys CONTROL R");
        return desk;
    }

    private void awaitCreates(ChildDesk desk, int creates) {
        while (server.creates() < creates) {
            assertTrue(desk.process().isAlive());
        }
    }

    private List<Attempt> nextLife() throws Exception {
        try (HistoryStore store = SqliteHistoryStore.open(Folders.under(folder).history())) {
            new HistoryService(store, new Ledger(store)).settleInterrupted();
            return store.newest(1_000, Long.MAX_VALUE).reversed().stream()
                    .filter(row -> row.trail().plan() != null)
                    .toList();
        }
    }

    private Set<String> made() {
        Set<String> made = new HashSet<>(server.backupIds());
        made.removeAll(before);
        return made;
    }

    private static List<AttemptState> states(List<Attempt> rows) {
        return rows.stream().map(Attempt::state).toList();
    }

    /** Opens the window again and lets it look around. */
    private void nobodySendsMore() {
        int creates = server.creates();
        try (OpenDesk desk = OpenDesk.account(folder, sandbox.baseUrl(), sandbox.apiKey())) {
            desk.awaitClusters();
            Driver.await("the rows", () -> desk.model().history().rows().size() >= CLUSTERS.size());
            desk.driver().keys(KeyCode.F5);
            Driver.await(
                    "the plan is offered", () -> desk.model().noticeProperty().get() != null);
        }
        assertEquals(creates, server.creates());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void aPlanThatStopsIsKilledWhileOneIsOnItsWay(int held) throws Exception {
        plan(Policy.STOP);
        server.setFault("{\"kind\":\"HOLD\",\"made\":true,\"clusterId\":\"" + CLUSTERS.get(held) + "\"}");
        try (ChildDesk desk = resumed()) {
            awaitCreates(desk, held + 1);
            desk.kill();
        }
        server.clearFaults();
        List<Attempt> rows = nextLife();
        List<AttemptState> expected = IntStream.range(0, CLUSTERS.size())
                .mapToObj(
                        n -> n < held ? AttemptState.ACCEPTED : n == held ? AttemptState.UNKNOWN : AttemptState.PLANNED)
                .toList();
        assertEquals(expected, states(rows));
        assertEquals(held + 1, made().size(), "the accepted ones and the one of unknown outcome");
        assertTrue(made().containsAll(
                        rows.stream().limit(held).map(Attempt::backupId).toList()));
        if (held < CLUSTERS.size() - 1) {
            nobodySendsMore();
        }
    }

    @Test
    void aPlanThatGoesOnIsKilledWhileSeveralAreOnTheirWay() throws Exception {
        plan(Policy.GO_ON);
        server.setFault("{\"kind\":\"DELAY_RANDOM\",\"beforeMillis\":300,\"afterMillis\":300}");
        try (ChildDesk desk = resumed()) {
            awaitCreates(desk, 2);
            desk.kill();
        }
        server.clearFaults();
        List<Attempt> rows = nextLife();
        Set<String> accepted = new HashSet<>();
        rows.stream().map(Attempt::backupId).filter(id -> !id.isEmpty()).forEach(accepted::add);
        long unknown =
                rows.stream().filter(row -> row.state() == AttemptState.UNKNOWN).count();
        assertTrue(made().containsAll(accepted));
        assertTrue(made().size() <= accepted.size() + unknown, made() + " " + states(rows));
        assertTrue(server.creates() <= CLUSTERS.size());
        Set<ClusterId> left = new HashSet<>();
        rows.stream()
                .filter(row -> row.state() == AttemptState.PLANNED)
                .forEach(row -> left.add(row.exact().request().clusterId()));
        assertEquals(CLUSTERS.size(), accepted.size() + unknown + left.size());
    }
}
