package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process that is killed, ended, stopped and broken from outside (promises.md 3.3). */
@Timeout(120)
class ProcessRowsTest {

    private static final String USERS_EU = "in01-c18e5520fa3d9b7";
    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";
    private static final String ORDERS_PROD = "in01-77ad21c0e94b6f8";

    @TempDir
    Path folder;

    private SandboxServer sandbox;
    private ServerSide server;
    private Aftermath after;

    @BeforeEach
    void startSandbox() throws IOException {
        sandbox = SandboxServer.start(SandboxOptions.defaults().withTimeScale(0.05));
        server = new ServerSide(sandbox.baseUrl(), sandbox.apiKey());
        after = Aftermath.begin(folder, server, sandbox.apiKey());
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    private ChildDesk open() throws IOException {
        return ChildDesk.account(folder, sandbox.baseUrl(), sandbox.apiKey());
    }

    /** Until something is so at the server, which cannot call us. Each look is a request to it and takes its time. */
    private static void await(Callable<Boolean> so) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.call()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
        }
    }

    /** The next life in a window of its own, until our row is as wanted. */
    private static void resumes(OpenDesk desk, Predicate<HistoryRow> wanted) {
        Driver.await(
                "the row of the next life",
                30,
                () -> desk.model().history().rows().stream()
                        .filter(row -> row.attempt().state() != AttemptState.ELSEWHERE)
                        .anyMatch(wanted));
    }

    @Test
    void p07KilledWhilePollingItGoesOnPollingInTheNextLife() throws Exception {
        server.setFault("{\"kind\":\"JOB_STATE\",\"state\":\"IN_PROGRESS\",\"progress\":\"45\"}");
        String printed;
        try (ChildDesk desk = open()) {
            desk.backUp(USERS_EU);
            await(() -> server.jobQuestions() > 0);
            desk.kill();
            printed = desk.printed();
        }
        assertEquals(AttemptState.ACCEPTED, after.holds(1, printed).getFirst().state());
        server.clearFaults();
        try (OpenDesk desk = OpenDesk.account(folder, sandbox.baseUrl(), sandbox.apiKey())) {
            resumes(desk, row -> row.state().equals("Done"));
        }
        assertEquals(1, after.holds(1, printed).size());
    }

    @Test
    void p07KilledWhileLookingForALostBackupItLooksOnInTheNextLife() throws Exception {
        server.setFault("{\"kind\":\"DROP_ANSWER\",\"times\":1}");
        String printed;
        try (ChildDesk desk = open()) {
            desk.backUp(USERS_EU);
            desk.work("awaitText notice-text cannot tell what became");
            desk.kill();
            printed = desk.printed();
        }
        assertEquals(AttemptState.UNKNOWN, after.holds(1, printed).getFirst().state());
        try (OpenDesk desk = OpenDesk.account(folder, sandbox.baseUrl(), sandbox.apiKey())) {
            resumes(desk, row -> row.attempt().trail().search().verdict() == Verdict.ONE_FITS);
        }
        assertEquals(1, after.made().size());
        after.holds(1, printed);
    }

    @Test
    void p29AnErrorOnTheToolkitsThreadIsToldOnceAndTheWindowGoesOn() throws Exception {
        try (ChildDesk desk = open()) {
            for (int i = 0; i < 3; i++) {
                desk.work("overflow");
            }
            desk.work("awaitText notice-text StackOverflowError");
            assertTrue(desk.work("text notice-text").contains("you can go on"));
            desk.backUp(USERS_EU);
            desk.work("awaitText notice-text accepted");
            desk.kill();
            String log = Files.readString(folder.resolve("logs/backup-desk.log"));
            assertEquals(
                    1,
                    log.lines()
                            .filter(line -> line.contains("reached the end of"))
                            .count(),
                    log);
            Files.delete(folder.resolve("logs/backup-desk.log"));
            assertEquals(1, after.holds(1, desk.printed()).size());
        }
    }

    @Test
    void p31StoppedForAMomentWhileSendingItSendsNothingTwiceAndNoBurst() throws Exception {
        server.setFault("{\"kind\":\"HOLD\",\"made\":true}");
        try (ChildDesk desk = open()) {
            desk.backUp(USERS_EU);
            await(() -> server.creates() == 1);
            desk.signal("STOP");
            server.clearFaults();
            // The answer comes while nobody is there to read it.
            await(() -> after.made().size() == 1);
            int asked = server.requests();
            desk.signal("CONT");
            desk.work("awaitText notice-text accepted");
            assertTrue(server.requests() - asked < 20, "a burst");
            desk.kill();
            assertEquals(
                    AttemptState.ACCEPTED,
                    after.holds(1, desk.printed()).getFirst().state());
        }
    }

    @Test
    void p33AnEndOfTheSessionDuringThreeRequestsIsQuickAndHonest() throws Exception {
        server.setFault("{\"kind\":\"HOLD\",\"made\":true}");
        try (ChildDesk desk = open()) {
            int sent = 0;
            for (String cluster : List.of(USERS_EU, SEARCH_PROD, ORDERS_PROD)) {
                desk.backUp(cluster);
                int now = ++sent;
                await(() -> server.creates() == now);
            }
            desk.signal("TERM");
            assertTrue(desk.process().waitFor(3, TimeUnit.SECONDS), "it took longer than three seconds");
            server.clearFaults();
            List<Attempt> rows = after.holds(3, desk.printed());
            assertEquals(3, rows.size());
            assertTrue(rows.stream().allMatch(row -> row.state() == AttemptState.UNKNOWN), rows::toString);
            assertEquals(3, after.made().size());
        }
        try (Stream<Path> left = Files.list(folder.resolve("data"))) {
            assertFalse(left.anyMatch(each -> each.toString().endsWith(".in-use")), "it was closed well");
        }
    }

    @Test
    void s01TheKeyIsNowhereAfterALongSession() throws Exception {
        try (ChildDesk desk = open()) {
            // First, for the hand that presses the keys has a handler of its own for what nobody caught.
            desk.work("overflow");
            desk.work("awaitText notice-text StackOverflowError");
            server.setFault("{\"kind\":\"DROP_ANSWER\",\"times\":1}");
            desk.backUp(USERS_EU);
            desk.work("awaitText notice-text cannot tell what became");
            server.setFault("{\"kind\":\"REFUSE\",\"times\":1}");
            desk.backUp(SEARCH_PROD);
            desk.work("awaitText notice-text Nothing was created");
            server.clearFaults();
            desk.work("keys CONTROL L");
            desk.work("type " + ORDERS_PROD);
            desk.work("keys CONTROL ENTER");
            desk.work("await create");
            desk.work("keys CONTROL SHIFT U");
            assertTrue(desk.work("clipboard").contains("$TOKEN"), "the command names a variable");
            desk.work("keys CONTROL ENTER");
            desk.work("awaitText notice-text accepted");
            desk.work("keys CONTROL DIGIT5");
            desk.work("keys CONTROL F");
            desk.work("type state:unknown bearer");
            desk.work("keys F5");
            desk.kill();
            assertTrue(
                    Aftermath.filesWith(folder, "StackOverflowError").stream()
                            .anyMatch(each -> each.endsWith("backup-desk.log")),
                    "what is looked for can be found");
            assertEquals(List.of(), Aftermath.filesWith(folder, sandbox.apiKey()));
            Files.delete(folder.resolve("logs/backup-desk.log"));
            assertEquals(3, after.holds(3, desk.printed()).size());
        }
    }

    @Test
    void s06FilesAreTheirOwnersAloneWhateverTheMask() throws Exception {
        try (ChildDesk desk = ChildDesk.open(
                folder.resolve("home"),
                List.of("--base-url", sandbox.baseUrl()),
                Map.of("ZILLIZ_API_KEY", sandbox.apiKey()),
                "umask 000; exec \"$@\"")) {
            desk.backUp(USERS_EU);
            desk.work("awaitText notice-text accepted");
            try (Stream<Path> all = Files.walk(folder.resolve("home"))) {
                assertEquals(
                        List.of(),
                        all.skip(1)
                                .filter(each -> !PosixFilePermissions.toString(permissions(each))
                                        .endsWith("------"))
                                .toList());
            }
        }
    }

    private static Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
