package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Preferences;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Language and theme. The language is handed to every other view model as its source of words. */
public final class PreferencesViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesViewModel.class);

    /** Light, dark, or whatever the system is. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** Writes preferences down; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void save(Preferences preferences) throws Exception;
    }

    private final ReadOnlyObjectWrapper<Texts> texts;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final Background background;
    private final Keeper keeper;
    private Preferences preferences;

    /** @param language what to start with, which need not be what is written down */
    public PreferencesViewModel(Preferences preferences, Locale language, Background background, Keeper keeper) {
        this.preferences = preferences;
        this.background = background;
        this.keeper = keeper;
        this.texts = new ReadOnlyObjectWrapper<>(Texts.in(language));
        this.theme =
                new ReadOnlyObjectWrapper<>(Theme.valueOf(preferences.theme().name()));
    }

    public ReadOnlyObjectProperty<Texts> textsProperty() {
        return texts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    public void speak(Locale language) {
        if (!language.equals(texts.get().locale())) {
            texts.set(Texts.in(language));
            keep(preferences.withLanguage(language.toLanguageTag()));
        }
    }

    public void show(Theme chosen) {
        if (chosen != theme.get()) {
            theme.set(chosen);
            keep(preferences.withTheme(Preferences.Theme.valueOf(chosen.name())));
        }
    }

    /** Remembers which profile is shown, for the next start. */
    public void remember(String profile) {
        if (!preferences.welcomed() || !preferences.lastProfile().equals(profile)) {
            keep(preferences.withLastProfile(profile));
        }
    }

    private void keep(Preferences changed) {
        preferences = changed;
        Callable<Preferences> save = () -> {
            keeper.save(changed);
            return changed;
        };
        background.start(save, done -> {}, e -> LOG.warn("preferences were not saved: {}", e.toString()));
    }
}
