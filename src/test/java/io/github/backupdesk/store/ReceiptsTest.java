package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.SubmitOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second record, line by line. */
class ReceiptsTest {

    @TempDir
    Path folder;

    private Path file;
    private Path receipts;

    @BeforeEach
    void place() {
        file = folder.resolve("history.db");
        receipts = folder.resolve("receipts.jsonl");
    }

    @Test
    void eachPieceOfNewsIsOneLineAndProgressIsNone() throws Exception {
        try (var store = SqliteHistoryStore.open(file)) {
            Attempt attempt = store.add(Samples.planned());
            store.save(attempt.sending());
            Attempt accepted = attempt.ended(Samples.ACCEPTED);
            store.save(accepted);
            store.save(accepted.seen(Samples.job("IN_PROGRESS")));
            assertEquals(4, lines().size());
            for (int percent = 46; percent < 60; percent++) {
                Job job = new Job("job-031a8e", new JobState("IN_PROGRESS"), percent + "", "", Samples.NOON);
                store.save(accepted.seen(job));
                assertEquals(accepted.seen(job), store.find(attempt.id()).orElseThrow());
            }
            assertEquals(4, lines().size());
            store.save(accepted.seen(Samples.job("SUCCESSFUL")));
        }
        SqliteHistoryStore.open(file).close();
        assertEquals(5, lines().size(), "a start alone writes nothing");
        assertTrue(lines().get(2).contains("\"jobId\":\"job-031a8e\""), "a person can read it");
    }

    @Test
    void aCallThatIsInterruptedIsRecordedLikeAnyOther() throws Exception {
        try (var store = SqliteHistoryStore.open(file)) {
            Thread.currentThread().interrupt();
            store.save(store.add(Samples.planned()).sending());
            assertTrue(Thread.interrupted());
            store.add(Samples.planned());
        }
        assertEquals(3, lines().size());
    }

    @Test
    void receiptsThatAreBehindCatchUp() throws Exception {
        byte[] before;
        try (var store = SqliteHistoryStore.open(file)) {
            store.add(Samples.planned());
            before = Files.readAllBytes(receipts);
            store.add(Samples.collections("a"));
            store.add(Samples.collections("b"));
        }
        Files.write(receipts, before);
        SqliteHistoryStore.open(file).close();
        assertEquals(3, lines().size());
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(receipts);
    }

    /** A06: what the create call was answered with is kept as it came, and told in the receipts once. */
    @Test
    void theAnswersBodyIsKeptAndToldOnce() throws Exception {
        String body = "{\"code\":0,\"extra\":\"\uD83E 订单\\n\"}";
        Attempt done;
        try (var store = SqliteHistoryStore.open(file)) {
            Attempt attempt = store.add(Samples.planned());
            Attempt accepted = attempt.ended(
                    new SubmitOutcome.Accepted(new Receipt("backup-1", "name", "job-031a8e"), Samples.OK.in(body)));
            store.save(accepted);
            done = accepted.seen(Samples.job("SUCCESSFUL"));
            store.save(done);
            assertEquals(List.of(done), store.newest(9, Long.MAX_VALUE));
        }
        assertEquals(
                1, lines().stream().filter(line -> line.contains("\"raw\"")).count());
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(List.of(done), store.newest(9, Long.MAX_VALUE), "rebuilt from the receipts");
        }
    }

    @Test
    void noMoreOfAnAnswerIsKeptThanTheLimit() {
        String body = "x".repeat(Answer.RAW_LIMIT - 1) + "🧊" + "y".repeat(9);
        assertEquals(Answer.RAW_LIMIT - 1, Samples.OK.in(body).raw().length());
    }
}
