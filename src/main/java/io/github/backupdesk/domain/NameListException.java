package io.github.backupdesk.domain;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A list of names could not be read; nothing was taken from it. */
public final class NameListException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final Hindrance hindrance;

    public NameListException(Hindrance hindrance, @Nullable Throwable cause) {
        super(hindrance.name(), cause);
        this.hindrance = hindrance;
    }

    public Hindrance hindrance() {
        return hindrance;
    }

    /** What was in the way.. */
    public enum Hindrance {
        NOTHING,
        TOO_LARGE,
        TOO_MANY,
        /** Neither UTF-8 nor UTF-16: an encoding that must be guessed, or no text at all, such as a workbook. */
        NO_TEXT,
        NO_FILE,
        NO_RIGHTS,
        OTHER
    }
}
