package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Listed;
import io.github.backupdesk.service.CoverageService;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.viewmodel.CoverageMatrixViewModel.Line;
import io.github.backupdesk.viewmodel.CoverageMatrixViewModel.Matrix;
import io.github.backupdesk.viewmodel.CoverageMatrixViewModel.Spot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoverageViewModelTest {

    private static final RegionId HOME = new RegionId("aws-us-west-2");
    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId FRANKFURT = new RegionId("aws-eu-central-1");

    private final Desk desk = new Desk();
    private final CoverageViewModel model = new CoverageViewModel(
            new CoverageService(desk.store, desk.cloud, desk.clock), desk.background, desk.clock, desk.texts);
    private final CoverageMatrixViewModel matrix = new CoverageMatrixViewModel(
            model, () -> List.of(Desk.EU, Desk.PROD, Desk.PLAY), desk.background, desk.texts);

    @BeforeEach
    void cover() {
        desk.copies.cover(matrix);
    }

    private Backup there(String id, String method, RegionId region, Duration age) throws StoreException {
        Instant made = desk.clock.instant().minus(age);
        Backup backup =
                new Backup(id, "", "in01-prod", "search-prod", "CLUSTER", method, "AVAILABLE", 1_000_000_000, made);
        desk.store.add(Attempt.elsewhere(made, "Test", Desk.PROD.id(), backup)
                .ended(new Listed(Sighting.of(backup).described(new BackupDetail(backup, region, Map.of())))));
        if (backup.manual()) {
            desk.cloud.backups.add(backup);
        }
        return backup;
    }

    private RegionRow row(RegionId id) {
        return desk.copies.rows().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Matrix opened() {
        List<Matrix> got = new ArrayList<>();
        matrix.open(got::add);
        return got.getFirst();
    }

    @Test
    void eachRegionSaysWhatLiesThereAndHowOldItIs() throws StoreException {
        there("b1", "MANUAL", OHIO, Duration.ofDays(12));
        there("b2", "MANUAL", OHIO, Duration.ofDays(9));
        there("b3", "MANUAL", OHIO, Duration.ofDays(10));
        there("b4", "AUTO", FRANKFURT, Duration.ofHours(11));
        there("b5", "AUTO", HOME, Duration.ofMinutes(59));
        desk.with(Desk.PROD);
        assertEquals("P 9 d ×3", row(OHIO).markProperty().get());
        assertEquals(
                "Ohio: 3 permanent backups, the newest 9 d old",
                row(OHIO).toldProperty().get());
        assertEquals("A 11 h", row(FRANKFURT).markProperty().get());
        assertEquals("H 59 min", desk.copies.homeMarkProperty().get());
        assertTrue(desk.copies.homeToldProperty().get().endsWith("(home region)"));
        assertTrue(
                model.dateProperty().get().startsWith("Backups there, today "),
                model.dateProperty().get());
    }

    @Test
    void aCopyThatWasAskedForIsAQuestionUntilItIsSeen() {
        desk.with(Desk.PROD);
        assertEquals("–", row(OHIO).markProperty().get());
        desk.copies.tick(OHIO, true);
        desk.create();
        model.stale();
        desk.background.advance(Duration.ofSeconds(1));
        assertEquals("?", row(OHIO).markProperty().get());
        assertTrue(row(OHIO).toldProperty().get().contains("1 requested, not yet seen"));
    }

    @Test
    void theMarksComeWithoutMovingTheRows() throws StoreException {
        desk.with(Desk.PROD);
        RegionRow before = row(OHIO);
        there("b1", "MANUAL", OHIO, Duration.ofDays(9));
        model.refresh();
        assertEquals(before, row(OHIO));
        assertEquals("P 9 d", before.markProperty().get());
    }

    @Test
    void withoutTheServiceTheHistoryTellsAndSaysSo() throws StoreException {
        there("b1", "MANUAL", OHIO, Duration.ofDays(9));
        desk.with(Desk.PROD);
        String date = model.dateProperty().get();
        desk.cloud.trouble = FakeCloud.unreachable();
        desk.clock.advance(Duration.ofDays(1));
        model.refresh();
        assertEquals("P 10 d", row(OHIO).markProperty().get(), "what is known keeps its place");
        assertEquals(date.replace("today", "yesterday"), model.dateProperty().get());
        desk.cluster.textProperty().set("in01-eu");
        assertEquals("Backups there, by the history alone", model.dateProperty().get());
    }

    @Test
    void ofAHistoryThatCannotBeReadNothingIsTold() {
        desk.store.unreadable = true;
        desk.shell.form().cluster().textProperty().set("in01-prod");
        desk.cluster.commit();
        assertTrue(model.dateProperty().get().startsWith("What lies where could not be read."));
        assertEquals("", desk.copies.homeMarkProperty().get());
    }

    @Test
    void manyChangesAreOneReading() {
        desk.with(Desk.PROD);
        int waiting = desk.background.waiting();
        for (int i = 0; i < 100; i++) {
            model.stale();
        }
        assertEquals(waiting + 1, desk.background.waiting());
    }

    @Test
    void theMatrixHasALineForEachClusterTheChosenOneFirst() throws StoreException {
        there("b1", "MANUAL", OHIO, Duration.ofDays(9));
        there("b2", "AUTO", HOME, Duration.ofHours(3));
        desk.with(Desk.PROD);
        Matrix told = opened();
        assertEquals(
                List.of("search-prod", "users-eu"),
                told.lines().stream().map(Line::cluster).toList());
        assertEquals(
                List.of("aws-us-west-2", "aws-us-east-2", "gcp-europe-west3"),
                told.regions().stream().map(CoverageMatrixViewModel.Column::id).toList());
        Line prod = told.lines().getFirst();
        assertEquals(
                List.of("H 3 h", "P 9 d", "/"),
                prod.spots().stream().map(Spot::mark).toList());
        assertEquals("Frankfurt: no copy can go there", prod.spots().getLast().told());
        assertEquals(List.of("9 d", "1 GB"), List.of(prod.elsewhere(), prod.kept()));
        assertEquals(
                List.of("/", "/", "H –"),
                told.lines().get(1).spots().stream().map(Spot::mark).toList());
        assertEquals("history alone", told.lines().get(1).date());
        assertEquals("2 clusters; 1 has a backup outside its home region.", told.summary());
        assertEquals(
                "C\tE\tK\taws-us-west-2\taws-us-east-2\tgcp-europe-west3\tD",
                told.table(List.of("C", "E", "K", "D")).lines().findFirst().orElseThrow());
    }

    @Test
    void aSizeThatIsNotKnownIsNoZero() throws StoreException {
        desk.with(Desk.PROD);
        assertEquals("none", opened().lines().getFirst().kept());
        desk.store.add(Attempt.planned(
                        desk.clock.instant(),
                        "Test",
                        "",
                        HOME,
                        desk.cloud.write(new BackupRequest(Desk.PROD.id(), new BackupScope.WholeCluster(), List.of())))
                .ended(new Accepted(FakeCloud.RECEIPT, Answer.NONE))
                .seen(new Job("job", JobState.AVAILABLE, "", "", desk.clock.instant())));
        model.refresh();
        assertEquals("1 of unknown size", opened().lines().getFirst().kept());
        there("b1", "MANUAL", OHIO, Duration.ofDays(9));
        model.refresh();
        assertEquals("1 GB + 1 of unknown size", opened().lines().getFirst().kept());
    }

    @Test
    void everythingChangesItsLanguage() throws StoreException {
        there("b1", "MANUAL", OHIO, Duration.ofDays(9));
        desk.with(Desk.PROD);
        desk.speakChinese();
        Matrix told = opened();
        for (String each : List.of(
                row(OHIO).markProperty().get(),
                row(OHIO).toldProperty().get(),
                desk.copies.homeMarkProperty().get(),
                model.dateProperty().get(),
                told.summary(),
                told.regions().getFirst().city())) {
            assertTrue(Desk.chinese(each), each);
        }
    }
}
