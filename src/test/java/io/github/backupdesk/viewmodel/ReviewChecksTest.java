package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Check.Finding;
import io.github.backupdesk.domain.Check.Subject;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewChecksTest {

    private final Desk desk = new Desk();
    private final ReviewViewModel model = desk.review;

    private void review() {
        desk.with(Desk.PROD);
        desk.shell.goOn();
        desk.looking.release();
    }

    private CheckRow row(Subject subject) {
        return model.checks().stream()
                .filter(each -> each.check().subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    private Finding finding(Subject subject) {
        return row(subject).check().finding();
    }

    private static Backup running() {
        return new Backup("b9", "b9", Desk.PROD.id().value(), "", "CLUSTER", "MANUAL", "CREATING", 0, null);
    }

    @Test
    void everythingIsAskedAndTellsThatItIs() {
        desk.with(Desk.PROD);
        desk.shell.goOn();
        assertTrue(model.checks().stream().allMatch(each -> each.look() == CheckRow.Look.ASKING));
        desk.looking.release();
        assertEquals(
                List.of(
                        "Key accepted",
                        "Cluster is RUNNING",
                        "No manual backup is running",
                        "No automatic backups are scheduled",
                        "Same scope not backed up in the last 24 h"),
                model.checks().stream().map(CheckRow::text).toList());
        assertTrue(model.checks().stream().allMatch(each -> each.look() == CheckRow.Look.FINE));
        assertEquals("now", row(Subject.KEY).age());
    }

    @Test
    void agesGrowWhileOneLooks() {
        review();
        desk.clock.advance(Duration.ofMinutes(3));
        desk.looking.advance(Duration.ofSeconds(20));
        assertEquals("3 min ago", row(Subject.KEY).age());
    }

    private long asked() {
        return desk.cloud.log.stream()
                .filter(each -> each.startsWith("policy "))
                .count();
    }

    @Test
    void theChecksAreMadeAgainWhenAskedForButNotWhileTheBodyIsEdited() {
        review();
        desk.clock.advance(Duration.ofMinutes(3));
        desk.cloud.backups.add(running());
        desk.shell.refresh();
        assertEquals(2, asked());
        assertEquals("now", row(Subject.KEY).age());
        assertTrue(finding(Subject.MANUAL_BACKUP) != Finding.FINE);
        model.edit();
        desk.shell.refresh();
        assertEquals(2, asked());
    }

    @Test
    void theQueueIsLookedAtOnceForAllRequests() {
        int[] looks = {0};
        model.consult(
                () -> {
                    looks[0]++;
                    return Map.of(Desk.EU.id(), 7L);
                },
                wanted -> Optional.empty());
        model.open(
                Stream.of(Desk.PROD, Desk.EU, Desk.PLAY)
                        .map(each -> new Wanted(
                                each, new BackupRequest(each.id(), new BackupScope.WholeCluster(), List.of())))
                        .toList(),
                exact -> Optional.empty());
        looks[0] = 0;
        model.shownProperty().set(1);
        assertEquals(1, looks[0]);
        assertTrue(model.checks().stream().anyMatch(each -> each.text().contains("#7")), () -> model.checks() + "");
    }

    @Test
    void whatCannotBeAskedBlocksNothing() {
        desk.with(Desk.PROD);
        desk.cloud.trouble = FakeCloud.unreachable();
        desk.shell.goOn();
        desk.looking.release();
        for (Subject each : List.of(Subject.KEY, Subject.CLUSTER, Subject.MANUAL_BACKUP, Subject.WINDOW)) {
            assertEquals(Finding.NOT_ASKED, finding(each), each::toString);
        }
        assertEquals(Finding.FINE, finding(Subject.SAME_SCOPE));
        assertEquals("", model.blockerProperty().get());
        assertEquals(1, model.confirm().size());
    }

    @Test
    void aRefusedKeyIsAProblemAndStillNoBar() {
        desk.with(Desk.PROD);
        desk.cloud.trouble = FakeCloud.refused(21119, "The apikey is illegal");
        desk.shell.goOn();
        desk.looking.release();
        assertEquals(Finding.PROBLEM, finding(Subject.KEY));
        assertEquals("", model.blockerProperty().get());
    }

    @Test
    void aPolicyThatMayNotBeReadIsNoError() {
        desk.cloud.policyTrouble = FakeCloud.refused(96015, "owner");
        review();
        assertEquals(Finding.NOT_ASKED, finding(Subject.WINDOW));
    }

    @Test
    void theAutomaticWindowIsToldInUtcAndHere() {
        desk.cloud.policy = new BackupPolicy("ENABLED", "12:30-14:30", "1,2,3,4,5,6,7");
        review();
        assertEquals(Finding.WARNING, finding(Subject.WINDOW));
        assertEquals(
                "Automatic window 12:30–14:30 UTC opens within the hour",
                row(Subject.WINDOW).text());
        desk.clock.advance(Duration.ofHours(1));
        desk.looking.advance(Duration.ofSeconds(20));
        assertTrue(row(Subject.WINDOW).text().contains("open: it may have to wait"), row(Subject.WINDOW)::text);
        desk.clock.advance(Duration.ofHours(2));
        desk.looking.advance(Duration.ofSeconds(20));
        assertEquals(Finding.FINE, finding(Subject.WINDOW));
    }

    @Test
    void aManualBackupThatRunsIsSaid() {
        desk.cloud.backups.add(running());
        review();
        assertEquals(Finding.WARNING, finding(Subject.MANUAL_BACKUP));
        assertTrue(row(Subject.MANUAL_BACKUP).text().contains("will wait"));
    }

    @Test
    void oneOfOursThatGoesFirstIsNamedAndTheSameScopeToo() {
        desk.with(Desk.PROD);
        desk.create();
        desk.shell.goOn();
        desk.looking.release();
        assertEquals(
                "Will wait for #1, which is not over yet",
                row(Subject.MANUAL_BACKUP).text());
        assertEquals(Finding.WARNING, finding(Subject.SAME_SCOPE));
        assertTrue(row(Subject.SAME_SCOPE).text().endsWith("from here (#1)"), row(Subject.SAME_SCOPE)::text);
    }

    @Test
    void namesThatTheClusterDoesNotTellAreWarnedOf() {
        desk.with(Desk.PROD).tick("default", "orders", "users");
        desk.cloud.inventory.put("default", List.of("orders"));
        desk.shell.goOn();
        desk.looking.release();
        assertEquals(Finding.WARNING, finding(Subject.NAMES));
        assertEquals("1 name is not in the database: users", row(Subject.NAMES).text());
    }

    @Test
    void whatIsToldAfterAnotherReviewWasOpenedIsDropped() {
        desk.with(Desk.PROD);
        desk.cloud.backups.add(running());
        desk.shell.goOn();
        desk.shell.go(ShellViewModel.Screen.NEW_BACKUP);
        desk.cluster.textProperty().set(Desk.EU.id().value());
        desk.cloud.backups.clear();
        desk.shell.goOn();
        desk.looking.release();
        assertEquals(Finding.FINE, finding(Subject.MANUAL_BACKUP));
        assertEquals(Finding.WARNING, finding(Subject.CLUSTER));
        assertFalse(desk.cloud.log.contains("policy in01-prod"), desk.cloud.log::toString);
    }

    @Test
    void requestsOfOneClusterShareWhatIsAsked() {
        desk.with(Desk.PROD).tick("default", "orders").tick("archive", "old");
        List<Wanted> two = List.of(
                new Wanted(Desk.PROD, collections("default", "orders")),
                new Wanted(Desk.PROD, collections("archive", "old")));
        desk.cloud.log.clear();
        model.open(two, exact -> Optional.empty());
        desk.looking.release();
        assertEquals(1, desk.cloud.log.stream().filter("clusters"::equals).count());
        assertEquals(
                1, desk.cloud.log.stream().filter("backups in01-prod"::equals).count());
        assertEquals(
                1, desk.cloud.log.stream().filter("policy in01-prod"::equals).count());
    }

    private static BackupRequest collections(String dbName, String name) {
        return new BackupRequest(Desk.PROD.id(), new BackupScope.Collections(dbName, List.of(name)), List.of());
    }

    @Test
    void aHundredRequestsAreEachALineAndEachClusterIsAskedOnce() {
        List<Wanted> hundred = IntStream.range(0, 100)
                .mapToObj(i -> {
                    Cluster cluster = Desk.cluster("in01-c" + i, "c" + i, "aws-us-west-2", "Dedicated", "RUNNING");
                    return new Wanted(
                            cluster, new BackupRequest(cluster.id(), new BackupScope.WholeCluster(), List.of()));
                })
                .toList();
        model.open(hundred, exact -> Optional.empty());
        desk.looking.release();
        assertEquals(100, model.requests().size());
        assertEquals(
                100,
                desk.cloud.log.stream()
                        .filter(each -> each.startsWith("policy "))
                        .count());
        model.shownProperty().set(73);
        assertTrue(model.wordsProperty().get().contains("in01-c73"));
        assertTrue(model.curl().contains("/in01-c73/"));
        assertEquals(
                "Create 100 backups in 100 clusters.", model.summaryProperty().get());
    }

    @Test
    void aBarrierStopsAllOfIt() {
        desk.with(Desk.PROD);
        desk.copies.tick(new RegionId("aws-us-east-2"), true);
        desk.shell.goOn();
        model.consult(
                Map::of,
                wanted -> wanted.request().copies().isEmpty() ? Optional.empty() : Optional.of(words -> "Not there."));
        desk.looking.release();
        assertEquals("Not there.", model.blockerProperty().get());
        assertEquals(Finding.PROBLEM, finding(Subject.REGIONS));
        desk.shell.create();
        assertEquals(List.of(), desk.cloud.created);
    }

    @Test
    void aCopyThatCannotBeIsStoppedAsSoonAsTheHomeIsKnown() {
        Cluster typed = Cluster.typed(new ClusterId("in01-prod"));
        RegionId home = new RegionId("aws-us-west-2");
        Wanted wanted = new Wanted(typed, new BackupRequest(typed.id(), new BackupScope.WholeCluster(), List.of(home)));
        model.open(List.of(wanted), exact -> Optional.empty());
        assertEquals("", model.blockerProperty().get());
        desk.looking.release();
        assertTrue(model.blockerProperty().get().contains("Oregon is the home region"), model.blockerProperty()::get);
        assertEquals(List.of(), model.confirm());
    }

    @Test
    void aTypedClusterThatTurnsOutToBeServerlessIsStopped() {
        Cluster typed = Cluster.typed(new ClusterId("in01-typed"));
        desk.cloud.clusters = List.of(Desk.cluster("in01-typed", "typed", "aws-us-west-2", "Serverless", "RUNNING"));
        Wanted wanted = new Wanted(typed, new BackupRequest(typed.id(), new BackupScope.WholeCluster(), List.of()));
        model.open(List.of(wanted), exact -> Optional.empty());
        assertEquals("", model.blockerProperty().get());
        desk.looking.release();
        assertEquals(
                "Serverless: backups need a Dedicated cluster. Nothing was sent. Choose another cluster.",
                model.blockerProperty().get());
        assertEquals(List.of(), model.confirm());
    }
}
