package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.app.ChildProgram.Ended;
import io.github.backupdesk.app.OneInstance.Claim;
import io.github.backupdesk.support.Driver;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One window per data folder, and what a second start finds (promises.md 3.3, P11 to P13). */
class OneInstanceTest {

    /** Each takes longer to be loaded than a second start as a whole. */
    private static final List<String> HEAVY = List.of(
            " ch.qos.logback.classic.LoggerContext ",
            " java.lang.foreign.Linker ",
            " com.sun.javafx.tk.Toolkit ",
            " tools.jackson.",
            " okhttp3.OkHttpClient ",
            " org.sqlite.");

    private static boolean forward() {
        return true;
    }

    @TempDir
    Path folder;

    private static OneInstance mine(Claim claim) {
        return assertInstanceOf(Claim.Mine.class, claim).instance();
    }

    private Ended secondStart() {
        return ChildProgram.run(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                List.of("--lang", "en", "--data-dir", folder.toString()),
                Map.of());
    }

    /** Time to claim, for the start of a JVM is not ours to speed up. */
    private static Duration took(Runnable claim) {
        long start = System.nanoTime();
        claim.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void within(Duration limit, Duration took) {
        assertTrue(took.compareTo(limit) <= 0, took::toString);
    }

    @Test
    void p11ASecondStartBringsTheFirstForwardAndIsNoWriter() {
        AtomicInteger forward = new AtomicInteger();
        try (OneInstance first = mine(OneInstance.claim(folder, () -> forward.incrementAndGet() > 0))) {
            for (int i = 1; i <= 3; i++) {
                within(
                        Duration.ofSeconds(1),
                        took(() -> assertEquals(
                                new Claim.Taken(true), OneInstance.claim(folder, OneInstanceTest::forward))));
                assertEquals(i, forward.get());
            }
            assertTrue(Files.exists(folder.resolve(OneInstance.SOCKET)), first::toString);
        }
        assertFalse(Files.exists(folder.resolve(OneInstance.SOCKET)));
        mine(OneInstance.claim(folder, OneInstanceTest::forward)).close();
    }

    @Test
    void p11ASecondProgramSaysSoAndEndsWell() throws Exception {
        try (ChildDesk first = ChildDesk.sandbox(folder)) {
            String log = Files.readString(folder.resolve("logs/backup-desk.log"));
            Ended second = secondStart();
            assertEquals(0, second.code(), second::toString);
            assertTrue(second.out().contains("its window was brought forward"), second::toString);
            assertEquals("", second.err());
            assertTrue(
                    Files.readString(folder.resolve("logs/backup-desk.log")).startsWith(log),
                    "the log stays the first's");
            assertTrue(first.process().isAlive());
            first.work("keys CONTROL DIGIT5");
        }
    }

    @Test
    void p11AMinimisedWindowComesForward() {
        Driver.startToolkit();
        Stage stage = Driver.onStage(() -> {
            Stage fresh = new Stage();
            fresh.show();
            fresh.setIconified(true);
            return fresh;
        });
        try {
            assertTrue(DeskWindow.bringForward());
            assertFalse(Driver.onStage(stage::isIconified));
        } finally {
            Driver.run(stage::close);
        }
    }

    @Test
    void p12AFirstOneThatHangsIsToldInTime() throws Exception {
        try (ChildDesk first = ChildDesk.sandbox(folder)) {
            first.signal("STOP");
            Path data = folder.resolve("data");
            long start = System.nanoTime();
            Ended second = secondStart();
            // Three seconds, and room for a JVM that starts on a busy machine.
            within(Duration.ofSeconds(8), Duration.ofNanos(System.nanoTime() - start));
            assertEquals(2, second.code(), second::toString);
            assertTrue(second.err().contains("already running on the folder " + data), second::toString);
            assertTrue(second.err().contains("not answering"), second::toString);
            assertEquals(1, second.err().lines().count(), second::toString);
            first.signal("CONT");
            first.work("keys CONTROL DIGIT5");
        }
    }

    @Test
    void p12OneWhoseWindowDoesNotComeIsNotTakenForOneThatAnswers() {
        try (OneInstance first = mine(OneInstance.claim(folder, () -> false))) {
            assertEquals(new Claim.Taken(false), OneInstance.claim(folder, OneInstanceTest::forward), first::toString);
        }
    }

    @Test
    void p13WhatAKilledOneLeavesBehindDoesNoHarm() throws Exception {
        Path data = folder.resolve("data");
        try (ChildDesk first = ChildDesk.sandbox(folder)) {
            first.kill();
        }
        assertTrue(Files.exists(data.resolve(OneInstance.SOCKET)), "left over");
        assertTrue(Files.exists(data.resolve(OneInstance.LOCK)), "left over");
        within(
                Duration.ofMillis(100),
                took(() ->
                        mine(OneInstance.claim(data, OneInstanceTest::forward)).close()));
        try (ChildDesk next = ChildDesk.sandbox(folder)) {
            next.work("keys CONTROL DIGIT5");
        }
    }

    @Test
    void p13WhatIsLeftOverIsNotTakenForAFirstOne() throws IOException {
        assertEquals(Optional.empty(), OneInstance.taken(folder));
        Files.createFile(folder.resolve(OneInstance.LOCK));
        assertEquals(Optional.empty(), OneInstance.taken(folder));
        // A socket on which nobody listens any more is what a killed one leaves.
        try (var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(folder.resolve(OneInstance.SOCKET)));
        }
        assertTrue(Files.exists(folder.resolve(OneInstance.SOCKET)), "left over");
        assertEquals(Optional.empty(), OneInstance.taken(folder));
        try (OneInstance next = mine(OneInstance.claim(folder, OneInstanceTest::forward))) {
            assertEquals(Optional.of(new Claim.Taken(true)), OneInstance.taken(folder), next::toString);
        }
        assertEquals(Optional.empty(), OneInstance.taken(folder));
    }

