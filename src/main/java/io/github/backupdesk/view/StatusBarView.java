package io.github.backupdesk.view;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Theme;
import io.github.backupdesk.viewmodel.SyncViewModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** The foot of the window: what is under way, when it was last asked after, language and theme. */
final class StatusBarView extends HBox {

    StatusBarView(
            HistoryViewModel history,
            PreferencesViewModel preferences,
            Optional<SyncViewModel> sync,
            ViewContext context) {
        super(Parts.WIDE_GAP);
        Label tally = Parts.label("", "caption");
        context.watch(history.tallyProperty(), tally::setText);
        Label checked = Parts.label("", "caption", "muted");
        context.watch(history.checkedProperty(), checked::setText);
        ComboBox<Locale> language = Parts.id(new ComboBox<>(), "language");
        language.getItems().setAll(Texts.LANGUAGES);
        language.setConverter(words(each -> context.text("language." + each.toLanguageTag())));
        language.setValue(context.texts().locale());
        language.setOnAction(e -> preferences.speak(language.getValue()));
        language.setAccessibleText(context.text("status.language"));
        ComboBox<Theme> theme = Parts.id(new ComboBox<>(), "theme");
        theme.getItems().setAll(Theme.values());
        theme.setConverter(words(context.texts()::of));
        theme.setOnAction(e -> preferences.show(theme.getValue()));
        theme.setAccessibleText(context.text("status.theme"));
        // In a narrow window the sentences give way, not the choices nor the tally.
        List.of(tally, theme, language).forEach(each -> each.setMinWidth(USE_PREF_SIZE));
        context.watch(preferences.themeProperty(), theme::setValue);
        getChildren().setAll(tally, checked, Parts.spring(), theme, language);
        sync.ifPresent(each -> getChildren().add(2, new SyncView(each, context)));
        getStyleClass().add("status-bar-line");
        setAlignment(Pos.CENTER_LEFT);
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
