package io.github.backupdesk.bench;

import io.github.backupdesk.app.InstanceRun;
import io.github.backupdesk.app.InstanceRun.Figures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long a second start takes, from the start of its process to its end, beside one that only tells its version. */
final class InstanceBench {

    private static final int TIMES = 9;

    private InstanceBench() {}

    static void run(PrintStream out) throws Exception {
        // The name of a socket must be short.
        Path folder = Files.createTempDirectory("bd");
        try {
            Figures figures = InstanceRun.measure(folder, TIMES);
            print(out, "first_start", figures.firstStart());
            print(out, "second_start", figures.secondStart());
            print(out, "start_after_kill", figures.startAfterKill());
            print(out, "second_start_after_kill", figures.secondStartAfterKill());
            print(out, "version_only", figures.versionOnly());
            List<String> left = figures.left().stream().distinct().sorted().toList();
            out.println("bench instance # left by each kill, and taken over: " + String.join(", ", left));
        } finally {
            delete(folder);
        }
    }

    private static void print(PrintStream out, String name, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "bench instance %s %.0f ms%nbench instance %s_worst %.0f ms%n",
                name,
                sorted.get(sorted.size() / 2),
                name,
                sorted.getLast());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