    @Test
    void p13LeftOversThatAreNoFilesOfOursAreReplacedOrRefusedInWords() throws IOException {
        Files.writeString(folder.resolve(OneInstance.SOCKET), "no socket");
        Files.writeString(folder.resolve(OneInstance.LOCK), "4711");
        try (OneInstance first = mine(OneInstance.claim(folder, OneInstanceTest::forward))) {
            assertEquals(new Claim.Taken(true), OneInstance.claim(folder, OneInstanceTest::forward), first::toString);
        }
        Files.createDirectories(folder.resolve(OneInstance.SOCKET).resolve("occupied"));
        try (OneInstance first = mine(OneInstance.claim(folder, OneInstanceTest::forward))) {
            assertEquals(Optional.of(new Claim.Taken(false)), OneInstance.taken(folder), first::toString);
        }
    }

    @Test
    void p11ManyStartsAtOnceMakeOneFirstAndItAnswersAllOthers() throws Exception {
        AtomicInteger forward = new AtomicInteger();
        List<OneInstance> firsts = new CopyOnWriteArrayList<>();
        List<Claim> others = new CopyOnWriteArrayList<>();
        CountDownLatch ready = new CountDownLatch(1);
        Callable<Boolean> start = () -> {
            ready.await();
            switch (OneInstance.claim(folder, () -> forward.incrementAndGet() > 0)) {
                case Claim.Mine(OneInstance mine) -> firsts.add(mine);
                case Claim other -> others.add(other);
            }
            return true;
        };
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all =
                    Stream.generate(() -> starts.submit(start)).limit(8).toList();
            ready.countDown();
            for (Future<Boolean> each : all) {
                assertTrue(each.get());
            }
        }
        assertEquals(1, firsts.size());
        firsts.getFirst().close();
        assertEquals(Collections.nCopies(7, new Claim.Taken(true)), others);
        assertEquals(7, forward.get());
    }

    @Test
    void p11ASecondStartLoadsNeitherTheLogNorTheToolkitNorTheWiring() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        try (ChildDesk first = ChildDesk.sandbox(folder)) {
            Ended second = ChildProgram.run(
                    List.of("-Dglass.platform=Headless", "-Xlog:class+load:file=" + loaded),
                    List.of("--lang", "en", "--data-dir", folder.toString()),
                    Map.of());
            assertEquals(0, second.code(), () -> second + " beside " + first.process());
        }
        List<String> heavy = Files.readAllLines(loaded).stream()
                .filter(line -> HEAVY.stream().anyMatch(line::contains))
                .toList();
        assertEquals(List.of(), heavy);
    }

    @Test
    void p14TwoFoldersAreIndependent() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        try (OneInstance first = mine(OneInstance.claim(folder, OneInstanceTest::forward));
                OneInstance second = mine(OneInstance.claim(other, OneInstanceTest::forward))) {
            assertEquals(new Claim.Taken(true), OneInstance.claim(folder, OneInstanceTest::forward), first::toString);
            assertEquals(new Claim.Taken(true), OneInstance.claim(other, OneInstanceTest::forward), second::toString);
        }
    }

    @Test
    void aFolderTooDeepForASocketStillHasOneWindow() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("x".repeat(100)));
        try (OneInstance first = mine(OneInstance.claim(deep, OneInstanceTest::forward))) {
            assertEquals(new Claim.Taken(false), OneInstance.claim(deep, OneInstanceTest::forward), first::toString);
        }
    }

    @Test
    void whereNothingCanBeLockedNothingIsStarted() throws IOException {
        Files.createDirectories(folder.resolve("data").resolve(OneInstance.LOCK));
        Ended ended = secondStart();
        assertEquals(2, ended.code(), ended::toString);
        assertTrue(ended.err().contains("nobody can be sure"), ended::toString);
        assertFalse(Files.exists(folder.resolve("data/sandbox")));
    }
}
