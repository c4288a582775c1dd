package io.github.backupdesk.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/** Knocks at the UI thread every other millisecond and remembers the longest time it took to open. */
final class Heartbeat {

    private static final long REST = 2_000_000;

    private long longest;

    private Heartbeat() {}

    static Heartbeat start() {
        Heartbeat heart = new Heartbeat();
        Thread.ofPlatform().daemon().name("heartbeat").start(heart::beat);
        return heart;
    }

    private void beat() {
        while (true) {
            CountDownLatch opened = new CountDownLatch(1);
            long knocked = System.nanoTime();
            Platform.runLater(() -> {
                waited(System.nanoTime() - knocked);
                opened.countDown();
            });
            try {
                opened.await();
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(REST);
        }
    }

    private synchronized void waited(long nanos) {
        longest = Math.max(longest, nanos);
    }

    /** The longest pause since the last question, in milliseconds. */
    synchronized double longestPause() {
        double millis = longest / 1e6;
        longest = 0;
        return millis;
    }
}
