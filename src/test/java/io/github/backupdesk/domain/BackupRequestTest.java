package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.BackupScope.Collections;
import io.github.backupdesk.domain.BackupScope.WholeCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupRequestTest {

    private static final ClusterId CLUSTER = new ClusterId("in01-a");
    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId OREGON = new RegionId("aws-us-west-2");

    @Test
    void theScopeNamesItsType() {
        assertEquals(BackupType.CLUSTER, new WholeCluster().type());
        assertEquals(BackupType.COLLECTION, new Collections("default", List.of("a")).type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesCollectionsWithoutADatabase(String dbName) {
        assertThrows(IllegalArgumentException.class, () -> new Collections(dbName, List.of("a")));
    }

    @Test
    void refusesACollectionBackupOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Collections("d", List.of()));
    }

    @Test
    void refusesACollectionNamedTwice() {
        assertThrows(IllegalArgumentException.class, () -> new Collections("d", List.of("a", "b", "a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void refusesACollectionWithoutAName(String name) {
        assertThrows(IllegalArgumentException.class, () -> new Collections("d", List.of("a", name)));
    }

    @Test
    void namesThatDifferInCaseOrCompositionAreTwo() {
        List<String> names = List.of("a", "A", "\u00E9", "e\u0301", "quote\"\\'", "a\u2028b", "🧊", "x".repeat(255));
        assertEquals(names, new Collections("d", names).collectionNames());
    }

    @Test
    void refusesACopyRegionNamedTwice() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new BackupRequest(CLUSTER, new WholeCluster(), List.of(OHIO, OREGON, OHIO)));
    }

    @Test
    void countsTheOriginalAndEachCopy() {
        assertEquals(1, new BackupRequest(CLUSTER, new WholeCluster(), List.of()).permanentBackups());
        assertEquals(3, new BackupRequest(CLUSTER, new WholeCluster(), List.of(OHIO, OREGON)).permanentBackups());
    }

    @Test
    void laterChangesToTheListsChangeNothing() {
        List<String> names = new ArrayList<>(List.of("a"));
        List<RegionId> copies = new ArrayList<>(List.of(OHIO));
        BackupRequest request = new BackupRequest(CLUSTER, new Collections("d", names), copies);
        names.add("b");
        copies.clear();
        assertEquals(new BackupRequest(CLUSTER, new Collections("d", List.of("a")), List.of(OHIO)), request);
    }

    @Test
    void aReceiptHasBothIds() {
        assertThrows(IllegalArgumentException.class, () -> new Receipt("", "n", "j"));
        assertThrows(IllegalArgumentException.class, () -> new Receipt("b", "n", " "));
        assertEquals("", new Receipt("b", "", "j").backupName());
    }
}
