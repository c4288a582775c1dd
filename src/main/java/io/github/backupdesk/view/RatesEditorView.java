package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.RatesEditor;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** The rates in four fields, beside the button that opened them. */
final class RatesEditorView {

    private static final double WIDTH = 320;

    private final GridPane fields = new GridPane(Parts.WIDE_GAP, 6);

    RatesEditorView(RatesEditor model, ViewContext context, Node owner) {
        add(context, "review.rates.currency", "rates-currency", model.currencyProperty());
        add(context, "review.rates.storage", "rates-storage", model.storageProperty());
        add(context, "review.rates.near", "rates-near", model.nearProperty());
        add(context, "review.rates.far", "rates-far", model.farProperty());
        Label problem = Parts.id(Parts.paragraph("", "problem"), "rates-problem");
        context.watch(model.problemProperty(), problem::setText);
        context.showWhileTold(problem, model.problemProperty());
        Button save = Parts.id(
                Parts.button(context.text("review.rates.save"), Feather.CHECK, model::save, "accent"), "rates-save");
        Button reset = Parts.id(
                Parts.button(context.text("review.rates.reset"), Feather.ROTATE_CCW, model::reset), "rates-reset");
        VBox content = new VBox(
                Parts.GAP,
                Parts.paragraph(context.text("review.rates.rule"), "muted", "caption"),
                fields,
                problem,
                Parts.row(Parts.spring(), reset, save));
        content.setPrefWidth(context.px(WIDTH));
        content.getStyleClass().add("pop-over-content");
        PopOver pop = new PopOver(content);
        pop.setDetachable(false);
        pop.setArrowLocation(PopOver.ArrowLocation.LEFT_TOP);
        pop.setOnHidden(e -> model.close());
        content.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && e.getTarget() instanceof TextField) {
                model.save();
                e.consume();
            }
        });
        context.keep(model.openProperty().subscribe(open -> {
            if (open && owner.getScene() != null) {
                pop.show(owner);
                Parts.dress(pop);
                fields.lookup("#rates-storage").requestFocus();
            } else if (!open) {
                pop.hide();
            }
        }));
        context.keep(pop::hide);
    }

    private void add(ViewContext context, String key, String id, StringProperty value) {
        TextField field = Parts.id(new TextField(), id);
        Label name = Parts.label(context.text(key));
        name.setLabelFor(field);
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHgrow(field, Priority.ALWAYS);
        context.watch(value, now -> {
            if (!now.equals(field.getText())) {
                field.setText(now);
            }
        });
        context.keep(field.textProperty().subscribe(value::set));
        fields.addRow(fields.getRowCount(), name, field);
    }
}
