package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.viewmodel.ReviewViewModel.Form;
import org.junit.jupiter.api.Test;

class ReviewViewModelTest {

    private final Desk desk = new Desk();
    private final ReviewViewModel model = desk.review;

    private void review() {
        desk.with(Desk.PROD).tick("default", "orders", "users");
        desk.copies.tick(new RegionId("aws-us-east-2"), true);
        desk.copies.tick(new RegionId("aws-eu-central-1"), true);
        desk.shell.goOn();
    }

    @Test
    void saysTheRequestInOneSentenceWithItsConsequence() {
        review();
        assertEquals(
                "Create a COLLECTION backup of 2 collections in database default of cluster search-prod (in01-prod) in Oregon,"
                        + " and copy it to Ohio and Frankfurt.",
                model.wordsProperty().get());
        assertEquals(
                "3 permanent backups will exist after this, each kept and billed until someone deletes it.",
                model.consequenceProperty().get());
        assertEquals(
                "Create 1 backup + 2 permanent copies", model.confirmProperty().get());
    }

    @Test
    void showsTheVeryTextThatIsSent() {
        review();
        model.formProperty().set(Form.JSON);
        String shown = model.exactText();
        assertEquals(shown, String.join("\n", model.lines()));
        desk.shell.create();
        assertEquals(shown, desk.cloud.created.getFirst().body());
    }

    @Test
    void showsACommandWithAPlaceholderForTheKey() {
        review();
        assertEquals(model.curl(), model.exactText());
        assertEquals(model.curl(), String.join("\n", model.lines()));
        assertTrue(model.curl().contains("Bearer $TOKEN"), model.curl());
        assertTrue(model.curl().contains("https://api.example.com/v2/clusters/in01-prod/backups/create"));
    }

    @Test
    void isHandedOutOnce() {
        review();
        assertEquals(1, model.confirm().size());
        assertTrue(model.confirm().isEmpty());
    }

    @Test
    void writingForTheReviewSendsNothing() {
        review();
        assertEquals(0, desk.cloud.created.size());
        assertEquals(0, desk.store.count());
    }

    @Test
    void everySentenceChangesItsLanguageAndTheRequestStays() {
        review();
        model.formProperty().set(Form.JSON);
        String exact = model.exactText();
        desk.speakChinese();
        assertEquals(
                "为集群 search-prod (in01-prod)（俄勒冈）的数据库 default 中 2 个 Collection 创建 COLLECTION 备份，并复制到俄亥俄和法兰克福。",
                model.wordsProperty().get());
        assertTrue(Desk.chinese(model.consequenceProperty().get()));
        assertTrue(model.checks().stream().map(CheckRow::text).allMatch(Desk::chinese));
        assertTrue(Desk.chinese(desk.cost.basisProperty().get()));
        assertEquals(exact, model.exactText());
    }
}
