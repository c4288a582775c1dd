package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Notice;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Theme;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Updates;
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

    @Test
    void theTextGrowsAndShrinksInStepsWithinItsBounds() {
        model.largerText();
        assertEquals(110, model.textSizeProperty().get());
        assertEquals(110, saved.getLast().textSize());
        for (int i = 0; i < 20; i++) {
            model.largerText();
        }
        assertEquals(200, model.textSizeProperty().get());
        assertFalse(model.canGrow());
        assertEquals(10, saved.size(), "a press that changes nothing is not written down");
        for (int i = 0; i < 20; i++) {
            model.smallerText();
        }
        assertEquals(80, model.textSizeProperty().get());
        assertFalse(model.canShrink());
        model.usualText();
        assertEquals(100, model.textSizeProperty().get());
    }

    @Test
    void aSizeFromAFileLeadsBackToTheSteps() {
        PreferencesViewModel odd = new PreferencesViewModel(
                Preferences.DEFAULT.withTextSize(133), Locale.ENGLISH, new DirectBackground(), saved::add);
        assertEquals(133, odd.textSizeProperty().get());
        odd.largerText();
        assertEquals(140, odd.textSizeProperty().get());
    }

    @Test
    void eachNoticeIsChosenByItself() {
        assertEquals(List.of(true, true, false), told());
        model.tell(Notice.SUCCESS, true);
        model.tell(Notice.FAILURE, false);
        assertEquals(List.of(false, true, true), told());
        assertEquals(new Preferences.Notices(false, true, true), saved.getLast().notices());
    }

    private List<Boolean> told() {
        return Stream.of(Notice.values())
                .map(each -> model.tellsProperty(each).get())
                .toList();
    }

    @Test
    void updatesAreNotAskedAfterBeforeSomebodySaysSo() {
        assertEquals(Updates.NOT_CHOSEN, model.updatesProperty().get());
        model.askForUpdates(true);
        assertEquals(Preferences.Updates.ON, saved.getLast().updates());
        model.askForUpdates(false);
        assertEquals(Updates.OFF, model.updatesProperty().get());
        assertEquals(Preferences.Updates.OFF, saved.getLast().updates());
    }

    @Test
    void everyUpdateChoiceCanBeWrittenDown() {
        assertEquals(
                Stream.of(Preferences.Updates.values()).map(Enum::name).toList(),
                Stream.of(Updates.values()).map(Enum::name).toList());
    }
}
