package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.SupportRow;
import io.github.backupdesk.viewmodel.SupportViewModel;
import io.github.backupdesk.viewmodel.SupportViewModel.Days;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The bundle for whoever helps: what goes into it, each file as it would be written, and the way to save it. */
final class SupportView extends VBox implements PageFrame.Beginning {

    private static final double LIST_WIDTH = 264;

    private final SupportViewModel model;
    private final ViewContext context;
    private final ComboBox<Days> days;
    private final ListView<SupportRow> files = Parts.id(new ListView<>(), "support-files");
    private final ListView<String> preview = Parts.id(new ListView<>(), "support-preview");

    SupportView(SupportViewModel model, ViewContext context) {
        super(Parts.GAP);
        this.model = model;
        this.context = context;
        this.days = days();
        Label whole = Parts.id(Parts.paragraph(""), "support-whole");
        context.watch(model.maskedToldProperty(), whole::setText);
        getChildren()
                .setAll(
                        choices(),
                        Parts.paragraph(context.text("support.hide.explain"), "caption", "muted"),
                        Parts.grow(new HBox(Parts.WIDE_GAP, list(), Parts.grow(paper()))),
                        shown(),
                        whole,
                        strip());
        setMinHeight(0);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        // What is shown is of this moment.
        model.gather();
    }

    private HBox choices() {
        Label label = Parts.label(context.text("support.days"));
        label.setLabelFor(days);
        CheckBox hide = Parts.id(new CheckBox(context.text("support.hide")), "support-hide");
        context.watch(model.hiddenProperty(), hide::setSelected);
        hide.setOnAction(e -> model.hide(hide.isSelected()));
        Button save = Parts.id(
                Parts.button(context.text("support.save"), Feather.DOWNLOAD, model::save, "accent"), "support-save");
        context.watch(model.readyProperty(), ready -> save.setDisable(!ready));
        HBox row = Parts.row(label, days, hide, Parts.spring(), save);
        HBox.setMargin(hide, new Insets(0, 0, 0, Parts.WIDE_GAP));
        return row;
    }

    private ComboBox<Days> days() {
        ComboBox<Days> box = Parts.id(new ComboBox<>(), "support-days");
        box.getItems().setAll(Days.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Days value) {
                return value == null ? "" : context.texts().of(value);
            }

            @Override
            public Days fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        });
        box.setAccessibleText(context.text("support.days"));
        context.watch(model.daysProperty(), box::setValue);
        box.setOnAction(e -> model.cover(box.getValue()));
        return box;
    }

    private ListView<SupportRow> list() {
        files.setItems(model.rows());
        files.setAccessibleText(context.text("support.files"));
        files.setPlaceholder(Parts.paragraph(context.text("support.gathering"), "muted"));
        files.getStyleClass().addAll("framed", "paper-list");
        double width = context.px(LIST_WIDTH);
        files.setMinWidth(width);
        files.setPrefWidth(width);
        files.setCellFactory(view -> new FileCell());
        context.watch(model.chosenProperty(), row -> files.getSelectionModel().select(row));
        context.keep(files.getSelectionModel().selectedItemProperty().subscribe((was, now) -> {
            if (now != null && !now.equals(model.chosenProperty().get())) {
                model.choose(now);
            }
        }));
        // The list outlives this view in the model, and would keep it.
        context.keep(() -> files.setItems(null));
        return files;
    }

    private ListView<String> paper() {
        preview.setItems(model.preview());
        preview.setMinWidth(0);
        preview.setAccessibleText(context.text("support.preview.accessible"));
        preview.getStyleClass().addAll("framed", "paper");
        preview.setCellFactory(view -> new LineCell());
        context.keep(() -> preview.setItems(null));
        return preview;
    }

    private Label shown() {
        Label shown = Parts.id(Parts.paragraph("", "caption", "muted"), "support-preview-told");
        context.watch(model.previewToldProperty(), shown::setText);
        return shown;
    }

    private HBox strip() {
        Label told = Parts.id(Parts.grow(Parts.paragraph("")), "support-told");
        told.setMaxWidth(Double.MAX_VALUE);
        context.watch(model.toldProperty(), told::setText);
        Button open = Parts.id(
                Parts.button(context.text("support.openFolder"), Feather.FOLDER, model::openFolder, "small"),
                "support-open");
        context.watch(model.savedProperty(), saved -> ViewContext.show(open, saved));
        Button dismiss = Parts.iconButton(context.text("button.dismiss"), Feather.X, model::dismiss);
        HBox strip = new HBox(Parts.GAP, told, open, dismiss);
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.getStyleClass().addAll("callout", "progress", "slim");
        context.showWhileTold(strip, model.toldProperty());
        return strip;
    }

    private void onKey(KeyEvent e) {
        boolean save = e.getCode() == KeyCode.S && e.isShortcutDown() && !e.isShiftDown() && !e.isAltDown();
        boolean again = e.getCode() == KeyCode.F5;
        if (save) {
            model.save();
        } else if (again) {
            model.gather();
        }
        if (save || again) {
            e.consume();
        }
    }

    @Override
    public void focusBegin() {
        days.requestFocus();
    }

    /** A name and a size. */
    private static final class FileCell extends ListCell<SupportRow> {

        private final Label name = Parts.label("");
        private final Label size = Parts.label("", "caption", "muted");
        private final HBox content = Parts.row(name, Parts.spring(), size);

        FileCell() {
            name.setMinWidth(0);
            size.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(SupportRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(row.name());
            size.setText(row.size());
            setAccessibleText(row.name() + ", " + row.size());
            setGraphic(content);
        }
    }

    /** A line of a file, broken where the window ends. */
    private static final class LineCell extends ListCell<String> {

        LineCell() {
            setWrapText(true);
            setPrefWidth(0);
            getStyleClass().addAll("mono", "paper-line");
        }

        @Override
        protected void updateItem(String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty ? null : line);
        }
    }
}
