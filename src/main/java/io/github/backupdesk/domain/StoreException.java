package io.github.backupdesk.domain;

import java.io.Serial;

/** The history could not be read or written. */
public final class StoreException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** For what was found by looking at the file, without anything having been thrown. */
    public StoreException(Kind kind, String detail) {
        super(kind + ": " + detail);
        this.kind = kind;
    }

    public StoreException(Kind kind, String detail, Throwable cause) {
        super(kind + ": " + detail, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong, as far as SQLite's result code tells (promises.md section 4). */
    public enum Kind {
        DISK_FULL,
        READ_ONLY,
        CANNOT_OPEN,
        DAMAGED,
        BUSY,
        /** Something failed in the middle of a write of this run; the file is looked at, and used again, at the next start. */
        SUSPECT,
        /** Written by a newer version of this program. */
        NEWER_VERSION,
        OTHER
    }
}
