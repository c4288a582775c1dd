package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.VisibleText;

/** Text from elsewhere that a view paints by itself, such as the name of a row. */
public final class Painted {

    private static final int LIMIT = 300;

    private Painted() {}

    /** What is invisible made visible, on one line of bounded length (promises.md T13). */
    public static String of(String text) {
        return VisibleText.of(text, LIMIT);
    }
}
