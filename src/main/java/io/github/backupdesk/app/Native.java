package io.github.backupdesk.app;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What only the system itself can do for the whole process. */
@SuppressWarnings("restricted") // The native call is the point; the start command allows native access.
final class Native {

    private static final int ALL_BUT_OWNER = 0077;

    private Native() {}

    /** From now on every file is its owner's alone from birth, whoever creates it: ours, the database's, the log's. */
    static void keepNewFilesPrivate() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            int before = (int) linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("umask"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invokeExact(ALL_BUT_OWNER);
            log().debug("files were created with mask {}", Integer.toOctalString(before));
        } catch (Throwable e) {
            // The folders are private in any case; this is the second wall.
            log().warn("new files are not private by themselves: {}", e.toString());
        }
    }

    /** Asked for late: the log has no file yet when this class is loaded. */
    private static Logger log() {
        return LoggerFactory.getLogger(Native.class);
    }
}
