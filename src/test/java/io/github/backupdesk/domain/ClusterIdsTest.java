package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterIdsTest {

    private static List<String> accepted(String text) {
        return ClusterIds.read(text).accepted().stream().map(ClusterId::value).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in01-a in01-b",
                "in01-a,in01-b",
                "in01-a\nin01-b\n",
                " in01-a \r\n\t in01-b ",
                "in01-a;in01-b",
                "in01-a，in01-b",
                "in01-a、in01-b",
                "in01-a\u00a0in01-b",
                "in01-a, in01-b, in01-a"
            })
    void i11ReadsSeveralHoweverTheyAreSeparated(String text) {
        assertEquals(List.of("in01-a", "in01-b"), accepted(text));
        assertTrue(ClusterIds.several(text));
    }

    @Test
    void anOddOneKeepsNoneOfTheOthersBack() {
        ClusterIds ids = ClusterIds.read("in01-a ../b in01-c " + "x".repeat(65));
        assertEquals(List.of("in01-a", "in01-c"), accepted("in01-a ../b in01-c"));
        assertEquals(
                List.of("../b", "x".repeat(65)),
                ids.refused().stream().map(ClusterIds.Odd::text).toList());
        assertEquals(
                new IdProblem.OddCharacter('.', 1), ids.refused().getFirst().problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "in01-a", "in01-ab\nc", "in01-a in01-a", "search prod", "in01-0123\n4567"})
    void oneBrokenIdIsNotSeveral(String text) {
        assertFalse(ClusterIds.several(text));
    }

    @Test
    void aLongPageIsReadInReasonableTime() {
        String page = "in01-abc, ".repeat(100_000);
        assertEquals(List.of("in01-abc"), accepted(page));
        assertEquals(1, ClusterIds.read(page).refused().size());
    }
}
