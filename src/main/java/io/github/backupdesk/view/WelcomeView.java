package io.github.backupdesk.view;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Updates;
import io.github.backupdesk.viewmodel.WelcomeViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The first page: three ways to begin, and what there is to know before. */
final class WelcomeView extends VBox implements PageFrame.Beginning {

    private static final double MOST_WIDTH = 1040;

    private final WelcomeViewModel model;
    private final ViewContext context;
    private final Button first;

    WelcomeView(WelcomeViewModel model, ViewContext context) {
        this.model = model;
        this.context = context;
        this.first = go("demo", model::lookAround);
        GridPane ways = equal(
                way("demo", Feather.COMPASS, first),
                way("connect", Feather.KEY, go("connect", model::connect)),
                way("quick", Feather.HASH, go("quick", model::idAndKey)));
        GridPane known = equal(folders(), leaves());
        VBox all = new VBox(Parts.WIDE_GAP, head(), trouble(), ways, known, foot());
        all.setMaxWidth(context.px(MOST_WIDTH));
        VBox centred = new VBox(all);
        centred.setAlignment(Pos.TOP_CENTER);
        getChildren().setAll(Parts.grow(Parts.scrolling(centred)));
        setMinHeight(0);
    }

    @Override
    public void focusBegin() {
        first.requestFocus();
    }

    private HBox head() {
        Label title = Parts.label(context.text("welcome.title"), "welcome-title");
        Label subtitle = Parts.paragraph(context.text("welcome.subtitle"), "muted", "large");
        ComboBox<Locale> language = Parts.id(new ComboBox<>(), "welcome-language");
        language.setCellFactory(view -> new Language());
        language.setButtonCell(new Language());
        language.getItems().setAll(Texts.LANGUAGES);
        language.setValue(context.texts().locale());
        language.setOnAction(e -> model.preferences().speak(language.getValue()));
        language.setAccessibleText(context.text("status.language"));
        language.setMinWidth(USE_PREF_SIZE);
        VBox words = Parts.grow(new VBox(4, title, subtitle));
        words.setMinWidth(0);
        HBox head = new HBox(Parts.WIDE_GAP, words, language);
        head.setAlignment(Pos.TOP_LEFT);
        return head;
    }

    private final class Language extends ListCell<Locale> {
        @Override
        protected void updateItem(Locale locale, boolean empty) {
            super.updateItem(locale, empty);
            setText(empty || locale == null ? "" : context.text("language." + locale.toLanguageTag()));
        }
    }

    private Label trouble() {
        Label told = Parts.id(Parts.paragraph(""), "welcome-trouble");
        told.getStyleClass().addAll("callout", "trouble");
        told.setMaxWidth(Double.MAX_VALUE);
        context.watch(model.troubleProperty(), told::setText);
        context.showWhileTold(told, model.troubleProperty());
        return told;
    }

    private Button go(String way, Runnable action) {
        Button button = Parts.id(new Button(context.text("welcome." + way + ".go")), "welcome-" + way);
        button.getStyleClass().add("accent");
        button.setAccessibleText(context.text("welcome." + way) + ". " + context.text("welcome." + way + ".says"));
        button.setOnAction(e -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        context.watch(model.busyProperty(), button::setDisable);
        return button;
    }

    private VBox way(String way, Ikon icon, Button go) {
        Glyph glyph = new Glyph(icon);
        glyph.getStyleClass().add("welcome-icon");
        Label title = Parts.paragraph(context.text("welcome." + way), "card-title", "large");
        Label says = Parts.paragraph(context.text("welcome." + way + ".says"), "muted");
        Region spring = Parts.grow(new Region());
        spring.setMinHeight(Parts.GAP);
        return Parts.card(glyph, title, says, spring, go);
    }

    /** Cards side by side, one as wide as the other. */
    private static GridPane equal(VBox... cards) {
        GridPane grid = new GridPane(Parts.WIDE_GAP, 0);
        for (VBox card : cards) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / cards.length);
            grid.getColumnConstraints().add(column);
            grid.addRow(0, card);
        }
        return grid;
    }

    private VBox folders() {
        GridPane grid = new GridPane(12, 6);
        ColumnConstraints path = new ColumnConstraints();
        path.setHgrow(Priority.ALWAYS);
        path.setMinWidth(0);
        ColumnConstraints fixed = new ColumnConstraints();
        fixed.setMinWidth(USE_PREF_SIZE);
        grid.getColumnConstraints().setAll(fixed, path, fixed);
        List<Path> folders = model.folders();
        for (int i = 0; i < folders.size(); i++) {
            Path folder = folders.get(i);
            String name = context.text("welcome.folder." + i);
            Label where = Parts.label(folder.toString(), "mono");
            where.setTooltip(new Tooltip(folder.toString()));
            where.setMinWidth(0);
            Button open = Parts.id(new Button(context.text("about.open")), "folder-" + i);
            open.getStyleClass().add("small");
            open.setAccessibleText(context.text("about.open.accessible", name));
            open.setOnAction(e -> model.openFolder(folder));
            grid.addRow(i, Parts.label(name, "muted"), where, open);
        }
        Label notOpened = Parts.id(Parts.paragraph("", "problem"), "folder-problem");
        context.watch(model.notOpenedProperty(), notOpened::setText);
        context.showWhileTold(notOpened, model.notOpenedProperty());
        return Parts.card(context.text("welcome.folders"), grid, notOpened);
    }

    private VBox leaves() {
        CheckBox updates = Parts.id(new CheckBox(context.text("preferences.updates.ask")), "welcome-updates");
        updates.setWrapText(true);
        updates.setMinHeight(USE_PREF_SIZE);
        context.watch(model.preferences().updatesProperty(), now -> updates.setSelected(now == Updates.ON));
        updates.setOnAction(e -> model.preferences().askForUpdates(updates.isSelected()));
        return Parts.card(
                context.text("welcome.leaves"),
                Parts.paragraph(context.text("welcome.leaves.says")),
                updates,
                Parts.paragraph(context.text("preferences.updates.explain"), "caption", "muted"));
    }

    private HBox foot() {
        Hyperlink later = Parts.id(new Hyperlink(context.text("welcome.later")), "welcome-later");
        later.setOnAction(e -> model.later());
        HBox foot = Parts.row(Parts.spring(), later);
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }
}
