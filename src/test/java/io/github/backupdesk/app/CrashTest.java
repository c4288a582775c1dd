package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.store.SqliteHistoryStore;
import io.github.backupdesk.support.Driver;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at each named step of a request, as a real process (promises.md 3.3, rows P01 to P06). What the server has made
 * afterwards is what the history has receipts for, and what it calls unknown; and over both lives there was one POST at most.
 */
class CrashTest {

    private static final String CLUSTER = "in01-c18e5520fa3d9b7";

    @TempDir
    Path folder;

    private SandboxServer sandbox;
    private ServerSide server;
    private Set<String> before = Set.of();

    /** Where the window looks for it as well. */
    private Path history() {
        return Folders.under(folder).history();
    }

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

    /** Runs the request until it stands still at a step, and kills it there. */
    private void killAt(String step) throws Exception {
        Process process = start(step);
        try (BufferedReader said = process.inputReader()) {
            String line;
            do {
                line = said.readLine();
                assertTrue(line != null, "ended before " + step);
            } while (!line.equals(step));
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(128 + 9, process.exitValue());
    }

    private Process start(String step) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingSubmit.class.getName(),
                        history().toString(),
                        sandbox.baseUrl(),
                        sandbox.apiKey(),
                        CLUSTER,
                        step)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The next life: what it finds, after it has settled what was under way. */
    private List<Attempt> nextLife() throws Exception {
        try (HistoryStore store = SqliteHistoryStore.open(history())) {
            new HistoryService(store, new Ledger(store)).settleInterrupted();
            return store.newest(10, Long.MAX_VALUE);
        }
    }

    private Set<String> made() {
        Set<String> made = new HashSet<>(server.backupIds());
        made.removeAll(before);
        return made;
    }

    /** Looks for the lost backup once, in the next life. */
    private Attempt look(Attempt lost) throws Exception {
        Account account = new Account(
                "sandbox",
                BaseUrl.parse(sandbox.baseUrl()),
                ApiKey.parse(sandbox.apiKey()).orElseThrow(),
                true);
        try (HttpCloudApi cloud = new HttpCloudApi(account, Clock.systemUTC());
                HistoryStore store = SqliteHistoryStore.open(history())) {
            return new ReconcileService(cloud, new Ledger(store), Clock.systemUTC(), "sandbox").look(lost);
        }
    }

    private void foundByListing() throws Exception {
        Attempt lost = nextLife().getFirst();
        assertEquals(AttemptState.UNKNOWN, lost.state());
        Attempt looked = look(lost);
        assertEquals(Verdict.ONE_FITS, looked.trail().search().verdict());
        assertEquals(
                made(),
                Set.copyOf(looked.trail().search().candidates().stream()
                        .map(Backup::id)
                        .toList()));
        assertEquals(1, server.creates());
    }

    @Test
    void p01BeforeTheIntentNothingIsKnownAndNothingSent() throws Exception {
        killAt("before add PLANNED");
        assertEquals(List.of(), nextLife());
        assertEquals(0, server.creates());
    }

    @Test
    void p02AfterTheIntentItIsPlannedAndNobodySendsIt() throws Exception {
        killAt("after add PLANNED");
        assertEquals(
                List.of(AttemptState.PLANNED),
                nextLife().stream().map(Attempt::state).toList());
        try (OpenDesk desk = OpenDesk.account(folder, sandbox.baseUrl(), sandbox.apiKey())) {
            desk.awaitClusters();
            Driver.await("the row", () -> desk.model().history().rows().size() == 1);
            assertEquals("Prepared", desk.model().history().rows().getFirst().state());
        }
        assertEquals(0, server.creates());
    }

    @Test
    void p03AfterTheAttemptRowItIsHonestlyUnknownAndNothingIsFound() throws Exception {
        killAt("after save SENDING");
        Attempt lost = nextLife().getFirst();
        assertEquals(AttemptState.UNKNOWN, lost.state());
        assertEquals(Verdict.OPEN, look(lost).trail().search().verdict());
        assertEquals(0, server.creates());
    }

    @Test
    void p04AfterTheLastByteItIsFoundByListing() throws Exception {
        server.setFault("{\"kind\":\"HOLD\",\"made\":true}");
        Process process = start("never");
        while (server.creates() == 0) {
            assertTrue(process.isAlive());
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        server.clearFaults();
        foundByListing();
    }

    @Test
    void p05BeforeTheReceiptIsWrittenItIsFoundByListing() throws Exception {
        killAt("after create");
        foundByListing();
    }

    @Test
    void p06AfterTheReceiptItIsThere() throws Exception {
        killAt("after save ACCEPTED");
        Attempt kept = nextLife().getFirst();
        assertEquals(AttemptState.ACCEPTED, kept.state());
        Receipt receipt = Objects.requireNonNull(kept.receipt());
        assertEquals(Set.of(receipt.backupId()), made());
        assertEquals(1, server.creates());
    }
}
