package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobTest {

    @ParameterizedTest
    @CsvSource({
        "100, 100",
        "0, 0",
        "45.7, 45",
        "99.999, 99",
        "45 %, 45",
        "45%, 45",
        "' 7 ', 7",
        "101, 100",
        "1000000000000, 100",
        "-1, 0",
        "-0.5, 0",
        "+5, 5",
        ".5, 0",
        "5., 5",
    })
    void aNumberIsCutToWholePercentBetween0And100(String progress, int percent) {
        assertEquals(OptionalInt.of(percent), job(progress).percent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%",
                "abc",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x1p3",
                "1d",
                "1f",
                "1e1",
                "45,7",
                "4 5",
                "45 %%",
                ".",
                "-",
                "٤٥",
                "null"
            })
    void anythingElseIsNoPercentage(String progress) {
        assertEquals(OptionalInt.empty(), job(progress).percent());
    }

    @Test
    void aHugeNumberIsReadAtOnce() {
        assertEquals(OptionalInt.of(100), job("9".repeat(100_000)).percent());
    }

    @Test
    void onlyOneWordMeansSuccess() {
        assertTrue(new JobState("SUCCESSFUL").successful());
        for (String other : new String[] {"successful", "SUCCESS", "Successful ", "", "DONE"}) {
            assertFalse(new JobState(other).successful(), other);
            assertFalse(new JobState(other).terminal(), other);
            assertFalse(new JobState(other).known(), other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "CANCELED", "CANCELLED", "ERROR"})
    void theseWordsMeanFailure(String raw) {
        JobState state = new JobState(raw);
        assertTrue(state.failed() && state.terminal() && state.known() && !state.successful());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "IN_PROGRESS", "CANCELING"})
    void theseWordsMeanUnderWay(String raw) {
        JobState state = new JobState(raw);
        assertTrue(state.known() && !state.terminal());
    }

    @Test
    void aTimeIsCutToTheMillisecond() {
        Instant fine = Instant.parse("2026-11-23T12:00:00.123456789Z");
        assertEquals(
                Instant.parse("2026-11-23T12:00:00.123Z"),
                new Job("j", new JobState("PENDING"), "", "", fine).checkedAt());
    }

    private static Job job(String progress) {
        return new Job("j", new JobState("IN_PROGRESS"), progress, "", Instant.EPOCH);
    }

    private static Job told(String state, String progress) {
        return new Job("job-1", new JobState(state), progress, "", Instant.EPOCH);
    }

    @Test
    void saysFromWhereAProgressWentBackUntilItIsThereAgain() {
        Job sixty = told("IN_PROGRESS", "60").after(null);
        assertEquals("60", sixty.progress());
        Job back = told("IN_PROGRESS", "40").after(sixty);
        assertEquals("60 \u2192 40", back.progress());
        assertTrue(back.wentBack() && back.percent().isEmpty());
        assertEquals("60 \u2192 59%", told("IN_PROGRESS", "59%").after(back).progress());
        assertEquals("60", told("IN_PROGRESS", "60").after(back).progress());
    }

    @Test
    void leavesAnEndAndWhatIsNoNumberAsTheyAre() {
        Job sixty = told("IN_PROGRESS", "60");
        assertEquals("0", told("FAILED", "0").after(sixty).progress());
        assertEquals("abc", told("IN_PROGRESS", "abc").after(sixty).progress());
        assertEquals("5", told("IN_PROGRESS", "5").after(told("PENDING", "")).progress());
    }

    @Test
    void aWordOfABackupIsNoSuccessOfAJob() {
        assertFalse(new JobState("AVAILABLE").successful());
        assertTrue(JobState.AVAILABLE.successful());
    }
}
