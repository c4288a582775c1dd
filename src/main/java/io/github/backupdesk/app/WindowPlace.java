package io.github.backupdesk.app;

import io.github.backupdesk.settings.WindowLayout.Frame;
import java.util.Comparator;
import java.util.List;

/** Where a window goes that was somewhere once: screens come and go, and change their size and scale. */
final class WindowPlace {

    /** What must be in sight, and within reach of the pointer, for a window to be moved by hand. */
    private static final double TITLE_BAR = 32;

    private WindowPlace() {}

    /**
     * The same place if all of the window is in sight there, or else the nearest one where it is, on the screen that has most
     * of it. Where its screen is gone it comes to the middle of the first one.
     *
     * @param screens what of each may be covered by windows; the first one is the main one
     * @param least the least size of the window, which a small screen does not give
     */
    static Frame on(List<Frame> screens, Frame was, Frame least) {
        if (screens.isEmpty() || isInSight(screens, was, least)) {
            return was;
        }
        Frame screen = screens.stream()
                .max(Comparator.comparingDouble(each -> common(each, was)))
                .orElseThrow();
        if (common(screen, was) <= 0) {
            return centred(screens.getFirst(), was, least);
        }
        Frame fitting = fitted(screen, was, least);
        return new Frame(
                Math.clamp(was.x(), screen.x(), right(screen) - fitting.width()),
                Math.clamp(was.y(), screen.y(), bottom(screen) - fitting.height()),
                fitting.width(),
                fitting.height());
    }

    /** In the middle of the screen, and no larger than that. */
    static Frame centred(Frame screen, Frame size, Frame least) {
        Frame fitting = fitted(screen, size, least);
        return new Frame(
                screen.x() + (screen.width() - fitting.width()) / 2,
                screen.y() + (screen.height() - fitting.height()) / 2,
                fitting.width(),
                fitting.height());
    }

    /** A window may lie across several screens, as long as all of it can be seen. */
    private static boolean isInSight(List<Frame> screens, Frame window, Frame least) {
        boolean large = window.width() >= least.width() && window.height() >= least.height();
        Frame title = new Frame(window.x(), window.y(), window.width(), TITLE_BAR);
        return large && isCovered(screens, window) && isCovered(screens, title);
    }

    private static boolean isCovered(List<Frame> screens, Frame part) {
        double seen = screens.stream().mapToDouble(each -> common(each, part)).sum();
        // Scales that are no whole numbers leave a hair's breadth.
        return seen >= part.width() * part.height() * 0.999;
    }

    private static Frame fitted(Frame screen, Frame size, Frame least) {
        return new Frame(
                0,
                0,
                Math.min(screen.width(), Math.max(size.width(), least.width())),
                Math.min(screen.height(), Math.max(size.height(), least.height())));
    }

    private static double common(Frame one, Frame other) {
        double width = Math.min(right(one), right(other)) - Math.max(one.x(), other.x());
        double height = Math.min(bottom(one), bottom(other)) - Math.max(one.y(), other.y());
        return width <= 0 || height <= 0 ? 0 : width * height;
    }

    private static double right(Frame frame) {
        return frame.x() + frame.width();
    }

    private static double bottom(Frame frame) {
        return frame.y() + frame.height();
    }
}
