package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AboutViewModel;
import io.github.backupdesk.viewmodel.AboutViewModel.Fact;
import io.github.backupdesk.viewmodel.AboutViewModel.FolderRow;
import io.github.backupdesk.viewmodel.AboutViewModel.Section;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/** What the program is, and beside it, one press away, what of others it is made with. */
final class AboutView extends VBox implements PageFrame.Beginning {

    private static final double LABEL_WIDTH = 168;
    private static final double MOST_WIDTH = 820;

    private final AboutViewModel model;
    private final ViewContext context;
    private final Button copy;
    private final LibrariesView libraries;

    AboutView(AboutViewModel model, ViewContext context) {
        super(12);
        this.model = model;
        this.context = context;
        this.copy = Parts.id(Parts.button(context.text("about.copy"), Feather.COPY, this::copyDetails), "about-copy");
        this.libraries = new LibrariesView(model, context);
        Node program = program();
        context.watch(model.sectionProperty(), now -> {
            ViewContext.show(program, now == Section.PROGRAM);
            ViewContext.show(libraries, now == Section.LIBRARIES);
        });
        Label notice = Parts.id(Parts.paragraph("", "muted"), "about-notice");
        context.watch(model.noticeProperty(), notice::setText);
        HBox head = Parts.row(sections(), Parts.grow(notice));
        head.setSpacing(Parts.WIDE_GAP);
        StackPane floor = Parts.grow(new StackPane(program, libraries));
        floor.setMinHeight(0);
        getChildren().setAll(head, floor);
        setMinHeight(0);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private SegmentedButton sections() {
        SegmentedButton sections = new SegmentedButton();
        for (Section each : Section.values()) {
            ToggleButton button = Parts.id(new ToggleButton(context.texts().of(each)), "about-" + each);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(e -> {
                model.sectionProperty().set(each);
                button.setSelected(true);
            });
            context.watch(model.sectionProperty(), now -> button.setSelected(now == each));
            sections.getButtons().add(button);
        }
        return sections;
    }

    private Node program() {
        HBox heading = Parts.row(Parts.label(context.text("app.name"), "card-title"), Parts.spring(), copy);
        VBox licence = Parts.card(
                context.text("about.independent"),
                Parts.paragraph(context.text("about.independent.line")),
                Parts.paragraph(context.text("about.licence")));
        VBox all = new VBox(
                12,
                Parts.card(heading, facts(model.facts())),
                Parts.card(
                        context.text("about.folders"),
                        Parts.paragraph(context.text("about.folders.says"), "caption", "muted"),
                        folders(model.folders())),
                licence);
        all.setMaxWidth(context.px(MOST_WIDTH));
        return Parts.scrolling(all);
    }

    private GridPane facts(List<Fact> facts) {
        GridPane grid = grid();
        for (Fact each : facts) {
            Label value = Parts.paragraph(context.visible(each.value()));
            grid.addRow(grid.getRowCount(), Parts.label(each.label(), "muted"), value);
        }
        return grid;
    }

    private GridPane folders(List<FolderRow> folders) {
        GridPane grid = grid();
        for (FolderRow each : folders) {
            Label path = Parts.paragraph(context.visible(each.path()), "mono");
            Button open = Parts.button(context.text("about.open"), Feather.FOLDER, () -> model.open(each), "small");
            open.setAccessibleText(each.open());
            grid.addRow(grid.getRowCount(), Parts.label(each.label(), "muted"), path, open);
        }
        return grid;
    }

    private GridPane grid() {
        GridPane grid = new GridPane(Parts.WIDE_GAP, 6);
        ColumnConstraints labels = new ColumnConstraints(context.px(LABEL_WIDTH));
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        grid.getColumnConstraints().setAll(List.of(labels, values));
        return grid;
    }

    private void copyDetails() {
        ViewContext.copy(model.details());
        model.copied();
    }

    private void onKey(KeyEvent e) {
        if (e.isShortcutDown() && !e.isAltDown() && !e.isShiftDown() && e.getCode() == KeyCode.F) {
            model.sectionProperty().set(Section.LIBRARIES);
            libraries.focusFilter();
            e.consume();
        }
    }

    @Override
    public void focusBegin() {
        if (model.sectionProperty().get() == Section.LIBRARIES) {
            libraries.focusFilter();
        } else {
            copy.requestFocus();
        }
    }
}
