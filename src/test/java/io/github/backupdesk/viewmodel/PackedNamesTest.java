package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedNamesTest {

    /** Letters of one to four bytes, with and without case, halves of pairs, and those that turn into ASCII without case. */
    private static final List<String> LETTERS = List.of(
            "a", "A", "b", "B", "_", "0", "z", "@", "[", "é", "É", "ß", "ẞ", "ς", "Σ", "ı", "İ", "K", "ſ", "订", "单",
            "ア", "𐐀", "𐐨", "😀", "\ud800", "\udc00", "\u0000", "\u007f", "\uffff");

    private static String name(Random random, int longest) {
        StringBuilder name = new StringBuilder();
        for (int i = 1 + random.nextInt(longest); i > 0; i--) {
            name.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return name.toString();
    }

    private static List<String> names(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> name(random, 6)).toList();
    }

    private static List<String> all(PackedNames names) {
        return IntStream.range(0, names.size()).mapToObj(names::get).toList();
    }

    private static Set<String> sorted(List<String> names) {
        Set<String> sorted = new TreeSet<>(NameBytes::compare);
        sorted.addAll(names);
        return sorted;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyNameComesBackExactlyAndIsFound(long seed) {
        List<String> given = names(new Random(seed), 2_000);
        PackedNames packed = PackedNames.of(given);
        assertEquals(List.copyOf(sorted(given)), all(packed));
        given.forEach(each -> assertEquals(each, packed.get(packed.find(each))));
    }

    @Test
    void theOrderOfBytesIsTheOrderOfText() {
        List<String> given = names(new Random(5), 400);
        for (String a : given) {
            for (String b : given) {
                byte[] x = NameBytes.of(a);
                byte[] y = NameBytes.of(b);
                assertEquals(
                        Integer.signum(NameBytes.compare(a, b)),
                        Integer.signum(NameBytes.compare(x, 0, x.length, y, 0, y.length)),
                        a + " " + b);
                assertEquals(a.equals(b), NameBytes.compare(a, b) == 0);
            }
        }
    }

    @Test
    void caseCountsOnlyBetweenNamesThatDifferInNothingElse() {
        assertEquals(
                List.of("A", "a", "B", "b", "B_", "É", "é"),
                all(PackedNames.of(List.of("b", "é", "a", "B_", "É", "B", "A"))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void namesAreAddedAndTakenAwayInTheirPlaces(long seed) {
        Random random = new Random(seed);
        PackedNames some = PackedNames.of(names(random, 300));
        List<String> others = new ArrayList<>(names(random, random.nextInt(300)));
        others.removeIf(each -> some.find(each) >= 0);
        PackedNames added = PackedNames.of(others);
        PackedNames both = some.with(added, some.findAll(added));
        List<String> expected = new ArrayList<>(all(some));
        expected.addAll(others);
        assertEquals(List.copyOf(sorted(expected)), all(both));
        BitSet kept = new BitSet();
        for (int place : both.findAll(added)) {
            kept.set(place);
        }
        assertTrue(both.only(kept).sameAs(added));
        kept.flip(0, both.size());
        assertTrue(both.only(kept).sameAs(some));
    }

    @Test
    void aNameThatIsNotThereIsFoundMissingAtItsPlace() {
        PackedNames names = PackedNames.of(List.of("b", "d"));
        assertEquals(-1, names.find("a"));
        assertEquals(-2, names.find("c"));
        assertEquals(-3, names.find("e"));
        assertEquals(-1, PackedNames.NONE.find("a"));
    }

    /** The bytes are searched as the text would be. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aSearchInBytesFindsWhatASearchInTextFinds(long seed) throws InterruptedException {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            // With few letters there are many hits, some across the border of two names.
            List<String> letters = new ArrayList<>(LETTERS);
            Collections.shuffle(letters, random);
            List<String> few = letters.subList(0, 1 + random.nextInt(4));
            PackedNames names = PackedNames.of(IntStream.range(0, 300)
                    .mapToObj(i -> few(random, few, 1 + random.nextInt(20)))
                    .toList());
            String text = few(random, few, 1 + random.nextInt(4));
            String starred = random.nextInt(3) > 0 ? text : text + "*" + (random.nextBoolean() ? text : "");
            NamePattern pattern = NamePattern.of(random.nextInt(5) == 0 ? "*" + starred : starred)
                    .orElse(null);
            if (pattern == null) {
                continue;
            }
            int[] expected = IntStream.range(0, names.size())
                    .filter(at -> pattern.matches(names.get(at)))
                    .toArray();
            String told = "seed " + seed + ", round " + round + ": " + starred + " in " + all(names);
            assertEquals(list(expected), list(pattern.scan(names)), told);
            int[] odd =
                    IntStream.range(0, names.size()).filter(at -> at % 2 == 1).toArray();
            int[] rare =
                    IntStream.range(0, names.size()).filter(at -> at % 7 == 1).toArray();
            for (int[] among : List.of(odd, rare)) {
                // Some would do; whoever narrows knows that all that match are among them.
                List<Integer> within = list(expected);
                within.retainAll(list(among));
                List<Integer> found = list(pattern.scan(names, among));
                found.retainAll(list(among));
                assertEquals(within, found, told);
            }
        }
    }

    private static String few(Random random, List<String> letters, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(letters.get(random.nextInt(letters.size())));
        }
        return text.toString();
    }

    private static List<Integer> list(int[] places) {
        return new ArrayList<>(IntStream.of(places).boxed().toList());
    }
}
