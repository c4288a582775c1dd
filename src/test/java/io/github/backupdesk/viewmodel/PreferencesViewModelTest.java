package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreferencesViewModelTest {

    private final List<Preferences> saved = new ArrayList<>();
    private final PreferencesViewModel model =
            new PreferencesViewModel(Preferences.DEFAULT, Locale.ENGLISH, new DirectBackground(), saved::add);

    @Test
    void aChoiceHoldsAtOnceAndIsWrittenDown() {
        model.speak(Locale.SIMPLIFIED_CHINESE);
        model.show(Theme.DARK);
        assertEquals(Locale.SIMPLIFIED_CHINESE, model.textsProperty().get().locale());
        assertEquals(Theme.DARK, model.themeProperty().get());
        assertEquals(new Preferences("zh-CN", Preferences.Theme.DARK), saved.getLast());
    }

    @Test
    void theSameChoiceIsNotWrittenAgain() {
        model.speak(Locale.ENGLISH);
        model.show(Theme.SYSTEM);
        assertTrue(saved.isEmpty());
    }

    @Test
    void aLanguageForOneRunIsNotWrittenDown() {
        PreferencesViewModel other = new PreferencesViewModel(
                Preferences.DEFAULT, Locale.SIMPLIFIED_CHINESE, new DirectBackground(), saved::add);
        other.show(Theme.LIGHT);
        assertEquals(List.of(new Preferences("", Preferences.Theme.LIGHT)), saved);
    }

    @Test
    void aFileThatCannotBeWrittenKeepsNobodyFromWorking() {
        PreferencesViewModel other =
                new PreferencesViewModel(Preferences.DEFAULT, Locale.ENGLISH, new DirectBackground(), preferences -> {
                    throw new IOException("told to fail");
                });
        other.show(Theme.DARK);
        assertEquals(Theme.DARK, other.themeProperty().get());
    }

    @Test
    void everyThemeCanBeWrittenDown() {
        assertEquals(
                Stream.of(Preferences.Theme.values()).map(Enum::name).toList(),
                Stream.of(Theme.values()).map(Enum::name).toList());
    }
}
