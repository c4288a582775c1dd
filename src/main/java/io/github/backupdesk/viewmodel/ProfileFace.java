package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.LockLevel;
import java.util.Locale;

/**
 * How a profile looks and guards wherever it is spoken of.
 *
 * @param id of the profile; empty for an account that is used for one run only
 * @param name empty for the demo, which is called by a word of the language
 * @param host of the control plane
 * @param word what the bar says; empty for the usual word
 */
public record ProfileFace(
        String id, String name, String host, Tone tone, Purpose purpose, String word, LockLevel lock) {

    static final ProfileFace DEMO = new ProfileFace("", "", "127.0.0.1", Tone.GREY, Purpose.DEMO, "", LockLevel.OPEN);

    /** Before it is known whose it is. */
    static final ProfileFace NOBODY = new ProfileFace("", "", "", Tone.GREY, Purpose.UNNAMED, "", LockLevel.OPEN);

    /** The colour of the bar, the chip and the button that creates. */
    public enum Tone {
        GREY,
        RED,
        AMBER,
        BLUE,
        GREEN,
        VIOLET;

        /** The class that the style sheet knows it by. */
        public String style() {
            return "tone-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is for. */
    public enum Purpose {
        DEMO,
        /** Used for this run only, so nobody has said what it is for. */
        UNNAMED,
        PRODUCTION,
        STAGING,
        TEST,
        OTHER
    }

    static ProfileFace of(Profile profile, String host) {
        return new ProfileFace(
                profile.id(),
                profile.name(),
                host,
                Tone.valueOf(profile.colour().name()),
                Purpose.valueOf(profile.environment().name()),
                profile.word(),
                profile.lock());
    }

    /** Of an account that has no profile. */
    static ProfileFace of(Account account) {
        String host = account.baseUrl().host();
        return account.sandbox()
                ? new ProfileFace("", "", host, Tone.GREY, Purpose.DEMO, "", LockLevel.OPEN)
                : new ProfileFace("", host, host, Tone.RED, Purpose.UNNAMED, "", LockLevel.OPEN);
    }

    public boolean demo() {
        return purpose == Purpose.DEMO;
    }

    /** What it is called on the screen. */
    public String called(Texts words) {
        return demo() ? words.get("account.sandbox") : name;
    }

    /** The word of its environment, as the bar and the button have it. */
    public String environment(Texts words) {
        return word.isEmpty() ? words.of(purpose) : word;
    }
}
