package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BodyProblem;
import io.github.backupdesk.domain.BodyProblem.Flaw;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PasteViewModelTest {

    private final Desk desk = new Desk();

    @BeforeEach
    void start() {
        desk.shell.start();
        desk.shell.go(Screen.HISTORY);
        desk.cloud.reading = new BodyReading.Read(
                new BackupScope.Collections("default", List.of("orders")), List.of(new RegionId("aws-us-east-2")));
    }

    private static String command(String host, String cluster, String header) {
        return "curl -X POST https://" + host + "/v2/clusters/" + cluster + "/backups/create -H '" + header
                + "' -d '{}'";
    }

    private void paste(String command) {
        desk.shell.paste(command);
    }

    private String filled() {
        return desk.form.filledProperty().get();
    }

    private String announced() {
        Notice told = desk.shell.noticeProperty().get();
        return told == null ? "" : told.text();
    }

    private void assertUntouched() {
        assertEquals("", desk.cluster.textProperty().get());
        assertEquals("", filled());
        assertEquals(Screen.HISTORY, desk.shell.screenProperty().get());
    }

    @Test
    void aCommandFillsTheFormAndSendsNothing() {
        paste(command("api.cloud.zilliz.com", Desk.PROD.id().value(), "Authorization: Bearer $TOKEN"));
        assertEquals(Screen.NEW_BACKUP, desk.shell.screenProperty().get());
        assertEquals(Desk.PROD.id().value(), desk.cluster.textProperty().get());
        assertEquals(
                new BackupScope.Collections("default", List.of("orders")),
                desk.form.settle().getFirst().request().scope());
        assertTrue(filled().endsWith("check it and go on to the review."), filled());
        assertEquals(List.of(), desk.cloud.created);
    }

    @Test
    void aKeyIsDroppedAndThatIsSaid() {
        paste(command("api.cloud.zilliz.com", "in01-abc", "Authorization: Bearer " + Fixtures.CANARY));
        assertTrue(filled().contains("it was dropped"), filled());
        assertFalse(filled().contains("CANARY"));
    }

    @Test
    void anotherAddressIsNamedButNotGoneTo() {
        paste(command("api.cloud.zilliz.com.cn", "in01-abc", "x: y"));
        assertTrue(
                filled().contains("meant for api.cloud.zilliz.com.cn; from here it goes to api.cloud.zilliz.com."),
                filled());
    }

    @Test
    void whatIsNoCommandChangesNothing() {
        paste("rm -rf /");
        assertTrue(announced().contains("nothing was changed"), announced());
        assertUntouched();
    }

    @Test
    void anIdThatCannotStandInAPathChangesNothing() {
        paste(command("api.cloud.zilliz.com", "in01%2e", "x: y"));
        assertTrue(announced().startsWith("The pasted command was not taken"), announced());
        assertUntouched();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatMayNotBeSentSaysWhy(Flaw flaw) {
        desk.cloud.reading = new BodyReading.Refused(new BodyProblem(flaw, "odd\u202Eone", 3));
        paste(command("api.cloud.zilliz.com", "in01-abc", "x: y"));
        assertTrue(announced().startsWith("The pasted command was not taken, and nothing was changed. "), announced());
        assertFalse(announced().contains("\u202E"));
        assertUntouched();
        desk.speakChinese();
        assertTrue(Desk.chinese(announced()), announced());
    }
}
