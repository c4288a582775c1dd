package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.store.SqliteHistoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What must be so after every fault (rule G of promises.md section 8): no confirmation was sent twice, every attempt has an
 * end or is called unknown, what the server made is what the history knows or calls unknown, the key stands nowhere, and
 * nothing fell through to the end of a thread.
 *
 * @param folder everything the program wrote lies under it
 * @param before what the server had before the program began
 */
record Aftermath(Path folder, ServerSide server, String key, Set<String> before) {

    static Aftermath begin(Path folder, ServerSide server, String key) {
        return new Aftermath(folder, server, key, Set.copyOf(server.backupIds()));
    }

    Set<String> made() {
        Set<String> made = new HashSet<>(server.backupIds());
        made.removeAll(before);
        return made;
    }

    /**
     * To be called when no program has the folder open. Returns the rows of our own requests, newest first.
     *
     * @param printed what the program wrote to the terminal
     */
    List<Attempt> holds(int confirmed, String printed) throws Exception {
        assertTrue(server.creates() <= confirmed, () -> server.creates() + " requests for " + confirmed);
        assertFalse(printed.contains(key), "the key was printed");
        assertEquals(List.of(), filesWith(folder, key), "the key was written down");
        assertEquals(List.of(), filesWith(folder.resolve("logs"), "reached the end of"), "something was not caught");
        List<Attempt> rows;
        try (SqliteHistoryStore store = SqliteHistoryStore.open(history())) {
            assertTrue(store.recovery().isEmpty(), "nothing was damaged");
            store.check();
            new HistoryService(store, new Ledger(store)).settleInterrupted();
            // What others have made, and the program has seen, is none of our doing.
            rows = store.newest(1000, Long.MAX_VALUE).stream()
                    .filter(row -> row.state() != AttemptState.ELSEWHERE)
                    .toList();
        }
        assertTrue(rows.stream().noneMatch(row -> row.state() == AttemptState.SENDING), rows::toString);
        sameAsTheServer(rows);
        return rows;
    }

    Path history() {
        return Folders.under(folder).history();
    }

    private void sameAsTheServer(List<Attempt> rows) {
        Set<String> unclaimed = made();
        for (Attempt row : rows) {
            if (!row.backupId().isEmpty()) {
                assertTrue(unclaimed.remove(row.backupId()), () -> "the server never made " + row.backupId());
            }
        }
        List<Attempt> unknown = new ArrayList<>(
                rows.stream().filter(row -> row.state() == AttemptState.UNKNOWN).toList());
        for (String id : unclaimed) {
            // What has looked and found something has to have found this; so it has the first say.
            Attempt maker = unknown.stream()
                    .sorted(Comparator.comparing(
                            row -> row.trail().search().candidates().isEmpty()))
                    .filter(row -> mayHaveMade(row, id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("made, and known to nobody: " + id));
            unknown.remove(maker);
        }
    }

    private boolean mayHaveMade(Attempt row, String backupId) {
        List<Backup> candidates = row.trail().search().candidates();
        if (!candidates.isEmpty()) {
            return candidates.stream().anyMatch(each -> each.id().equals(backupId));
        }
        JsonNode listed = server.listed(backupId);
        var request = row.exact().request();
        return listed.get("clusterId").stringValue().equals(request.clusterId().value())
                && listed.get("backupType")
                        .stringValue()
                        .equals(request.scope().type().name());
    }

    /** The files that hold the text anywhere, in either of the two encodings in which a JVM keeps texts. */
    static List<Path> filesWith(Path under, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.exists(under)) {
            try (Stream<Path> all = Files.walk(under)) {
                for (Path each : all.filter(Files::isRegularFile).toList()) {
                    byte[] bytes = Files.readAllBytes(each);
                    if (new String(bytes, StandardCharsets.ISO_8859_1).contains(text)
                            || new String(bytes, StandardCharsets.UTF_16LE).contains(text)) {
                        found.add(each);
                    }
                }
            }
        }
        return found;
    }
}
