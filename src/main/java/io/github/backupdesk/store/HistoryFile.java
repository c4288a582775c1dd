package io.github.backupdesk.store;

import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;

/**
 * The file of a history: how it comes into the world, and what is looked at before SQLite may touch it. A file under its
 * final name is complete from its first moment, so an empty one, or one without our marks, can only be a damaged one.
 */
final class HistoryFile {

    /** "BKDK". */
    static final int APPLICATION_ID = 0x424B444B;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_LENGTH = 100;
    private static final int USER_VERSION_AT = 60;
    private static final int APPLICATION_ID_AT = 68;

    private HistoryFile() {}

    /** Makes a new, empty history. */
    static void create(Path file, Options options) throws IOException, SQLException, StoreException {
        try {
            build(file, options, unborn -> {});
        } catch (FileAlreadyExistsException e) {
            // Somebody else was faster; theirs is checked and opened like any other.
            check(file, options);
        }
    }

    /** Makes a history beside its place and moves it there when it is whole. What is put into it may stand there already. */
    static void build(Path file, Options options, Filling filling) throws IOException, SQLException, StoreException {
        Path folder = folderOf(file);
        Files.createDirectories(folder, only(folder, "rwx------"));
        Path unborn = Files.createTempFile(folder, file.getFileName() + "-", ".new", only(folder, "rw-------"));
        try {
            filling.copyInto(unborn);
            try (Connection connection = Connections.maker(unborn, options)) {
                Connections.run(connection, "PRAGMA application_id = " + APPLICATION_ID);
                Schema.apply(connection, options.migrations());
                filling.fill(connection);
            }
            force(unborn);
            Files.move(unborn, file);
            forceFolder(folder);
        } finally {
            Files.deleteIfExists(unborn);
        }
    }

    /** What comes into a new file. */
    interface Filling {

        /** Before the steps of the schema: another history may be written into the empty file. */
        void copyInto(Path unborn) throws IOException, SQLException, StoreException;

        default void fill(Connection connection) throws IOException, SQLException, StoreException {}
    }

    static void createIfAbsent(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, only(folderOf(file), "rw-------"));
            forceFolder(folderOf(file));
        }
    }

    /** Lies there while the history is open for writing, and stays if it was not closed well. */
    static Path marker(Path file) {
        return file.resolveSibling(file.getFileName() + ".in-use");
    }

    /** @throws StoreException if the file is no history, a damaged one, one of a newer program, or cannot be written */
    static void check(Path file, Options options) throws IOException, SQLException, StoreException {
        if (!Files.isRegularFile(file)) {
            throw new StoreException(Kind.CANNOT_OPEN, "not a file");
        }
        int version = versionInHeader(file);
        if (!Files.isWritable(file) || !Files.isWritable(folderOf(file))) {
            throw new StoreException(Kind.READ_ONLY, "the file or its folder cannot be written");
        }
        if (Files.size(file) <= options.smallBytes() || endedUncleanly(file)) {
            version = examine(file, options);
        }
        if (version > options.version()) {
            throw new StoreException(Kind.NEWER_VERSION, "schema " + version);
        }
    }

    /** Keeps the file as it is before steps are applied to it. The copy replaces that of an earlier, failed try. */
    static void copyBefore(Connection connection, Path file, int newVersion) throws IOException, SQLException {
        Path copy = file.resolveSibling(file.getFileName() + ".before-" + newVersion);
        Files.deleteIfExists(copy);
        // SQLite fills an empty file, and so cannot be the one to choose its permissions.
        Files.createFile(copy, only(folderOf(copy), "rw-------"));
        try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        }
        force(copy);
    }

    /** Read without SQLite, which would leave its traces. */
    static int versionInHeader(Path file) throws IOException, StoreException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER_LENGTH);
        }
        if (header.length < HEADER_LENGTH || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new StoreException(Kind.DAMAGED, "the header is missing");
        }
        ByteBuffer numbers = ByteBuffer.wrap(header);
        int version = numbers.getInt(USER_VERSION_AT);
        if (numbers.getInt(APPLICATION_ID_AT) != APPLICATION_ID || version <= 0) {
            throw new StoreException(Kind.DAMAGED, "the marks of a history are missing");
        }
        return version;
    }

    /** A program that ends well leaves no log behind. */
    private static boolean endedUncleanly(Path file) throws IOException {
        return Files.exists(marker(file)) || hasLog(file);
    }

    static boolean hasLog(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        return Files.exists(log) && Files.size(log) > 0;
    }

    /** Reads the whole file once, log included, without changing it; the log may hold a newer version than the header. */
    static int examine(Path file, Options options) throws IOException, SQLException, StoreException {
        try (Connection connection =
                hasLog(file) ? Connections.reader(file, options) : Connections.frozen(file, options)) {
            String verdict = Connections.text(connection, "PRAGMA quick_check(1)");
            if (!verdict.equals("ok")) {
                throw new StoreException(Kind.DAMAGED, verdict);
            }
            return Schema.version(connection);
        }
    }

    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root of the file system is no history");
    }

    static FileAttribute<?>[] only(Path near, String permissions) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the new name safe as well. Windows does not let a folder be opened, and does not need it. */
    static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
