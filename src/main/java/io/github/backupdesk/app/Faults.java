package io.github.backupdesk.app;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nobody caught. The program goes on; the log gets the cause and the user a sentence, both once for each place, for a
 * fault in the drawing comes back sixty times a second.
 */
final class Faults implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /** After so many different ones nobody reads on. */
    private static final int MOST = 50;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile Consumer<String> tell = name -> {};

    /** @param listener is called on the toolkit's thread with the name of what was thrown */
    void tell(Consumer<String> listener) {
        tell = listener;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        try {
            if (seen.size() < MOST && seen.add(place(thrown))) {
                LOG.error("an exception reached the end of {}", thread.getName(), thrown);
                Platform.runLater(() -> tell.accept(thrown.getClass().getSimpleName()));
            }
        } catch (IllegalStateException e) {
            LOG.debug("there is no window to tell it", e);
        } catch (OutOfMemoryError e) {
            // There is no room to say so, but there may be again.
            seen.remove(OutOfMemoryError.class.getName());
        }
    }

    /** An error of the machine strikes anywhere, so where it did tells nothing. */
    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String name = thrown.getClass().getName();
        return thrown instanceof VirtualMachineError || trace.length == 0 ? name : name + " " + trace[0];
    }
}
