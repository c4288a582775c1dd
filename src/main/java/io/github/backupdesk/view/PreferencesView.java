package io.github.backupdesk.view;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Notice;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Theme;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Updates;
import io.github.backupdesk.viewmodel.UpdatesViewModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What can be chosen about the program itself: a choice holds at once, so there is no button to save. */
final class PreferencesView extends VBox implements PageFrame.Beginning {

    private static final double LABEL_WIDTH = 168;
    private static final double CONTROL_WIDTH = 260;
    private static final double MOST_WIDTH = 720;

    private final PreferencesViewModel model;
    private final ViewContext context;
    private final ComboBox<Locale> language;

    PreferencesView(PreferencesViewModel model, UpdatesViewModel updates, ViewContext context) {
        super(Parts.WIDE_GAP);
        this.model = model;
        this.context = context;
        this.language = language();
        VBox groups = new VBox(
                12,
                group("preferences.appearance", appearance()),
                group("preferences.notices", notices()),
                group("preferences.updates", updates(updates)),
                group("preferences.window", window()));
        groups.setMaxWidth(context.px(MOST_WIDTH));
        groups.setFillWidth(true);
        getChildren().setAll(Parts.grow(Parts.scrolling(groups)));
        setMinHeight(0);
    }

    /** Puts the focus where reading begins. */
    @Override
    public void focusBegin() {
        language.requestFocus();
    }

    private VBox group(String title, Node content) {
        return Parts.card(context.text(title), content);
    }

    private GridPane appearance() {
        GridPane grid = grid();
        line(grid, "status.language", language);
        line(grid, "status.theme", theme());
        line(grid, "preferences.textSize", textSize());
        return grid;
    }

    private ComboBox<Locale> language() {
        ComboBox<Locale> box = Parts.id(new ComboBox<>(), "preferences-language");
        box.getItems().setAll(Texts.LANGUAGES);
        box.setConverter(words(each -> context.text("language." + each.toLanguageTag())));
        box.setValue(context.texts().locale());
        box.setOnAction(e -> model.speak(box.getValue()));
        return wide(box);
    }

    private ComboBox<Theme> theme() {
        ComboBox<Theme> box = Parts.id(new ComboBox<>(), "preferences-theme");
        box.getItems().setAll(Theme.values());
        box.setConverter(words(context.texts()::of));
        context.watch(model.themeProperty(), box::setValue);
        box.setOnAction(e -> model.show(box.getValue()));
        return wide(box);
    }

    private <T> ComboBox<T> wide(ComboBox<T> box) {
        box.setPrefWidth(context.px(CONTROL_WIDTH));
        return box;
    }

    private Node textSize() {
        Button smaller = size("preferences.textSize.smaller", "smaller", Feather.MINUS, model::smallerText);
        Button larger = size("preferences.textSize.larger", "larger", Feather.PLUS, model::largerText);
        Button usual = Parts.id(new Button(context.text("preferences.textSize.usual")), "text-usual");
        usual.setOnAction(e -> model.usualText());
        usual.setMinWidth(USE_PREF_SIZE);
        Label percent = Parts.id(Parts.label(""), "text-size");
        percent.setMinWidth(USE_PREF_SIZE);
        context.watch(model.textSizeProperty(), now -> {
            percent.setText(context.text("preferences.textSize.percent", now));
            smaller.setDisable(!model.canShrink());
            larger.setDisable(!model.canGrow());
        });
        return new VBox(
                4,
                Parts.row(smaller, percent, larger, usual),
                Parts.paragraph(context.text("preferences.textSize.keys"), "caption", "muted"));
    }

    private Button size(String says, String id, Ikon icon, Runnable action) {
        return Parts.id(Parts.iconButton(context.text(says), icon, action), "text-" + id);
    }

    private Node notices() {
        VBox all =
                new VBox(Parts.GAP, Parts.paragraph(context.text("preferences.notices.explain"), "caption", "muted"));
        for (Notice each : Notice.values()) {
            CheckBox box = Parts.id(new CheckBox(context.texts().of(each)), "notice-" + each);
            box.setWrapText(true);
            context.watch(model.tellsProperty(each), box::setSelected);
            box.setOnAction(e -> model.tell(each, box.isSelected()));
            all.getChildren().add(box);
        }
        button("preferences.notices.test", "notice-test", Feather.BELL, model.testNotice())
                .ifPresent(all.getChildren()::add);
        Label told = Parts.id(Parts.paragraph("", "caption"), "notice-tested");
        context.watch(model.testedProperty(), told::setText);
        context.showWhileTold(told, model.testedProperty());
        all.getChildren().add(told);
        return all;
    }

    private Node updates(UpdatesViewModel updates) {
        CheckBox box = Parts.id(new CheckBox(context.text("preferences.updates.ask")), "updates");
        box.setWrapText(true);
        context.watch(model.updatesProperty(), now -> box.setSelected(now == Updates.ON));
        box.setOnAction(e -> model.askForUpdates(box.isSelected()));
        Label line = Parts.id(Parts.paragraph("", "caption"), "updates-line");
        context.watch(updates.lineProperty(), line::setText);
        context.showWhileTold(line, updates.lineProperty());
        Button check = Parts.id(
                Parts.button(context.text("preferences.updates.check"), Feather.REFRESH_CW, updates::check),
                "updates-check");
        Button page = Parts.id(
                Parts.button(context.text("preferences.updates.page"), Feather.EXTERNAL_LINK, updates::openPage),
                "updates-page");
        context.watch(updates.pageThereProperty(), there -> ViewContext.show(page, there));
        return new VBox(
                Parts.GAP,
                box,
                Parts.paragraph(context.text("preferences.updates.explain"), "caption", "muted"),
                Parts.row(check, page),
                line);
    }

    private Node window() {
        VBox all = new VBox(Parts.GAP, Parts.paragraph(context.text("preferences.window.explain"), "caption", "muted"));
        button("preferences.window.reset", "layout-reset", Feather.LAYOUT, model.layoutReset())
                .ifPresent(all.getChildren()::add);
        return all;
    }

    private Optional<Button> button(String text, String id, Ikon icon, Optional<Runnable> action) {
        return action.map(does -> Parts.id(Parts.button(context.text(text), icon, does), id));
    }

    private GridPane grid() {
        GridPane grid = new GridPane(Parts.WIDE_GAP, 10);
        ColumnConstraints labels = new ColumnConstraints(context.px(LABEL_WIDTH));
        labels.setHalignment(HPos.LEFT);
        ColumnConstraints controls = new ColumnConstraints();
        controls.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(List.of(labels, controls));
        return grid;
    }

    private void line(GridPane grid, String says, Node control) {
        Label label = Parts.label(context.text(says));
        label.setLabelFor(control);
        control.setAccessibleText(context.text(says));
        GridPane.setValignment(label, VPos.TOP);
        label.setPadding(new Insets(8, 0, 0, 0));
        grid.addRow(grid.getRowCount(), label, control);
    }

    private static <T> StringConverter<T> words(Function<T, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        };
    }
}
