package io.github.backupdesk.settings;

/**
 * What the user chose about the program itself.
 *
 * @param language a language tag, or empty to follow the system
 */
public record Preferences(String language, Theme theme) {

    public static final Preferences DEFAULT = new Preferences("", Theme.SYSTEM);

    /** Light, dark, or whatever the system is. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    public Preferences withLanguage(String tag) {
        return new Preferences(tag, theme);
    }

    public Preferences withTheme(Theme chosen) {
        return new Preferences(language, chosen);
    }
}
