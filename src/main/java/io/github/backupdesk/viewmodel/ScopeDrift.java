package io.github.backupdesk.viewmodel;

import io.github.backupdesk.settings.SavedScope;
import io.github.backupdesk.viewmodel.ScopeViewModel.Live;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * In what a saved scope and a cluster differ.
 *
 * @param missing names of the scope that are ticked, and that the cluster does not tell of
 * @param fresh names that match a pattern of the scope, and are neither in it nor ticked
 * @param untold databases of the scope that could not be read, so that nothing is known of their names
 */
record ScopeDrift(Map<String, List<String>> missing, Map<String, List<String>> fresh, Set<String> untold) {

    /** @param ticks what is ticked now */
    static ScopeDrift between(SavedScope saved, Live live, Map<String, List<String>> ticks) {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        Map<String, List<String>> fresh = new LinkedHashMap<>();
        Set<String> untold = new LinkedHashSet<>();
        List<NamePattern> patterns = saved.patterns().stream()
                .flatMap(each -> NamePattern.of(each).stream())
                .toList();
        saved.collections().forEach((dbName, names) -> {
            if (live.untold().contains(dbName)) {
                untold.add(dbName);
                return;
            }
            Set<String> there = live.collections().getOrDefault(dbName, Set.of());
            Set<String> ticked = Set.copyOf(ticks.getOrDefault(dbName, List.of()));
            Set<String> meant = Set.copyOf(names);
            put(missing, dbName, names, each -> !there.contains(each) && ticked.contains(each));
            put(
                    fresh,
                    dbName,
                    there,
                    each -> !meant.contains(each)
                            && !ticked.contains(each)
                            && patterns.stream().anyMatch(pattern -> pattern.matches(each)));
        });
        return new ScopeDrift(missing, fresh, untold);
    }

    private static void put(
            Map<String, List<String>> into, String dbName, Iterable<String> names, Predicate<String> wanted) {
        List<String> those = new ArrayList<>();
        names.forEach(each -> {
            if (wanted.test(each)) {
                those.add(each);
            }
        });
        if (!those.isEmpty()) {
            into.put(dbName, those);
        }
    }

    static List<String> flat(Map<String, List<String>> byDatabase) {
        return byDatabase.values().stream().flatMap(List::stream).collect(Collectors.toList());
    }

    static int count(Map<String, List<String>> byDatabase) {
        return byDatabase.values().stream().mapToInt(List::size).sum();
    }
}
