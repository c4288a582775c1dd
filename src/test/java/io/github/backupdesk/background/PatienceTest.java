package io.github.backupdesk.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PatienceTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicReference<Thread> asked = new AtomicReference<>();
    private final AtomicBoolean answered = new AtomicBoolean();

    /** Like a keychain whose prompt nobody answers: not even an interrupt ends it. */
    private String hang() {
        asked.set(Thread.currentThread());
        boolean let = false;
        while (!let) {
            try {
                answer.await();
                let = true;
            } catch (InterruptedException e) {
                // Native code does not hear it either.
            }
        }
        answered.set(true);
        return "late";
    }

    @Test
    void aQuestionIsAskedOnAThreadThatDoesNotKeepTheProgramFromEnding() throws Exception {
        Thread thread = new Patience("keychain", LONG).ask(Thread::currentThread);
        assertTrue(thread.isDaemon());
        assertTrue(!thread.isVirtual(), "native code would hold on to its carrier");
    }

    @Test
    void whatItThrowsArrives() {
        IOException thrown = new IOException("told to fail");
        ExecutionException arrived = assertThrows(
                ExecutionException.class,
                () -> new Patience("keychain", LONG).ask(() -> {
                    throw thrown;
                }));
        assertSame(thrown, arrived.getCause());
    }

    @Test
    void whileOneThatWasGivenUpHangsFurtherOnesFailAtOnceAndStartNoThread() throws Exception {
        Patience patience = new Patience("keychain", Duration.ofSeconds(2));
        assertThrows(TimeoutException.class, () -> patience.ask(this::hang));
        List<String> run = new CopyOnWriteArrayList<>();
        long start = System.nanoTime();
        for (int each = 0; each < 100; each++) {
            assertThrows(TimeoutException.class, () -> patience.ask(() -> run.add("a thread more")));
        }
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(1).toNanos(), "a hundred times at once");
        answer.countDown();
        asked.get().join();
        assertEquals(List.of(), run);
    }

    @Test
    void onceItHasComeToItselfItIsAskedAgain() throws Exception {
        Patience patience = new Patience("keychain", Duration.ofSeconds(2));
        assertThrows(TimeoutException.class, () -> patience.ask(this::hang));
        answer.countDown();
        asked.get().join();
        assertEquals("here", patience.ask(() -> "here"));
    }

    @Test
    void thoseWhoAskSideBySideWaitTheirTurn() throws Exception {
        Patience patience = new Patience("keychain", LONG);
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> complete(first, () -> patience.ask(this::hang)));
        awaitAsked();
        Thread waiting = Thread.ofPlatform()
                .start(() -> complete(second, () -> patience.ask(() -> answered.get() ? "after it" : "in between")));
        awaitParked(waiting);
        answer.countDown();
        assertEquals("late", first.get());
        assertEquals("after it", second.get());
    }

    @Test
    void whoIsInterruptedLeavesAndTheNextWaitsForWhatIsUnderWay() throws Exception {
        Patience patience = new Patience("keychain", LONG);
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        Thread asker = Thread.ofPlatform().start(() -> complete(first, () -> patience.ask(this::hang)));
        awaitAsked();
        asker.interrupt();
        assertThrows(ExecutionException.class, first::get);
        Thread waiting = Thread.ofPlatform()
                .start(() -> complete(second, () -> patience.ask(() -> answered.get() ? "after it" : "beside it")));
        awaitParked(waiting);
        answer.countDown();
        assertEquals("after it", second.get());
    }

    private interface Question {
        String ask() throws Exception;
    }

    private static void complete(CompletableFuture<String> future, Question question) {
        try {
            future.complete(question.ask());
        } catch (Exception e) {
            future.completeExceptionally(e);
        }
    }

    private void awaitAsked() {
        while (asked.get() == null) {
            assertFalse(Thread.currentThread().isInterrupted(), "it has taken too long");
            Thread.onSpinWait();
        }
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertFalse(Thread.currentThread().isInterrupted(), "it has taken too long");
            Thread.onSpinWait();
        }
    }
}
