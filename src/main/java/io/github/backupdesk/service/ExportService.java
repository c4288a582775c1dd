package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.ExportFiles;
import io.github.backupdesk.domain.ExportFiles.Format;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what a search finds into a file, page by page, so that a large history needs no large memory. */
public final class ExportService {

    private static final int PAGE = 1_000;

    private final HistoryStore history;
    private final ExportFiles files;

    public ExportService(HistoryStore history, ExportFiles files) {
        this.history = history;
        this.files = files;
    }

    /**
     * Writes every row for which the query holds all the while, each once and as it stood when its page was read, in the
     * order. A row that moves on meanwhile stands where it was first read; one that moves back past what was read already
     * stands at the end. Of rows that come to fit only meanwhile, some may be missing.
     *
     * @param told gets the number of rows written so far, once a page
     * @return how many rows were written
     * @throws InterruptedException if the thread was interrupted; then nothing is left of the file
     */
    public int export(HistoryQuery query, HistoryOrder order, Path file, Consumer<? super Integer> told)
            throws StoreException, ExportException, InterruptedException {
        Format format = Format.of(file).orElseThrow(() -> new ExportException(ExportException.Obstacle.ENDING, null));
        try (ExportFiles.Draft draft = files.begin(file, format)) {
            int rows = write(query, order, draft, told);
            draft.finish();
            return rows;
        }
    }

    private int write(HistoryQuery query, HistoryOrder order, ExportFiles.Draft draft, Consumer<? super Integer> told)
            throws StoreException, ExportException, InterruptedException {
        BitSet written = new BitSet();
        write(query, order, draft, written, told);
        if (order.column() != HistoryOrder.Column.WHEN) {
            // A place in this order may change, so a row can slip past the pages. One in the order of IDs cannot.
            write(query, HistoryOrder.NEWEST, draft, written, told);
        }
        return written.cardinality();
    }

    /** Writes those that are not written yet. */
    private void write(
            HistoryQuery query,
            HistoryOrder order,
            ExportFiles.Draft draft,
            BitSet written,
            Consumer<? super Integer> told)
            throws StoreException, ExportException, InterruptedException {
        HistoryOrder.@Nullable Place after = null;
        List<Attempt> page;
        do {
            page = history.find(query, order, PAGE, after);
            for (Attempt row : page) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                int number = Math.toIntExact(row.id());
                if (!written.get(number)) {
                    written.set(number);
                    draft.add(row);
                }
                after = order.place(row);
            }
            told.accept(written.cardinality());
        } while (page.size() == PAGE);
    }
}
