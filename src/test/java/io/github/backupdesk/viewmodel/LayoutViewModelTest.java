package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.backupdesk.settings.WindowLayout;
import io.github.backupdesk.settings.WindowLayout.Frame;
import io.github.backupdesk.support.DirectBackground;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutViewModelTest {

    private static final Frame HERE = new Frame(10, 20, 1200, 700);
    private static final Frame WHOLE_SCREEN = new Frame(0, 0, 1920, 1080);
    private static final TableLook NARROW = new TableLook(
            List.of(new TableLook.Column("when", 60, true)), Optional.of(new TableLook.Sort("when", true)));

    private final DirectBackground background = new DirectBackground();
    private final List<WindowLayout> saved = new ArrayList<>();
    private final LayoutViewModel model = new LayoutViewModel(WindowLayout.NONE, background, saved::add);

    private void rest() {
        background.advance(Duration.ofSeconds(1));
    }

    @Test
    void manyMovesAreWrittenDownOnceThingsRest() {
        for (int i = 0; i < 100; i++) {
            model.move(new Frame(i, 20, 1200, 700));
            background.advance(Duration.ofMillis(20));
        }
        model.divide("history", 0.3);
        assertEquals(List.of(), saved);
        rest();
        assertEquals(
                List.of(WindowLayout.NONE
                        .withFrame(new Frame(99, 20, 1200, 700))
                        .withDivider("history", 0.3)),
                saved);
    }

    @Test
    void whatIsAsItWasIsNotWrittenAgain() {
        model.move(HERE);
        rest();
        model.move(HERE);
        rest();
        model.flush();
        assertEquals(1, saved.size());
    }

    @Test
    void theSizeOfTheMaximisedWindowIsNotTheOneItGoesBackTo() {
        model.move(HERE);
        rest();
        model.move(WHOLE_SCREEN);
        model.maximise(true);
        rest();
        assertEquals(Optional.of(HERE), model.frame());
        assertEquals(WindowLayout.NONE.withFrame(HERE).withMaximised(true), saved.getLast());
    }

    @Test
    void atTheEndNobodyWaitsForARest() {
        model.move(HERE);
        model.arrange("history", NARROW);
        model.flush();
        assertEquals(List.of(WindowLayout.NONE.withFrame(HERE).withTable("history", NARROW.kept())), saved);
        rest();
        assertEquals(1, saved.size());
    }

    @Test
    void aResetForgetsAllAndTellsThoseWhoShowIt() {
        model.move(HERE);
        model.maximise(true);
        model.arrange("history", NARROW);
        model.divide("history", 0.3);
        rest();
        List<Optional<TableLook>> told = new ArrayList<>();
        model.resetsProperty().subscribe(now -> told.add(model.table("history")));
        model.reset();
        assertEquals(List.of(Optional.of(NARROW), Optional.empty()), told);
        rest();
        assertEquals(WindowLayout.NONE, saved.getLast());
        assertFalse(model.isMaximised());
        assertEquals(Optional.empty(), model.divider("history"));
    }

    @Test
    void whatTheResetItselfMovesIsNothingAnybodyHasArranged() {
        model.divide("history", 0.3);
        rest();
        model.resetsProperty().subscribe(now -> model.move(HERE));
        model.reset();
        rest();
        assertEquals(WindowLayout.NONE, saved.getLast());
    }

    @Test
    void aLayoutThatCannotBeSavedHoldsNothingUpAndIsTriedAgain() {
        List<WindowLayout> tried = new ArrayList<>();
        LayoutViewModel refused = new LayoutViewModel(WindowLayout.NONE, background, now -> {
            tried.add(now);
            throw new IOException("full");
        });
        refused.move(HERE);
        rest();
        refused.flush();
        assertEquals(2, tried.size());
        assertEquals(Optional.of(HERE), refused.frame());
    }
}
