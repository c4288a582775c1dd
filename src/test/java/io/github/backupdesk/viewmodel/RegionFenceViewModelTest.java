package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.Continent;
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.settings.RegionFenceFile.Line;
import io.github.backupdesk.viewmodel.RegionFenceViewModel.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegionFenceViewModelTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId FRANKFURT = new RegionId("aws-eu-central-1");

    private final Desk desk = new Desk();
    private final CopiesViewModel copies = desk.copies;
    private final RegionFenceViewModel fence = copies.fenceEditor();
    private final List<List<Line>> saved = new ArrayList<>();

    private RegionFenceViewModel kept(RegionFence before) {
        return new RegionFenceViewModel(before, saved::add, desk.background, desk.texts);
    }

    private static void forbidOhio(RegionFenceViewModel fence, String note) {
        fence.kindProperty().set(Kind.REGION);
        fence.regionProperty().set(" AWS-us-east-2 ");
        fence.noteProperty().set(note);
        assertTrue(fence.forbid());
    }

    private static void forbidAllOutside(RegionFenceViewModel fence, Continent continent, String note) {
        fence.kindProperty().set(Kind.OUTSIDE);
        fence.choose(fence.places().stream()
                .filter(each -> each.continent() == continent)
                .findFirst()
                .orElseThrow());
        fence.noteProperty().set(note);
        assertTrue(fence.forbid());
    }

    private RegionRow row(RegionId id) {
        return copies.rows().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void choose() {
        desk.with(Desk.PROD);
    }

    @Test
    void aForbiddenRegionIsLockedWithTheNoteAndCannotBeTicked() {
        forbidAllOutside(fence, Continent.EUROPE, "EU data only");
        assertTrue(row(OHIO).isLocked());
        assertEquals("forbidden: EU data only", row(OHIO).note());
        assertFalse(row(FRANKFURT).isLocked());
        copies.tick(OHIO, true);
        copies.tick(FRANKFURT, true);
        assertEquals(List.of(FRANKFURT), copies.chosen());
        assertFalse(row(OHIO).isTicked());
    }

    @Test
    void withoutANoteTheRuleItselfIsTheReason() {
        forbidAllOutside(fence, Continent.MAINLAND_CHINA, "");
        assertEquals("forbidden: Everything outside Mainland China", row(OHIO).note());
    }

    @Test
    void typingAForbiddenRegionIsRefusedWithASentence() {
        forbidOhio(fence, "PIPL: mainland only");
        copies.typedProperty().set("aws-us-east-2");
        assertFalse(copies.addTyped());
        assertEquals(
                "Ohio is behind the fence of this account (PIPL: mainland only). Nothing was added."
                        + " The fence can be changed beside the list.",
                copies.problemProperty().get());
        assertTrue(desk.form.settle().isEmpty());
        assertEquals(copies.problemProperty().get(), desk.form.blockerProperty().get());
    }

    @Test
    void whatIsTickedWhenItIsForbiddenIsDroppedInWords() {
        copies.tick(OHIO, true);
        copies.tick(FRANKFURT, true);
        forbidOhio(fence, "");
        assertEquals(List.of(FRANKFURT), copies.chosen());
        assertEquals(
                "Behind the fence of this account, so not taken: Ohio (aws-us-east-2).",
                copies.problemProperty().get());
    }

    @Test
    void aPastedCommandLosesItsForbiddenCopiesAndThatIsSaid() {
        forbidOhio(fence, "");
        desk.cloud.reading = new BodyReading.Read(new BackupScope.WholeCluster(), List.of(OHIO, FRANKFURT));
        desk.shell.paste("curl -X POST https://api.cloud.zilliz.com/v2/clusters/in01-prod/backups/create -d '{}'");
        assertEquals(List.of(FRANKFURT), copies.chosen());
        assertTrue(copies.problemProperty().get().startsWith("Behind the fence"));
    }

    @Test
    void anotherClusterDoesNotBringAForbiddenCopyBack() {
        copies.tick(OHIO, true);
        forbidOhio(fence, "");
        desk.cluster.textProperty().set("in05-play");
        desk.cluster.textProperty().set("in01-prod");
        assertEquals(List.of(), copies.chosen());
    }

    @Test
    void whatCameToTheReviewBeforeThereWasAFenceIsNotSent() {
        copies.tick(OHIO, true);
        desk.shell.goOn();
        forbidOhio(fence, "PIPL: mainland only");
        desk.shell.create();
        assertEquals(List.of(), desk.cloud.created);
        assertEquals(
                "Ohio is behind the fence of this account (PIPL: mainland only), so this cannot be sent. Nothing was sent.",
                desk.review.blockerProperty().get());
        desk.shell.go(ShellViewModel.Screen.NEW_BACKUP);
        desk.create();
        assertEquals(1, desk.cloud.created.size(), "what the fence allows is sent");
        assertEquals(List.of(), desk.cloud.created.getFirst().request().copies());
    }

    @Test
    void toForbidTakesOnePressAndToAllowAgainTakesTwo() {
        RegionFenceViewModel model = kept(RegionFence.NONE);
        assertEquals("Fence", model.titleProperty().get());
        forbidOhio(model, "why");
        assertEquals(List.of(List.of(new Line("region:aws-us-east-2", "why"))), saved);
        assertEquals(
                "Forbidden from now on: Ohio (aws-us-east-2).",
                model.toldProperty().get());
        assertEquals("Fence: 1 rule", model.titleProperty().get());
        model.allowAgain(model.rules().getFirst());
        desk.background.advance(ReviewViewModel.FRESH);
        assertTrue(model.fence().forbids(OHIO).isPresent(), "the first press allows nothing");
        assertTrue(model.rules().getFirst().armed());
        model.allowAgain(model.rules().getFirst());
        assertEquals(RegionFence.NONE, model.fence());
        assertEquals(List.of(), saved.getLast());
        assertEquals(
                "Allowed again: Ohio (aws-us-east-2).", model.toldProperty().get());
    }

    @Test
    void aDoubleClickAllowsNothingHoweverOftenItIsClicked() {
        RegionFenceViewModel model = kept(RegionFence.NONE);
        forbidOhio(model, "");
        for (int i = 0; i < 10; i++) {
            model.allowAgain(model.rules().getFirst());
            desk.background.advance(ReviewViewModel.FRESH.minusMillis(1));
        }
        assertTrue(model.fence().forbids(OHIO).isPresent());
        assertFalse(model.rules().getFirst().armed());
        desk.background.advance(Duration.ofMillis(1));
        assertTrue(model.rules().getFirst().armed());
        model.allowAgain(model.rules().getFirst());
        assertEquals(RegionFence.NONE, model.fence());
    }

    @Test
    void aFirstPressIsForgottenWithTheEditorAndByAnotherRule() {
        RegionFenceViewModel model = kept(RegionFence.NONE);
        forbidOhio(model, "");
        model.allowAgain(model.rules().getFirst());
        model.leave();
        desk.background.advance(ReviewViewModel.FRESH);
        assertFalse(model.rules().getFirst().armed());
        model.allowAgain(model.rules().getFirst());
        desk.background.advance(ReviewViewModel.FRESH);
        assertTrue(model.fence().forbids(OHIO).isPresent());
        forbidAllOutside(model, Continent.EUROPE, "");
        assertFalse(model.rules().getFirst().armed());
    }

    @Test
    void whatIsNoRegionIsNotForbiddenAndThatIsSaid() {
        RegionFenceViewModel model = kept(RegionFence.NONE);
        model.kindProperty().set(Kind.REGION);
        model.regionProperty().set("ohio");
        assertFalse(model.forbid());
        assertEquals(
                "“ohio” is no region ID. Nothing was forbidden. It looks like aws-us-west-2.",
                model.problemProperty().get());
        assertEquals(List.of(), saved);
    }

    @Test
    void whatCannotBeSavedHoldsForThisRunAndThatIsSaid() {
        RegionFenceViewModel model = new RegionFenceViewModel(
                RegionFence.NONE,
                lines -> {
                    throw new IOException("disk full");
                },
                desk.background,
                desk.texts);
        forbidOhio(model, "");
        assertTrue(model.fence().forbids(OHIO).isPresent());
        assertTrue(model.problemProperty().get().startsWith("The fence could not be saved (IOException)."));
    }

    @Test
    void twoQuickChangesAreSavedInTheirOrder() {
        RegionFenceViewModel model = kept(RegionFence.NONE);
        desk.background.hold();
        forbidOhio(model, "");
        forbidAllOutside(model, Continent.EUROPE, "");
        desk.background.release();
        assertEquals(2, saved.getLast().size());
        assertEquals(model.fence(), RegionFenceViewModel.read(saved.getLast()));
    }

    @Test
    void aRuleThatNobodyKnowsClosesTheFenceUntilSomebodyOpensItByTwoPresses() {
        RegionFence read = RegionFenceViewModel.read(
                List.of(new Line("region:aws-us-east-2", ""), new Line("within:500 km", "from a later version")));
        assertTrue(read.closed());
        RegionFenceViewModel model = kept(read);
        assertEquals("Fence: closed", model.titleProperty().get());
        assertFalse(model.forbid());
        assertTrue(model.problemProperty().get().contains("Nothing was changed"));
        model.allowAgain(model.rules().getFirst());
        desk.background.advance(ReviewViewModel.FRESH);
        model.allowAgain(model.rules().getFirst());
        assertEquals(RegionFence.NONE, model.fence());
    }

    @Test
    void everySentenceChangesItsLanguage() {
        forbidAllOutside(fence, Continent.EUROPE, "");
        copies.typedProperty().set("aws-us-east-2");
        copies.addTyped();
        desk.speakChinese();
        for (String told : List.of(
                fence.titleProperty().get(),
                fence.toldProperty().get(),
                fence.rules().getFirst().words(),
                fence.chosenPlace().name(),
                copies.problemProperty().get(),
                row(OHIO).note(),
                row(OHIO).continent())) {
            assertTrue(Desk.chinese(told), told);
        }
    }
}
