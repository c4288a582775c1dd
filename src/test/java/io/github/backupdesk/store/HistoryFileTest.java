package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("history.db");
    }

    @Test
    void foldersAndFilesAreForTheOwnerAlone() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path above = folder.resolve("new");
        Path around = above.resolve("folder");
        file = around.resolve("history.db");
        try (var store = SqliteHistoryStore.open(file)) {
            store.add(Samples.planned());
            assertEquals("rwx------", permissions(around));
            assertEquals("rwx------", permissions(above));
            assertEquals(3, files().size(), "the database, its log and its index");
            for (Path each : files()) {
                assertEquals("rw-------", permissions(each), each.toString());
            }
        }
        assertEquals(List.of(file), files());
    }

    @Test
    void aFolderMayHaveAnyName() throws Exception {
        file = folder.resolve("a b?c#d%41é'").resolve("history.db");
        try (var store = SqliteHistoryStore.open(file)) {
            store.add(Samples.planned());
        }
        assertEquals(List.of(file), files());
    }

    @Test
    void aTextFileIsDamage() throws Exception {
        Files.writeString(file, "hello ".repeat(1000));
        refusedUntouched(Kind.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 2000})
    void aFileCutShortIsDamage(int length) throws Exception {
        fill(1);
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(length);
        }
        refusedUntouched(Kind.DAMAGED, length < 100);
    }

    @Test
    void aDatabaseOfAnotherProgramIsDamage() throws Exception {
        sql("CREATE TABLE notes (text)");
        refusedUntouched(Kind.DAMAGED);
        sql("PRAGMA user_version = 1");
        refusedUntouched(Kind.DAMAGED);
    }

    @Test
    void aHistoryWithoutItsNumberIsDamage() throws Exception {
        fill(1);
        sql("PRAGMA user_version = 0");
        refusedUntouched(Kind.DAMAGED);
    }

    @Test
    void aDamagedMiddleIsToldWhenItIsRead() throws Exception {
        fill(200);
        spoilTheMiddle();
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(
                    Kind.DAMAGED,
                    assertThrows(StoreException.class, () -> store.newest(500, 999))
                            .kind());
        }
    }

    @Test
    void afterAnUncleanEndADamagedMiddleIsToldAtOnce() throws Exception {
        fill(200);
        spoilTheMiddle();
        Files.write(file.resolveSibling("history.db-wal"), new byte[32]);
        refusedUntouched(Kind.DAMAGED);
    }

    /** SQLite cannot tell whose log it is; what comes of it must be a state that can be read, or be told as damage. */
    @ParameterizedTest
    @ValueSource(ints = {3, 200})
    void theLogOfAnotherDatabaseEndsInAReadableStateOrAsDamage(int rows) throws Exception {
        fill(rows);
        Path other = folder.resolve("other/history.db");
        try (var strange = SqliteHistoryStore.open(other)) {
            strange.add(Samples.planned());
            Files.copy(other.resolveSibling("history.db-wal"), file.resolveSibling("history.db-wal"));
        }
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(store.count(), store.newest(500, Long.MAX_VALUE).size());
        } catch (StoreException e) {
            assertEquals(Kind.DAMAGED, e.kind());
        }
    }

    @Test
    void withoutItsLogAnOlderStateIsRead() throws Exception {
        fill(2);
        Path copy = folder.resolve("copy.db");
        try (var store = SqliteHistoryStore.open(file)) {
            store.add(Samples.planned());
            Files.copy(file, copy);
        }
        try (var store = SqliteHistoryStore.open(copy)) {
            assertEquals(2, store.count());
        }
    }

    @Test
    void aNewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        fill(2);
        sql("PRAGMA user_version = 2");
        refusedUntouched(Kind.NEWER_VERSION);
        assertEquals(List.of(file), files());
    }

    @Test
    void aNewerVersionThatStandsInTheLogAloneIsRefusedToo() throws Exception {
        fill(2);
        Path copy = folder.resolve("copy.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Connections.run(connection, "PRAGMA user_version = 2");
            Files.copy(file, copy);
            Files.copy(folder.resolve("history.db-wal"), folder.resolve("copy.db-wal"));
        }
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
        Files.move(folder.resolve("copy.db-wal"), folder.resolve("history.db-wal"));
        refusedUntouched(Kind.NEWER_VERSION);
        assertTrue(Files.size(folder.resolve("history.db-wal")) > 0);
    }

    @Test
    void aFolderInItsPlaceCannotBeOpened() throws Exception {
        Files.createDirectory(file);
        assertEquals(Kind.CANNOT_OPEN, refusal());
    }

    @Test
    void aFileInPlaceOfTheFolderCannotBeOpened() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        file = folder.resolve("file/history.db");
        assertEquals(Kind.CANNOT_OPEN, refusal());
    }

    @Test
    void aFolderThatCannotBeWrittenCannotBeOpened() throws Exception {
        Path proc = Path.of("/proc");
        assumeTrue(Files.isDirectory(proc), "a folder that even root cannot write");
        file = proc.resolve("history.db");
        assertEquals(Kind.CANNOT_OPEN, refusal());
    }

    @Test
    void aHistoryThatCannotBeWrittenIsReadOnly() throws Exception {
        fill(1);
        assumeTrue(file.toFile().setWritable(false) && !Files.isWritable(file), "root may write anything");
        refusedUntouched(Kind.READ_ONLY);
    }

    private Kind refusal() {
        return assertThrows(
                        StoreException.class,
                        () -> SqliteHistoryStore.open(file).close())
                .kind();
    }

    private void refusedUntouched(Kind kind) throws IOException {
        refusedUntouched(kind, true);
    }

    private void refusedUntouched(Kind kind, boolean untouched) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertEquals(kind, refusal());
        if (untouched) {
            assertArrayEquals(before, Files.readAllBytes(file));
        }
    }

    private void fill(int rows) throws StoreException {
        try (var store = SqliteHistoryStore.open(file)) {
            for (int i = 0; i < rows; i++) {
                store.add(Samples.collections("c" + i));
            }
        }
        assertFalse(Files.exists(folder.resolve("history.db-wal")));
    }

    private void spoilTheMiddle() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 8192, bytes.length - 4096, (byte) 0xFF);
        Files.write(file, bytes);
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Connections.run(connection, sql);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(file.getParent())) {
            return all.sorted().toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
