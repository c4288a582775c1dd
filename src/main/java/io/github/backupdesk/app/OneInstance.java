package io.github.backupdesk.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One window per data folder (promises.md section 5). A lock on a file says who is the first: the system frees it however a
 * program ends, which no number in a file does. A socket beside it lets a second start bring the first window forward.
 */
final class OneInstance implements AutoCloseable {

    static final String LOCK = "instance.lock";
    static final String SOCKET = "instance.sock";

    /** Systems cut the name of a socket off at 104 or 108 bytes. */
    private static final int LONGEST_NAME = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final byte HERE = '!';

    private final FileChannel channel;
    private final FileLock lock;
    private final Path socket;
    private final @Nullable ServerSocketChannel door;

    private OneInstance(FileChannel channel, FileLock lock, Path socket, @Nullable ServerSocketChannel door) {
        this.channel = channel;
        this.lock = lock;
        this.socket = socket;
        this.door = door;
    }

    /** Who has the folder. */
    sealed interface Claim {

        /** This program, until it is closed or ends. */
        record Mine(OneInstance instance) implements Claim {}

        /** @param answered whether it has come forward; if not, it hangs, or there is no way to reach it */
        record Taken(boolean answered) implements Claim {}

        /** The file system cannot tell. */
        record Unsure(IOException why) implements Claim {}
    }

    /**
     * Takes the folder, or calls whoever has it.
     *
     * @param folder exists
     * @param forward brings the window forward and says whether that was done; called on a thread of its own
     */
    static Claim claim(Path folder, BooleanSupplier forward) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                return new Claim.Taken(call(folder.resolve(SOCKET), PATIENCE));
            }
            return new Claim.Mine(open(channel, lock, folder.resolve(SOCKET), forward));
        } catch (IOException e) {
            return new Claim.Unsure(e);
        }
    }

    /**
     * Calls whoever has the folder already; empty if nobody has it, or that cannot be told yet. It creates nothing and needs
     * next to nothing: a second start has no use for the rest of the program, which takes longer than all of this. Two that
     * meet here both take the other for the first; one of them goes on, and answers the other.
     */
    static Optional<Claim> taken(Path folder) {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            return lock == null
                    ? Optional.of(new Claim.Taken(call(folder.resolve(SOCKET), PATIENCE)))
                    : Optional.empty();
        } catch (IOException e) {
            // No such folder, no such file, or none that can be locked: the claim itself will say so.
            return Optional.empty();
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static OneInstance open(FileChannel channel, FileLock lock, Path socket, BooleanSupplier forward) {
        ServerSocketChannel door = null;
        try {
            // Whoever left it there is gone: we hold the lock.
            Files.deleteIfExists(socket);
            if (fits(socket)) {
                door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                door.bind(UnixDomainSocketAddress.of(socket));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The lock alone keeps the promise; a second start then only says that there is a first one.
            log().warn("no second start can bring this window forward: {}", e.toString());
        }
        OneInstance first = new OneInstance(channel, lock, socket, door);
        first.listen(forward);
        return first;
    }

    private static boolean fits(Path socket) {
        return socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    private void listen(BooleanSupplier forward) {
        ServerSocketChannel open = door;
        if (open == null) {
            return;
        }
        Thread.ofPlatform().daemon().name("second starts").start(() -> {
            while (open.isOpen()) {
                try (SocketChannel second = open.accept()) {
                    if (forward.getAsBoolean()) {
                        second.write(ByteBuffer.wrap(new byte[] {HERE}));
                    }
                } catch (ClosedChannelException e) {
                    return;
                } catch (IOException | RuntimeException e) {
                    log().warn("a second start was not answered: {}", e.toString());
                }
            }
        });
    }

    /** Whether the first one has come forward in time. */
    private static boolean call(Path socket, Duration patience) {
        if (!fits(socket)) {
            return false;
        }
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
            try (SocketChannel first = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                first.connect(UnixDomainSocketAddress.of(socket));
                return answered(first, Duration.ofNanos(left));
            } catch (IOException | UnsupportedOperationException e) {
                // It may hold the lock already and open its socket in a moment.
                pause();
            }
        }
        return false;
    }

    private static boolean answered(SocketChannel first, Duration patience) throws IOException {
        try (Selector selector = Selector.open()) {
            first.configureBlocking(false);
            first.register(selector, SelectionKey.OP_READ);
            ByteBuffer said = ByteBuffer.allocate(1);
            return selector.select(Math.max(1, patience.toMillis())) > 0 && first.read(said) == 1;
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** Asked for late: a second start must not touch the first one's log. */
    private static Logger log() {
        return LoggerFactory.getLogger(OneInstance.class);
    }

    @Override
    public void close() {
        try {
            if (door != null) {
                door.close();
            }
            Files.deleteIfExists(socket);
            lock.release();
            channel.close();
        } catch (IOException e) {
            log().warn("the folder was not given back: {}", e.toString());
        }
    }
}
