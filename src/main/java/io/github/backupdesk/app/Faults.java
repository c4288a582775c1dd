package io.github.backupdesk.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nobody caught. The program goes on; the log gets the cause, a report is written beside it, and the user gets a sentence, each once for each place, for a
 * fault in the drawing comes back sixty times a second.
 */
final class Faults implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /** After so many different ones nobody reads on. */
    private static final int MOST = 50;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile Consumer<FaultReport> tell = report -> {};
    private volatile Optional<Path> folder = Optional.empty();

    /** @param logs where reports are written from now on */
    void reportInto(Path logs) {
        folder = Optional.of(logs);
    }

    /** @param listener is called on the toolkit's thread with what was thrown */
    void tell(Consumer<FaultReport> listener) {
        tell = listener;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        try {
            if (seen.size() < MOST && seen.add(place(thrown))) {
                LOG.error("an exception reached the end of {}", thread.getName(), thrown);
                FaultReport report = report(thrown);
                Platform.runLater(() -> tell.accept(report));
            }
        } catch (IllegalStateException e) {
            LOG.debug("there is no window to tell it", e);
        } catch (OutOfMemoryError e) {
            // There is no room to say so, but there may be again.
            seen.remove(OutOfMemoryError.class.getName());
        }
    }

    private FaultReport report(Throwable thrown) {
        return folder.map(logs -> FaultReport.write(thrown, logs, Instant.now()))
                .orElseGet(() ->
                        new FaultReport(thrown.getClass().getSimpleName(), FaultReport.code(thrown), Optional.empty()));
    }

    /** An error of the machine strikes anywhere, so where it did tells nothing. */
    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String name = thrown.getClass().getName();
        return thrown instanceof VirtualMachineError || trace.length == 0 ? name : name + " " + trace[0];
    }
}
