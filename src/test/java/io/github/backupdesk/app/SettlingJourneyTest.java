package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad days, lived through in the real window: what is lost is found, what has to wait waits, and nothing is sent twice. */
class SettlingJourneyTest {

    private static final String USERS_EU = "in01-c18e5520fa3d9b7";
    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";

    @TempDir
    Path folder;

    private static void create(OpenDesk desk, String cluster) {
        Driver driver = desk.driver();
        int rows = Driver.onStage(() -> desk.model().history().rows().size());
        // Half a second after a create the same keys are taken for a double press; another way to the review is not.
        driver.shortcut(KeyCode.L).type(cluster);
        Driver.run(desk.model()::goOn);
        driver.click("create");
        Driver.await("a row", () -> desk.model().history().rows().size() > rows);
    }

    private static HistoryRow row(OpenDesk desk, int at) {
        return Driver.onStage(() -> desk.model().history().rows().get(at));
    }

    @Test
    void findsTheBackupOfALostAnswerAndLetsAHumanConfirmIt() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            desk.awaitClusters();
            ServerSide server = ServerSide.of(desk);
            Set<String> before = new HashSet<>(server.backupIds());
            server.setFault("{\"kind\":\"DROP_ANSWER\",\"times\":1}");
            create(desk, USERS_EU);
            Driver.await(
                    "the unknown outcome",
                    () -> row(desk, 0).attempt().state() == AttemptState.UNKNOWN
                            && row(desk, 0).pinned());
            desk.driver().shortcut(KeyCode.DIGIT5);
            Driver.run(() -> desk.model()
                    .history()
                    .selectedProperty()
                    .set(desk.model().history().rows().getFirst()));
            Driver.await(
                    "a candidate", () -> desk.model().attempt().candidates().size() == 1);
            assertEquals(
                    Verdict.ONE_FITS, row(desk, 0).attempt().trail().search().verdict());
            assertEquals(AttemptState.UNKNOWN, row(desk, 0).attempt().state());
            Driver.run(() -> desk.model()
                    .attempt()
                    .confirm(desk.model().attempt().candidates().getFirst()));
            Driver.await("the end", () -> row(desk, 0).state().equals("Done"));
            Set<String> made = new HashSet<>(server.backupIds());
            made.removeAll(before);
            assertEquals(Set.of(row(desk, 0).backupId()), made);
        }
    }

    @Test
    void sendsTheSecondRequestOfAClusterByItselfWhenTheFirstIsDone() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            desk.awaitClusters();
            ServerSide server = ServerSide.of(desk);
            server.setFault("{\"kind\":\"JOB_STATE\",\"state\":\"IN_PROGRESS\",\"progress\":\"45\"}");
            create(desk, USERS_EU);
            Driver.await("the first", () -> row(desk, 0).hasIds());
            create(desk, USERS_EU);
            Driver.await("the second waits", () -> row(desk, 0).state().equals("Waiting"));
            String reason = row(desk, 0).explanation();
            assertTrue(reason.toLowerCase(Locale.ROOT).contains("entry #1"), reason);
            create(desk, SEARCH_PROD);
            Driver.await("another cluster goes its own way", () -> row(desk, 0).hasIds());
            server.clearFaults();
            Driver.await("the second goes by itself", () -> row(desk, 1).hasIds());
            List<String> ids = List.of(
                    row(desk, 0).backupId(),
                    row(desk, 1).backupId(),
                    row(desk, 2).backupId());
            assertEquals(3, new HashSet<>(ids).size());
            assertTrue(server.backupIds().containsAll(ids));
        }
    }

    @Test
    void provesACopyOnlyWhenTheServerHasIt() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            desk.awaitClusters();
            Driver.run(() -> desk.model().form().cluster().textProperty().set(SEARCH_PROD));
            Driver.await(
                    "the regions", () -> !desk.model().form().copies().rows().isEmpty());
            Driver.run(() -> desk.model()
                    .form()
                    .copies()
                    .rows()
                    .getFirst()
                    .tickedProperty()
                    .set(true));
            Driver.run(desk.model()::goOn);
            desk.driver().click("create");
            Driver.await("a row", () -> !desk.model().history().rows().isEmpty());
            Driver.await("the receipt", () -> row(desk, 0).hasIds());
            assertEquals("REQUESTED", stage(desk));
            Driver.await("the proof", 60, () -> stage(desk).equals("AVAILABLE"));
            var copy = row(desk, 0).attempt().trail().copies().getFirst();
            assertEquals(
                    copy.regionId().value(),
                    ServerSide.of(desk)
                            .backup(SEARCH_PROD, copy.backupId())
                            .get("regionId")
                            .stringValue());
        }
    }

    private static String stage(OpenDesk desk) {
        return row(desk, 0).attempt().trail().copies().getFirst().stage().name();
    }
}
