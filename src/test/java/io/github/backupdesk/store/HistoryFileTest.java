package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.HistoryQuery;
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
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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
    void s06FoldersAndFilesAreForTheOwnerAlone() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path above = folder.resolve("new");
        Path around = above.resolve("folder");
        file = around.resolve("history.db");
        try (var store = SqliteHistoryStore.open(file)) {
            store.add(Samples.planned());
            assertEquals("rwx------", permissions(around));
            assertEquals("rwx------", permissions(above));
            assertEquals(5, files().size(), "the database, its log and its index, the marker and the receipts");
            for (Path each : files()) {
                assertEquals("rw-------", permissions(each), each.toString());
            }
        }
        assertEquals(List.of(file, receipts()), files());
    }

    @Test
    void aFolderMayHaveAnyName() throws Exception {
        file = folder.resolve("a b?c#d%41é'").resolve("history.db");
        try (var store = SqliteHistoryStore.open(file)) {
            store.add(Samples.planned());
            store.snapshot();
        }
        assertEquals(List.of(file, receipts(), file.resolveSibling("snapshots")), files());
    }

    @Test
    void aTextFileIsDamage() throws Exception {
        Files.writeString(file, "hello ".repeat(1000));
        rebuilt();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 2000})
    void aFileCutShortIsDamage(int length) throws Exception {
        fill(1);
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(length);
        }
        rebuilt();
    }

    @Test
    void aDatabaseOfAnotherProgramIsDamage() throws Exception {
        sql("CREATE TABLE notes (text)");
        rebuilt();
        Files.delete(file);
        sql("CREATE TABLE notes (text)");
        sql("PRAGMA user_version = 1");
        rebuilt();
    }

    @Test
    void aHistoryWithoutItsNumberIsDamage() throws Exception {
        fill(1);
        sql("PRAGMA user_version = 0");
        rebuilt();
    }

    @Test
    void p23ADamagedMiddleIsToldWhenItIsReadAndMendedAtTheNextStart() throws Exception {
        fill(200);
        try (var store = SqliteHistoryStore.open(file, Options.standard().checkingUpTo(0))) {
            spoilTheMiddle();
            assertEquals(
                    Kind.DAMAGED,
                    assertThrows(StoreException.class, () -> store.newest(500, 999))
                            .kind());
        }
        // From now on it is under suspicion.
        try (var store = SqliteHistoryStore.open(file, Options.standard().checkingUpTo(0))) {
            assertEquals(200, store.recovery().orElseThrow().rows());
        }
    }

    @Test
    void afterAnUncleanEndADamagedMiddleIsToldAtOnce() throws Exception {
        fill(200);
        spoilTheMiddle();
        Files.write(file.resolveSibling("history.db-wal"), new byte[32]);
        rebuilt();
    }

    /** SQLite cannot tell whose log it is; what comes of it must be a state that can be read, or be told as damage. */
    @ParameterizedTest
    @ValueSource(ints = {3, 200})
    void p24TheLogOfAnotherDatabaseEndsInAReadableStateOrAsDamage(int rows) throws Exception {
        fill(rows);
        Path other = folder.resolve("other/history.db");
        try (var strange = SqliteHistoryStore.open(other)) {
            strange.add(Samples.planned());
            Files.copy(other.resolveSibling("history.db-wal"), file.resolveSibling("history.db-wal"));
        }
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(store.count(), store.newest(500, Long.MAX_VALUE).size());
        } catch (StoreException e) {
            assertEquals(Kind.DAMAGED, e.kind(), e::getMessage);
        }
    }

    @Test
    void p24WithoutItsLogAnOlderStateIsRead() throws Exception {
        fill(2);
        Path copy = folder.resolve("elsewhere/history.db");
        Files.createDirectory(copy.getParent());
        try (var store = SqliteHistoryStore.open(file)) {
            store.add(Samples.planned());
            Files.copy(file, copy);
        }
        try (var store = SqliteHistoryStore.open(copy)) {
            assertEquals(2, store.count());
        }
    }

    @Test
    void p25ANewerVersionIsReadAndLeftAsItIs() throws Exception {
        fill(2);
        sql("PRAGMA user_version = 99");
        readOnly(Kind.NEWER_VERSION, 2);
        assertEquals(List.of(file, receipts()), files());
    }

    @Test
    void aNewerVersionThatStandsInTheLogAloneIsReadTheSameWay() throws Exception {
        fill(2);
        Path copy = folder.resolve("copy.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Connections.run(connection, "PRAGMA user_version = 99");
            Files.copy(file, copy);
            Files.copy(folder.resolve("history.db-wal"), folder.resolve("copy.db-wal"));
        }
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
        Files.move(folder.resolve("copy.db-wal"), folder.resolve("history.db-wal"));
        readOnly(Kind.NEWER_VERSION, 2);
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
    void p19AHistoryThatCannotBeWrittenIsReadOnly() throws Exception {
        fill(1);
        assumeTrue(file.toFile().setWritable(false) && !Files.isWritable(file), "root may write anything");
        readOnly(Kind.READ_ONLY, 1);
    }

    private Kind refusal() {
        return assertThrows(
                        StoreException.class,
                        () -> SqliteHistoryStore.open(file).close())
                .kind();
    }

    /** What is damaged lies aside as it was, and a history that works is in its place. */
    private void rebuilt() throws Exception {
        byte[] before = Files.readAllBytes(file);
        try (var store = SqliteHistoryStore.open(file)) {
            Recovery recovery = store.recovery().orElseThrow();
            assertEquals(Recovery.Cause.DAMAGED, recovery.cause());
            assertArrayEquals(before, Files.readAllBytes(Objects.requireNonNull(recovery.keptAt())));
            assertEquals(recovery.rows(), store.count());
            store.add(Samples.planned());
        }
    }

    private void readOnly(Kind kind, int rows) throws Exception {
        byte[] before = Files.readAllBytes(file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(kind, store.refusal().orElseThrow());
            List<Attempt> all = store.newest(9, Long.MAX_VALUE);
            assertEquals(rows, all.size());
            assertEquals(all, store.find(HistoryQuery.parse("cluster:dedic"), 9, Long.MAX_VALUE));
            for (Executable write : List.<Executable>of(
                    () -> store.add(Samples.planned()), () -> store.save(all.getFirst()), store::snapshot)) {
                assertEquals(kind, assertThrows(StoreException.class, write).kind());
            }
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    private Path receipts() {
        return file.resolveSibling("receipts.jsonl");
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
