package io.github.backupdesk.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of the fault matrix is tested, or stands in a list with its reason (promises.md section 8). */
class MatrixTest {

    /** A test is named after its row: {@code n01…}, or after several: {@code a30AndA31…}. */
    private static final Pattern ROW = Pattern.compile("(?:^|And)([nNaApPiIsS]\\d\\d)(?=[A-Z])");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("io.github.backupdesk");

    private static Stream<String> rows(String letter, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> String.format(Locale.ROOT, "%s%02d", letter, number));
    }

    private static Set<String> wanted() {
        return Stream.of(
                        rows("N", 1, 25),
                        rows("A", 1, 44),
                        rows("I", 1, 21),
                        rows("P", 1, 19),
                        rows("P", 22, 37),
                        rows("S", 1, 13),
                        Stream.of("S16"))
                .flatMap(each -> each)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(each -> each.getRawType().getName().startsWith("org.junit.jupiter."));
    }

    private static Set<String> rowsOf(JavaMethod method) {
        return ROW.matcher(method.getName())
                .results()
                .map((MatchResult found) -> found.group(1).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> tested() {
        return TESTS.stream()
                .flatMap((JavaClass type) -> type.getMethods().stream())
                .filter(MatrixTest::isTest)
                .flatMap(method -> rowsOf(method).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyRowIsTestedOrStandsInTheListWithItsReason() {
        Set<String> missing = wanted();
        missing.removeAll(tested());
        Arrays.stream(NotAutomated.values())
                .filter(each -> !each.inPart())
                .forEach(each -> missing.remove(each.name()));
        assertEquals(Set.of(), missing, "test these rows, or say in NotAutomated why not");
    }

    @Test
    void theListIsHonest() {
        Set<String> tested = tested();
        for (NotAutomated row : NotAutomated.values()) {
            assertEquals(row.inPart(), tested.contains(row.name()), row.name());
            assertTrue(row.reason().split(" ", -1).length > 5, row.name());
        }
    }

    /** Rule G is asserted by what the rows of N and A are built upon. */
    @Test
    void everyRowOfTheNetworkAndOfAnswersHasRuleG() {
        List<String> without = TESTS.stream()
                .flatMap((JavaClass type) -> type.getMethods().stream())
                .filter(MatrixTest::isTest)
                .filter(method -> rowsOf(method).stream().anyMatch(row -> row.matches("[NA].*")))
                .filter(method -> !method.getOwner().isAssignableTo(MatrixRow.class))
                .map(JavaMethod::getFullName)
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void namesAreReadAsTheyAreMeant() {
        assertTrue(tested().containsAll(Set.of("N01", "A33", "P01", "P06")), "is the scan blind?");
    }
}
