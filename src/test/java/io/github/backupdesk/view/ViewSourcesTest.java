package io.github.backupdesk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a view listens to ends with its context: view models outlive the views, and would keep each that still listens,
 * with all it stands in.
 */
class ViewSourcesTest {

    private static final Path VIEWS = Path.of("src/main/java/io/github/backupdesk/view");

    /** The root in which the views are exchanged, and the sheet of its scene. */
    private static final Set<String> AS_LONG_AS_THE_WINDOW = Set.of("WindowView.java", "TextSize.java");

    /** Ended with the context, or told of the node's own measures, which end with the node. */
    private static final Pattern ENDS =
            Pattern.compile("((context|perColumn)\\.keep\\(|subscriptions\\.add\\(|(width|height)Property\\(\\)).*");

    private static final Pattern SUBSCRIBED = Pattern.compile("[^;{}]*\\.subscribe\\(");
    private static final Pattern LISTENED = Pattern.compile("([\\w.()]+)\\.addListener\\((\\w+)\\)");

    @Test
    void everySubscriptionEndsWithItsView() throws IOException {
        List<String> loose = sources()
                .flatMap(file -> SUBSCRIBED
                        .matcher(file.text())
                        .results()
                        .map(MatchResult::group)
                        .filter(each -> !ENDS.matcher(each).matches() && !isGivenUp(each, file))
                        .map(each -> file.name() + ": " + each))
                .toList();
        assertEquals(List.of(), loose);
    }

    /** Kept in a field, which is let go of at the end. */
    private static boolean isGivenUp(String statement, Source file) {
        String field = statement.substring(0, Math.max(0, statement.indexOf('=')));
        return !field.isEmpty() && file.text().contains("context.keep(()->" + field + ".unsubscribe())");
    }

    @Test
    void everyListenerIsTakenAwayAgain() throws IOException {
        List<String> loose = sources()
                .flatMap(file -> LISTENED.matcher(file.text())
                        .results()
                        .filter(each -> !file.text().contains(each.group(1) + ".removeListener(" + each.group(2) + ")"))
                        .map(each -> file.name() + ": " + each.group()))
                .toList();
        assertEquals(List.of(), loose);
    }

    /** @param text without its blanks and line comments */
    private record Source(String name, String text) {}

    private static Stream<Source> sources() throws IOException {
        try (Stream<Path> files = Files.list(VIEWS)) {
            List<Source> all = files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !AS_LONG_AS_THE_WINDOW.contains(String.valueOf(each.getFileName())))
                    .map(each -> new Source(String.valueOf(each.getFileName()), read(each)))
                    .toList();
            assertFalse(all.isEmpty());
            return all.stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("//.*|\\s+", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
