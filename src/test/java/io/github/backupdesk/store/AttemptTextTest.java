package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.SubmitOutcome;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts as lines of JSON. */
class AttemptTextTest {

    static Stream<Attempt> attempts() {
        Attempt planned =
                Samples.collections("a", "\" \\ \r\n\u2028 \0 \uD83E 🧊").withId(7);
        return Stream.concat(
                Stream.of(
                        planned,
                        planned.sending(),
                        planned.seen(Samples.job("X")).unwatched("gone")),
                SqliteHistoryStoreTest.outcomes().map(planned::ended));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void everyAttemptIsOneLineAndComesBackExactly(Attempt attempt) {
        String line = ReceiptLine.text(Samples.NOON, 3, attempt, true);
        assertEquals(1, line.lines().count());
        ReceiptLine read = Objects.requireNonNull(ReceiptLine.read(line.strip()));
        Fields request = Objects.requireNonNull(read.request());
        assertEquals(attempt, AttemptText.attempt(read.id(), request, read.news()));
    }

    @Test
    void progressIsNoNewsButEverythingElseIs() {
        Attempt running = Samples.planned().ended(Samples.ACCEPTED).seen(Samples.job("IN_PROGRESS"));
        Attempt further = running.seen(
                new Job("job-031a8e", new JobState("IN_PROGRESS"), "99", "", Samples.NOON.plusSeconds(600)));
        assertEquals(AttemptText.newsNumber(running), AttemptText.newsNumber(further));
        for (Attempt other : new Attempt[] {
            running.seen(Samples.job("SUCCESSFUL")),
            running.unwatched("gone"),
            running.with(running.trail().gone(Samples.NOON)),
            running.with(running.trail().noted("n", "")),
            running.ended(new SubmitOutcome.Matched(Samples.backup("b"))),
            running.sending()
        }) {
            assertNotEquals(AttemptText.newsNumber(running), AttemptText.newsNumber(other));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"id\":1}",
                "{\"id\":1,\"news\":{}} x",
                "{\"id\":1,\"news\":\"\\",
                "{\"id\":1,\"news\":\"\\u12",
                "{\"id\":1,\"news\":\"\\uzzzz\"}",
                "{\"id\":99999999999999999999,\"news\":{}}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "{\"id\" 1}",
                "{\"id\":1,}",
                "tru"
            })
    void aLineThatIsNotOursIsNoLine(String text) {
        assertNull(ReceiptLine.read(text));
    }

    @Test
    void partsThatBreakARuleOfTheDomainAreNoAttempt() {
        Fields empty = new Fields(Map.of());
        assertThrows(IllegalArgumentException.class, () -> AttemptText.attempt(1, empty, empty));
    }
}
