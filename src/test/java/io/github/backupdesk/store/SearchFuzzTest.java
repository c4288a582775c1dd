package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.support.FuzzedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** I17: whatever is typed into the search field finds what a plain look at each row finds, and is never an error. */
class SearchFuzzTest {

    private static final int ROWS = 300;

    /** More words than this are not all looked at. */
    private static final int FEW = 100;

    private static final PlainSearch PLAIN =
            new PlainSearch(ZoneOffset.UTC, typed -> SearchText.folded(typed).strip());

    private static final List<Attempt> OLDEST_FIRST = new ArrayList<>();
    private static final List<SearchText> TEXTS = new ArrayList<>();
    private static SqliteHistoryStore store;

    @BeforeAll
    static void fill(@TempDir Path folder) throws StoreException, SQLException, IOException {
        OLDEST_FIRST.clear();
        TEXTS.clear();
        Path file = Files.createDirectory(folder.resolve("fuzzed")).resolve("history.db");
        ManyAttempts.fill(file, ROWS, 20261123, row -> {
            OLDEST_FIRST.add(row);
            TEXTS.add(SearchText.of(row));
        });
        store = SqliteHistoryStore.open(file, Options.standard().at(Clock.systemUTC()));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @FuzzTest
    @DictionaryEntries({
        "cluster:",
        "state:",
        "region:",
        "after:2024-01-01",
        "before:2024-01-02",
        "id:job-",
        "ticket:OPS-",
        "集群:",
        "状态：",
        "SUCCESSFUL",
        "unknown",
        "orders",
        "\"",
        "NEAR("
    })
    void anySearchFindsWhatAPlainLookFinds(byte[] bytes) throws StoreException {
        HistoryQuery query = HistoryQuery.parse(FuzzedText.of(bytes));
        List<Attempt> found = store.find(query, ROWS, Long.MAX_VALUE);
        if (query.words().size() + query.states().size() + query.clusters().size() > FEW) {
            return;
        }
        List<Attempt> expected = IntStream.iterate(ROWS - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> PLAIN.holds(query, OLDEST_FIRST.get(i), TEXTS.get(i)))
                .mapToObj(OLDEST_FIRST::get)
                .toList();
        assertEquals(expected, found, query::toString);
    }
}
