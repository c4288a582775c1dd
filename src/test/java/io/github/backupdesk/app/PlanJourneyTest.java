package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import io.github.backupdesk.viewmodel.PlanRow;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five clusters in one plan with one refusal, by keyboard alone in the real window, in both policies. */
class PlanJourneyTest {

    private static final String REFUSING = "in01-c18e5520fa3d9b7";
    private static final List<String> CLUSTERS = List.of(
            "in01-3f0c8a1d5b7e942", "in01-77ad21c0e94b6f8", REFUSING, "in01-5e2b90d7c46a1f3", "in01-a90c63be7d5f214");

    @TempDir
    Path folder;

    /** Brings a whole-cluster request for each of the five to the review. */
    private static void review(OpenDesk desk) {
        desk.awaitClusters();
        ServerSide.of(desk)
                .setFault("{\"kind\":\"REFUSE\",\"code\":96038,\"message\":\"told to refuse\",\"clusterId\":\""
                        + REFUSING + "\"}");
        List<Wanted> five = Driver.onStage(() -> CLUSTERS.stream()
                .map(id -> cluster(desk, id))
                .map(each -> new Wanted(each, new BackupRequest(each.id(), new BackupScope.WholeCluster(), List.of())))
                .toList());
        Driver.run(() -> desk.model().review(five));
    }

    private static Cluster cluster(OpenDesk desk, String id) {
        return desk.model().form().cluster().allRows().stream()
                .map(row -> row.cluster())
                .filter(each -> each.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(OpenDesk desk) {
        return desk.model().plan().rows().stream().map(row -> row.row().state()).toList();
    }

    private static void awaitWords(OpenDesk desk, String... words) {
        Driver.await(List.of(words) + "", () -> words(desk).equals(List.of(words)));
    }

    private static Set<String> ids(OpenDesk desk) {
        return Driver.onStage(() -> desk.model().plan().rows().stream()
                .map(PlanRow::row)
                .filter(row -> row.hasIds())
                .map(row -> row.backupId())
                .collect(Collectors.toSet()));
    }

    private static void awaitPlan(OpenDesk desk) {
        Driver.await("the plan", () -> desk.model().screenProperty().get() == Screen.PLAN);
    }

    /** Presses, reads what the second press makes, and presses again. */
    private static void resume(Driver driver, String sure) {
        driver.shortcut(KeyCode.R);
        Driver.await(sure, () -> driver.text("plan-resume").equals(sure));
        long read = System.nanoTime() + Duration.ofMillis(500).toNanos();
        Driver.await("half a second", () -> System.nanoTime() > read);
        driver.shortcut(KeyCode.R);
    }

    @Test
    void goesOnAfterOneRefusalAndMakesTheOtherFour() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            review(desk);
            Driver driver = desk.driver();
            assertEquals("Create 5 backups", driver.text("create"));
            driver.shortcut(KeyCode.ENTER);
            awaitPlan(desk);
            awaitWords(desk, "Done", "Done", "Refused", "Done", "Done");
            Driver.await("the title", () -> driver.text("plan-title").equals("5 requests: 4 done, 1 refused"));
            assertEquals(5, ServerSide.of(desk).creates());
            assertEquals(4, ids(desk).size());
            assertTrue(ServerSide.of(desk).backupIds().containsAll(ids(desk)));
            assertEquals("plan-table", driver.focused());
            driver.inTurn(KeyCode.HOME, KeyCode.DOWN, KeyCode.DOWN);
            Driver.await("the reason", () -> driver.text("plan-said").contains("told to refuse"));
            driver.shiftShortcut(KeyCode.T);
            assertEquals(7, Driver.clipboard().lines().count());
            driver.keys(KeyCode.ENTER);
            Driver.await(
                    "the history at that row",
                    () -> desk.model().screenProperty().get() == Screen.HISTORY
                            && driver.text("attempt-plan").equals("Show its plan (5 requests)"));
            driver.shiftShortcut(KeyCode.P);
            awaitPlan(desk);
            driver.keys(KeyCode.F6);
            assertFalse(driver.focused().startsWith("plan-"), driver::focused);
            driver.keys(KeyCode.SHIFT, KeyCode.F6);
            assertTrue(driver.focused().startsWith("plan-"), driver::focused);
        }
    }

    @Test
    void stopsAtTheFirstErrorAndGoesOnAfterARestartOnlyWhenToldTo() {
        Set<String> before;
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            review(desk);
            Driver driver = desk.driver();
            driver.tabTo("stop-at-first-error").keys(KeyCode.SPACE).shortcut(KeyCode.ENTER);
            awaitPlan(desk);
            awaitWords(desk, "Done", "Done", "Refused", "Held", "Held");
            assertEquals(3, ServerSide.of(desk).creates());
            before = ids(desk);
        }
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            Driver.await("the offer", () -> driver.text("notice-text").contains("2 done, 2 held, 1 refused"));
            int creates = ServerSide.of(desk).creates();
            driver.shiftShortcut(KeyCode.P);
            awaitPlan(desk);
            awaitWords(desk, "Done", "Done", "Refused", "Held", "Held");
            assertEquals(0, creates);
            resume(driver, "Create 2 backups – press again");
            awaitWords(desk, "Done", "Done", "Refused", "Done", "Done");
            assertEquals(2, ServerSide.of(desk).creates());
            driver.shiftShortcut(KeyCode.R);
            Driver.await("the new request", () -> words(desk).size() == 6);
            assertEquals(2, ServerSide.of(desk).creates());
            resume(driver, "Create 1 backup – press again");
            awaitWords(desk, "Done", "Done", "Refused", "Done", "Done", "Done");
            Driver.await("the title", () -> driver.text("plan-title").equals("5 requests: 5 done"));
            assertEquals(3, ServerSide.of(desk).creates());
            assertTrue(ids(desk).containsAll(before));
            assertEquals(5, ids(desk).size());
            assertTrue(ServerSide.of(desk).backupIds().containsAll(ids(desk)));
        }
    }

    @Test
    void whatHasNotLeftCanBeStoppedAndResumed() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            review(desk);
            ServerSide.of(desk).setFault("{\"kind\":\"HOLD\",\"clusterId\":\"" + CLUSTERS.getFirst() + "\"}");
            Driver driver = desk.driver();
            driver.tabTo("stop-at-first-error").keys(KeyCode.SPACE).shortcut(KeyCode.ENTER);
            awaitPlan(desk);
            awaitWords(desk, "Sent", "Waiting", "Waiting", "Waiting", "Waiting");
            driver.shiftShortcut(KeyCode.X);
            awaitWords(desk, "Sent", "Prepared", "Prepared", "Prepared", "Prepared");
            ServerSide.of(desk).clearFaults();
            awaitWords(desk, "Done", "Prepared", "Prepared", "Prepared", "Prepared");
            assertEquals(1, ServerSide.of(desk).creates());
            resume(driver, "Create 4 backups – press again");
            awaitWords(desk, "Done", "Done", "Done", "Done", "Done");
            assertEquals(5, ServerSide.of(desk).creates());
        }
    }
}
