package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Preferences;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the user chose about the program itself. The language is handed to every other view model as its source of words.
 */
public final class PreferencesViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesViewModel.class);

    public static final int USUAL_TEXT = 100;

    /** By how much the text grows or shrinks at one press, in percent of the usual size. */
    public static final int TEXT_STEP = 10;

    /** Light, dark, or whatever the system is. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** The ends of a request or a job that the system can tell of. */
    public enum Notice {
        FAILURE,
        UNKNOWN,
        SUCCESS
    }

    /** Whether newer versions are asked after; never before somebody has said so. */
    public enum Updates {
        NOT_CHOSEN,
        ON,
        OFF
    }

    /** Writes preferences down; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void save(Preferences preferences) throws Exception;
    }

    private final ReadOnlyObjectWrapper<Texts> texts;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final ReadOnlyIntegerWrapper textSize;
    private final Background background;
    private final Keeper keeper;
    private final Map<Notice, ReadOnlyBooleanWrapper> notices = new EnumMap<>(Notice.class);
    private final ReadOnlyObjectWrapper<Updates> updates;
    private Preferences preferences;
    private final ReadOnlyStringWrapper tested = new ReadOnlyStringWrapper("");
    private Optional<Runnable> testNotice = Optional.empty();
    private Optional<Runnable> layoutReset = Optional.empty();

    /** @param language what to start with, which need not be what is written down */
    public PreferencesViewModel(Preferences preferences, Locale language, Background background, Keeper keeper) {
        this.preferences = preferences;
        this.background = background;
        this.keeper = keeper;
        this.texts = new ReadOnlyObjectWrapper<>(Texts.in(language));
        this.theme =
                new ReadOnlyObjectWrapper<>(Theme.valueOf(preferences.theme().name()));
        this.textSize = new ReadOnlyIntegerWrapper(preferences.textSize());
        this.updates = new ReadOnlyObjectWrapper<>(
                Updates.valueOf(preferences.updates().name()));
        for (Notice each : Notice.values()) {
            notices.put(each, new ReadOnlyBooleanWrapper(tells(each, preferences.notices())));
        }
    }

    public ReadOnlyObjectProperty<Texts> textsProperty() {
        return texts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** In percent of the usual size. */
    public ReadOnlyIntegerProperty textSizeProperty() {
        return textSize.getReadOnlyProperty();
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

    public void largerText() {
        write(textSize.get() + TEXT_STEP);
    }

    public void smallerText() {
        write(textSize.get() - TEXT_STEP);
    }

    public void usualText() {
        write(USUAL_TEXT);
    }

    public boolean canGrow() {
        return textSize.get() < Preferences.LARGEST_TEXT;
    }

    public boolean canShrink() {
        return textSize.get() > Preferences.LEAST_TEXT;
    }

    /** A size from a file may lie between two steps; the next press leads back to one. */
    private void write(int percent) {
        int step = Math.clamp(
                Math.round((double) percent / TEXT_STEP) * TEXT_STEP, Preferences.LEAST_TEXT, Preferences.LARGEST_TEXT);
        if (step != textSize.get()) {
            textSize.set(step);
            keep(preferences.withTextSize(step));
        }
    }

    /** Whether the system is to tell of such an end. */
    public ReadOnlyBooleanProperty tellsProperty(Notice of) {
        return Objects.requireNonNull(notices.get(of)).getReadOnlyProperty();
    }

    private static boolean tells(Notice of, Preferences.Notices chosen) {
        return switch (of) {
            case FAILURE -> chosen.failure();
            case UNKNOWN -> chosen.unknown();
            case SUCCESS -> chosen.success();
        };
    }

    public void tell(Notice of, boolean tell) {
        Preferences.Notices now = preferences.notices();
        if (tells(of, now) != tell) {
            Objects.requireNonNull(notices.get(of)).set(tell);
            keep(preferences.withNotices(
                    switch (of) {
                        case FAILURE -> new Preferences.Notices(tell, now.unknown(), now.success());
                        case UNKNOWN -> new Preferences.Notices(now.failure(), tell, now.success());
                        case SUCCESS -> new Preferences.Notices(now.failure(), now.unknown(), tell);
                    }));
        }
    }

    public ReadOnlyObjectProperty<Updates> updatesProperty() {
        return updates.getReadOnlyProperty();
    }

    /** Says whether newer versions may be asked after. */
    public void askForUpdates(boolean ask) {
        Updates chosen = ask ? Updates.ON : Updates.OFF;
        if (chosen != updates.get()) {
            updates.set(chosen);
            keep(preferences.withUpdates(Preferences.Updates.valueOf(chosen.name())));
        }
    }

    /** Which ends the system is to tell of, by now. */
    public Preferences.Notices notices() {
        return preferences.notices();
    }

    /** Whether newer versions may be asked after, by now. */
    public Preferences.Updates updates() {
        return preferences.updates();
    }

    /** Says who can show a notice of the system to see what it looks like. */
    public void testNoticesBy(Runnable someone) {
        testNotice = Optional.of(someone);
    }

    /** Shows a notice of the system; empty where nobody can. */
    public Optional<Runnable> testNotice() {
        return testNotice;
    }

    /** What came of a test notice, in words. */
    public void tested(String words) {
        tested.set(words);
    }

    public ReadOnlyStringProperty testedProperty() {
        return tested.getReadOnlyProperty();
    }

    /** Says who can put the window back to how it is at the first start. */
    public void resetLayoutBy(Runnable someone) {
        layoutReset = Optional.of(someone);
    }

    /** Puts the window back to how it is at the first start; empty where nobody can. */
    public Optional<Runnable> layoutReset() {
        return layoutReset;
    }

    /** Remembers which profile is shown, for the next start. */
    public void remember(String profile) {
        if (!preferences.welcomed() || !preferences.lastProfile().equals(profile)) {
            keep(preferences.withLastProfile(profile));
        }
    }

    /** The first run is over; where it led is not known yet. */
    public void welcome() {
        if (!preferences.welcomed()) {
            keep(preferences.withLastProfile(preferences.lastProfile()));
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
