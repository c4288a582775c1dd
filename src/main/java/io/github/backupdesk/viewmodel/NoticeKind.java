package io.github.backupdesk.viewmodel;

/** What a notice is about. Each has a word and a glyph of its own. */
public enum NoticeKind {
    FAILURE,
    UNKNOWN,
    SUCCESS,
    /** Neither good nor bad, and worth knowing. */
    NOTE
}
