package io.github.backupdesk.app;

import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.FailureSimulatorViewModel;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.ShellViewModel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/**
 * Goes once through the window without a person: a backup of a whole cluster, one of two collections with two copies, and
 * a picture of every screen. It presses the keys that a person would press.
 */
final class Tour {

    private static final String WHOLE = "users-eu";
    private static final String SOME = "search-prod";

    private final Stagehand hand;
    private final ShellViewModel model;
    private final Path folder;
    private final SandboxList list;
    private final DeskPages pages;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Tour(Stagehand hand, ShellViewModel model, DeskPages pages, Path folder, SandboxList list) {
        this.pages = pages;
        this.hand = hand;
        this.model = model;
        this.folder = folder;
        this.list = list;
    }

    /** Starts the tour beside the UI thread; the future holds the exit code. */
    static CompletableFuture<Integer> start(
            Stage stage, ShellViewModel model, DeskPages pages, Path folder, SandboxList list) {
        Tour tour = new Tour(new Stagehand(stage, model), model, pages, folder, list);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread.ofVirtual().name("tour").start(() -> {
            try {
                tour.run();
                end.complete(0);
            } catch (InterruptedException | RuntimeException e) {
                tour.out.println("tour broke off: " + e.getMessage());
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private void run() throws InterruptedException {
        hand.await("the clusters", () -> !model.form().cluster().allRows().isEmpty());
        hand.picture(folder, "01-first-start");
        pickCluster();
        backUpWholeCluster();
        backUpCollections();
        awaitEnd();
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT5);
        hand.picture(folder, "07-history");
        hand.resize(960, 600);
        hand.picture(folder, "08-history-small");
        hand.press(KeyCode.CONTROL, KeyCode.N);
        hand.picture(folder, "09-form-small");
        failSlowly();
        hand.press(KeyCode.CONTROL, KeyCode.N);
        hand.resize(1280, 800);
        new WiderTour(hand, model, folder).run();
        hand.resize(1280, 800);
        new PagesTour(hand, pages, folder).run();
        out.println("pictures: " + folder.toAbsolutePath());
    }

    private void pickCluster() throws InterruptedException {
        hand.picture(folder, "02-cluster-list", () -> {
            hand.press(KeyCode.ESCAPE);
            hand.press(KeyCode.CONTROL, KeyCode.L);
            hand.press(KeyCode.DOWN);
        });
        hand.press(KeyCode.ESCAPE);
    }

    private void choose(String cluster) throws InterruptedException {
        hand.press(KeyCode.CONTROL, KeyCode.L);
        hand.press(KeyCode.CONTROL, KeyCode.A);
        hand.type(cluster);
        hand.press(KeyCode.DOWN);
        hand.press(KeyCode.ENTER);
    }

    private void backUpWholeCluster() throws InterruptedException {
        choose(WHOLE);
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        hand.picture(folder, "03-review-cluster");
        create();
    }

    private void backUpCollections() throws InterruptedException {
        choose(SOME);
        hand.focus("type-COLLECTION");
        hand.press(KeyCode.SPACE);
        hand.await("the tree", () -> model.form().scope().positionOf("default", "orders_v2") >= 0);
        tick("orders_v2");
        tick("users");
        for (int i = 0; i < 2; i++) {
            int at = i;
            String id = hand.onStage(
                    () -> "copy-" + model.form().copies().rows().get(at).id());
            hand.focus(id);
            hand.press(KeyCode.SPACE);
        }
        hand.picture(folder, "04-form-collections");
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        hand.picture(folder, "05-review-collections");
        create();
        hand.picture(folder, "06-form-after");
    }

    private void tick(String collection) throws InterruptedException {
        hand.onStage(() -> {
            var list = (ListView<?>) hand.node("scope-tree");
            list.requestFocus();
            int at = model.form().scope().positionOf("default", collection);
            list.getSelectionModel().clearAndSelect(at);
            list.getFocusModel().focus(at);
            return true;
        });
        hand.press(KeyCode.SPACE);
    }

    private void create() throws InterruptedException {
        int before = hand.onStage(() -> model.history().rows().size());
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        hand.await(
                "the receipt",
                () -> model.history().rows().size() > before
                        && model.history().rows().getFirst().attempt().state().settled());
        HistoryRow row = hand.onStage(() -> model.history().rows().getFirst());
        if (!row.hasIds()) {
            throw new IllegalStateException(row.state() + ": " + row.said() + " " + row.explanation());
        }
        out.println("cluster=%s type=%s backupId=%s jobId=%s"
                .formatted(row.clusterId(), row.type(), row.backupId(), row.jobId()));
        if (!list.confirms(row.clusterId(), row.backupId(), row.jobId())) {
            throw new IllegalStateException("the sandbox does not list " + row.backupId());
        }
        out.println("confirmed by the sandbox's own list: " + row.backupId());
    }

    /** Switches one fault on for the picture. */
    private void failSlowly() throws InterruptedException {
        FailureSimulatorViewModel simulator = model.simulator().orElseThrow();
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT6);
        hand.await("the switches", () -> !simulator.rows().isEmpty());
        hand.focus("fault-DELAY");
        hand.press(KeyCode.SPACE);
        hand.await("the fault", () -> simulator.countProperty().get() == 1);
        hand.picture(folder, "10-simulator-small");
    }

    private void awaitEnd() throws InterruptedException {
        hand.await(
                "the end of both jobs",
                () -> model.history().rows().stream()
                        .noneMatch(row -> row.attempt().watchable()));
    }
}
