package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Check.Finding;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.ReviewViewModel.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
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

    @ParameterizedTest
    @MethodSource("looks")
    void anOrdinaryRequestIsSeenWholeWithoutScrolling(Locale language, double width, double height) throws IOException {
        Driver.run(() -> {
            desk.model().preferences().speak(language);
            desk.stage().setWidth(width);
            desk.stage().setHeight(height);
        });
        review("aws-us-east-1", "aws-eu-central-1");
        Picture picture = Driver.onStage(() -> {
            Parent root = desk.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            return Picture.of(desk.stage());
        });
        picture.write(Path.of("target", "review-" + language + "-" + (int) width + ".png"));
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

    private HistoryRow receipt() {
        Driver.await("the receipt", () -> desk.model().history().rows().stream().anyMatch(HistoryRow::hasIds));
        return desk.rows().getFirst();
    }
}
