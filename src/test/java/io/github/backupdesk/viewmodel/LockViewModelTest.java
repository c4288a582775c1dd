package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.viewmodel.ProfileFace.Purpose;
import io.github.backupdesk.viewmodel.ProfileFace.Tone;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class LockViewModelTest {

    private final Desk desk = new Desk();
    private final DirectBackground background = desk.background;
    private final ReadOnlyObjectWrapper<ProfileFace> face = new ReadOnlyObjectWrapper<>(face(LockLevel.TYPED));
    private final LockViewModel lock = new LockViewModel(face.getReadOnlyProperty(), background, desk.texts);
    private final List<String> done = new ArrayList<>();

    private static ProfileFace face(LockLevel level) {
        return new ProfileFace("9c1f", "prod-cn", "api.cloud.zilliz.com.cn", Tone.RED, Purpose.PRODUCTION, "", level);
    }

    private void ask() {
        lock.pass(words -> "Create 1 backup", () -> done.add("sent"));
    }

    private void wait400() {
        background.advance(Duration.ofMillis(400));
    }

    @Test
    void anOpenProfileAsksNothing() {
        face.set(face(LockLevel.OPEN));
        ask();
        assertEquals(List.of("sent"), done);
        assertFalse(lock.openProperty().get());
    }

    @Test
    void aReadOnlyProfileSendsNothingAndSaysSo() {
        face.set(face(LockLevel.READ_ONLY));
        lock.onRefused(() -> done.add("refused"));
        ask();
        lock.confirm();
        assertEquals(List.of("refused"), done);
    }

    @Test
    void aTypedConfirmationWantsTheNameAndNothingLike() {
        ask();
        wait400();
        for (String wrong : List.of("", "prod", "PROD-CN", "prod-cn ", "y", "yes", "prod-cn\n")) {
            lock.typedProperty().set(wrong);
            lock.confirm();
            assertEquals(List.of(), done, wrong);
            assertFalse(lock.readyProperty().get(), wrong);
        }
        lock.typedProperty().set("prod-cn");
        assertTrue(lock.readyProperty().get());
        lock.confirm();
        lock.confirm();
        assertEquals(List.of("sent"), done, "and once");
    }

    @Test
    void thePressThatOpenedItDoesNotPassIt() {
        face.set(face(LockLevel.CONFIRM));
        ask();
        lock.confirm();
        assertEquals(List.of(), done);
        wait400();
        lock.confirm();
        assertEquals(List.of("sent"), done);
    }

    @Test
    void aKeyThatRepeatsItselfDoesNotPassIt() {
        face.set(face(LockLevel.CONFIRM));
        ask();
        for (int repeat = 0; repeat < 30; repeat++) {
            background.advance(Duration.ofMillis(33));
            lock.confirm();
        }
        assertEquals(List.of(), done);
        wait400();
        lock.confirm();
        assertEquals(List.of("sent"), done);
    }

    @Test
    void whatWasTypedForOneRequestDoesNotCountForTheNext() {
        ask();
        wait400();
        lock.typedProperty().set("prod-cn");
        lock.cancel();
        ask();
        wait400();
        lock.confirm();
        assertEquals(List.of(), done);
    }

    @Test
    void anotherLevelMeansAnotherQuestion() {
        face.set(face(LockLevel.CONFIRM));
        ask();
        wait400();
        face.set(face(LockLevel.TYPED));
        lock.confirm();
        assertFalse(lock.openProperty().get());
        assertEquals(List.of(), done);
    }

    @Test
    void itSaysWhatWhereAndHowInTheLanguageOfTheMoment() {
        ask();
        assertEquals("PRODUCTION – prod-cn", lock.titleProperty().get());
        assertEquals(
                "Create 1 backup in prod-cn (api.cloud.zilliz.com.cn)? What is created is kept and billed until someone"
                        + " deletes it.",
                lock.askedProperty().get());
        desk.speakChinese();
        assertEquals("生产 – prod-cn", lock.titleProperty().get());
        assertTrue(lock.taskProperty().get().contains("prod-cn"));
    }

    @Test
    void theReviewOfAReadOnlyProfileCannotBeConfirmedAndTheOneOfATypedOneOnlyThroughTheDoor() {
        desk.shell.guardBy(lock);
        desk.with(Desk.PROD);
        desk.shell.goOn();
        desk.shell.create();
        assertTrue(lock.openProperty().get());
        assertEquals(0, desk.cloud.created.size());
        face.set(face(LockLevel.READ_ONLY));
        desk.shell.create();
        assertEquals(0, desk.cloud.created.size());
        assertEquals(Screen.REVIEW, desk.shell.screenProperty().get());
        assertTrue(desk.shell.noticeProperty().get().text().contains("read-only"));
        assertTrue(desk.shell.environment().contains("READ-ONLY"), desk.shell.environment());
        face.set(face(LockLevel.TYPED));
        desk.shell.create();
        wait400();
        lock.typedProperty().set("prod-cn");
        lock.confirm();
        assertEquals(1, desk.cloud.created.size());
    }
}
