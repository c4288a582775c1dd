package io.github.backupdesk.viewmodel;

import io.github.backupdesk.viewmodel.ScopeRow.Content;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import io.github.backupdesk.viewmodel.ScopeRow.Tick;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One database of the tree: its collections in order, which are ticked, and which of them the filter lets through. */
final class ScopeDatabase {

    private static final Comparator<String> BY_NAME =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private String name;
    private Source source;
    private Content content = Content.UNKNOWN;
    private boolean expanded;
    private List<String> names = new ArrayList<>();
    private BitSet ticked = new BitSet();
    private BitSet typed = new BitSet();
    private BitSet saved = new BitSet();
    private BitSet missing = new BitSet();

    /** The collections to show, null for all; {@link #shown} tells whether the database itself is to be shown. */
    private int @Nullable [] hits;

    private boolean shown = true;

    /** Whether a row of it may look different since {@link #takeTouched} was asked the last time. */
    private boolean touched = true;

    ScopeDatabase(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    String name() {
        return name;
    }

    Source source() {
        return source;
    }

    void rename(String newName) {
        touched = true;
        name = newName;
    }

    void told() {
        touched = true;
        source = Source.LIVE;
    }

    /** Takes it that the server no longer tells of this database. */
    void vanished() {
        touched = true;
        if (source != Source.TYPED && source != Source.SAVED) {
            source = Source.MISSING;
            listed(List.of());
        }
    }

    boolean loading() {
        return content == Content.LOADING;
    }

    void content(Content newContent) {
        touched = true;
        content = newContent;
    }

    void expand(boolean open) {
        touched = true;
        expanded = open;
    }

    boolean expanded() {
        return expanded;
    }

    List<String> tickedNames() {
        return ticked.stream().mapToObj(names::get).toList();
    }

    int tickedCount() {
        return ticked.cardinality();
    }

    boolean worthKeeping() {
        return source == Source.TYPED
                || source == Source.SAVED
                || !ticked.isEmpty()
                || !typed.isEmpty()
                || !saved.isEmpty();
    }

    /** Takes what the server told. Typed names stay; a ticked name that is gone stays too, marked. */
    void listed(List<String> live) {
        Set<String> told = new HashSet<>(live);
        Map<String, Source> merged = new TreeMap<>(BY_NAME);
        Set<String> wasTicked = new HashSet<>(tickedNames());
        for (int i = 0; i < names.size(); i++) {
            String old = names.get(i);
            if (told.contains(old)) {
                continue;
            }
            if (typed.get(i) || saved.get(i)) {
                merged.put(old, sourceOf(i));
            } else if (ticked.get(i)) {
                merged.put(old, Source.MISSING);
            }
        }
        told.forEach(each -> merged.put(each, Source.LIVE));
        replace(merged, wasTicked);
        content = Content.KNOWN;
    }

    private void replace(Map<String, Source> merged, Set<String> wasTicked) {
        touched = true;
        names = new ArrayList<>(merged.size());
        ticked = new BitSet(merged.size());
        typed = new BitSet();
        saved = new BitSet();
        missing = new BitSet();
        merged.forEach((each, from) -> {
            int at = names.size();
            names.add(each);
            ticked.set(at, wasTicked.contains(each));
            typed.set(at, from == Source.TYPED);
            saved.set(at, from == Source.SAVED);
            missing.set(at, from == Source.MISSING);
        });
    }

    boolean takeTouched() {
        boolean was = touched;
        touched = false;
        return was;
    }

    int total() {
        return names.size();
    }

    boolean has(String collection) {
        return names.contains(collection);
    }

    /** A collection whose name differs in nothing but capitals, or in how its accents are written; empty if there is none. */
    Optional<String> alike(String collection) {
        String plain = plain(collection);
        return names.stream()
                .filter(each -> !each.equals(collection) && plain(each).equals(plain))
                .findFirst();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Adds a typed collection, ticked: who types a name wants it. */
    void add(String collection) {
        Map<String, Source> merged = sources();
        Set<String> wasTicked = new HashSet<>(tickedNames());
        merged.put(collection, Source.TYPED);
        wasTicked.add(collection);
        replace(merged, wasTicked);
    }

    /** Ticks these; names that are not known come from the source told. Returns how many were not known, and how many ticked. */
    Taken tick(Collection<String> wanted, Source from) {
        Set<String> distinct = new LinkedHashSet<>(wanted);
        Map<String, Source> merged = sources();
        Set<String> wasTicked = new HashSet<>(tickedNames());
        int known = merged.size();
        distinct.forEach(each -> merged.putIfAbsent(each, from));
        int before = wasTicked.size();
        wasTicked.addAll(distinct);
        replace(merged, wasTicked);
        return new Taken(merged.size() - known, wasTicked.size() - before);
    }

    /** What {@link #tick} would do. */
    Taken weigh(Collection<String> wanted) {
        Set<String> known = new HashSet<>(names);
        Set<String> already = new HashSet<>(tickedNames());
        Set<String> distinct = new HashSet<>(wanted);
        return new Taken(
                (int) distinct.stream().filter(each -> !known.contains(each)).count(),
                (int) distinct.stream().filter(each -> !already.contains(each)).count());
    }

    void untick(Collection<String> unwanted) {
        touched = true;
        Set<String> those = new HashSet<>(unwanted);
        ticked.stream()
                .filter(at -> those.contains(names.get(at)))
                .boxed()
                .toList()
                .forEach(ticked::clear);
    }

    /** Those that the server has told of. */
    Set<String> liveNames() {
        return IntStream.range(0, names.size())
                .filter(at -> sourceOf(at) == Source.LIVE)
                .mapToObj(names::get)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the server has told what is in it. */
    boolean isTold() {
        return content == Content.KNOWN;
    }

    void renameCollection(int at, String newName) {
        Map<String, Source> merged = sources();
        Set<String> wasTicked = new HashSet<>(tickedNames());
        String old = names.get(at);
        merged.remove(old);
        merged.put(newName, Source.TYPED);
        if (wasTicked.remove(old)) {
            wasTicked.add(newName);
        }
        replace(merged, wasTicked);
    }

    void removeCollection(int at) {
        Map<String, Source> merged = sources();
        merged.remove(names.get(at));
        replace(merged, new HashSet<>(tickedNames()));
    }

    private Map<String, Source> sources() {
        Map<String, Source> all = new TreeMap<>(BY_NAME);
        for (int i = 0; i < names.size(); i++) {
            all.put(names.get(i), sourceOf(i));
        }
        return all;
    }

    private Source sourceOf(int at) {
        if (typed.get(at)) {
            return Source.TYPED;
        }
        if (saved.get(at)) {
            return Source.SAVED;
        }
        return missing.get(at) ? Source.MISSING : Source.LIVE;
    }

    /** What a bulk entry did in one database. */
    record Taken(int added, int ticked) {}

    /** How many collections match, and how many of these are ticked. */
    int[] countMatching(Predicate<String> matches) {
        int[] found = IntStream.range(0, names.size())
                .filter(at -> matches.test(names.get(at)))
                .toArray();
        return new int[] {
            found.length, (int) IntStream.of(found).filter(ticked::get).count()
        };
    }

    void tickMatching(Predicate<String> matches) {
        touched = true;
        IntStream.range(0, names.size())
                .filter(at -> matches.test(names.get(at)))
                .forEach(ticked::set);
    }

    void flip(int at) {
        touched = true;
        ticked.flip(at);
    }

    /** Ticks or unticks what is to be seen, open or not. */
    void tickShown(boolean on) {
        touched = true;
        int[] those = hits;
        if (those == null) {
            ticked.set(0, names.size(), on);
        } else {
            for (int at : those) {
                ticked.set(at, on);
            }
        }
    }

    void untickAll() {
        touched = true;
        ticked.clear();
    }

    boolean allShownTicked() {
        int[] those = hits;
        return those == null
                ? ticked.cardinality() == names.size()
                : IntStream.of(those).allMatch(ticked::get);
    }

    /** A database is shown if its name or one of its collections matches. */
    void filter(@Nullable Predicate<String> matches) {
        // With no filter before and none now, nothing is hidden and nothing changes.
        touched |= matches != null || hits != null || !shown;
        if (matches == null) {
            hits = null;
            shown = true;
            return;
        }
        int[] found = IntStream.range(0, names.size())
                .filter(at -> matches.test(names.get(at)))
                .toArray();
        boolean byName = found.length == 0 && matches.test(name);
        hits = byName ? null : found;
        shown = byName || found.length > 0;
    }

    /** How many rows stand below the database's own, or -1 if the database is not shown at all. */
    int visibleChildren() {
        if (!shown) {
            return -1;
        }
        int[] those = hits;
        if (those != null) {
            return those.length;
        }
        return expanded ? names.size() : 0;
    }

    int shownCount() {
        int[] those = hits;
        return those == null ? names.size() : those.length;
    }

    ScopeRow.DatabaseRow row(int index) {
        int count = tickedCount();
        Tick tick = Tick.SOME;
        if (count == 0) {
            tick = Tick.NONE;
        } else if (count == names.size()) {
            tick = Tick.ALL;
        }
        boolean open = visibleChildren() > 0 || (expanded && hits == null);
        return new ScopeRow.DatabaseRow(index, name, source, content, tick, count, names.size(), open);
    }

    ScopeRow.CollectionRow childRow(int index, int position) {
        int[] those = hits;
        int at = those == null ? position : those[position];
        return new ScopeRow.CollectionRow(index, at, name, names.get(at), sourceOf(at), ticked.get(at));
    }

    /** The row of a collection, shown or not; null if there is none of that name. */
    ScopeRow.@Nullable CollectionRow collectionRow(int index, String collection) {
        int at = names.indexOf(collection);
        return at < 0 ? null : new ScopeRow.CollectionRow(index, at, name, collection, sourceOf(at), ticked.get(at));
    }

    /** For matching without regard to case. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
