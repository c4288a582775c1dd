package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Check;

/**
 * One check as the review shows it.
 *
 * @param state its finding in a word, for those who do not see the icon
 * @param age how long ago it was found; empty while it is asked
 */
public record CheckRow(Check check, Look look, String state, String text, String age) {

    /** How it looks. */
    public enum Look {
        FINE,
        ASKING,
        NOT_ASKED,
        WARNING,
        PROBLEM
    }

    CheckRow(Check check, String state, String text, String age) {
        this(check, Look.valueOf(check.finding().name()), state, text, age);
    }
}
