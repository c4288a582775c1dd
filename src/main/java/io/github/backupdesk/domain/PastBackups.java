package io.github.backupdesk.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the past tells of one scope of a cluster.
 *
 * @param last the newest backup of the very same scope that is not known to be gone
 * @param size that of the newest whose size is known
 */
public record PastBackups(Optional<PastBackup> last, Optional<Size> size) {

    public static final PastBackups NONE = new PastBackups(Optional.empty(), Optional.empty());

    /**
     * How large a backup was.
     *
     * @param bytes more than 0
     */
    public record Size(long bytes, Instant at) {}

    /** Whether nothing older could change it. */
    public boolean complete() {
        return last.isPresent() && size.isPresent();
    }

    /** With older rows taken into account. */
    public PastBackups and(List<Attempt> older, BackupScope scope, List<Backup> listed) {
        List<PastBackup> same = older.stream()
                .filter(each -> PastBackup.isOne(each, scope))
                .map(each -> PastBackup.of(each, listed))
                .sorted(Comparator.comparing(PastBackup::at).reversed())
                .toList();
        Optional<Size> sized =
                same.stream().filter(each -> each.size() > 0).findFirst().map(each -> new Size(each.size(), each.at()));
        Optional<PastBackup> newest =
                same.stream().filter(each -> !each.attempt().gone()).findFirst();
        return new PastBackups(last.or(() -> newest), newer(size, sized));
    }

    /** For a whole cluster the service's own list tells sizes too; of others it does not tell what is in them. */
    public PastBackups and(BackupScope scope, List<Backup> listed) {
        if (!(scope instanceof BackupScope.WholeCluster)) {
            return this;
        }
        Optional<Size> told = listed.stream()
                .filter(each -> each.type().equals(BackupType.CLUSTER.name()) && each.size() > 0)
                .map(PastBackups::size)
                .filter(each -> !each.at().equals(Instant.MIN))
                .max(Comparator.comparing(Size::at));
        return new PastBackups(last, newer(size, told));
    }

    private static Size size(Backup backup) {
        @Nullable Instant made = backup.createTime();
        return new Size(backup.size(), made == null ? Instant.MIN : made);
    }

    private static Optional<Size> newer(Optional<Size> one, Optional<Size> other) {
        return one.isPresent()
                        && (other.isEmpty()
                                || !other.get().at().isAfter(one.get().at()))
                ? one
                : other;
    }
}
