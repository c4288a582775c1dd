package io.github.backupdesk.app;

import io.github.backupdesk.viewmodel.NameListViewModel;
import io.github.backupdesk.viewmodel.ScopeRow;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** The second half of the tour: lists, saved scopes, regions, several clusters, and the plan that comes of them. */
final class WiderTour {

    private static final String LIST = "orders_v2\nfresh_one\nfresh_one\nranking.clicks_v1\nmy odd name\n9lives\n";
    private static final String UNKNOWN_ID = "in01-0123456789abcde";

    /** One of them is suspended, so that the service refuses it. */
    private static final List<String> CLUSTERS =
            List.of("orders-prod", "users-eu", "archive-2024", "load-test", "catalog-xl");

    private final Stagehand hand;
    private final ShellViewModel model;
    private final Path folder;

    WiderTour(Stagehand hand, ShellViewModel model, Path folder) {
        this.hand = hand;
        this.model = model;
        this.folder = folder;
    }

    /** From the form with collections ticked to the matrix of a plan. */
    void run() throws InterruptedException {
        pasteList();
        saveScope();
        lookAtRegions();
        editBody();
        tickTwoDatabases();
        chooseSeveral();
        planThem();
    }

    private void pasteList() throws InterruptedException {
        NameListViewModel list = model.names().orElseThrow().list();
        hand.onStage(() -> {
            list.paste(LIST);
            return true;
        });
        hand.await("the list", () -> list.stateProperty().get() == NameListViewModel.State.OFFERED);
        hand.picture(folder, "11-list-preview");
        hand.onStage(() -> {
            list.cancel();
            return true;
        });
    }

    private void saveScope() throws InterruptedException {
        hand.press(KeyCode.CONTROL, KeyCode.S);
        hand.press(KeyCode.ENTER);
        hand.await(
                "the saved scope",
                () -> !model.names().orElseThrow().saved().rows().isEmpty());
        hand.picture(folder, "12-saved-scopes");
        hand.press(KeyCode.ESCAPE);
    }

    private void lookAtRegions() throws InterruptedException {
        hand.picture(folder, "13-fence", () -> {
            // Another language brings new views, in which it is closed again; another theme does not.
            if (!hand.isShown("fence-kind")) {
                hand.focus("fence-open");
                hand.press(KeyCode.SPACE);
            }
        });
        leaveFence();
        hand.picture(folder, "14-coverage", () -> {
            if (!isCoverageShown()) {
                hand.focus("coverage-open");
                hand.press(KeyCode.SPACE);
                hand.await("the coverage", this::isCoverageShown);
            }
        });
        hand.onStage(() -> {
            List.copyOf(Window.getWindows()).stream()
                    .filter(PopupWindow.class::isInstance)
                    .forEach(Window::hide);
            return true;
        });
    }

    private void leaveFence() throws InterruptedException {
        if (hand.isShown("fence-kind")) {
            hand.focus("fence-kind");
            hand.press(KeyCode.ESCAPE);
        }
    }

    private boolean isCoverageShown() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(window -> window.getScene().lookup("#coverage-table"))
                .anyMatch(WiderTour::isThere);
    }

    private static boolean isThere(Node node) {
        return node != null && node.getScene().getWindow().isShowing();
    }

    /** A body with a name twice is refused with its line. */
    private void editBody() throws InterruptedException {
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        hand.focus("edit-body");
        hand.press(KeyCode.SPACE);
        var editor = model.review().editor();
        hand.onStage(() -> {
            String text = editor.textProperty().get();
            editor.textProperty().set(text.replace("\"users\"", "\"orders_v2\""));
            return true;
        });
        hand.await("the refusal", () -> !editor.problemProperty().get().isEmpty());
        hand.picture(folder, "15-review-edited");
        hand.onStage(() -> {
            editor.discard();
            return true;
        });
        hand.press(KeyCode.ESCAPE);
    }

    private void tickTwoDatabases() throws InterruptedException {
        var scope = model.form().scope();
        hand.onStage(() -> {
            ScopeRow ranking = scope.rowsProperty().get().get(scope.positionOf("ranking", ""));
            scope.toggle(ranking);
            return true;
        });
        hand.await("the choices", () -> !scope.choices().isEmpty());
        hand.picture(folder, "16-two-databases");
        hand.onStage(() -> {
            scope.split(true);
            return true;
        });
        hand.picture(folder, "17-two-databases-split");
        hand.onStage(() -> {
            scope.toggle(scope.rowsProperty().get().get(scope.positionOf("ranking", "")));
            return true;
        });
    }

    private void chooseSeveral() throws InterruptedException {
        hand.press(KeyCode.ALT, KeyCode.DOWN);
        for (String name : CLUSTERS) {
            hand.type(name);
            hand.press(KeyCode.SPACE);
            hand.press(KeyCode.ESCAPE);
        }
        hand.onStage(() -> {
            model.form().table().typedIdsProperty().set(UNKNOWN_ID);
            model.form().table().addTyped();
            return true;
        });
        hand.picture(folder, "18-cluster-table");
        hand.press(KeyCode.ENTER);
        hand.picture(folder, "19-form-several");
        hand.resize(960, 600);
        hand.picture(folder, "20-form-several-small");
        hand.resize(1280, 800);
    }

    private void planThem() throws InterruptedException {
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        hand.focus("stop-at-first-error");
        hand.press(KeyCode.SPACE);
        hand.picture(folder, "21-review-several");
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        hand.await("the plan", () -> model.screenProperty().get() == Screen.PLAN);
        hand.await(
                "a refusal",
                () -> model.plan().rows().stream()
                        .anyMatch(row -> row.row().attempt().state().settled()
                                && !row.row().hasIds()));
        hand.picture(folder, "22-plan");
        hand.resize(960, 600);
        hand.picture(folder, "23-plan-small");
    }
}
