package io.github.backupdesk.viewmodel;

import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The scope as one would write it with no thought of size: maps of names, copied whole for every step that can be undone. */
final class PlainScope {

    static final Comparator<String> BY_NAME = String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /** One name. */
    record Entry(Source source, boolean ticked) {}

    /** One database; {@code version} changes whenever the server tells something else than before. */
    static final class Database {
        Source source;
        List<String> live = List.of();
        int version;
        final TreeMap<String, Entry> names = new TreeMap<>(BY_NAME);

        Database(Source source) {
            this.source = source;
        }

        Database copy() {
            Database copy = new Database(source);
            copy.live = live;
            copy.version = version;
            copy.names.putAll(names);
            return copy;
        }

        boolean edited() {
            return names.values().stream().anyMatch(each -> each.ticked || mine(each));
        }

        boolean worthKeeping() {
            return source == Source.TYPED || source == Source.SAVED || edited();
        }

        /** What a person did to {@code former}, on what the server told of this one. */
        void rebase(Map<String, Entry> former) {
            names.clear();
            live.forEach(each -> names.put(each, new Entry(Source.LIVE, false)));
            former.forEach((name, entry) -> {
                if (live.contains(name)) {
                    names.put(name, new Entry(Source.LIVE, entry.ticked));
                } else if (mine(entry) || entry.ticked) {
                    names.put(name, new Entry(mine(entry) ? entry.source : Source.MISSING, entry.ticked));
                }
            });
        }

        private static boolean mine(Entry entry) {
            return entry.source == Source.TYPED || entry.source == Source.SAVED;
        }
    }

    /** All that can be undone. */
    record State(ScopeType type, TreeMap<String, Database> databases) {}

    final TreeMap<String, Database> databases = new TreeMap<>(
            Comparator.comparing((String name) -> !name.equals("default")).thenComparing(BY_NAME));
    ScopeType type = ScopeType.COLLECTION;
    String filter = "";
    private int versions;
    private final Deque<State> past = new ArrayDeque<>();
    private final Deque<State> future = new ArrayDeque<>();

    private State copy() {
        TreeMap<String, Database> all = new TreeMap<>(databases.comparator());
        databases.forEach((name, each) -> all.put(name, each.copy()));
        return new State(type, all);
    }

    void step(Runnable change) {
        State before = copy();
        change.run();
        if (type != before.type || !told(before.databases).equals(told(databases))) {
            past.push(before);
            future.clear();
            while (past.size() > 100) {
                past.removeLast();
            }
        }
    }

    private static List<String> told(Map<String, Database> all) {
        List<String> told = new ArrayList<>();
        all.forEach((name, each) -> told.add(name + each.source + each.names));
        return told;
    }

    static <T> T known(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    boolean canUndo() {
        return !past.isEmpty();
    }

    boolean canRedo() {
        return !future.isEmpty();
    }

    void undo() {
        go(past, future);
    }

    void redo() {
        go(future, past);
    }

    private void go(Deque<State> from, Deque<State> to) {
        if (from.isEmpty()) {
            return;
        }
        to.push(copy());
        State state = from.pop();
        type = state.type;
        for (String name : List.copyOf(databases.keySet())) {
            Database now = known(databases, name);
            Database then = state.databases.get(name);
            if (then != null) {
                restore(name, now, then);
            } else if (now.source == Source.LIVE) {
                now.rebase(Map.of());
            } else {
                databases.remove(name);
            }
        }
        state.databases.forEach((name, then) -> {
            if (!databases.containsKey(name) && (then.source != Source.LIVE || then.edited())) {
                databases.put(name, new Database(Source.MISSING));
                restore(name, known(databases, name), then);
            }
        });
    }

    private void restore(String name, Database now, Database then) {
        if (now.version == then.version) {
            now.names.clear();
            now.names.putAll(then.names);
        } else {
            now.rebase(then.names);
        }
        if (now.source == Source.LIVE) {
            return;
        }
        if (then.source == Source.LIVE && !then.edited()) {
            databases.remove(name);
        } else {
            now.source = then.source == Source.LIVE ? Source.MISSING : then.source;
        }
    }

    void reload(Map<String, List<String>> server) {
        for (String name : List.copyOf(databases.keySet())) {
            Database each = known(databases, name);
            if (!server.containsKey(name)) {
                if (!each.worthKeeping()) {
                    databases.remove(name);
                } else if (each.source == Source.LIVE || each.source == Source.MISSING) {
                    each.source = Source.MISSING;
                    told(each, List.of());
                }
            }
        }
        server.forEach((name, collections) -> {
            Database each = databases.computeIfAbsent(name, k -> new Database(Source.LIVE));
            each.source = Source.LIVE;
            told(each, collections);
        });
    }

    private void told(Database database, List<String> live) {
        if (!live.equals(database.live)) {
            database.live = live;
            database.version = live.isEmpty() ? 0 : ++versions;
        }
        database.rebase(new TreeMap<>(database.names));
    }

    void add(String dbName, Collection<String> names, Source from) {
        Database database = databases.computeIfAbsent(dbName, k -> new Database(from));
        for (String each : names) {
            Entry known = database.names.get(each);
            database.names.put(each, new Entry(known == null ? from : known.source, true));
        }
    }

    void tick(Database database, Predicate<String> which, boolean on) {
        database.names.replaceAll((name, entry) -> which.test(name) ? new Entry(entry.source, on) : entry);
    }

    static boolean matches(String name, String pattern) {
        String one = name.toLowerCase(Locale.ROOT);
        String other = pattern.toLowerCase(Locale.ROOT);
        return other.contains("*") ? one.matches(other.replace("*", ".*")) : one.contains(other);
    }

    /** Which collections of a database are shown, if it is shown at all. */
    Predicate<String> shown(String dbName) {
        boolean any = known(databases, dbName).names.keySet().stream().anyMatch(each -> matches(each, filter));
        return each -> filter.isEmpty() || (any ? matches(each, filter) : matches(dbName, filter));
    }

    boolean isShown(String dbName) {
        return filter.isEmpty()
                || matches(dbName, filter)
                || known(databases, dbName).names.keySet().stream().anyMatch(shown(dbName));
    }

    List<String> rows() {
        List<String> rows = new ArrayList<>();
        databases.forEach((dbName, each) -> {
            if (isShown(dbName)) {
                long ticked = each.names.values().stream().filter(Entry::ticked).count();
                rows.add(dbName + " " + each.source + " " + ticked + "/" + each.names.size());
                each.names.forEach((name, entry) -> {
                    if (shown(dbName).test(name)) {
                        rows.add("- " + name + " " + entry.source + " " + entry.ticked);
                    }
                });
            }
        });
        return rows;
    }
}
