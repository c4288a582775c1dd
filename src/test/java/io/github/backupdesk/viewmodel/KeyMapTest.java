package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.backupdesk.viewmodel.KeyMap.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The registry of keys, and the README, which tells of the same. */
class KeyMapTest {

    /** A row of the README's table: the keys, and what they do. */
    private record Row(List<String> keys, String text) {}

    private static List<Row> readme() throws IOException {
        String text = Files.readString(Path.of("README.md"));
        String table = text.substring(text.indexOf("| Keys | |\n"), text.indexOf("\nOn macOS the Command key"));
        return table.lines()
                .skip(2)
                .map(line -> line.split(" ?\\| ?", -1))
                .filter(cells -> cells.length > 2)
                .map(cells -> new Row(
                        Stream.of(cells[1].split(", | or ", -1))
                                .map(String::strip)
                                .toList(),
                        cells[1] + " | " + cells[2]))
                .toList();
    }

    private static Set<String> registered() {
        return KeyMap.all().stream()
                .flatMap(each -> each.keys().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyKeyOfTheReadmeIsInTheRegistry() throws IOException {
        List<Row> rows = readme();
        assertFalse(rows.size() < 20, "the table was not found");
        Set<String> unknown =
                rows.stream().flatMap(each -> each.keys().stream()).collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(registered());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyKeyOfTheRegistryIsInTheReadme() throws IOException {
        String all = readme().stream().map(Row::text).collect(Collectors.joining("\n"));
        Set<String> untold = registered();
        untold.removeIf(key -> told(key, all));
        assertEquals(Set.of(), untold);
    }

    /** As a whole: Ctrl+F is not told by Ctrl+Shift+F, nor F by it. */
    private static boolean told(String key, String all) {
        String first = key.equals("Shift+Down") ? "Shift+Up and Down" : key;
        return Pattern.compile("(?<![\\w+])" + Pattern.quote(first) + "(?![\\w+])")
                .matcher(all)
                .find();
    }

    @Test
    void noKeyHasTwoMeaningsInOneGroup() {
        Set<String> seen = new HashSet<>();
        List<String> twice = KeyMap.all().stream()
                .flatMap(each -> each.keys().stream().map(key -> each.group() + " " + key))
                .filter(each -> !seen.add(each))
                .toList();
        assertEquals(List.of(), twice);
    }

    @Test
    void whatHoldsEverywhereIsNotTakenForSomethingElseByAnything() {
        Set<String> kept =
                Set.of("Ctrl+P", "Ctrl+Shift+L", "Ctrl+,", "Ctrl+/", "F1", "Ctrl+B", "Ctrl+Q", "Ctrl+0", "F6");
        for (String key : kept) {
            assertEquals(
                    1,
                    KeyMap.all().stream()
                            .filter(each -> each.keys().contains(key))
                            .count(),
                    key);
        }
    }

    @Test
    void keysOfInputMethodsAreLeftToThem() {
        Set<String> taken = registered();
        taken.retainAll(Set.of("Ctrl+Space", "Shift+Space", "Ctrl+.", "Shift"));
        assertEquals(Set.of(), taken);
    }

    @Test
    void groupsStandTogetherInTheirOrder() {
        List<KeyGroup> order =
                KeyMap.all().stream().map(Binding::group).distinct().toList();
        assertEquals(List.of(KeyGroup.values()), order);
        List<KeyGroup> each = KeyMap.all().stream().map(Binding::group).toList();
        assertEquals(each.stream().sorted().toList(), each);
    }
}
