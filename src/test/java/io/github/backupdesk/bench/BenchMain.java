package io.github.backupdesk.bench;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one benchmark by its name, or all. A figure is a line: {@code bench <name> <figure> <value> <unit>}. */
public final class BenchMain {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private BenchMain() {}

    public static void main(String[] words) {
        System.exit(run(words.length == 0 ? "all" : words[0]));
    }

    private static boolean ended(Printing bench) throws Exception {
        bench.run(System.out);
        return true;
    }

    /** A benchmark that prints its figures. */
    @FunctionalInterface
    private interface Printing {
        void run(PrintStream out) throws Exception;
    }

    private static int run(String name) {
        // Its word on class paths is no figure.
        TOOLKIT.setLevel(Level.SEVERE);
        Map<String, Callable<?>> benches = new TreeMap<>(Map.of(
                "tree", TreeBench::run,
                "history", () -> ended(HistoryBench::run),
                "pace", () -> ended(PaceBench::run),
                "instance", () -> ended(InstanceBench::run)));
        if (!name.equals("all") && !benches.containsKey(name)) {
            System.err.println(
                    "There is no benchmark “" + name + "”. There are: all, " + String.join(", ", benches.keySet()));
            return 2;
        }
        benches.keySet().removeIf(each -> !name.equals("all") && !name.equals(each));
        try {
            for (Callable<?> bench : benches.values()) {
                bench.call();
            }
            return 0;
        } catch (Exception e) {
            System.err.println("The benchmark broke off: " + e);
            return 1;
        }
    }
}
