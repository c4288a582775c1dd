package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final ExportViewModel model = desk.export;
    private final List<String> asked = new ArrayList<>();
    private Optional<Path> answer = Optional.empty();

    @BeforeEach
    void fill() {
        model.askBy((title, name, where) -> {
            asked.add(title + " " + name + " "
                    + where.map(Path::getFileName).map(Path::toString).orElse("-"));
            return answer;
        });
        desk.with(Desk.PROD).create();
        desk.shell.exportHistory();
    }

    private void answer(String name) {
        answer = Optional.of(folder.resolve(name));
    }

    private String told() {
        return model.toldProperty().get();
    }

    private void nothingIsLeft() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(), all.toList());
        }
    }

    @Test
    void askingLeadsToTheHistoryAndAnAnswerNotGivenToNothing() throws IOException {
        assertEquals(ShellViewModel.Screen.HISTORY, desk.shell.screenProperty().get());
        assertEquals(List.of("Export the history backup-desk-history-2026-11-23.csv -"), asked);
        assertEquals("", told());
        nothingIsLeft();
    }

    @Test
    void theRowsAreWrittenAndTheFolderIsRememberedForThisRun() throws IOException {
        answer("a.csv");
        model.export();
        assertEquals("1 row was exported: " + folder.resolve("a.csv"), told());
        assertEquals(2, Files.readAllLines(folder.resolve("a.csv")).size());
        model.export();
        assertTrue(asked.getLast().endsWith(" " + folder.getFileName()), asked.getLast());
        model.dismiss();
        assertEquals("", told());
    }

    @Test
    void onlyWhatIsSearchedForIsWritten() throws IOException {
        desk.history.search().textProperty().set("nothing-like-it");
        desk.background.advance(Duration.ofMillis(60));
        answer("a.csv");
        model.export();
        assertTrue(told().startsWith("No row matches"), told());
        assertEquals(1, Files.readAllLines(folder.resolve("a.csv")).size());
    }

    @Test
    void whatIsGivenUpIsNotWrittenAndSaysSo() throws IOException {
        answer("a.json");
        desk.background.hold();
        model.export();
        assertTrue(model.runningProperty().get());
        assertEquals("Exporting … no rows yet", told());
        model.export();
        assertEquals(2, asked.size(), "one at a time");
        model.cancel();
        desk.background.release();
        assertFalse(model.runningProperty().get());
        assertTrue(told().startsWith("The export was given up."), told());
        nothingIsLeft();
    }

    @Test
    void whatGoesWrongIsSaidInBothLanguages() throws IOException {
        answer("a.xlsx");
        model.export();
        assertTrue(told().contains("has to end in .csv or .json. Nothing was written"), told());
        desk.speakChinese();
        assertTrue(Desk.chinese(told()), told());
        nothingIsLeft();
        desk.store.unreadable = true;
        answer("a.csv");
        model.export();
        assertTrue(told().startsWith("未能导出到 "), told());
        assertFalse(model.runningProperty().get());
    }
}
