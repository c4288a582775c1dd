package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the form says of one cluster, while several are chosen.
 *
 * @param ticks the ticked names of each database that has any; kept though the whole cluster is wanted
 * @param split whether each database makes a request of its own
 * @param typedCopy a region that is half typed
 * @param dropped copies that another cluster's draft has and this one cannot have
 */
record BackupDraft(
        Cluster cluster,
        ScopeType type,
        Map<String, List<String>> ticks,
        boolean split,
        List<RegionId> copies,
        String typedCopy,
        List<RegionId> dropped) {

    /** Everything in a cluster that has joined the others. */
    static BackupDraft whole(Cluster cluster) {
        return new BackupDraft(cluster, ScopeType.CLUSTER, Map.of(), false, List.of(), "", List.of());
    }

    ClusterId id() {
        return cluster.id();
    }

    BackupDraft of(Cluster known) {
        return new BackupDraft(known, type, ticks, split, copies, typedCopy, dropped);
    }

    BackupDraft dropped(List<RegionId> regions) {
        return new BackupDraft(cluster, type, ticks, split, copies, typedCopy, regions);
    }

    /** With those of the copies that are legal here; the others are remembered as dropped. */
    BackupDraft copiedTo(List<RegionId> wanted, Predicate<RegionId> legal) {
        return new BackupDraft(
                cluster,
                type,
                ticks,
                split,
                wanted.stream().filter(legal).toList(),
                typedCopy,
                wanted.stream().filter(legal.negate()).toList());
    }

    /** The same of this cluster as of another one. */
    BackupDraft like(BackupDraft other, Predicate<RegionId> legal) {
        return new BackupDraft(cluster, other.type, other.ticks, other.split, copies, typedCopy, dropped)
                .copiedTo(other.copies, legal);
    }

    /** How many requests it makes; none while something is missing. */
    int requests() {
        if (type == ScopeType.CLUSTER) {
            return 1;
        }
        return ticks.size() == 1 || split ? ticks.size() : 0;
    }

    List<BackupScope> scopes() {
        if (type == ScopeType.CLUSTER) {
            return List.of(new BackupScope.WholeCluster());
        }
        return requests() == 0
                ? List.of()
                : ticks.entrySet().stream()
                        .<BackupScope>map(each -> new BackupScope.Collections(each.getKey(), each.getValue()))
                        .toList();
    }

    private int collections() {
        return ticks.values().stream().mapToInt(List::size).sum();
    }

    String name() {
        return VisibleText.of(cluster.name().isEmpty() ? id().value() : cluster.name(), 40);
    }

    /** What is wanted of it, short. */
    String content(Texts words) {
        if (type == ScopeType.CLUSTER) {
            return words.get("scope.whole");
        }
        return switch (ticks.size()) {
            case 0 -> words.get("draft.nothing");
            case 1 ->
                words.get("scope.some", VisibleText.of(ticks.keySet().iterator().next(), 40), collections());
            default -> words.get("draft.databases", ticks.size(), collections());
        };
    }

    /** Why it cannot be sent as it stands; empty if it can. */
    String blocker(Texts words) {
        if (cluster.eligibility() instanceof Eligibility.Impossible impossible) {
            return words.of(impossible.kind());
        }
        if (requests() == 0) {
            return ticks.isEmpty()
                    ? words.get("scope.blocker.nothing")
                    : words.get("scope.blocker.databases", ticks.size());
        }
        return typedCopy.isBlank() ? "" : words.get("copies.blocker.typed");
    }
}
