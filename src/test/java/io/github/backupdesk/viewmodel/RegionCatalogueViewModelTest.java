package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.service.RegionService;
import io.github.backupdesk.settings.SavedRegions;
import io.github.backupdesk.settings.SavedRegions.SavedProject;
import io.github.backupdesk.settings.SavedRegionsFile;
import io.github.backupdesk.support.FakeCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionCatalogueViewModelTest {

    private static final SavedRegions SAVED = new SavedRegions(
            Instant.parse("2026-11-03T10:42:00Z"),
            List.of("aws-us-west-2", "aws-eu-central-1", "aws-us-east-2", "no region"),
            List.of(new SavedProject("proj-1", "mine", "", List.of("aws-us-east-2"))));

    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    private Path path() {
        return folder.resolve("regions").resolve("test.json");
    }

    private CopiesViewModel copies() {
        SavedRegionsFile file = new SavedRegionsFile(path());
        CopiesViewModel copies = new CopiesViewModel(
                new RegionCatalogueViewModel(
                        new RegionService(desk.cloud),
                        new RegionCatalogueViewModel.Shelf() {
                            @Override
                            public Optional<SavedRegions> load() {
                                return file.load();
                            }

                            @Override
                            public void save(SavedRegions regions) throws IOException {
                                file.save(regions);
                            }
                        },
                        desk.background,
                        desk.clock,
                        desk.texts),
                new RegionFenceViewModel(RegionFence.NONE, lines -> {}, desk.background, desk.texts),
                desk.texts);
        copies.show(Optional.of(Desk.PROD));
        return copies;
    }

    private static List<String> cities(CopiesViewModel copies) {
        return copies.rows().stream()
                .map(row -> (row.city() + " " + row.note()).strip())
                .toList();
    }

    @Test
    void whatTheServiceToldIsThereTheNextTimeThoughItCannotBeAsked() throws IOException {
        CopiesViewModel first = copies();
        first.load();
        List<String> online = cities(first);
        assertEquals("", first.savedProperty().get());
        desk.cloud.trouble = FakeCloud.unreachable();
        CopiesViewModel second = copies();
        second.load();
        assertEquals(online, cities(second));
        assertEquals(List.of("Ohio", "Frankfurt not bound to the project"), online);
        assertTrue(
                second.savedProperty().get().startsWith("Showing regions saved today"),
                second.savedProperty().get());
        assertTrue(second.savedProperty().get().contains("could not be read now"));
        assertEquals("", second.stateProperty().get());
    }

    @Test
    void oldOnesAreShownWithTheirDateUntilTheAnswerHasCome() throws IOException {
        new SavedRegionsFile(path()).save(SAVED);
        CopiesViewModel copies = copies();
        desk.background.hold();
        copies.load();
        desk.background.releaseOne();
        assertEquals(List.of("Ohio", "Frankfurt not bound to the project"), cities(copies));
        assertEquals(
                "Showing regions saved on 3 Nov 10:42.", copies.savedProperty().get());
        desk.background.release();
        assertEquals("", copies.savedProperty().get());
        assertEquals(
                desk.clock.instant(),
                new SavedRegionsFile(path()).load().orElseThrow().at());
    }

    @Test
    void aRefreshThatFailsTakesNothingAwayAndTellsTheAge() {
        CopiesViewModel copies = copies();
        copies.load();
        List<String> before = cities(copies);
        desk.clock.advance(Duration.ofDays(3));
        desk.cloud.trouble = FakeCloud.unreachable();
        copies.load();
        assertEquals(before, cities(copies));
        assertTrue(
                copies.savedProperty().get().startsWith("Showing regions saved on "),
                copies.savedProperty().get());
        desk.cloud.trouble = null;
        copies.load();
        assertEquals("", copies.savedProperty().get());
    }

    @Test
    void aDamagedFileIsNoErrorAndIsMendedByTheNextAnswer() throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "{\"version\":1,\"savedAt\":");
        desk.cloud.trouble = FakeCloud.unreachable();
        CopiesViewModel copies = copies();
        copies.load();
        assertTrue(copies.stateProperty().get().startsWith("The regions could not be read."));
        assertEquals("", copies.problemProperty().get());
        desk.cloud.trouble = null;
        copies.load();
        assertTrue(new SavedRegionsFile(path()).load().isPresent());
    }

    @Test
    void whereNothingCanBeSavedTheListIsThereAllTheSame() throws IOException {
        Files.writeString(folder.resolve("regions"), "a file where the folder should be");
        CopiesViewModel copies = copies();
        copies.load();
        assertEquals(2, copies.rows().size());
        assertEquals("", copies.savedProperty().get());
        assertEquals("", copies.problemProperty().get());
    }
}
