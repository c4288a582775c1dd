package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program from start to end, by the keyboard alone, against the pretend cloud. */
class JourneyTest {

    private static final String USERS_EU = "in01-c18e5520fa3d9b7";
    private static final String PRIVATE = "in01-d720c95b8fe316a";
    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";

    @TempDir
    Path folder;

    @Test
    void backsUpAClusterAndStillKnowsItAfterARestart() {
        String backupId;
        String jobId;
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            driver.shortcut(KeyCode.L).type(USERS_EU).shortcut(KeyCode.ENTER);
            assertEquals("create", driver.focused());
            assertTrue(driver.text("review-words").contains(USERS_EU), driver.text("review-words"));
            driver.shortcut(KeyCode.ENTER);

            HistoryRow row = receipt(desk);
            backupId = row.backupId();
            jobId = row.jobId();
            assertTrue(labels(desk, "history-pane").contains(backupId));
            driver.shiftShortcut(KeyCode.C);
            assertEquals(backupId + "\n" + jobId, Driver.clipboard());
            driver.shortcut(KeyCode.DIGIT5);
            Driver.await("the ID in the table", () -> cells(desk).contains(backupId));
            assertTrue(ServerSide.of(desk).backupIds().contains(backupId));
            awaitSuccess(desk);
        }
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            HistoryRow row = receipt(desk);
            assertEquals(List.of(backupId, jobId), List.of(row.backupId(), row.jobId()));
            assertEquals("SUCCESSFUL", jobState(row));
            Driver.await(
                    "the ID in the pane", () -> labels(desk, "history-pane").contains(backupId));
            assertTrue(ServerSide.of(desk).backupIds().contains(backupId));
        }
    }

    @Test
    void backsUpTypedCollectionsWithCopies() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).type(SEARCH_PROD).tabTo("type-CLUSTER").keys(KeyCode.RIGHT);
            assertEquals("type-COLLECTION", driver.focused());
            Driver.await("the tree", () -> desk.model().form().scope().positionOf("default", "users") > 0);
            driver.tabTo("scope-tree").inTurn(KeyCode.HOME, KeyCode.DOWN, KeyCode.SPACE, KeyCode.DOWN, KeyCode.SPACE);
            Driver.await(
                    "the regions", () -> desk.model().form().copies().rows().size() > 2);
            List<String> copies = Driver.onStage(() -> desk.model().form().copies().rows().stream()
                    .limit(2)
                    .map(row -> row.id().value())
                    .toList());
            copies.forEach(copy -> driver.tabTo("copy-" + copy).keys(KeyCode.SPACE));
            driver.shortcut(KeyCode.ENTER);
            assertTrue(driver.text("review-consequence").contains("3 permanent"), driver.text("review-consequence"));
            driver.shortcut(KeyCode.ENTER);

            HistoryRow row = receipt(desk);
            assertEquals("COLLECTION", row.type());
            assertEquals(List.of("orders_v2", "product_images"), backedUp(desk, row));
            awaitSuccess(desk);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void choosesFromTheListWhicheverLanguageCameBetween(boolean between) {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).keys(KeyCode.DOWN);
            if (between) {
                Driver.run(() -> desk.model().preferences().speak(Locale.SIMPLIFIED_CHINESE));
                Driver.run(() -> desk.model().preferences().speak(Locale.ENGLISH));
            }
            driver.keys(KeyCode.ESCAPE);
            assertEquals("cluster-id", driver.focused());
            driver.shortcut(KeyCode.L).shortcut(KeyCode.A).type("users").inTurn(KeyCode.DOWN, KeyCode.ENTER);
            assertEquals("cluster-id", driver.focused());
            assertEquals(USERS_EU, driver.text("cluster-id"));
        }
    }

    @Test
    void opensNoListAtACommand() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            desk.awaitClusters().driver().shortcut(KeyCode.DIGIT5).shortcut(KeyCode.N);
            assertTrue(Driver.onStage(() -> Window.getWindows().stream().noneMatch(Popup.class::isInstance)));
        }
    }

    @Test
    void typesNamesWhereTheDataPlaneCannotBeReached() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).type(PRIVATE).tabTo("type-CLUSTER").keys(KeyCode.RIGHT);
            Driver.await("the sentence", () -> driver.text("scope-loading").contains("by hand"));
            driver.tabTo("scope-tree").keys(KeyCode.INSERT);
            assertEquals("scope-edit-collection", driver.focused());
            driver.type("claims").keys(KeyCode.ENTER);
            driver.type("contrcts").keys(KeyCode.ENTER);
            driver.type("mistake").inTurn(KeyCode.ENTER, KeyCode.ESCAPE);
            assertEquals("scope-tree", driver.focused());
            driver.inTurn(KeyCode.HOME, KeyCode.DOWN, KeyCode.DOWN, KeyCode.F2);
            driver.shortcut(KeyCode.A).type("contracts").keys(KeyCode.ENTER);
            driver.inTurn(KeyCode.END, KeyCode.DELETE);
            driver.shortcut(KeyCode.ENTER).shortcut(KeyCode.ENTER);

            assertEquals(List.of("claims", "contracts"), backedUp(desk, receipt(desk)));
        }
    }

    @Test
    void i10HoldsBackRequestsOfTwoDatabasesAndKeepsEveryTick() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).type(SEARCH_PROD).tabTo("type-CLUSTER").keys(KeyCode.RIGHT);
            Driver.await("the tree", () -> desk.model().form().scope().positionOf("default", "users") > 0);
            driver.tabTo("scope-tree").inTurn(KeyCode.HOME, KeyCode.DOWN, KeyCode.SPACE, KeyCode.END, KeyCode.SPACE);
            assertTrue(driver.text("scope-notice").contains("2 databases"), driver.text("scope-notice"));
            assertEquals(4, desk.model().form().scope().choices().size());
            String counts = driver.text("scope-counts");
            driver.shortcut(KeyCode.ENTER);
            assertFalse(driver.isShown("create"));
            assertEquals(counts, driver.text("scope-counts"));
            assertTrue(desk.rows().isEmpty());
        }
    }

    @Test
    void i15CreatesOnceHoweverOftenOneAsks() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            int before = ServerSide.of(desk).backupIds().size();
            driver.shortcut(KeyCode.L).type(USERS_EU).shortcut(KeyCode.ENTER);
            driver.shortcut(KeyCode.ENTER).shortcut(KeyCode.ENTER);
            receipt(desk);
            assertFalse(driver.isShown("create"));
            assertEquals(1, desk.rows().size());
            assertEquals(before + 1, ServerSide.of(desk).backupIds().size());
        }
    }

    @Test
    void i15CreatesOnceHoweverLongTheKeysAreHeld() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            driver.shortcut(KeyCode.L).type(USERS_EU).shortcut(KeyCode.ENTER);
            driver.lookFirst().hold(KeyCode.CONTROL, KeyCode.ENTER, 12);
            receipt(desk);
            assertFalse(driver.isShown("create"));
            assertEquals(1, desk.rows().size());
        }
    }

    @Test
    void i15CreatesOnceHoweverOftenTheButtonIsClicked() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            driver.shortcut(KeyCode.L).type(USERS_EU).shortcut(KeyCode.ENTER);
            driver.lookFirst().clickTimes("create", 8);
            receipt(desk);
            assertEquals(1, desk.rows().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "..", "a/../b", "a?x", "a#f", "in01-0123456789abcde\nfedcba987654321", "in01\u202e-cba"})
    void i02SendsNothingToWhatIsNoClusterId(String wrong) {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            List<String> before = ServerSide.of(desk).backupIds();
            driver.shortcut(KeyCode.L).paste(wrong).shortcut(KeyCode.ENTER).shortcut(KeyCode.ENTER);
            assertTrue(driver.text("cluster-problem").contains("Nothing was sent"), driver.text("cluster-problem"));
            assertFalse(driver.isShown("create"));
            assertEquals(before, ServerSide.of(desk).backupIds());
        }
    }

    @Test
    void i03NamesTheLengthOfWhatIsTooLong() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).paste("x".repeat(10_000)).shortcut(KeyCode.ENTER);
            assertTrue(driver.text("cluster-problem").contains("10,000 characters"), driver.text("cluster-problem"));
            assertFalse(driver.isShown("create"));
        }
    }

    @Test
    void keepsALineBreakThatIsPastedIntoTheMiddle() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).type("in01-").paste("0123\n4567").shortcut(KeyCode.ENTER);
            assertTrue(driver.text("cluster-problem").contains("position 10"), driver.text("cluster-problem"));
            assertFalse(driver.isShown("create"));
        }
    }

    @Test
    void tellsARefusalWordForWordAndKeepsTheForm() throws Exception {
        try (SandboxServer server = SandboxServer.start(SandboxOptions.defaults());
                OpenDesk desk = OpenDesk.account(folder, server.baseUrl(), "sandbox-but-not-this-one")) {
            Driver driver = desk.driver();
            driver.shortcut(KeyCode.L).type(USERS_EU).shortcut(KeyCode.ENTER).shortcut(KeyCode.ENTER);
            Driver.await("the refusal", () -> driver.text("notice-said").contains("21119"));
            String said = driver.text("notice-said");
            assertEquals("21119 " + refusal(server), said);
            assertEquals(USERS_EU, driver.text("cluster-id"));
            assertEquals(AttemptState.REJECTED, desk.rows().getFirst().attempt().state());
            driver.shortcut(KeyCode.DIGIT5);
            assertEquals(said, driver.text("history-said"));
        }
    }

    @Test
    void saysThatNothingWasSentWhereNobodyListens() throws Exception {
        SandboxServer gone = SandboxServer.start(SandboxOptions.defaults());
        gone.close();
        try (OpenDesk desk = OpenDesk.account(folder, gone.baseUrl(), gone.apiKey())) {
            Driver driver = desk.driver();
            Driver.await(
                    "the failed list",
                    () -> desk.model()
                            .form()
                            .cluster()
                            .listingTextProperty()
                            .get()
                            .contains("An ID can still be typed"));
            driver.shortcut(KeyCode.L).type(USERS_EU).shortcut(KeyCode.ENTER).shortcut(KeyCode.ENTER);
            Driver.await("the notice", () -> driver.text("notice-text").contains("Not sent, so nothing was created"));
            assertEquals(AttemptState.NOT_SENT, desk.rows().getFirst().attempt().state());
            assertEquals(USERS_EU, driver.text("cluster-id"));
        }
    }

    private static String refusal(SandboxServer server) {
        return new ServerSide(server.baseUrl(), "sandbox-but-not-this-one").message("/v2/backups");
    }

    private static HistoryRow receipt(OpenDesk desk) {
        Driver.await("the receipt", () -> desk.model().history().rows().stream().anyMatch(HistoryRow::hasIds));
        return desk.rows().getFirst();
    }

    private static void awaitSuccess(OpenDesk desk) {
        Driver.await(
                "the end of the job",
                () -> jobState(desk.model().history().rows().getFirst()).equals("SUCCESSFUL"));
    }

    private static String jobState(HistoryRow row) {
        var job = row.attempt().job();
        return job == null ? "" : job.state().raw();
    }

    private static List<String> backedUp(OpenDesk desk, HistoryRow row) {
        var described = ServerSide.of(desk).backup(row.clusterId(), row.backupId());
        return StreamSupport.stream(described.findValues("collectionName").spliterator(), false)
                .map(each -> each.stringValue())
                .sorted()
                .toList();
    }

    private static List<String> labels(OpenDesk desk, String id) {
        return desk.driver().node(id).lookupAll(".label").stream()
                .map(each -> ((Label) each).getText())
                .toList();
    }

    private static List<String> cells(OpenDesk desk) {
        Node table = desk.driver().node("history-table");
        return table.lookupAll(".table-cell").stream()
                .map(each -> String.valueOf(((TableCell<?, ?>) each).getText()))
                .collect(Collectors.toList());
    }
}
