package io.github.backupdesk.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A backup that was made elsewhere, as far as the server has told of it: by its list, and later by describing it.
 *
 * @param detail without a region and without collections until it was described
 * @param described whether describing was tried and answered; what it did not tell then, it will not tell
 */
public record Sighting(BackupDetail detail, boolean described) {

    /** As a list has it. */
    public static Sighting of(Backup listed) {
        return new Sighting(BackupDetail.listed(listed), false);
    }

    public Backup backup() {
        return detail.backup();
    }

    /** The same with the news of a later list. */
    public Sighting listed(Backup now) {
        return new Sighting(new BackupDetail(now, detail.regionId(), detail.collections()), described);
    }

    /** The same with what describing tells beyond a list. */
    public Sighting described(BackupDetail told) {
        return new Sighting(new BackupDetail(backup(), told.regionId(), told.collections()), true);
    }

    /** What it holds, as far as a request could ask for it: all, or collections of one database. */
    Optional<BackupScope> scope() {
        if (backup().type().equals(BackupType.CLUSTER.name())) {
            return Optional.of(new BackupScope.WholeCluster());
        }
        List<BackupScope> one = detail.collections().entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .<BackupScope>map(each -> new BackupScope.Collections(
                        each.getKey().isEmpty() ? "default" : each.getKey(),
                        List.copyOf(new LinkedHashSet<>(each.getValue()))))
                .toList();
        return one.size() == 1 ? Optional.of(one.getFirst()) : Optional.empty();
    }

    /** Whether a schedule made it, and nobody by hand. */
    public boolean byPolicy() {
        return backup().creationMethod().equals("AUTO");
    }
}
