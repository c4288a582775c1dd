package io.github.backupdesk.bench;

import io.github.backupdesk.support.Driver;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Times what is done to a tree, with the longest pause it made on the UI thread, and sets ours against the plain one. */
final class Timing {

    private final Heartbeat heart = Heartbeat.start();
    private final Map<String, Double> figures = new TreeMap<>();

    /** Times an action until it is painted. */
    void phase(String name, Runnable action) {
        each(name, List.of(""), nothing -> action.run());
    }

    /** The same action for many values: the mean of the action, of it with the painting, and the longest pause of all. */
    <T> void each(String name, List<T> values, Consumer<T> action) {
        frames();
        heart.longestPause();
        long acting = 0;
        long worst = 0;
        long start = System.nanoTime();
        for (T value : values) {
            long began = System.nanoTime();
            action.accept(value);
            long took = System.nanoTime() - began;
            acting += took;
            worst = Math.max(worst, took);
            frames();
        }
        double painted = (System.nanoTime() - start) / 1e6 / values.size();
        figure(name, acting / 1e6 / values.size(), "ms");
        if (values.size() > 1) {
            figure(name + "_worst", worst / 1e6, "ms");
        }
        figure(name + "_painted", painted, "ms");
        figure(name + "_pause", heart.longestPause(), "ms");
    }

    /** Waits until what was changed has been laid out and painted. */
    private static void frames() {
        int[] seen = {0};
        Driver.await("two frames", 300, () -> ++seen[0] > 2);
    }

    void figure(String name, double value, String unit) {
        figures.put(name, value);
        System.out.printf(Locale.ROOT, "bench tree %s %.1f %s%n", name, value, unit);
    }

    /** How many times ours the plain tree's figure is. */
    void ratio(String ours, String plain) {
        double one = figures.getOrDefault(ours, Double.NaN);
        double other = figures.getOrDefault(plain, Double.NaN);
        if (!Double.isNaN(one) && !Double.isNaN(other)) {
            System.out.printf(Locale.ROOT, "bench tree %s_ratio %.1f times%n", ours, other / one);
        }
    }

    static void say(String words) {
        System.out.println("bench tree # " + words);
    }

    static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
