package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BodyProblem;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import io.github.backupdesk.viewmodel.ReviewViewModel.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private void reads(BackupScope scope, String... copies) {
        desk.cloud.reading =
                new BodyReading.Read(scope, Stream.of(copies).map(RegionId::new).toList());
    }

    @Test
    void anEditedBodyTakesThePlaceOfTheRequestAndStandsInTheForm() {
        review();
        reads(new BackupScope.Collections("archive", List.of("old")), "aws-us-east-2");
        model.edit();
        model.editor().textProperty().set("something else");
        assertTrue(model.editor().usableProperty().get());
        model.editor().use();
        assertFalse(model.editor().openProperty().get());
        assertTrue(model.wordsProperty().get().contains("1 collection in database archive"));
        assertEquals(
                "Create 1 backup + 1 permanent copy", model.confirmProperty().get());
        assertEquals(
                List.of("aws-us-west-2", "aws-us-east-2"),
                model.cost().rows().stream()
                        .map(CostViewModel.CostRow::regionId)
                        .toList());
        model.formProperty().set(Form.JSON);
        String shown = model.exactText();
        assertEquals(List.of(new RegionId("aws-us-east-2")), desk.copies.chosen());
        assertEquals(Map.of("archive", List.of("old")), desk.scope.ticks());
        desk.shell.create();
        assertEquals(
                List.of(shown),
                desk.cloud.created.stream().map(ExactRequest::body).toList());
    }

    @Test
    void nothingIsConfirmedWhileTheBodyIsEdited() {
        review();
        model.edit();
        assertFalse(model.blockerProperty().get().isEmpty());
        desk.shell.create();
        desk.shell.goOn();
        assertEquals(List.of(), desk.cloud.created);
        model.editor().discard();
        assertEquals("", model.blockerProperty().get());
        desk.shell.create();
        assertEquals(1, desk.cloud.created.size());
    }

    @Test
    void whatMayNotBeSentIsRefusedWithItsLineAndCannotBeUsed() {
        review();
        String before = model.curl();
        desk.cloud.reading = new BodyReading.Refused(new BodyProblem(BodyProblem.Flaw.SEVERAL_DATABASES, "a, b", 7));
        model.edit();
        assertEquals(
                "Line 7: All collections of one request must be in one database; the body names a, b.",
                model.editor().problemProperty().get());
        model.editor().use();
        assertTrue(model.editor().openProperty().get());
        model.editor().discard();
        assertEquals(before, model.curl());
    }

    @Test
    void aCopyToTheHomeRegionOrToAnotherProviderIsRefusedToo() {
        review();
        model.edit();
        for (String wrong : List.of("aws-us-west-2", "gcp-us-west1")) {
            reads(new BackupScope.WholeCluster(), wrong);
            model.editor().textProperty().set("{\n" + wrong + "\n\"" + wrong + "\"");
            assertTrue(model.editor().problemProperty().get().startsWith("Line 3: "));
            assertTrue(model.editor().problemProperty().get().endsWith("Nothing was sent."));
            assertFalse(model.editor().usableProperty().get());
        }
    }

    @Test
    void anEditedTextIsNotLostByLeaving() {
        review();
        model.edit();
        model.editor().textProperty().set("mine");
        desk.shell.go(ShellViewModel.Screen.NEW_BACKUP);
        desk.shell.go(ShellViewModel.Screen.HISTORY);
        desk.shell.exportHistory();
        desk.shell.paste("curl");
        assertEquals(ShellViewModel.Screen.REVIEW, desk.shell.screenProperty().get());
        assertEquals("mine", model.editor().textProperty().get());
        assertFalse(model.editor().reminderProperty().get().isEmpty());
        model.editor().discard();
        desk.shell.go(ShellViewModel.Screen.NEW_BACKUP);
        assertEquals(
                ShellViewModel.Screen.NEW_BACKUP, desk.shell.screenProperty().get());
    }

    @Test
    void aTextThatIsAsItWasIsNoReasonToStay() {
        review();
        model.edit();
        desk.shell.go(ShellViewModel.Screen.NEW_BACKUP);
        assertFalse(model.editor().openProperty().get());
        assertEquals(
                ShellViewModel.Screen.NEW_BACKUP, desk.shell.screenProperty().get());
    }

    @Test
    void whatWasConfirmedIsSentWhateverChangedSinceItWasOpened() {
        review();
        model.formProperty().set(Form.JSON);
        String shown = model.exactText();
        desk.copies.tick(new RegionId("aws-us-east-2"), false);
        desk.scope.typeProperty().set(ScopeType.CLUSTER);
        desk.cloud.clusters =
                List.of(Desk.cluster("in01-prod", "renamed", "aws-us-east-2", "Dedicated", "RUNNING"), Desk.EU);
        desk.cluster.load();
        desk.cluster.textProperty().set(Desk.EU.id().value());
        desk.speakChinese();
        model.cost().editor().open();
        model.cost().editor().storageProperty().set("9");
        model.cost().editor().save();
        assertEquals(shown, model.exactText());
        desk.shell.create();
        ExactRequest sent = desk.cloud.created.getFirst();
        assertEquals(shown, sent.body());
        assertEquals("/v2/clusters/in01-prod/backups/create", sent.path());
        assertEquals(2, sent.request().copies().size());
    }

    @Test
    void whatIsLongToWriteIsWrittenInTheBackgroundAndTheLastThatWasAskedForIsShown() {
        desk.shell.start();
        desk.background.hold();
        desk.shell.review(List.of(large(Desk.PROD, 5_001)));
        assertEquals(
                ShellViewModel.Screen.NEW_BACKUP, desk.shell.screenProperty().get());
        assertEquals(List.of(), model.confirm());
        desk.shell.review(List.of(large(Desk.EU, 5_001)));
        desk.background.release();
        assertEquals(ShellViewModel.Screen.REVIEW, desk.shell.screenProperty().get());
        assertEquals(
                List.of(Desk.EU),
                model.confirm().stream().map(each -> each.wanted().cluster()).toList());
    }

    private static Wanted large(Cluster cluster, int names) {
        List<String> all = IntStream.range(0, names).mapToObj(i -> "c" + i).toList();
        return new Wanted(
                cluster, new BackupRequest(cluster.id(), new BackupScope.Collections("default", all), List.of()));
    }

    @Test
    void aHundredPressesSendEachOfSeveralRequestsOnce() {
        review();
        Cluster eu = Desk.cluster("in01-eu2", "eu", "gcp-europe-west3", "Dedicated", "RUNNING");
        Wanted one =
                new Wanted(Desk.PROD, new BackupRequest(Desk.PROD.id(), new BackupScope.WholeCluster(), List.of()));
        Wanted two = new Wanted(eu, new BackupRequest(eu.id(), new BackupScope.WholeCluster(), List.of()));
        model.open(List.of(one, two), exact -> Optional.empty());
        for (int i = 0; i < 50; i++) {
            desk.shell.create();
            if (desk.shell.screenProperty().get() == ShellViewModel.Screen.REVIEW) {
                desk.shell.goOn();
            }
        }
        assertEquals(
                List.of("/v2/clusters/in01-eu2/backups/create", "/v2/clusters/in01-prod/backups/create"),
                desk.cloud.created.stream().map(ExactRequest::path).sorted().toList());
    }

    @Test
    void aPressThatComesTooSoonCanBeToldFromOneThatIsMeant() {
        review();
        assertTrue(model.freshProperty().get());
        desk.background.advance(ReviewViewModel.FRESH);
        assertFalse(model.freshProperty().get());
    }

    @Test
    void aDryRunIsKeptWithWhatWasCheckedAndSendsNothing() {
        review();
        desk.looking.release();
        desk.looking.hold();
        model.dryRun();
        model.dryRun();
        assertEquals(0, desk.store.count(), "not before every check was made");
        desk.looking.release();
        assertEquals(1, desk.store.count());
        HistoryRow row = desk.history.rows().getFirst();
        assertEquals("Dry run", row.state());
        assertEquals(HistoryRow.Look.NEUTRAL, row.look());
        assertEquals(
                "Dry run: nothing was sent, so nothing was created. Key: ok, Cluster state: ok, Manual backups: ok,"
                        + " Automatic window: ok, Same scope: ok, Collections: ok",
                row.explanation());
        assertEquals(
                "Dry run kept as #1 in the history. Nothing was sent.",
                model.saidProperty().get());
        desk.queue.send(row);
        assertEquals(List.of(), desk.cloud.created, "it can never be sent");
        desk.shell.create();
        assertEquals(1, desk.cloud.created.size(), "the request itself still can");
    }

    @Test
    void aDryRunReportsNothingIntoTheNextReview() {
        review();
        desk.background.hold();
        model.dryRun();
        desk.looking.release();
        desk.looking.hold();
        Wanted next =
                new Wanted(Desk.PROD, new BackupRequest(Desk.PROD.id(), new BackupScope.WholeCluster(), List.of()));
        model.open(List.of(next), exact -> Optional.empty());
        model.dryRun();
        String running = model.saidProperty().get();
        desk.background.release();
        assertEquals(1, desk.store.count());
        assertTrue(model.dryingProperty().get());
        assertEquals(running, model.saidProperty().get());
        desk.looking.release();
        assertEquals(
                "Dry run kept as #2 in the history. Nothing was sent.",
                model.saidProperty().get());
    }

    @Test
    void aDryRunThatCannotBeWrittenSaysSo() {
        review();
        desk.store.failWith(StoreException.Kind.DISK_FULL);
        model.dryRun();
        desk.looking.release();
        assertTrue(
                model.saidProperty().get().startsWith("The dry run was not written down."), model.saidProperty()::get);
        assertFalse(model.dryingProperty().get());
    }
}
