package io.github.backupdesk.domain;

import java.io.Serial;

/** The keychain could not be used. The message never holds what was to be kept, nor anything a library said about it. */
public final class SecretStoreException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Kind {
        /** There is no keychain here, or nothing answers for it. */
        ABSENT,
        /** It is locked and was not unlocked, or a person or a rule said no. */
        LOCKED_OR_REFUSED,
        /** It did not answer in time, or is still busy with a question that was given up. */
        TIMED_OUT,
        /** Longer than the smallest of the keychains takes. */
        TOO_LARGE,
        /** It said that it was kept, and gave back nothing or something else. */
        NOT_KEPT,
        /** What stands under the name was not written by this program, or for another name. */
        NOT_OURS,
        FAILED
    }

    private final Kind kind;

    public SecretStoreException(Kind kind, String detail) {
        super(kind + ": " + detail);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
