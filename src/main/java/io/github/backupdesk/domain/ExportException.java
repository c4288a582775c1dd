package io.github.backupdesk.domain;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file could not be written. What stood at its place before stands there still. */
public final class ExportException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final Obstacle obstacle;

    public ExportException(Obstacle obstacle, @Nullable Throwable cause) {
        super(obstacle.name(), cause);
        this.obstacle = obstacle;
    }

    public Obstacle obstacle() {
        return obstacle;
    }

    /** What was in the way. */
    public enum Obstacle {
        /** The name ends in neither {@code .csv} nor {@code .json}. */
        ENDING,
        /** A folder stands there. */
        FOLDER,
        /** A symbolic link stands there: replacing it would not replace what it leads to. */
        LINK,
        /** There is no such folder to write into. */
        NO_FOLDER,
        NO_RIGHTS,
        DISK_FULL,
        OTHER
    }
}
