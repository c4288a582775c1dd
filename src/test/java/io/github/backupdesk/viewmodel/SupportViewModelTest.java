package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.ExportException.Obstacle;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Redaction;
import io.github.backupdesk.domain.SupportFile;
import io.github.backupdesk.domain.SupportFiles;
import io.github.backupdesk.domain.SupportName;
import io.github.backupdesk.domain.SupportSources;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.SupportBundleService;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.SupportViewModel.Days;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupportViewModelTest {

    private static final Path PLACE = Path.of("/somewhere/bundle.zip");

    private final ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>(Texts.in(Locale.ENGLISH));
    private final DirectBackground background = new DirectBackground();
    private final Files files = new Files();
    private final SupportViewModel model = new SupportViewModel(
            new SupportBundleService(new Sources(), files, Fixtures.CLOCK),
            background,
            Fixtures.CLOCK,
            texts.getReadOnlyProperty());

    @BeforeEach
    void gather() {
        model.gather();
    }

    private void choose(String name) {
        model.choose(model.rows().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void everyFileIsThereWithItsSizeAndTheFirstIsShown() {
        assertEquals(
                List.of("details.txt", "settings.json", "profiles.json", "logs/backup-desk.log", "manifest.json"),
                model.rows().stream().map(SupportRow::name).toList());
        assertEquals("details.txt", model.chosenProperty().get().name());
        assertEquals(List.of("Java: 25"), model.preview());
        assertEquals("9 B", model.rows().getFirst().size());
    }

    @Test
    void whatWasMaskedIsToldForAllAndForTheFile() {
        assertEquals(
                "5 files, 60 B. Masked: keys and passwords 1.",
                model.maskedToldProperty().get());
        assertTrue(model.previewToldProperty().get().endsWith("Nothing had to be masked."));
        choose("logs/backup-desk.log");
        assertTrue(model.previewToldProperty().get().endsWith("Masked: keys and passwords 1."));
        assertFalse(model.preview().toString().contains(Fixtures.CANARY));
    }

    @Test
    void otherDaysAndTheTickGatherAnewAndKeepTheFileThatIsShown() {
        choose("logs/backup-desk.log");
        assertEquals(Fixtures.NOON.minusSeconds(7 * 86_400), files.since.getLast());
        model.cover(Days.ONE);
        assertEquals(Fixtures.NOON.minusSeconds(86_400), files.since.getLast());
        model.cover(Days.ALL);
        assertEquals(3, files.since.size());
        model.hide(true);
        assertEquals("logs/backup-desk.log", model.chosenProperty().get().name());
        assertTrue(
                model.preview().getFirst().contains("cluster-1"),
                model.preview().toString());
    }

    @Test
    void aLongLineIsShownWholeAndWhatIsInvisibleIsSeen() {
        String line = "x".repeat(9_999) + "\u202e";
        files.log = line;
        model.gather();
        choose("logs/backup-desk.log");
        assertEquals(3, model.preview().size());
        assertEquals("x".repeat(9_999) + "⟨U+202E⟩", String.join("", model.preview()));
    }

    @Test
    void whatIsStillBeingGatheredCannotBeSaved() {
        List<String> asked = new ArrayList<>();
        model.askBy((title, name, where) -> {
            asked.add(name);
            return Optional.empty();
        });
        background.hold();
        model.hide(true);
        model.save();
        assertEquals(List.of(), asked);
        background.release();
        model.save();
        assertEquals(List.of("backup-desk-support_2026-11-23.zip"), asked);
        assertEquals(List.of(), files.written);
    }

    @Test
    void savingTellsWhereItLiesAndOffersTheFolder() {
        List<Path> opened = new ArrayList<>();
        model.openBy(opened::add);
        model.askBy((title, name, where) -> Optional.of(PLACE));
        model.save();
        assertEquals(List.of(PLACE), files.written);
        assertTrue(
                model.toldProperty().get().startsWith("Saved: " + PLACE),
                model.toldProperty().get());
        assertTrue(model.savedProperty().get());
        model.openFolder();
        assertEquals(List.of(PLACE.getParent()), opened);
        model.dismiss();
        assertEquals("", model.toldProperty().get());
        assertFalse(model.savedProperty().get());
    }

    @Test
    void whatCouldNotBeSavedSaysWhyAndOffersNoFolder() {
        files.obstacle = Obstacle.DISK_FULL;
        model.askBy((title, name, where) -> Optional.of(PLACE));
        model.save();
        assertTrue(model.toldProperty().get().startsWith("Not saved to " + PLACE + ". The disk is full."));
        assertFalse(model.savedProperty().get());
    }

    @Test
    void anotherLanguageTellsTheSameAnew() {
        texts.set(Texts.in(Locale.SIMPLIFIED_CHINESE));
        assertTrue(
                model.maskedToldProperty().get().contains("密钥和密码 1 处"),
                model.maskedToldProperty().get());
    }

    private static final class Files implements SupportFiles {

        private final List<@Nullable Instant> since = new ArrayList<>();
        private final List<Path> written = new ArrayList<>();
        private String log = "GET /v2/clusters/in01-abcdef Bearer " + Fixtures.CANARY;
        private @Nullable Obstacle obstacle;

        @Override
        public SupportFile read(String name, Path file) {
            return new SupportFile(name, "{}\n");
        }

        @Override
        public Profiles profiles(String name, Path file) {
            return new Profiles(new SupportFile(name, "{}\n"), List.of(), Map.of());
        }

        @Override
        public List<SupportFile> logs(String folderName, Path folder, @Nullable Instant from) {
            since.add(from);
            return List.of(new SupportFile(folderName + "/backup-desk.log", log));
        }

        @Override
        public SupportFile history(String name, List<Attempt> rows, Instant now) {
            throw new AssertionError("there is no history");
        }

        @Override
        public SupportFile manifest(String name, Map<String, Object> about, List<SupportFile> files) {
            return new SupportFile(name, about.get("masked") + "\n");
        }

        @Override
        public void write(Path zip, List<SupportFile> files, Instant now) throws ExportException {
            if (obstacle != null) {
                throw new ExportException(obstacle, null);
            }
            written.add(zip);
        }
    }

    private static final class Sources implements SupportSources {

        @Override
        public Path preferences() {
            return Path.of("settings.json");
        }

        @Override
        public Path profiles() {
            return Path.of("profiles.json");
        }

        @Override
        public Path logs() {
            return Path.of("logs");
        }

        @Override
        public String details() {
            return "Java: 25\n";
        }

        @Override
        public Map<String, HistoryStore> histories() {
            return Map.of();
        }

        @Override
        public String health(String history) {
            return "";
        }

        @Override
        public List<SupportName> names() {
            return List.of();
        }

        @Override
        public String withoutKeys(String text, String mask) {
            return text.replace("Bearer " + Fixtures.CANARY, Redaction.MASK);
        }
    }
}
