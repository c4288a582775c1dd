package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.HelpViewModel;
import io.github.backupdesk.viewmodel.HelpViewModel.DocLink;
import io.github.backupdesk.viewmodel.HelpViewModel.Line;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/** The keys at the left; at the right what a backup leaves out, and the way to the service's own pages. */
final class HelpView extends HBox implements PageFrame.Beginning {

    private static final double ASIDE_WIDTH = 380;

    private final HelpViewModel model;
    private final ViewContext context;
    private final CustomTextField filter = Parts.id(new CustomTextField(), "help-filter");
    private final ListView<Line> list = Parts.id(new ListView<>(), "help-keys");

    HelpView(HelpViewModel model, ViewContext context) {
        super(12);
        this.model = model;
        this.context = context;
        VBox keys = Parts.grow(new VBox(Parts.GAP, filter(), Parts.grow(list())));
        keys.setMinWidth(0);
        ScrollPane aside = Parts.id(Parts.scrolling(new VBox(12, leftOut(), links())), "help-aside");
        // With the focus it scrolls by the arrow keys.
        aside.setFocusTraversable(true);
        aside.setAccessibleText(context.text("leftOut.title"));
        aside.setMinWidth(0);
        aside.setPrefWidth(context.px(ASIDE_WIDTH));
        getChildren().setAll(keys, aside);
        setMinHeight(0);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private CustomTextField filter() {
        filter.setLeft(Parts.fieldIcon());
        filter.setPromptText(context.text("keymap.filter"));
        filter.setAccessibleText(context.text("keymap.filter"));
        filter.setText(model.filterProperty().get());
        context.keep(filter.textProperty().subscribe(model.filterProperty()::set));
        return filter;
    }

    private ListView<Line> list() {
        list.setItems(model.lines());
        list.setAccessibleText(context.text("keymap.list"));
        list.setPlaceholder(Parts.paragraph(context.text("keymap.none"), "muted"));
        list.setCellFactory(view -> new KeyCell(context));
        list.getStyleClass().add("framed");
        list.setMinHeight(0);
        // The rows outlive this view in the model, and would keep it.
        context.keep(() -> list.setItems(null));
        return list;
    }

    private VBox leftOut() {
        VBox card = Parts.card(
                context.text("leftOut.title"), Parts.paragraph(context.text("leftOut.says"), "caption", "muted"));
        for (String each : model.leftOut()) {
            Label dot = Parts.label("•", "muted");
            dot.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(Parts.GAP, dot, Parts.grow(Parts.paragraph(each)));
            line.setMinHeight(USE_PREF_SIZE);
            card.getChildren().add(line);
        }
        return card;
    }

    private VBox links() {
        VBox card = Parts.card(context.text("docs.title"));
        String host = "";
        for (DocLink each : model.links()) {
            if (!each.host().equals(host)) {
                host = each.host();
                card.getChildren().add(Parts.label(host, "caption", "muted"));
            }
            Hyperlink link = new Hyperlink(each.title());
            link.setAccessibleText(context.text("docs.accessible", each.title(), each.host()));
            link.setOnAction(e -> {
                link.setVisited(false);
                model.open(each);
            });
            card.getChildren().add(link);
        }
        Label notice = Parts.id(Parts.paragraph("", "problem"), "help-notice");
        context.watch(model.noticeProperty(), notice::setText);
        context.showWhileTold(notice, model.noticeProperty());
        card.getChildren().add(notice);
        card.getStyleClass().add("links");
        return card;
    }

    private void onKey(KeyEvent e) {
        boolean find = e.isShortcutDown() && !e.isAltDown() && !e.isShiftDown() && e.getCode() == KeyCode.F;
        boolean down = e.getCode() == KeyCode.DOWN && filter.isFocused();
        if (find) {
            focusBegin();
        } else if (down) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
        }
        if (find || down) {
            e.consume();
        }
    }

    @Override
    public void focusBegin() {
        filter.requestFocus();
        filter.selectAll();
    }
}
