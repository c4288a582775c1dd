package io.github.backupdesk.store;

import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what was thrown below into the one exception of the port (the codes were observed: promises.md section 4). */
final class Problems {

    private Problems() {}

    static StoreException of(String doing, Exception thrown) {
        if (thrown instanceof StoreException known) {
            return known;
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Kind kind = kind(cause);
            if (kind != null) {
                return new StoreException(kind, doing + ": " + cause.getMessage(), thrown);
            }
        }
        return new StoreException(Kind.OTHER, doing + ": " + thrown.getMessage(), thrown);
    }

    /** Whether the file may be damaged, or was not written as it should have been. */
    static boolean suspicious(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                int code = sqlite.getResultCode().code & 0xff;
                return code == 10 || code == 11 || code == 19 || code == 26;
            }
        }
        return false;
    }

    private static @Nullable Kind kind(Throwable cause) {
        return switch (cause) {
            case StoreException known -> known.kind();
            case SQLiteException sqlite -> kind(sqlite.getResultCode());
            case FileSystemException file -> Kind.CANNOT_OPEN;
            default -> null;
        };
    }

    /** The low byte is the primary code; what stands above it only says more. */
    private static Kind kind(SQLiteErrorCode result) {
        return switch (result.code & 0xff) {
            case 5 -> Kind.BUSY;
            case 8 -> Kind.READ_ONLY;
            // What we write breaks no constraint of a whole file.
            case 11, 19, 26 -> Kind.DAMAGED;
            case 13 -> Kind.DISK_FULL;
            case 14 -> Kind.CANNOT_OPEN;
            default -> Kind.OTHER;
        };
    }
}
