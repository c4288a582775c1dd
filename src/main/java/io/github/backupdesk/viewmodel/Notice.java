package io.github.backupdesk.viewmodel;

/**
 * Something the user should see without having to look for it.
 *
 * @param said the service's own words; may be empty
 * @param copyable what to put on the clipboard at a press; empty if there is nothing
 * @param plan the plan to show at a press; empty if there is none
 */
public record Notice(Kind kind, String text, String said, String copyable, String plan) {

    public Notice(Kind kind, String text, String said, String copyable) {
        this(kind, text, said, copyable, "");
    }

    /** How it looks. */
    public enum Kind {
        PROGRESS,
        DONE,
        REFUSED,
        UNKNOWN,
        TROUBLE
    }
}
