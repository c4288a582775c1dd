package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramVersionTest {

    /** The order of semver.org, with numbers that letters would order otherwise. */
    private static final List<String> ASCENDING = List.of(
            "0.9.0",
            "0.10.0",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.9",
            "1.0.10",
            "1.2.0",
            "1.10.0",
            "2.0.0",
            "10.0.0",
            "99999999999999999999.0.0");

    private static ProgramVersion version(String text) {
        return ProgramVersion.parse(text).orElseThrow();
    }

    @Test
    void versionsAreOrderedByTheirNumbersAndFinalOnesComeLast() {
        List<String> mixed = new ArrayList<>(ASCENDING);
        Collections.shuffle(mixed, new Random(7));
        assertEquals(
                ASCENDING,
                mixed.stream()
                        .map(ProgramVersionTest::version)
                        .sorted()
                        .map(ProgramVersion::toString)
                        .toList());
    }

    @Test
    void theLetterBeforeItAndTheWayItWasBuiltDoNotCount() {
        assertEquals(0, version("v1.4.0").compareTo(version("1.4.0+linux.7")));
        assertEquals(version("v1.4.0"), version("1.4.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "1", "1.4", "1.4.0.1", "01.4.0", "1.4.0-", "V1.4.0", " 1.4.0", "1.4.0\n", "１.4.0", "1.4.x", "?"
            })
    void anythingElseIsNoVersion(String text) {
        assertTrue(ProgramVersion.parse(text).isEmpty());
    }

    @Test
    void aVersionThatIsTooLongToBeOneIsNone() {
        assertTrue(ProgramVersion.parse("1.4." + "9".repeat(100)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"v1.4.0, 1.4.0", "1.4.0-rc.1+7, 1.4.0-rc.1"})
    void itIsWrittenWithoutItsLetter(String text, String told) {
        assertEquals(told, version(text).toString());
    }
}
