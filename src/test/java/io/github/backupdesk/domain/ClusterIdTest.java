package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.ClusterId.Check;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"inxx-xxxxxxxxxxxxxxx", "in01-0123456789abcde", "in05-a"})
    void theFormOfTheServiceIsUsual(String typed) {
        assertEquals(new Check.Accepted(new ClusterId(typed), true), ClusterId.check(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "A_b-C", "IN01-abc", "in01", "in1-abc", "in01-ABC"})
    void anyOtherLegalIdIsAcceptedAsUnusual(String typed) {
        assertEquals(new Check.Accepted(new ClusterId(typed), false), ClusterId.check(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "\t", "\u00A0", "\n", " \u00A0\t\r\n\u3000 "})
    void i01NothingButSpaceIsEmpty(String typed) {
        assertRefused(new IdProblem.Empty(), typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {" in01-a", "in01-a\n", "\u00A0in01-a\u00A0", " \u00A0\tin01-a\r\n\u202F "})
    void i01SpaceAroundIsDropped(String typed) {
        assertEquals(new Check.Accepted(new ClusterId("in01-a"), true), ClusterId.check(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "'..', 46, 1",
        "'.', 46, 1",
        "'a/../b', 47, 2",
        "'%2e%2e%2f', 37, 1",
        "'a%2fb', 37, 2",
        "'a?x', 63, 2",
        "'a#f', 35, 2",
        "'a;b', 59, 2",
        "'a\\b', 92, 2",
        "'//host', 47, 1",
        "'-a', 45, 1",
        "'_a', 95, 1",
        "'in01 a', 32, 5",
        "'https://x', 58, 6",
    })
    void i02WhatCouldChangeThePathIsNamed(String typed, int codePoint, int position) {
        assertRefused(new IdProblem.OddCharacter(codePoint, position), typed);
    }

    @Test
    void i04WhatOnlyLooksLikeAnIdIsNamed() {
        assertRefused(new IdProblem.OddCharacter('\n', 6), "in01-\nabc");
        assertRefused(new IdProblem.OddCharacter(0x202E, 5), "in01\u202E-abc");
        assertRefused(new IdProblem.OddCharacter(0x200D, 6), "in01-\u200Dabc");
        assertRefused(new IdProblem.OddCharacter(0xFF49, 1), "\uFF49n01-abc");
        assertRefused(new IdProblem.OddCharacter(0x0456, 1), "\u0456n01-abc");
        assertRefused(new IdProblem.OddCharacter(0x0301, 7), "in01-e\u0301");
        assertRefused(new IdProblem.OddCharacter(0xD83E, 6), "in01-\uD83E");
        assertRefused(new IdProblem.OddCharacter(0xDD8A, 6), "in01-\uDD8Aa");
        assertRefused(new IdProblem.OddCharacter(0, 6), "in01-\0");
    }

    @Test
    void anEmojiCountsAsOneCharacter() {
        assertRefused(new IdProblem.OddCharacter(0x1F9CA, 3), "in\uD83E\uDDCA01");
        assertRefused(new IdProblem.OddCharacter(0x1F9CA, 1), "\uD83E\uDDCA\u202E");
    }

    @Test
    void sixtyFourCharactersAreTheMost() {
        String most = "in01-" + "a".repeat(59);
        assertEquals(new Check.Accepted(new ClusterId(most), true), ClusterId.check(most));
        assertRefused(new IdProblem.TooLong(65, 64), most + "a");
        assertRefused(new IdProblem.TooLong(10_005, 64), "in01-" + "a".repeat(10_000));
    }

    @Test
    @Timeout(2)
    void muchSpaceInsideIsReadAtOnce() {
        assertRefused(new IdProblem.OddCharacter(' ', 2), "a" + " ".repeat(300_000) + "b");
    }

    @Test
    void theConstructorTakesNothingThatTheCheckRefuses() {
        for (String text : new String[] {"", "..", " a", "a\n", "a".repeat(65), "a/b"}) {
            assertThrows(IllegalArgumentException.class, () -> new ClusterId(text));
        }
    }

    @Test
    void i21AnIdIsTheSameInTurkey() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            var read = (ClusterId.Check.Accepted) ClusterId.check(" IN01-Iii ");
            assertEquals(new ClusterId("IN01-Iii"), read.id());
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void assertRefused(IdProblem problem, String typed) {
        assertEquals(new Check.Refused(problem), ClusterId.check(typed));
    }
}
