package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.ProfileEditorViewModel;
import io.github.backupdesk.viewmodel.ProfileRow;
import io.github.backupdesk.viewmodel.ProfilesViewModel;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The profiles at the left; at the right the chosen one, or the form while one is filled in. */
final class ProfilesView extends HBox implements PageFrame.Beginning {

    private static final double LIST_WIDTH = 330;

    private final ProfilesViewModel model;
    private final ProfileEditorViewModel editor;
    private final ViewContext context;
    private final ListView<ProfileRow> list = Parts.id(new ListView<>(), "profiles");
    private final ProfileCardView card;
    private final ProfileEditorView form;
    private boolean following;

    ProfilesView(DeskPages pages, ViewContext context) {
        super(Parts.WIDE_GAP);
        this.model = pages.profiles();
        this.editor = pages.editor();
        this.context = context;
        this.card = new ProfileCardView(model, editor, pages.desk().busyProperty(), context);
        this.form = new ProfileEditorView(editor, context);
        ScrollPane whole = Parts.scrolling(card);
        StackPane right = Parts.grow(new StackPane(whole, form));
        right.setMinWidth(0);
        getChildren().setAll(left(), right);
        setMinHeight(0);
        context.watch(editor.openProperty(), open -> {
            ViewContext.show(form, open);
            ViewContext.show(whole, !open);
            if (getScene() != null) {
                focusBegin();
            }
        });
    }

    private VBox left() {
        list.setItems(model.rows());
        list.setCellFactory(view -> new Cell(context));
        list.getStyleClass().add("framed");
        list.setAccessibleText(context.text("profiles.list"));
        ListChangeListener<ProfileRow> follow =
                change -> follow(model.selectedProperty().get());
        model.rows().addListener(follow);
        context.keep(() -> model.rows().removeListener(follow));
        context.watch(model.selectedProperty(), this::follow);
        context.keep(list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!following && row != null) {
                model.selectedProperty().set(row);
            }
        }));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && !editor.openProperty().get()) {
                model.connect();
            }
        });
        Button fresh = Parts.id(Parts.button(context.text("profiles.new"), Feather.PLUS, editor::begin), "profile-new");
        Button demo =
                Parts.id(Parts.button(context.text("profiles.demo"), Feather.COMPASS, model::demo), "profile-demo");
        context.watch(editor.openProperty(), fresh::setDisable);
        FlowPane buttons = new FlowPane(Parts.GAP, Parts.GAP, fresh, demo);
        buttons.setMinHeight(USE_PREF_SIZE);
        VBox left = new VBox(10, Parts.grow(list), buttons);
        left.setPrefWidth(context.px(LIST_WIDTH));
        left.setMinWidth(context.px(LIST_WIDTH) * 0.85);
        return left;
    }

    private void follow(@Nullable ProfileRow row) {
        following = true;
        if (row == null || !list.getItems().contains(row)) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(row);
        }
        following = false;
    }

    private void onKey(KeyEvent e) {
        if (editor.openProperty().get() || e.isShortcutDown()) {
            return;
        }
        switch (e.getCode()) {
            case ENTER -> model.connect();
            case F2 -> editor.edit();
            case DELETE -> model.delete();
            default -> {
                return;
            }
        }
        e.consume();
    }

    @Override
    public void focusBegin() {
        if (editor.openProperty().get()) {
            form.focusFirst();
        } else if (!card.focusKey()) {
            list.requestFocus();
        }
    }

    /** Two lines: whose it is and whether it is connected, and below them where and how it is guarded. */
    private static final class Cell extends ListCell<ProfileRow> {

        private final ViewContext context;
        private final Region dot = new Region();
        private final Label name = Parts.label("", "strong");
        private final Label state = Parts.label("", "caption", "muted");
        private final Label host = Parts.label("", "caption", "muted");
        private final Label guard = Parts.label("", "caption", "muted");
        private final VBox content;

        Cell(ViewContext context) {
            this.context = context;
            name.setMinWidth(0);
            host.setMinWidth(0);
            state.setMinWidth(Region.USE_PREF_SIZE);
            guard.setMinWidth(Region.USE_PREF_SIZE);
            this.content =
                    new VBox(2, Parts.row(dot, name, Parts.spring(), state), Parts.row(host, Parts.spring(), guard));
            getStyleClass().add("profile-cell");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ProfileRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            dot.getStyleClass().setAll("environment-dot", row.tone().style());
            name.setText(row.name());
            state.setText(row.state());
            host.setText(row.host());
            guard.setText(row.environment() + " · " + row.lock());
            setAccessibleText(context.text(
                    "profiles.row.accessible", row.name(), row.environment(), row.lock(), row.host(), row.state()));
            setGraphic(content);
        }
    }
}
