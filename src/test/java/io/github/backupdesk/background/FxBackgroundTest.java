package io.github.backupdesk.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.background.Background.Telling;
import io.github.backupdesk.background.Background.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FxBackgroundTest {

    private final FxBackground background = new FxBackground();

    @BeforeAll
    static void startTheToolkit() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException e) {
            // Another test has started it already.
            started.countDown();
        }
        Platform.setImplicitExit(false);
        assertTrue(started.await(20, TimeUnit.SECONDS));
    }

    @AfterEach
    void close() {
        background.close();
    }

    /** Runs on the UI thread and waits; what was queued there before has run then as well. */
    private static <T> T onUi(Callable<T> action) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(action.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.get();
    }

    @Test
    void theTaskRunsElsewhereAndTheAnswerComesHome() throws Exception {
        CompletableFuture<List<Boolean>> onUi = new CompletableFuture<>();
        onUi(() -> background.start(
                Platform::isFxApplicationThread,
                inTask -> onUi.complete(List.of(inTask, Platform.isFxApplicationThread())),
                onUi::completeExceptionally));
        assertEquals(List.of(false, true), onUi.get());
    }

    @Test
    void aFailureArrivesAsItIs() throws Exception {
        IOException thrown = new IOException("told to fail");
        CompletableFuture<Exception> failure = new CompletableFuture<>();
        onUi(() -> background.start(
                () -> {
                    throw thrown;
                },
                result -> failure.cancel(false),
                failure::complete));
        assertEquals(thrown, failure.get());
    }

    @Test
    void evenAnErrorArrivesAsAFailure() throws Exception {
        CompletableFuture<Exception> failure = new CompletableFuture<>();
        onUi(() -> background.start(
                () -> {
                    throw new StackOverflowError("told to fail");
                },
                result -> failure.cancel(false),
                failure::complete));
        assertInstanceOf(StackOverflowError.class, failure.get().getCause());
    }

    @Test
    void everyValueArrivesInOrderBeforeTheEndAndInFewBatches() throws Exception {
        int many = 100_000;
        List<Integer> seen = new ArrayList<>();
        List<Integer> batches = new ArrayList<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Telling<Integer, Boolean> task = tell -> {
            IntStream.range(0, many).forEach(tell::accept);
            return true;
        };
        onUi(() -> background.start(
                task,
                (List<Integer> batch) -> {
                    seen.addAll(batch);
                    batches.add(batch.size());
                },
                done::complete,
                done::completeExceptionally));
        assertTrue(done.get());
        assertEquals(IntStream.range(0, many).boxed().toList(), seen);
        assertTrue(batches.size() < many / 100, () -> batches.size() + " batches");
    }

    @Test
    void cancellingInterruptsTheTaskAndSilencesItsHandlers() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        List<Object> heard = new ArrayList<>();
        Work work = onUi(() -> background.start(
                () -> {
                    running.countDown();
                    try {
                        return new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                    } finally {
                        interrupted.countDown();
                    }
                },
                heard::add,
                heard::add));
        running.await();
        onUi(() -> {
            work.cancel();
            return true;
        });
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        background.close();
        assertTrue(onUi(heard::isEmpty));
    }

    @Test
    void whatIsAskedForAfterTheEndDoesNotHappen() throws Exception {
        background.close();
        List<Object> heard = new ArrayList<>();
        Work work = background.after(Duration.ZERO, () -> heard.add(1));
        work.cancel();
        assertTrue(onUi(heard::isEmpty));
    }

    @Test
    void aTaskThatEndsWhileItIsBeingCancelledIsNotHeard() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        List<Object> heard = new ArrayList<>();
        onUi(() -> {
            Work work = background.start(
                    () -> {
                        ended.countDown();
                        return 1;
                    },
                    heard::add,
                    heard::add);
            ended.await();
            work.cancel();
            return true;
        });
        assertTrue(onUi(heard::isEmpty));
    }

    @Test
    void aDelayedHandlerComesOnTheUiThread() throws Exception {
        CompletableFuture<Boolean> onUi = new CompletableFuture<>();
        onUi(() -> background.after(Duration.ofMillis(1), () -> onUi.complete(Platform.isFxApplicationThread())));
        assertTrue(onUi.get());
    }

    @Test
    void aDelayedHandlerThatIsCancelledWhileItIsDueDoesNotCome() throws Exception {
        AtomicReference<Boolean> came = new AtomicReference<>(false);
        onUi(() -> {
            Work work = background.after(Duration.ZERO, () -> came.set(true));
            awaitIdleClock();
            work.cancel();
            return true;
        });
        assertFalse(onUi(came::get));
    }

    /** Once the thread of the delays has nothing left to wait for, every delay has gone off. */
    private static void awaitIdleClock() {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals("delays") && each.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }
}
