package io.github.backupdesk.settings;

/**
 * What the user chose about the program itself.
 *
 * @param language a language tag, or empty to follow the system
 * @param textSize in percent of the usual size, {@value #LEAST_TEXT} to {@value #LARGEST_TEXT}
 * @param notices which ends the system itself is to tell of
 * @param updates whether newer versions are asked after
 * @param welcomed whether the first run is over
 * @param lastProfile the ID of the profile that was shown last, {@value #DEMO} for the demo, empty for none
 */
public record Preferences(
        String language,
        Theme theme,
        int textSize,
        Notices notices,
        Updates updates,
        boolean welcomed,
        String lastProfile) {

    /** What {@link #lastProfile} says of the sandbox, which is no profile. */
    public static final String DEMO = "demo";

    public static final int LEAST_TEXT = 80;
    public static final int LARGEST_TEXT = 200;

    public static final Preferences DEFAULT = new Preferences("", Theme.SYSTEM);

    public Preferences {
        textSize = Math.clamp(textSize, LEAST_TEXT, LARGEST_TEXT);
    }

    /** With everything else as it is for somebody who has chosen nothing yet. */
    public Preferences(String language, Theme theme) {
        this(language, theme, 100, Notices.USUAL, Updates.NOT_CHOSEN, false, "");
    }

    /** Light, dark, or whatever the system is. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** Whether newer versions are asked after; never before somebody has said so. */
    public enum Updates {
        NOT_CHOSEN,
        ON,
        OFF
    }

    /** Which ends of a request or a job are told by a notice of the system. */
    public record Notices(boolean failure, boolean unknown, boolean success) {
        public static final Notices USUAL = new Notices(true, true, false);
    }

    public Preferences withLanguage(String tag) {
        return new Preferences(tag, theme, textSize, notices, updates, welcomed, lastProfile);
    }

    public Preferences withTheme(Theme chosen) {
        return new Preferences(language, chosen, textSize, notices, updates, welcomed, lastProfile);
    }

    public Preferences withTextSize(int percent) {
        return new Preferences(language, theme, percent, notices, updates, welcomed, lastProfile);
    }

    public Preferences withNotices(Notices chosen) {
        return new Preferences(language, theme, textSize, chosen, updates, welcomed, lastProfile);
    }

    public Preferences withUpdates(Updates chosen) {
        return new Preferences(language, theme, textSize, notices, chosen, welcomed, lastProfile);
    }

    /** The first run is over, and this is where it led. */
    public Preferences withLastProfile(String id) {
        return new Preferences(language, theme, textSize, notices, updates, true, id);
    }
}
