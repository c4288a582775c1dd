package io.github.backupdesk.bench;

import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryOrder.Column;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.store.ManyAttempts;
import io.github.backupdesk.store.SqliteHistoryStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A history of a million rows: opened, paged and searched; beside it what the same costs without an index. */
public final class HistoryBench {

    private static final int ROWS = 1_000_000;
    private static final int PAGE = 100;

    private final PrintStream out;

    private HistoryBench(PrintStream out) {
        this.out = out;
    }

    /** Alone, without the other benches. */
    public static void main(String[] args) throws Exception {
        run(System.out);
    }

    /** Needs two gigabytes in the temporary folder and a few minutes. */
    public static void run(PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("history-bench");
        try {
            new HistoryBench(out).measure(folder.resolve("history.db"));
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private void measure(Path file) throws Exception {
        long start = System.nanoTime();
        ManyAttempts.fill(file, ROWS, 1, attempt -> {});
        line("fill", millis(start), "ms");
        line("size", Files.size(file) / 1_048_576.0, "MiB");
        start = System.nanoTime();
        SqliteHistoryStore.open(file).close();
        line("first-open-writing-receipts", millis(start), "ms");
        line("receipts", Files.size(file.resolveSibling("receipts.jsonl")) / 1_048_576.0, "MiB");
        repeat("open", 9, () -> SqliteHistoryStore.open(file).close());
        try (var store = SqliteHistoryStore.open(file)) {
            measure(store);
        }
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            repeat(
                    "like-full-scan",
                    9,
                    () -> rows(
                            plain,
                            "SELECT id FROM searched WHERE whole LIKE '%ops-2999%' ORDER BY id DESC LIMIT " + PAGE));
            repeat(
                    "offset-500000",
                    15,
                    () -> rows(plain, "SELECT id FROM attempt ORDER BY id DESC LIMIT " + PAGE + " OFFSET 500000"));
        }
    }

    private void measure(SqliteHistoryStore store) throws Exception {
        repeat("newest-page", 200, () -> store.newest(PAGE, Long.MAX_VALUE));
        repeat("deep-page", 200, () -> store.newest(PAGE, ROWS / 2));
        for (Column column : List.of(Column.CLUSTER, Column.STATE, Column.BACKUP_NAME)) {
            for (boolean descending : new boolean[] {false, true}) {
                sorted(store, new HistoryOrder(column, descending));
            }
        }
        search(store, "word-common", "production");
        search(store, "word-rare", "ops-2999");
        search(store, "words-three", "wiki prod quarterly");
        search(store, "word-prefix-two", "wi");
        search(store, "word-prefix-two-rare", "zq");
        search(store, "word-prefix", "quart");
        search(store, "fragment", "hears");
        search(store, "fragment-rare-id", "0_3fa2");
        search(store, "no-hit", "xyzzyx");
        search(store, "no-hit-sign", "☃");
        search(store, "sign", "%");
        search(store, "state", "state:unknown");
        search(store, "states-three", "state:done,failed,running");
        search(store, "open-questions", "state:open");
        search(store, "open-questions-common-word", "state:open production");
        search(store, "state-and-word", "state:paused_x quarterly");
        search(store, "after", "after:2026-06-01 wiki");
        search(store, "deep-search", "before:2025-01-01 cluster:prod-17");
    }

    /** A page from the beginning, one from the middle, and the same with a filter. */
    private void sorted(SqliteHistoryStore store, HistoryOrder order) throws Exception {
        String figure =
                "sorted-" + order.column().name().toLowerCase(Locale.ROOT) + (order.descending() ? "-down" : "-up");
        HistoryOrder.Place middle = order.place(store.find(ROWS / 2).orElseThrow());
        HistoryQuery failed = HistoryQuery.parse("state:failed");
        repeat(figure + "-first-page", 50, () -> store.find(HistoryQuery.ALL, order, PAGE, null));
        repeat(figure + "-deep-page", 50, () -> store.find(HistoryQuery.ALL, order, PAGE, middle));
        repeat(figure + "-failed-deep", 20, () -> store.find(failed, order, PAGE, middle));
        HistoryQuery word = HistoryQuery.parse("quarterly");
        repeat(figure + "-word-first", 5, () -> store.find(word, order, PAGE, null));
    }

    private void search(SqliteHistoryStore store, String figure, String typed) throws Exception {
        HistoryQuery query = HistoryQuery.parse(typed);
        line(
                "search-" + figure + "-hits",
                store.find(query, PAGE, Long.MAX_VALUE).size(),
                "rows");
        repeat("search-" + figure, 100, () -> store.find(query, PAGE, Long.MAX_VALUE));
    }

    private static void rows(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                result.getLong(1);
            }
        }
    }

    private void repeat(String figure, int times, Step step) throws Exception {
        step.run();
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            step.run();
            taken[i] = millis(start);
        }
        Arrays.sort(taken);
        line(figure + "-median", taken[times / 2], "ms");
        line(figure + "-p99", taken[(times * 99 - 1) / 100], "ms");
    }

    private void line(String figure, double value, String unit) throws IOException {
        out.printf(Locale.ROOT, "bench history %s %.2f %s%n", figure, value, unit);
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    /** One thing that is measured. */
    private interface Step {
        void run() throws Exception;
    }
}
