package io.github.backupdesk.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads which mutants were found out, and prints the score of each class and what lived: {@code mutation <class> <killed> of <all>}. */
final class Mutation {

    private static final Set<String> FOUND_OUT = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR");

    private Mutation() {}

    /** How many of one class's mutants were found out. */
    record Score(int killed, int all) {

        Score plus(Score other) {
            return new Score(killed + other.killed, all + other.all);
        }

        @Override
        public String toString() {
            return killed + " of " + all;
        }
    }

    /** Words: the list of mutants. */
    public static void main(String[] words) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(words[0]));
        scores(lines).forEach((name, score) -> System.out.println("mutation " + name + " " + score));
        lines.stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> !FOUND_OUT.contains(cells[5]))
                .forEach(cells -> System.out.println("  lived: " + cells[1] + "." + cells[3] + ", line " + cells[4]
                        + ", " + cells[2].substring(cells[2].lastIndexOf('.') + 1)));
    }

    /** By the simple name of the outermost class; the sum stands last. */
    static Map<String, Score> scores(List<String> lines) {
        Map<String, Score> scores = new TreeMap<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            String name = cells[0].replace(".java", "");
            Score one = new Score(FOUND_OUT.contains(cells[5]) ? 1 : 0, 1);
            scores.merge(name, one, Score::plus);
            scores.merge("in all", one, Score::plus);
        }
        return scores;
    }
}
