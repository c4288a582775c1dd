package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AboutViewModel;
import io.github.backupdesk.viewmodel.Library;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;

/** What of others comes with the program: the list at the left, and at the right the licence of the chosen one in full. */
final class LibrariesView extends HBox {

    private static final double LIST_WIDTH = 256;
    private static final double ROW_HEIGHT = 44;

    private final AboutViewModel model;
    private final ListView<Library> list = Parts.id(new ListView<>(), "about-libraries");
    private final CustomTextField filter = Parts.id(new CustomTextField(), "about-filter");

    LibrariesView(AboutViewModel model, ViewContext context) {
        super(12);
        this.model = model;
        VBox left = new VBox(Parts.GAP, filter(context), Parts.grow(list(context)));
        left.setMinWidth(context.px(LIST_WIDTH));
        left.setPrefWidth(context.px(LIST_WIDTH));
        getChildren().setAll(left, Parts.grow(text(context)));
        setMinHeight(0);
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private CustomTextField filter(ViewContext context) {
        filter.setLeft(Parts.fieldIcon());
        filter.setPromptText(context.text("about.filter"));
        filter.setAccessibleText(context.text("about.filter"));
        filter.setText(model.filterProperty().get());
        context.keep(filter.textProperty().subscribe(model.filterProperty()::set));
        return filter;
    }

    private ListView<Library> list(ViewContext context) {
        list.setItems(model.libraries());
        list.setAccessibleText(context.text("about.libraries.list"));
        list.setPlaceholder(Parts.paragraph(context.text("about.libraries.none"), "muted"));
        list.setFixedCellSize(context.px(ROW_HEIGHT));
        list.setCellFactory(view -> new LibraryCell());
        list.getStyleClass().add("framed");
        list.setMinHeight(0);
        ChangeListener<@Nullable Library> choose = (o, was, now) -> {
            // While the filter exchanges the rows nothing is chosen for a moment.
            if (now != null) {
                model.chosenProperty().set(now);
            }
        };
        list.getSelectionModel().selectedItemProperty().addListener(choose);
        context.keep(() -> {
            list.getSelectionModel().selectedItemProperty().removeListener(choose);
            // The rows outlive this view in the model, and would keep it.
            list.setItems(null);
        });
        return list;
    }

    private VBox text(ViewContext context) {
        Label title = Parts.id(Parts.label("", "card-title"), "about-library");
        Label licence = Parts.label("", "muted");
        TextArea text = Parts.grow(Parts.id(new TextArea(), "about-licence"));
        text.setEditable(false);
        text.setWrapText(true);
        text.setMinHeight(0);
        text.setAccessibleText(context.text("about.licence.text"));
        text.getStyleClass().addAll("code-area", "licence-text");
        context.watch(model.chosenProperty(), now -> {
            title.setText(now == null ? "" : now.title());
            licence.setText(now == null ? "" : now.licence());
            text.setText(now == null ? "" : now.text());
            text.positionCaret(0);
            text.setScrollTop(0);
            if (!Objects.equals(list.getSelectionModel().getSelectedItem(), now)) {
                list.getSelectionModel().select(now);
            }
        });
        return Parts.card(new VBox(title, licence), text);
    }

    /** From the words straight into what fits them. */
    private void onKey(KeyEvent e) {
        if (e.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            e.consume();
        }
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** A library's name, and below it its licence. */
    private static final class LibraryCell extends ListCell<Library> {

        private final Label name = Parts.label("");
        private final Label licence = Parts.label("", "caption", "muted");
        private final VBox both = new VBox(name, licence);

        LibraryCell() {
            setPrefWidth(0);
            both.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("library-cell");
        }

        @Override
        protected void updateItem(Library library, boolean empty) {
            super.updateItem(library, empty);
            if (empty || library == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(library.title());
            licence.setText(library.licence());
            setAccessibleText(library.title() + ", " + library.licence());
            setGraphic(both);
        }
    }
}
