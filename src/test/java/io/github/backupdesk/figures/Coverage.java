package io.github.backupdesk.figures;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the branch coverage that was measured, prints a line for each group of classes, {@code coverage <group> branches
 * <taken> of <all>}, names the classes that are not covered in full, and fails then.
 */
final class Coverage {

    private Coverage() {}

    /** The branches of one class, its nested classes apart. */
    record Branches(String name, int missed, int covered) {

        /** A star at the end of the pattern stands for anything. */
        boolean fits(String pattern) {
            return pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern);
        }
    }

    /** Words: the measurement, then each group as {@code name=class,class}. */
    public static void main(String[] words) throws IOException {
        List<Branches> measured = read(Files.readAllLines(Path.of(words[0])));
        boolean full = true;
        for (String group : Arrays.asList(words).subList(1, words.length)) {
            full &= print(group, measured, System.out);
        }
        System.exit(full ? 0 : 1);
    }

    static List<Branches> read(List<String> lines) {
        List<Branches> all = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            all.add(new Branches(cells[1] + "." + cells[2], Integer.parseInt(cells[5]), Integer.parseInt(cells[6])));
        }
        return all;
    }

    /** Prints the group; whether all of it is covered, each class having been measured at all. */
    static boolean print(String group, List<Branches> measured, PrintStream out) {
        int equals = group.indexOf('=');
        List<String> lacks = new ArrayList<>();
        int missed = 0;
        int covered = 0;
        for (String name : group.substring(equals + 1).split(",", -1)) {
            List<Branches> parts =
                    measured.stream().filter(each -> each.fits(name)).toList();
            int lacking = parts.stream().mapToInt(Branches::missed).sum();
            missed += lacking;
            covered += parts.stream().mapToInt(Branches::covered).sum();
            if (parts.isEmpty() || lacking > 0) {
                lacks.add(name + (parts.isEmpty() ? " was not measured" : " lacks " + lacking));
            }
        }
        out.printf("coverage %s branches %d of %d%n", group.substring(0, equals), covered, covered + missed);
        lacks.forEach(each -> out.println("  " + each));
        return lacks.isEmpty();
    }
}
