package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.app.RandomKills.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P08 in small, and that it would tell: the whole of it is run by a profile of its own. */
class RandomKillsTest {

    @TempDir
    Path folder;

    @Test
    void p08AfterAnyKillsTheServersBackupsAreThoseOfTheHistory() throws Exception {
        try (RandomKills kills = new RandomKills(folder.resolve("history.db"), 20, 5, 8)) {
            kills.kill(3, "honest");
            Report report = kills.settled();
            assertTrue(report.clean(), report::toString);
            assertTrue(report.receipts() + report.matched() > 0, report::toString);
        }
    }

    @Test
    void aClientThatSendsAgainWhatGotLostIsFoundOut() throws Exception {
        try (RandomKills kills = new RandomKills(folder.resolve("history.db"), 20, 5, 8)) {
            kills.setFault("{\"kind\":\"HANG_UP_AFTER_REQUEST\"}");
            kills.live("retrying", 25, 0);
            Report report = kills.judged();
            assertTrue(report.duplicates() > 0, report::toString);
        }
    }
}
