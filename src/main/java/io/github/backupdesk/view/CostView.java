package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.CostViewModel;
import io.github.backupdesk.viewmodel.CostViewModel.CostRow;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where permanent backups will lie, what each costs, and by which size and rates that is reckoned. */
final class CostView extends VBox {

    private final GridPane table = new GridPane(12, 2);
    private final ViewContext context;

    CostView(CostViewModel model, ViewContext context) {
        super(4);
        this.context = context;
        Button edit = Parts.id(
                Parts.button(context.text("review.rates.edit"), Feather.EDIT_2, model.editor()::open, "small"),
                "edit-rates");
        new RatesEditorView(model.editor(), context, edit);
        Label basis = Parts.id(Parts.paragraph("", "muted", "caption"), "cost-basis");
        context.watch(model.basisProperty(), basis::setText);
        Label total = Parts.id(Parts.paragraph(""), "cost-total");
        context.watch(model.totalProperty(), total::setText);
        context.showWhileTold(total, model.totalProperty());
        Label notice = Parts.id(Parts.paragraph("", "hint", "caption"), "rates-notice");
        context.watch(model.editor().noticeProperty(), notice::setText);
        context.showWhileTold(notice, model.editor().noticeProperty());
        ColumnConstraints region = new ColumnConstraints();
        region.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().setAll(region);
        table.getStyleClass().add("cost-table");
        ListChangeListener<CostRow> refill = change -> fill(model);
        model.rows().addListener(refill);
        context.keep(() -> model.rows().removeListener(refill));
        fill(model);
        Parts.grow(basis).setMaxWidth(Double.MAX_VALUE);
        HBox head = Parts.row(whole(Parts.label(context.text("review.cost"), "card-title")), basis, edit);
        getChildren().setAll(head, table, total, notice);
    }

    private void fill(CostViewModel model) {
        table.getChildren().clear();
        add(heading("review.cost.region"), heading("review.cost.storage"), heading("review.cost.transfer"));
        for (CostRow row : model.rows()) {
            HBox where = Parts.row(
                    Parts.label(row.city(), "strong"), Parts.label(row.regionId(), "mono", "small-mono", "muted"));
            where.setAlignment(Pos.BASELINE_LEFT);
            where.getChildren().forEach(each -> ((Label) each).setMinWidth(USE_PREF_SIZE));
            add(where, whole(Parts.label(row.storage())), whole(Parts.label(row.transfer())));
        }
    }

    private void add(Node where, Node storage, Node transfer) {
        table.addRow(table.getRowCount(), where, storage, transfer);
        GridPane.setHalignment(storage, HPos.RIGHT);
        GridPane.setHalignment(transfer, HPos.RIGHT);
    }

    private Label heading(String key) {
        return whole(Parts.label(context.text(key), "muted", "caption"));
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
