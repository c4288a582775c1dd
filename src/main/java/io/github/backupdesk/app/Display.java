package io.github.backupdesk.app;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether a window can be opened, before the toolkit is asked: the toolkit's own answer is a stack trace. Only
 * Linux can lack a display or GTK.
 */
@SuppressWarnings("restricted") // The two native calls are the point; the start command allows native access.
final class Display {

    private Display() {}

    /** What is missing, as the key of a sentence; empty if nothing is. */
    static Optional<String> missing(String osName, Map<String, String> env, String platform) {
        if (!osName.equals("Linux") || platform.equals("Headless")) {
            return Optional.empty();
        }
        if (env.getOrDefault("DISPLAY", "").isBlank() || !opens()) {
            return Optional.of("start.noDisplay");
        }
        return has("libgtk-3.so.0") ? Optional.empty() : Optional.of("start.noGtk");
    }

    private static boolean has(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean opens() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
            Linker linker = Linker.nativeLinker();
            MemorySegment display = (MemorySegment) linker.downcallHandle(
                            x11.findOrThrow("XOpenDisplay"),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(MemorySegment.NULL);
            if (display.equals(MemorySegment.NULL)) {
                return false;
            }
            int closed = (int) linker.downcallHandle(
                            x11.findOrThrow("XCloseDisplay"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(display);
            return closed == 0;
        } catch (Throwable e) {
            // No X library at all is no display either.
            return false;
        }
    }
}
