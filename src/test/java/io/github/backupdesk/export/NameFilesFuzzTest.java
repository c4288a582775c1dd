package io.github.backupdesk.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.backupdesk.domain.NameList;
import io.github.backupdesk.domain.NameListException;
import io.github.backupdesk.domain.NameTrouble;
import io.github.backupdesk.support.FuzzedText;
import java.util.Optional;
import java.util.Set;

/** I20: whatever a list holds, what comes of it are names that may be sent, and lines that are there. */
class NameFilesFuzzTest {

    private final JacksonNameFiles files = new JacksonNameFiles();

    @FuzzTest
    @DictionaryEntries({
        "database,collection\n",
        "\t",
        "\"",
        "\"\"",
        "default.",
        "{\"dbName\":\"",
        "\"collectionNames\":[",
        "\"dbCollections\":[{",
        "[\"",
        "\uFEFF",
        "\r"
    })
    void anyListBecomesNamesOrOddLines(byte[] bytes) {
        String text = FuzzedText.of(bytes);
        NameList list;
        try {
            list = files.read(text, Set.of("default"));
        } catch (NameListException e) {
            return;
        }
        list.names().forEach(each -> {
            assertEquals(Optional.empty(), NameTrouble.of(each.collection()));
            assertTrue(each.dbName().isEmpty() || NameTrouble.of(each.dbName()).isEmpty(), each::toString);
        });
        long lines = Math.max(1, text.lines().count());
        list.odd().forEach(each -> assertTrue(each.line() >= 1 && each.line() <= lines, each::toString));
        int distinct = list.in("default").values().stream().mapToInt(Set::size).sum();
        assertTrue(distinct <= list.names().size(), list::toString);
    }
}
