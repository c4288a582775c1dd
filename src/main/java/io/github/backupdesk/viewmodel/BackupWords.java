package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a backup in words. */
final class BackupWords {

    private BackupWords() {}

    /** What is in it, short: for a summary or a table. */
    static String content(Texts texts, BackupScope scope) {
        return switch (scope) {
            case BackupScope.WholeCluster whole -> texts.get("scope.whole");
            case BackupScope.Untold untold -> texts.get("scope.untold");
            case BackupScope.Collections some ->
                texts.get(
                        "scope.some",
                        VisibleText.of(some.dbName(), 40),
                        some.collectionNames().size());
        };
    }

    /** What is in one that was made elsewhere, as far as the server has told. */
    static String content(Texts texts, BackupScope scope, Sighting sighting) {
        Map<String, List<String>> held = sighting.detail().collections();
        if (!(scope instanceof BackupScope.Untold) || held.isEmpty()) {
            return content(texts, scope);
        }
        int collections = held.values().stream().mapToInt(List::size).sum();
        // The default database may be called by an empty name.
        String databases = held.keySet().stream()
                .sorted()
                .map(name -> VisibleText.of(name.isEmpty() ? "default" : name, 40))
                .collect(Collectors.joining(", "));
        return texts.get("scope.some", VisibleText.of(databases, 40), collections);
    }

    /** Where it will lie, short. */
    static String regions(Texts texts, List<RegionId> copies) {
        return texts.get("regions.short", copies.size());
    }

    /** Where it will lie, in full. */
    static String regionsInFull(Texts texts, @Nullable RegionId home, List<RegionId> copies) {
        String first = home == null ? texts.get("regions.home") : texts.get("regions.homeIn", named(texts, home));
        return copies.stream().map(copy -> named(texts, copy)).reduce(first, (a, c) -> texts.get("list.join", a, c));
    }

    /** The whole request in one sentence. */
    static String sentence(Texts texts, Cluster cluster, BackupRequest request) {
        String where = cluster.regionId() == null
                ? texts.get("review.words.homeUnknown")
                : texts.get("review.words.home", CloudWords.city(texts, cluster.regionId()));
        String name = cluster.name().isEmpty()
                ? cluster.id().value()
                : VisibleText.of(cluster.name(), 60) + " (" + cluster.id() + ")";
        String what = switch (request.scope()) {
            case BackupScope.WholeCluster whole -> texts.get("review.words.cluster", name, where);
            case BackupScope.Untold untold -> texts.get("scope.untold");
            case BackupScope.Collections some ->
                texts.get(
                        "review.words.collections",
                        some.collectionNames().size(),
                        VisibleText.of(some.dbName(), 60),
                        name,
                        where);
        };
        return request.copies().isEmpty()
                ? texts.get("review.words.noCopies", what)
                : texts.get("review.words.copies", what, join(texts, request.copies()));
    }

    static String join(Texts texts, List<RegionId> regions) {
        List<String> cities =
                regions.stream().map(region -> CloudWords.city(texts, region)).toList();
        int last = cities.size() - 1;
        return cities.subList(0, Math.max(last, 0)).stream()
                .reduce((a, b) -> texts.get("list.join", a, b))
                .map(others -> texts.get("list.last", others, cities.get(last)))
                .orElse(last == 0 ? cities.getFirst() : "");
    }

    private static String named(Texts texts, RegionId region) {
        String city = CloudWords.city(texts, region);
        return city.equals(region.value()) ? city : city + " " + region.value();
    }
}
