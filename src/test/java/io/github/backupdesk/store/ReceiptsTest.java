package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
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
}
