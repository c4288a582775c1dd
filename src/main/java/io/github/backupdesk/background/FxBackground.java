package io.github.backupdesk.background;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door to the JavaFX thread, with a virtual thread for each task. */
public final class FxBackground implements Background, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxBackground.class);

    /** Time between two batches of progress: three frames, too short to be noticed. */
    private static final Duration BATCH = Duration.ofMillis(50);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("delays").factory());

    @Override
    public <T> Work start(Callable<T> task, Consumer<? super T> onSuccess, Consumer<? super Exception> onFailure) {
        return start(tell -> task.call(), (List<Object> nothing) -> {}, onSuccess, onFailure);
    }

    @Override
    public <P, T> Work start(
            Telling<P, T> task,
            Consumer<? super List<P>> onProgress,
            Consumer<? super T> onSuccess,
            Consumer<? super Exception> onFailure) {
        Running<P> running = new Running<>(onProgress);
        Runnable work = () -> {
            try {
                T result = task.call(running::tell);
                running.finish(() -> onSuccess.accept(result));
            } catch (Exception e) {
                LOG.debug("a task failed", e);
                running.finish(() -> onFailure.accept(e));
            } catch (Error e) {
                // A task that runs out of memory or stack must not take the window with it.
                LOG.error("a task broke down", e);
                running.finish(() -> onFailure.accept(new IllegalStateException(e)));
            }
        };
        try {
            running.future = threads.submit(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed: nothing is begun any more");
        }
        return running;
    }

    @Override
    public Work after(Duration delay, Runnable handler) {
        AtomicBoolean cancelled = new AtomicBoolean();
        // Asked once more on the UI thread: the timer may have gone off while somebody there was cancelling.
        Runnable unlessCancelled = () -> {
            if (!cancelled.get()) {
                handler.run();
            }
        };
        try {
            Future<?> future =
                    clock.schedule(() -> Platform.runLater(unlessCancelled), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> {
                cancelled.set(true);
                future.cancel(false);
            };
        } catch (RejectedExecutionException e) {
            // It is closed, and what was under way has just ended: there is no later any more.
            return () -> {};
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    /** One task under way and what it has told that nobody has seen yet. */
    private final class Running<P> implements Work {

        private final Consumer<? super List<P>> onProgress;
        private final List<P> told = new ArrayList<>();
        private volatile @Nullable Future<?> future;
        private volatile boolean cancelled;

        Running(Consumer<? super List<P>> onProgress) {
            this.onProgress = onProgress;
        }

        void tell(P value) {
            boolean first;
            synchronized (told) {
                first = told.isEmpty();
                told.add(value);
            }
            if (first && !cancelled) {
                after(BATCH, this::deliver);
            }
        }

        void finish(Runnable last) {
            Platform.runLater(() -> {
                deliver();
                if (!cancelled) {
                    last.run();
                }
            });
        }

        private void deliver() {
            List<P> batch;
            synchronized (told) {
                batch = List.copyOf(told);
                told.clear();
            }
            if (!batch.isEmpty() && !cancelled) {
                onProgress.accept(batch);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            Future<?> task = future;
            if (task != null) {
                task.cancel(true);
            }
        }
    }
}
