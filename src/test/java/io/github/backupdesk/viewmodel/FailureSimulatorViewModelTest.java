package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.CloudException.Throttled;
import io.github.backupdesk.domain.Fault;
import io.github.backupdesk.domain.FaultBoard;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.FakeSimulator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureSimulatorViewModelTest {

    private final FakeSimulator simulator = new FakeSimulator();
    private final DirectBackground background = new DirectBackground();
    private final ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>(Texts.in(Locale.ENGLISH));
    private final FailureSimulatorViewModel model =
            new FailureSimulatorViewModel(simulator, background, texts.getReadOnlyProperty());

    @BeforeEach
    void load() {
        model.load();
    }

    private static Refused refused() {
        return new Refused(new Answer(400, 400, "The parameter seconds is odd.", ""));
    }

    private FaultRow row(int at) {
        return model.rows().get(at);
    }

    private FaultField seconds() {
        return row(0).fields().getFirst();
    }

    @Test
    void thereIsARowForEachKindInTheSandboxsOrder() {
        assertEquals(
                List.of("Slow answer", "No answer", "SOMETHING_NEW"),
                model.rows().stream().map(FaultRow::name).toList());
        assertEquals("", row(2).explanation());
        assertEquals("Seconds", seconds().name());
        assertEquals("5", seconds().valueProperty().get());
        assertEquals(List.of("true", "false"), row(1).fields().getFirst().choices());
        assertEquals("", model.bannerProperty().get());
    }

    @Test
    void aSwitchSendsTheUsualValues() {
        model.turn(row(0), true);
        assertEquals(List.of("DELAY5"), simulator.sets);
        assertTrue(row(0).isOn());
        assertEquals(1, model.countProperty().get());
        assertTrue(model.bannerProperty().get().startsWith("1 fault is on."));
        assertEquals("has not struck yet", row(0).hitsProperty().get());
    }

    @Test
    void aValueIsSentOnceWhenItIsAppliedAndOnlyWhileTheRowIsOn() {
        seconds().valueProperty().set("7");
        model.apply(row(0));
        assertEquals(List.of(), simulator.sets);
        model.turn(row(0), true);
        seconds().valueProperty().set(" 9");
        model.apply(row(0));
        model.apply(row(0));
        assertEquals(List.of("DELAY7", "DELAY 9"), simulator.sets);
        assertEquals("9", seconds().valueProperty().get());
    }

    @Test
    void anEmptyFieldShowsTheUsualValueOnceItIsTaken() {
        model.turn(row(0), true);
        seconds().valueProperty().set("");
        model.apply(row(0));
        assertEquals("5", seconds().valueProperty().get());
    }

    @Test
    void aRefusalIsToldInASentenceAndWordForWordAndTheTextStays() {
        model.turn(row(0), true);
        simulator.problem = refused();
        seconds().valueProperty().set("soon");
        model.apply(row(0));
        assertEquals("400 The parameter seconds is odd.", row(0).saidProperty().get());
        assertTrue(row(0).problemProperty().get().contains("nothing was changed"));
        assertEquals("soon", seconds().valueProperty().get());
        assertTrue(row(0).isOn());
        texts.set(Texts.in(Locale.SIMPLIFIED_CHINESE));
        assertTrue(Desk.chinese(row(0).problemProperty().get()));
        assertEquals("400 The parameter seconds is odd.", row(0).saidProperty().get());
    }

    @Test
    void aWrongValueKeepsNoOtherRowFromBeingSwitchedAndCanBeMended() {
        model.turn(row(0), true);
        simulator.problem = refused();
        seconds().valueProperty().set("soon");
        model.apply(row(0));
        simulator.problem = null;
        model.turn(row(1), true);
        assertEquals("DELAY5 HOLD", simulator.sets.getLast());
        assertEquals("soon", seconds().valueProperty().get());
        seconds().valueProperty().set("5");
        model.apply(row(0));
        assertEquals("", row(0).problemProperty().get());
        assertEquals("", row(0).saidProperty().get());
    }

    @Test
    void aSwitchThatCouldNotBeThrownGoesBack() {
        simulator.problem = new Throttled();
        model.turn(row(0), true);
        assertFalse(row(0).isOn());
        assertTrue(row(0).problemProperty().get().contains("slow down"));
        assertEquals("", row(0).saidProperty().get());
        simulator.problem = null;
        model.turn(row(0), true);
        assertEquals("", row(0).problemProperty().get());
    }

    @Test
    void switchesThrownQuicklyAllArrive() {
        background.hold();
        model.turn(row(0), true);
        model.turn(row(1), true);
        model.turn(row(2), true);
        model.turn(row(0), false);
        background.releaseOne();
        assertTrue(row(1).isOn());
        background.release();
        assertEquals("HOLD SOMETHING_NEW", simulator.sets.getLast());
        assertEquals(
                List.of(false, true, true),
                model.rows().stream().map(FaultRow::isOn).toList());
    }

    @Test
    void whatIsTypedWhileAnAnswerIsAwaitedStays() {
        model.turn(row(0), true);
        background.hold();
        seconds().valueProperty().set("7");
        model.apply(row(0));
        seconds().valueProperty().set("71");
        background.release();
        assertEquals("71", seconds().valueProperty().get());
        model.apply(row(0));
        assertEquals("DELAY71", simulator.sets.getLast());
    }

    @Test
    void clearingSwitchesEverythingOffAndForgetsWhatWasWrong() {
        model.turn(row(0), true);
        model.turn(row(1), true);
        simulator.problem = refused();
        seconds().valueProperty().set("soon");
        model.apply(row(0));
        simulator.problem = null;
        model.clear();
        assertEquals(List.of(), simulator.board.on());
        assertEquals(0, model.countProperty().get());
        assertEquals("", model.bannerProperty().get());
        assertEquals("", row(0).problemProperty().get());
        assertEquals("5", seconds().valueProperty().get());
        assertEquals("", row(0).hitsProperty().get());
    }

    @Test
    void whatCouldNotBeClearedIsStillOn() {
        model.turn(row(0), true);
        simulator.problem = new Throttled();
        model.clear();
        assertTrue(row(0).isOn());
        assertTrue(model.troubleProperty().get().startsWith("The faults could not be switched off."));
    }

    @Test
    void askingAgainTellsHitsAndKeepsTheRowsAndWhatIsTyped() {
        model.turn(row(0), true);
        FaultRow before = row(0);
        seconds().valueProperty().set("6");
        Fault struck = new Fault(FakeSimulator.DELAY, FakeSimulator.DELAY.usualValues(), 2);
        simulator.board = new FaultBoard(simulator.board.switches(), List.of(struck));
        model.load();
        assertSame(before, row(0));
        assertEquals("has struck 2 times", row(0).hitsProperty().get());
        assertEquals("6", seconds().valueProperty().get());
    }

    @Test
    void aSecondFaultOfTheSameKindIsKeptUntilTheRowIsSwitchedOff() {
        Fault first = new Fault(FakeSimulator.DELAY, Map.of("seconds", "1", "times", "1"), 0);
        Fault second = new Fault(FakeSimulator.DELAY, Map.of("seconds", "2", "times", "1"), 0);
        simulator.board = new FaultBoard(simulator.board.switches(), List.of(first, second));
        model.load();
        assertEquals(2, model.countProperty().get());
        seconds().valueProperty().set("3");
        model.apply(row(0));
        assertEquals("DELAY3 DELAY2", simulator.sets.getLast());
        model.turn(row(0), false);
        assertEquals(List.of(), simulator.board.on());
    }

    @Test
    void switchesThatCannotBeReadSaySo() {
        simulator.problem = new Throttled();
        model.load();
        assertTrue(model.troubleProperty().get().startsWith("The switches could not be read."));
        simulator.problem = null;
        model.load();
        assertEquals("", model.troubleProperty().get());
    }
}
