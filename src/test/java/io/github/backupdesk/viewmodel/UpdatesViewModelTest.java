package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.ProgramVersion;
import io.github.backupdesk.domain.Release;
import io.github.backupdesk.domain.SafeLink;
import io.github.backupdesk.service.UpdateService;
import io.github.backupdesk.settings.Preferences.Updates;
import io.github.backupdesk.support.FakeCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdatesViewModelTest {

    private static final SafeLink PAGE = SafeLink.parse("https://github.com/backupdesk/backup-desk/releases/tag/v1.4.0")
            .orElseThrow();

    private final Desk desk = new Desk();
    private final NoticesViewModel notices = new NoticesViewModel(desk.background, desk.clock, desk.texts);
    private final List<Instant> kept = new ArrayList<>();
    private Updates choice = Updates.ON;
    private String newest = "1.4.0";
    private @Nullable CloudException trouble;
    private int asked;

    private UpdatesViewModel running(String version, @Nullable Instant last) {
        UpdateService service = new UpdateService(
                () -> {
                    asked++;
                    if (trouble != null) {
                        throw trouble;
                    }
                    return new Release(
                            ProgramVersion.parse(newest).orElseThrow(), PAGE, Instant.parse("2026-11-03T08:00:00Z"));
                },
                version);
        return new UpdatesViewModel(
                service, () -> choice, last, kept::add, notices, desk.background, desk.clock, desk.texts);
    }

    /** A day of a program that stays open. */
    private void aDay() {
        for (int hour = 0; hour < 24; hour++) {
            desk.clock.advance(Duration.ofHours(1));
            desk.background.advance(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Updates.class,
            names = {"NOT_CHOSEN", "OFF"})
    void nothingIsEverAskedWhereThatIsNotChosen(Updates not) {
        choice = not;
        UpdatesViewModel model = running("1.0.0", null);
        model.goOn();
        aDay();
        model.check();
        aDay();
        assertEquals(0, asked);
        assertEquals(List.of(), kept);
        assertTrue(model.lineProperty().get().startsWith("Newer versions are not asked after, so nothing was sent."));
        choice = Updates.ON;
        model.goOn();
        assertEquals(1, asked);
    }

    @Test
    void itStopsAskingWhenThatIsChosen() {
        UpdatesViewModel model = running("1.0.0", null);
        model.goOn();
        choice = Updates.OFF;
        aDay();
        aDay();
        assertEquals(1, asked);
    }

    @Test
    void itAsksOnceADayAlsoAcrossRuns() {
        UpdatesViewModel model = running("1.0.0", null);
        model.goOn();
        model.goOn();
        assertEquals(1, asked);
        aDay();
        aDay();
        assertEquals(3, asked);
        assertEquals(3, kept.size());
        choice = Updates.OFF;
        aDay();
        choice = Updates.ON;
        desk.clock.advance(Duration.ofHours(-2));
        running("1.0.0", kept.getLast()).goOn();
        assertEquals(3, asked, "not a day has passed since the last run asked");
    }

    @Test
    void aNewerVersionIsToldInTheLineAndOnceInTheNotices() {
        UpdatesViewModel model = running("1.3.9", null);
        List<SafeLink> opened = new ArrayList<>();
        model.openBy(opened::add);
        model.openPage();
        model.goOn();
        aDay();
        assertEquals(
                "Version 1.4.0 is there since 3 Nov 2026.", model.lineProperty().get());
        assertEquals(1, notices.rows().size());
        NoticeRow row = notices.rows().getFirst();
        assertEquals(NoticeKind.NOTE, row.kind());
        assertEquals("Version 1.4.0 is there since 3 Nov 2026.", row.sentence());
        assertTrue(model.pageThereProperty().get());
        model.openPage();
        assertEquals(List.of(PAGE), opened);
        newest = "1.5.0";
        model.check();
        assertEquals(2, notices.rows().size());
        desk.speakChinese();
        assertTrue(Desk.chinese(model.lineProperty().get()));
    }

    @Test
    void theNewestIsToldWithoutANotice() {
        UpdatesViewModel model = running("1.4.0", null);
        model.check();
        assertEquals("You have the newest version.", model.lineProperty().get());
        assertFalse(model.pageThereProperty().get());
        assertEquals(List.of(), notices.rows());
        newest = "1.4.0-rc.2";
        model.check();
        assertEquals("You have the newest version.", model.lineProperty().get());
    }

    @Test
    void whatStandsInTheWayIsTold() {
        UpdatesViewModel model = running("1.4.0", null);
        trouble = FakeCloud.unreachable();
        model.check();
        assertTrue(model.lineProperty().get().startsWith("The newest version could not be asked for. "));
        trouble = new CloudException.Refused(new Answer(404, null, "", ""));
        model.check();
        assertEquals(
                "The newest version could not be asked for. The page of the versions answered with HTTP 404. Try again later.",
                model.lineProperty().get());
        trouble = new CloudException.NotTheApi(new Answer(200, null, "", ""));
        model.check();
        assertTrue(model.lineProperty().get().contains("no list of versions"));
    }
}
