package io.github.backupdesk.app;

import io.github.backupdesk.app.ChildProgram.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts the program a second time, from outside, for those who measure how long that takes. */
public final class InstanceRun {

    private InstanceRun() {}

    /**
     * All in milliseconds, from the start of the process.
     *
     * @param firstStart until the window is shown, in a folder that was left tidily
     * @param secondStart until it has brought the first forward and ended
     * @param startAfterKill until the window is shown, in a folder that a killed program has left
     * @param secondStartAfterKill as the second start, where the first has taken over from a killed one
     * @param versionOnly until the program has told its version and ended: what a JVM takes in any case
     * @param left what a killed program has left of its lock and its socket
     */
    public record Figures(
            List<Double> firstStart,
            List<Double> secondStart,
            List<Double> startAfterKill,
            List<Double> secondStartAfterKill,
            List<Double> versionOnly,
            List<String> left) {}

    /** @param times how often each is done */
    public static Figures measure(Path folder, int times) throws Exception {
        Figures figures = new Figures(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        List<String> again = List.of("--data-dir", folder.toString());
        for (int i = 0; i < times; i++) {
            figures.versionOnly().add(millis(List.of("--version")));
            long begun = System.nanoTime();
            try (ChildDesk first = ChildDesk.sandbox(folder)) {
                figures.firstStart().add(since(begun));
                // A window that has just come is busy with itself.
                first.work("keys CONTROL DIGIT5");
                figures.secondStart().add(millis(again));
                first.kill();
            }
            figures.left().addAll(leftOver(folder.resolve("data")));
            begun = System.nanoTime();
            try (ChildDesk next = ChildDesk.sandbox(folder)) {
                figures.startAfterKill().add(since(begun));
                next.work("keys CONTROL DIGIT5");
                figures.secondStartAfterKill().add(millis(again));
                next.signal("TERM");
                next.process().waitFor();
            }
        }
        return figures;
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double millis(List<String> words) {
        long start = System.nanoTime();
        Ended ended = ChildProgram.run(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"), words, Map.of());
        double took = since(start);
        if (ended.code() != 0) {
            throw new AssertionError(ended.toString());
        }
        return took;
    }

    private static List<String> leftOver(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith("instance"))
                    .sorted()
                    .toList();
        }
    }
}
