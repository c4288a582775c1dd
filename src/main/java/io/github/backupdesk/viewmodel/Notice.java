package io.github.backupdesk.viewmodel;

/**
 * Something the user should see without having to look for it.
 *
 * @param said the service's own words; may be empty
 * @param copyable what to put on the clipboard at a press; empty if there is nothing
 */
public record Notice(Kind kind, String text, String said, String copyable) {

    /** How it looks. */
    public enum Kind {
        PROGRESS,
        DONE,
        REFUSED,
        UNKNOWN,
        TROUBLE
    }
}
