package io.github.backupdesk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.app.OpenDesk;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.viewmodel.FailureSimulatorViewModel;
import io.github.backupdesk.viewmodel.FaultRow;
import io.github.backupdesk.viewmodel.ScopeType;
import io.github.backupdesk.viewmodel.ShellViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every screen in every language and size: all that takes the focus has a name, and no sentence is cut. */
class AccessibleNamesTest {

    @TempDir
    Path folder;

    private OpenDesk desk;

    static Stream<Arguments> looks() {
        return Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                .flatMap(language -> Stream.of(
                        Arguments.of(language, WindowView.DEFAULT_WIDTH, WindowView.DEFAULT_HEIGHT),
                        Arguments.of(language, WindowView.MIN_WIDTH, WindowView.MIN_HEIGHT)));
    }

    @BeforeEach
    void open() {
        desk = OpenDesk.sandbox(folder).awaitClusters();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everythingThatTakesTheFocusHasAName(Locale language, double width, double height) {
        assertEquals(List.of(), onEveryScreen(language, width, height, Looks::nameless));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void noSentenceIsCut(Locale language, double width, double height) {
        assertEquals(List.of(), onEveryScreen(language, width, height, Looks::cut));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothingLiesOutsideItsScreen(Locale language, double width, double height) {
        assertEquals(List.of(), onEveryScreen(language, width, height, Looks::outside));
    }

    /** Goes through the form, empty, full and of several clusters, their table, the review, the history and the failure simulator. */
    private List<String> onEveryScreen(
            Locale language, double width, double height, Function<Parent, List<String>> flaws) {
        Driver driver = desk.driver();
        ShellViewModel model = desk.model();
        Driver.run(() -> {
            model.preferences().speak(language);
            desk.stage().setWidth(width);
            desk.stage().setHeight(height);
        });
        List<String> found = new ArrayList<>(look("first", flaws));
        Driver.run(() -> {
            model.form().cluster().textProperty().set("in01-3f0c8a1d5b7e942");
            model.form().cluster().commit();
        });
        found.addAll(look("whole cluster", flaws));
        driver.shortcut(KeyCode.ENTER);
        found.addAll(look("review", flaws));
        driver.shortcut(KeyCode.ENTER);
        Driver.await(
                "the receipt",
                () -> !model.history().rows().isEmpty()
                        && model.history().rows().getFirst().hasIds());
        Driver.run(() -> model.form().scope().typeProperty().set(ScopeType.COLLECTION));
        Driver.await("the tree", () -> model.form().scope().positionOf("default", "users") > 0);
        Driver.run(model::dismissNotice);
        found.addAll(look("collections", flaws));
        Driver.run(() -> {
            model.form().table().open();
            model.form().table().tickShown();
        });
        found.addAll(look("table of clusters", flaws));
        Driver.run(() -> model.form().table().take(Optional.empty()));
        found.addAll(look("several clusters", flaws));
        driver.shortcut(KeyCode.DIGIT5);
        found.addAll(look("history", flaws));
        driver.shortcut(KeyCode.DIGIT6);
        found.addAll(look("simulator", flaws));
        switchOnAllButOneThatIsRefused(model.simulator().orElseThrow());
        found.addAll(look("simulator, all on", flaws));
        return found;
    }

    private static void switchOnAllButOneThatIsRefused(FailureSimulatorViewModel simulator) {
        FaultRow refusal = simulator.rows().getFirst();
        Driver.run(() -> {
            refusal.fields().getFirst().valueProperty().set("no number");
            simulator.rows().forEach(row -> simulator.turn(row, true));
        });
        Driver.await(
                "the switches",
                () -> simulator.countProperty().get() == simulator.rows().size() - 1 && !refusal.isOn());
    }

    private List<String> look(String screen, Function<Parent, List<String>> flaws) {
        return Driver.onStage(() -> {
            Parent root = desk.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            return flaws.apply(root).stream().map(flaw -> screen + ": " + flaw).toList();
        });
    }
}
