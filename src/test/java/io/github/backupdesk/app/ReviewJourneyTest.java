package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Check.Finding;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.ReviewViewModel.Form;
import io.github.backupdesk.viewmodel.ScopeType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The review by the keyboard alone, against the pretend cloud. */
class ReviewJourneyTest {

    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";

    @TempDir
    Path folder;

    private OpenDesk desk;
    private Driver driver;

    @BeforeEach
    void open() {
        desk = OpenDesk.sandbox(folder).awaitClusters();
        driver = desk.driver();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void review(String... copies) {
        driver.shortcut(KeyCode.L).type(SEARCH_PROD);
        Driver.run(() -> {
            desk.model().form().cluster().commit();
            for (String each : copies) {
                desk.model().form().copies().tick(new RegionId(each), true);
            }
        });
        driver.shortcut(KeyCode.ENTER);
        awaitChecks();
    }

    private void awaitChecks() {
        Driver.await(
                "the checks",
                () -> !desk.model().review().checks().isEmpty()
                        && desk.model().review().checks().stream()
                                .noneMatch(each -> each.check().finding() == Finding.ASKING));
    }

    static Stream<Arguments> looks() {
        return Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                .flatMap(language ->
                        Stream.of(Arguments.of(language, 1280.0, 800.0), Arguments.of(language, 960.0, 600.0)));
    }

    @Test
    void editingAndTheDryRunHaveKeysAndWhatAltGrTypesCommandsNothing() {
        review();
        driver.keys(KeyCode.CONTROL, KeyCode.ALT, KeyCode.D);
        driver.keys(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT5);
        assertFalse(driver.isShown("body-text"));
        assertTrue(driver.isShown("create"));
        driver.shiftShortcut(KeyCode.D);
        Driver.await("the dry run", () -> driver.text("review-said").startsWith("Dry run kept as #1 "));
        driver.shortcut(KeyCode.D);
        assertEquals("body-text", driver.focused());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void anOrdinaryRequestIsSeenWholeWithoutScrolling(Locale language, double width, double height) throws IOException {
        Driver.run(() -> {
            desk.model().preferences().speak(language);
            desk.stage().setWidth(width);
            desk.stage().setHeight(height);
        });
        review("aws-us-east-1", "aws-eu-central-1");
        picture("review-" + language + "-" + (int) width);
        assertEquals(List.of(), Driver.onStage(() -> scrolled()));
        assertEquals(
                List.of(),
                Driver.onStage(() -> Looks.cut(desk.stage().getScene().getRoot())));
        assertEquals(
                List.of(),
                Driver.onStage(() -> Looks.outside(desk.stage().getScene().getRoot())));
    }

    /** The bars of the review by which there would be something to scroll. */
    private List<String> scrolled() {
        ScrollPane side = (ScrollPane) driver.node("review-side");
        Bounds content = side.getContent().getLayoutBounds();
        boolean tooHigh = content.getHeight() > side.getViewportBounds().getHeight() + 1;
        ScrollPane exact = (ScrollPane) driver.node("exact-few");
        boolean tooLong = exact.getContent().getLayoutBounds().getHeight()
                > exact.getViewportBounds().getHeight() + 1;
        Stream<String> bars = tooLong
                ? Stream.of("the exact request: " + exact.getContent().getLayoutBounds() + " of "
                        + exact.getViewportBounds())
                : Stream.of();
        return Stream.concat(
                        bars,
                        tooHigh
                                ? Stream.of("checks and costs: " + content.getHeight() + " of "
                                        + side.getViewportBounds().getHeight())
                                : Stream.of())
                .toList();
    }

    @Test
    void anEditedBodyIsRefusedWithItsLineMendedUsedAndSentAsItStands() {
        review();
        driver.tabTo("edit-body").keys(KeyCode.SPACE);
        assertEquals("body-text", driver.focused());
        assertTrue(desk.model().review().blockerProperty().get().contains("edited text"));

        driver.shortcut(KeyCode.A)
                .type("{\n\"backupType\": \"COLLECTION\",\n\"dbCollections\": [{\n\"dbName\": \"default\",\n"
                        + "\"collectionNames\": [\"orders_v2\",\n\"orders_v2\"]}]\n}");
        Driver.await("the refusal", () -> driver.text("body-problem").contains("Line 6"));
        assertTrue(driver.text("body-problem").contains("orders_v2 is named twice"), driver.text("body-problem"));
        driver.shortcut(KeyCode.ENTER);
        assertTrue(driver.isShown("body-text"), "what is refused cannot be used");
        driver.keys(KeyCode.ESCAPE);
        assertTrue(driver.isShown("body-text"), "Esc loses nothing");
        assertTrue(driver.text("body-reminder").contains("nothing was lost"), driver.text("body-reminder"));

        Driver.run(() -> {
            String text = desk.model().review().editor().textProperty().get();
            int at = text.lastIndexOf("orders_v2");
            desk.model()
                    .review()
                    .editor()
                    .textProperty()
                    .set(text.substring(0, at) + "users" + text.substring(at + "orders_v2".length()));
        });
        Driver.await(
                "the mended text",
                () -> desk.model().review().editor().usableProperty().get());
        driver.shortcut(KeyCode.ENTER);
        assertFalse(driver.isShown("body-text"));
        assertTrue(
                driver.text("review-words").contains("2 collections in database default"), driver.text("review-words"));
        assertTrue(desk.rows().isEmpty(), "using is not sending");

        String body = Driver.onStage(() -> {
            desk.model().review().formProperty().set(Form.JSON);
            return desk.model().review().exactText();
        });
        driver.shortcut(KeyCode.ENTER);
        HistoryRow row = receipt();
        assertEquals(body, row.attempt().exact().body());
        assertEquals(1, ServerSide.of(desk).creates());
        var described = ServerSide.of(desk).backup(SEARCH_PROD, row.backupId());
        assertEquals(
                List.of("orders_v2", "users"),
                described.findValues("collectionName").stream()
                        .map(each -> each.stringValue())
                        .sorted()
                        .toList());
    }

    @Test
    void aDryRunMakesEveryCheckAndSendsNothing() {
        review("aws-us-east-1");
        int backups = ServerSide.of(desk).backupIds().size();
        driver.tabTo("dry-run").keys(KeyCode.SPACE);
        Driver.await("the row", () -> driver.text("review-said").contains("kept as #1"));
        HistoryRow row = desk.rows().getFirst();
        assertEquals(AttemptState.NOT_SENT, row.attempt().state());
        assertEquals(Phase.DRY_RUN, Phase.of(row.attempt()));
        assertEquals("Dry run", row.state());
        assertTrue(row.explanation().contains("Cluster state: ok"), row.explanation());
        assertTrue(driver.isShown("create"), "the review stays");
        assertEquals(0, ServerSide.of(desk).creates());
        assertEquals(backups, ServerSide.of(desk).backupIds().size());

        driver.shortcut(KeyCode.DIGIT5);
        Driver.run(() -> desk.model().history().search().textProperty().set("state:\"dry run\""));
        Driver.await("the search", () -> desk.model().history().rows().size() == 1);
        Driver.run(() -> desk.model().history().search().textProperty().set("state:\"not sent\""));
        Driver.await("the other search", () -> desk.model().history().rows().isEmpty());
    }

    @Test
    void s17APressThatWasMeantForTheFormConfirmsNothing() {
        driver.shortcut(KeyCode.L).type(SEARCH_PROD);
        Driver.run(() -> {
            Robot hand = Driver.hand();
            hand.keyPress(KeyCode.CONTROL);
            for (int i = 0; i < 2; i++) {
                hand.keyPress(KeyCode.ENTER);
                hand.keyRelease(KeyCode.ENTER);
            }
            hand.keyRelease(KeyCode.CONTROL);
        });
        awaitChecks();
        assertTrue(driver.isShown("create"));
        assertEquals(0, ServerSide.of(desk).creates());
        driver.shortcut(KeyCode.ENTER);
        receipt();
        assertEquals(1, ServerSide.of(desk).creates());
    }

    @Test
    void i15ClicksAndEnterTogetherCreateOnce() {
        review();
        Driver.await(
                "a moment to read", () -> !desk.model().review().freshProperty().get());
        Driver.run(() -> {
            Node create = driver.node("create");
            Robot hand = Driver.hand();
            hand.mouseMove(create.localToScreen(
                    create.getLayoutBounds().getCenterX(),
                    create.getLayoutBounds().getCenterY()));
            hand.mouseClick(MouseButton.PRIMARY);
            hand.mouseClick(MouseButton.PRIMARY);
            hand.keyPress(KeyCode.CONTROL);
            hand.keyPress(KeyCode.ENTER);
            hand.keyRelease(KeyCode.ENTER);
            hand.keyRelease(KeyCode.CONTROL);
            hand.keyPress(KeyCode.ENTER);
            hand.keyRelease(KeyCode.ENTER);
            hand.mouseClick(MouseButton.PRIMARY);
        });
        receipt();
        assertEquals(1, desk.rows().size());
        assertEquals(1, ServerSide.of(desk).creates());
    }

    @Test
    void severalRequestsAreLinesThatAreWalkedThroughByKeysAndSentOnceEach() throws IOException {
        driver.shortcut(KeyCode.L).type(SEARCH_PROD);
        Driver.run(() -> {
            desk.model().form().cluster().commit();
            desk.model().form().scope().typeProperty().set(ScopeType.COLLECTION);
        });
        Driver.await("the tree", () -> desk.model().form().scope().positionOf("default", "users") > 0);
        driver.tabTo("scope-tree").inTurn(KeyCode.HOME, KeyCode.DOWN, KeyCode.SPACE, KeyCode.END, KeyCode.SPACE);
        Driver.run(() -> desk.model().form().scope().split(true));
        Driver.run(() -> desk.model().form().copies().tick(new RegionId("aws-us-east-1"), true));
        driver.shortcut(KeyCode.ENTER);
        awaitChecks();
        Driver.run(() -> {
            desk.stage().setWidth(960);
            desk.stage().setHeight(600);
        });
        Driver.await("the size", () -> desk.stage().getScene().getWidth() <= 960);
        picture("review-lines-960");
        Driver.run(() -> {
            desk.stage().setWidth(1280);
            desk.stage().setHeight(800);
        });
        Driver.await("the size", () -> desk.stage().getScene().getWidth() > 1000);
        picture("review-lines-1280");
        assertEquals("Create 2 backups in 1 cluster and 2 permanent copies.", driver.text("review-summary"));
        String first = driver.text("review-words");
        driver.tabTo("review-lines").keys(KeyCode.DOWN);
        assertNotEquals(first, driver.text("review-words"));
        driver.keys(KeyCode.UP);
        assertEquals(first, driver.text("review-words"));
        assertEquals(
                List.of(),
                Driver.onStage(() -> Looks.nameless(desk.stage().getScene().getRoot())));
        driver.shortcut(KeyCode.ENTER);
        Driver.await(
                "both receipts",
                () -> desk.model().history().rows().stream()
                                .filter(HistoryRow::hasIds)
                                .count()
                        == 2);
        assertEquals(2, ServerSide.of(desk).creates());
    }

    private void picture(String name) throws IOException {
        Picture picture = Driver.onStage(() -> {
            Parent root = desk.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            return Picture.of(desk.stage());
        });
        picture.write(Path.of("target", name + ".png"));
    }

    private HistoryRow receipt() {
        Driver.await("the receipt", () -> desk.model().history().rows().stream().anyMatch(HistoryRow::hasIds));
        return desk.rows().getFirst();
    }
}
