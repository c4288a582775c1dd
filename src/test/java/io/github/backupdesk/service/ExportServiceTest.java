package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.export.AtomicExportFiles;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportServiceTest {

    @TempDir
    Path folder;

    private final FakeHistory history = new FakeHistory();
    private final ExportService service = new ExportService(history, new AtomicExportFiles(Fixtures.CLOCK));

    private void rows(int count) throws StoreException {
        var exact = new FakeCloud(new ArrayList<>()).write(Fixtures.wholeCluster());
        for (int i = 0; i < count; i++) {
            history.add(Attempt.planned(Fixtures.NOON, "Test", "cluster-" + i % 7, null, exact));
        }
    }

    private List<Long> written(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> Long.parseLong(line.substring(0, line.indexOf(','))))
                .toList();
    }

    @Test
    void tenThousandRowsComeInOrderAndOnce() throws Exception {
        rows(10_000);
        Path file = folder.resolve("all.csv");
        List<Integer> told = new ArrayList<>();
        assertEquals(10_000, service.export(HistoryQuery.ALL, HistoryOrder.NEWEST, file, told::add));
        assertEquals(
                LongStream.rangeClosed(1, 10_000).map(i -> 10_001 - i).boxed().toList(), written(file));
        assertEquals(11, told.size());
        HistoryOrder byCluster = new HistoryOrder(HistoryOrder.Column.CLUSTER, false);
        service.export(HistoryQuery.ALL, byCluster, file, told::add);
        assertEquals(10_000, written(file).stream().distinct().count());
        assertEquals(List.of(9_997L, 9_990L), written(file).subList(0, 2));
    }

    @Test
    void aRowThatMovesToAnEarlierPlaceMeanwhileIsWrittenAllTheSame() throws Exception {
        rows(1_500);
        Path file = folder.resolve("all.csv");
        HistoryOrder byState = new HistoryOrder(HistoryOrder.Column.STATE, false);
        int rows = service.export(HistoryQuery.ALL, byState, file, n -> sendAndLose(5));
        assertEquals(1_500, rows);
        List<Long> written = written(file);
        assertEquals(1_500, written.stream().distinct().count());
        assertEquals(List.of(1_500L, 5L), List.of(written.getFirst(), written.getLast()));
    }

    @Test
    void aRowThatMovesToALaterPlaceMeanwhileIsWrittenOnce() throws Exception {
        rows(1_500);
        Path file = folder.resolve("all.csv");
        HistoryOrder lastFirst = new HistoryOrder(HistoryOrder.Column.STATE, true);
        assertEquals(1_500, service.export(HistoryQuery.ALL, lastFirst, file, n -> sendAndLose(1_499)));
        assertEquals(List.of(1_500L, 1_499L, 1_498L), written(file).subList(0, 3));
        assertEquals(1_500, written(file).size());
    }

    /** An open question comes before what is planned. */
    private void sendAndLose(long id) {
        try {
            Attempt row = history.find(id).orElseThrow();
            history.save(row.ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE)));
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onlyWhatIsSearchedForIsWritten() throws Exception {
        rows(20);
        Path file = folder.resolve("some.csv");
        assertEquals(3, service.export(HistoryQuery.parse("cluster-1"), HistoryOrder.NEWEST, file, n -> {}));
        assertEquals(List.of(16L, 9L, 2L), written(file));
    }

    @Test
    void anInterruptLeavesNothing() throws Exception {
        rows(2_500);
        Path file = folder.resolve("all.json");
        assertThrows(
                InterruptedException.class,
                () -> service.export(
                        HistoryQuery.ALL,
                        HistoryOrder.NEWEST,
                        file,
                        n -> Thread.currentThread().interrupt()));
        assertFalse(Thread.interrupted());
        nothingIsLeft();
    }

    @Test
    void aHistoryThatCannotBeReadLeavesNothing() throws Exception {
        rows(5);
        history.unreadable = true;
        assertThrows(
                StoreException.class,
                () -> service.export(HistoryQuery.ALL, HistoryOrder.NEWEST, folder.resolve("a.csv"), n -> {}));
        nothingIsLeft();
    }

    @Test
    void anotherEndingIsRefused() throws Exception {
        var e = assertThrows(
                ExportException.class,
                () -> service.export(HistoryQuery.ALL, HistoryOrder.NEWEST, folder.resolve("a.xlsx"), n -> {}));
        assertEquals(ExportException.Obstacle.ENDING, e.obstacle());
        nothingIsLeft();
    }

    private void nothingIsLeft() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(), all.toList());
        }
    }
}
