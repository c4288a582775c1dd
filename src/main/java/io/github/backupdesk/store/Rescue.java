package io.github.backupdesk.store;

import io.github.backupdesk.domain.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Builds a history anew from the newest snapshot and the receipts, once the damaged one lies aside. */
final class Rescue implements HistoryFile.Filling {

    private final Path file;
    private final Options options;
    private final @Nullable Path keptAt;
    private @Nullable Recovery recovery;

    private Rescue(Path file, Options options, @Nullable Path keptAt) {
        this.file = file;
        this.options = options;
        this.keptAt = keptAt;
    }

    /** Whether there is something to build a missing history from. */
    static boolean possible(Path file) throws IOException {
        Path receipts = file.resolveSibling(Receipts.NAME);
        return (Files.exists(receipts) && Files.size(receipts) > 0)
                || !Snapshots.newestFirst(file).isEmpty();
    }

    static @Nullable Recovery run(Path file, Options options) throws IOException, SQLException, StoreException {
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        Rescue rescue = new Rescue(file, options, there ? Aside.move(file, options) : null);
        HistoryFile.build(file, options, rescue);
        return rescue.recovery;
    }

    @Override
    public void copyInto(Path unborn) throws IOException {
        Optional<Path> snapshot = Snapshots.newestWhole(file, options);
        if (snapshot.isPresent()) {
            // Into the file that is there, for that one has the right permissions.
            try (OutputStream out = Files.newOutputStream(unborn)) {
                Files.copy(snapshot.get(), out);
            }
        }
    }

    @Override
    public void fill(Connection connection) throws IOException, StoreException {
        Turns writer = new Turns(connection, new AtomicBoolean());
        Ledger.index(writer);
        Replay.into(writer, file.resolveSibling(Receipts.NAME));
        recovery = Replay.recovery(writer, keptAt == null ? Recovery.Cause.GONE : Recovery.Cause.DAMAGED, keptAt);
    }
}
