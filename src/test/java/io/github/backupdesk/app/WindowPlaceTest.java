package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.WindowLayout.Frame;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A window that was somewhere once comes to where it can be seen and moved now. */
class WindowPlaceTest {

    private static final Frame LEAST = new Frame(0, 0, 960, 600);

    /** With a panel of 30 at the top. */
    private static final Frame MAIN = new Frame(0, 30, 1920, 1050);

    private static final Frame RIGHT = new Frame(1920, 0, 2560, 1440);

    private static Frame place(Frame was, Frame... screens) {
        return WindowPlace.on(List.of(screens), was, LEAST);
    }

    @Test
    void whatIsInSightStaysWhereItIs() {
        Frame was = new Frame(100, 90, 1280, 800);
        assertEquals(was, place(was, MAIN));
        assertEquals(was, place(was, RIGHT, MAIN));
    }

    @Test
    void aWindowAcrossTwoScreensStaysThere() {
        Frame was = new Frame(1400, 100, 1280, 800);
        assertEquals(was, place(was, MAIN, RIGHT));
    }

    @Test
    void aWindowWhoseScreenIsGoneComesToTheMiddleOfTheMainOne() {
        assertEquals(new Frame(320, 155, 1280, 800), place(new Frame(2400, 200, 1280, 800), MAIN));
        assertEquals(new Frame(320, 155, 1280, 800), place(new Frame(-1600, 200, 1280, 800), MAIN));
    }

    @Test
    void aWindowHalfOutsideIsMovedInAndKeepsItsSize() {
        assertEquals(new Frame(640, 90, 1280, 800), place(new Frame(1300, 90, 1280, 800), MAIN));
        assertEquals(new Frame(0, 280, 1280, 800), place(new Frame(-700, 900, 1280, 800), MAIN));
    }

    @Test
    void aTitleBarAboveTheScreenOrUnderAPanelComesIntoReach() {
        assertEquals(new Frame(100, 30, 1280, 800), place(new Frame(100, -20, 1280, 800), MAIN));
        assertEquals(new Frame(100, 30, 1280, 800), place(new Frame(100, 4, 1280, 800), MAIN));
    }

    @Test
    void aWindowLargerThanItsScreenGetsAsLargeAsThat() {
        assertEquals(new Frame(0, 30, 1920, 1050), place(new Frame(-40, 0, 2600, 1500), MAIN));
        assertEquals(new Frame(0, 30, 1920, 700), place(new Frame(0, 30, 2400, 700), MAIN));
    }

    @Test
    void atAnotherScaleTheScreenIsSmallerAndSoIsTheWindow() {
        Frame at200Percent = new Frame(0, 0, 960, 540);
        assertEquals(at200Percent, place(new Frame(200, 100, 1280, 800), at200Percent));
    }

    @Test
    void aWindowTooSmallToWorkInGetsItsLeastSize() {
        assertEquals(new Frame(100, 90, 960, 600), place(new Frame(100, 90, 300, 200), MAIN));
    }

    @Test
    void withoutAnyScreenNothingIsMoved() {
        Frame was = new Frame(5000, 5000, 1280, 800);
        assertEquals(was, WindowPlace.on(List.of(), was, LEAST));
    }

    @Test
    void wheneverThereIsRoomTheWholeWindowIsInSight() {
        Random random = new Random(5);
        List<List<Frame>> desktops =
                List.of(List.of(MAIN), List.of(MAIN, RIGHT), List.of(new Frame(-1280, -300, 1280, 1024), MAIN));
        for (int i = 0; i < 3000; i++) {
            List<Frame> screens = desktops.get(i % desktops.size());
            Frame was = new Frame(
                    random.nextInt(-6000, 6000),
                    random.nextInt(-6000, 6000),
                    random.nextInt(1, 6000),
                    random.nextInt(1, 6000));
            Frame now = WindowPlace.on(screens, was, LEAST);
            double seen =
                    screens.stream().mapToDouble(each -> common(each, now)).sum();
            assertTrue(seen >= now.width() * now.height() - 1, () -> was + " → " + now);
            assertTrue(now.width() >= 960 && now.height() >= 600, () -> was + " → " + now);
            assertEquals(now, WindowPlace.on(screens, now, LEAST), "and it stays there");
        }
    }

    private static double common(Frame one, Frame other) {
        double width = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        double height = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        return Math.max(0, width) * Math.max(0, height);
    }
}
