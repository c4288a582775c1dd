package io.github.backupdesk.viewmodel;

import io.github.backupdesk.viewmodel.ScopeRow.Content;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import io.github.backupdesk.viewmodel.ScopeRow.Tick;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One database of the tree: its collections, and which of them the filter lets through. */
final class ScopeDatabase {

    private String name;
    private Source source;
    private HeldNames held = HeldNames.untouched(PackedNames.NONE);
    private Content content = Content.UNKNOWN;
    private boolean expanded;

    /** When the server told of its collections; null if it never did. */
    private @Nullable Instant seenAt;

    /** What the filter found, null while there is none. */
    private @Nullable FilterHits hits;

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

    HeldNames held() {
        return held;
    }

    void rename(String newName) {
        touched = true;
        name = newName;
        hits = hits == null ? null : search().here(hits.pattern());
    }

    void from(Source newSource) {
        touched |= source != newSource;
        source = newSource;
    }

    /** Takes it that the server no longer tells of this database. */
    void vanished() {
        if (source == Source.LIVE || source == Source.MISSING) {
            from(Source.MISSING);
            hold(held.told(PackedNames.NONE));
            content(Content.KNOWN);
        }
    }

    /** Whether the server has told what is in it. */
    boolean isTold() {
        return content == Content.KNOWN;
    }

    boolean loading() {
        return content == Content.LOADING;
    }

    void content(Content newContent) {
        touched |= content != newContent;
        content = newContent;
    }

    void expand(boolean open) {
        touched |= expanded != open;
        expanded = open;
    }

    boolean expanded() {
        return expanded;
    }

    List<String> tickedNames() {
        return held.tickedNames();
    }

    int tickedCount() {
        return held.tickCount();
    }

    boolean worthKeeping() {
        return source == Source.TYPED || source == Source.SAVED || held.edited();
    }

    /** Takes what the server told, and when. */
    void listed(PackedNames live, Instant when) {
        hold(held.told(live));
        content(Content.KNOWN);
        touched = true;
        seenAt = when;
    }

    void edit(UnaryOperator<HeldNames> change) {
        hold(change.apply(held));
    }

    void hold(HeldNames now) {
        if (now == held) {
            return;
        }
        touched = true;
        held = now;
        if (hits != null && !hits.of(now.names())) {
            hits = search(hits.pattern());
        }
    }

    boolean takeTouched() {
        boolean was = touched;
        touched = false;
        return was;
    }

    void touch() {
        touched = true;
    }

    int total() {
        return held.size();
    }

    boolean has(String collection) {
        return held.has(collection);
    }

    /** A collection whose name differs in nothing but capitals, or in how its accents are written; empty if there is none. */
    Optional<String> alike(String collection) {
        PackedNames names = held.names();
        String plain = plain(collection);
        int first = names.firstLike(plain);
        IntStream byCase = IntStream.range(first, names.size())
                .takeWhile(at -> NameBytes.compareFolded(names.get(at), plain) == 0);
        // Other ways to write a letter stand elsewhere in the order, but only beyond ASCII is there more than one.
        IntStream anywhere = names.beyondAscii() ? IntStream.range(0, names.size()) : IntStream.empty();
        return IntStream.concat(byCase, anywhere)
                .mapToObj(names::get)
                .filter(each -> !each.equals(collection) && plain(each).equals(plain))
                .findFirst();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Those to be seen, open or not. */
    BitSet shownPlaces() {
        FilterHits those = hits;
        if (those == null || those.byName()) {
            return held.all();
        }
        BitSet places = new BitSet(held.size());
        for (int at : those.collections()) {
            places.set(at);
        }
        return places;
    }

    boolean allShownTicked() {
        return held.tickedAmong(shownPlaces()) == shownCount();
    }

    /** What has to be known for searching elsewhere. */
    FilterHits.Search search() {
        return new FilterHits.Search(name, held.names(), hits);
    }

    /** What a filter would find, looked for on the spot. */
    FilterHits search(NamePattern pattern) {
        FilterHits known = hits;
        boolean same =
                known != null && known.of(held.names()) && known.pattern().equals(pattern);
        return known != null && same ? known : search().here(pattern);
    }

    /** Shows what a filter found, or everything where there is none. */
    void show(@Nullable FilterHits found) {
        touched |= found != hits;
        hits = found;
    }

    /** How many rows stand below the database's own, or -1 if the database is not shown at all. */
    int visibleChildren() {
        if (hits == null) {
            return expanded ? held.size() : 0;
        }
        return hits.any() ? shownCount() : -1;
    }

    int shownCount() {
        return hits == null || hits.byName() ? held.size() : hits.collections().length;
    }

    ScopeRow.DatabaseRow row(int index) {
        int count = tickedCount();
        Tick tick = Tick.SOME;
        if (count == 0) {
            tick = Tick.NONE;
        } else if (count == held.size()) {
            tick = Tick.ALL;
        }
        boolean open = visibleChildren() > 0 || (expanded && hits == null);
        return new ScopeRow.DatabaseRow(index, name, source, content, tick, count, held.size(), open, seenAt);
    }

    ScopeRow.CollectionRow childRow(int index, int position) {
        FilterHits those = hits;
        return collectionRow(index, those == null || those.byName() ? position : those.collections()[position]);
    }

    private ScopeRow.CollectionRow collectionRow(int index, int at) {
        return new ScopeRow.CollectionRow(
                index, at, name, held.names().get(at), held.marks().source(at), held.ticked(at));
    }

    /** The row of a collection, shown or not; null if there is none of that name. */
    ScopeRow.@Nullable CollectionRow collectionRow(int index, String collection) {
        int at = held.names().find(collection);
        return at < 0 ? null : collectionRow(index, at);
    }

    /** How many rows below the database's own a collection is to be seen, -1 if it is not. */
    int positionOf(String collection) {
        int at = held.names().find(collection);
        FilterHits those = hits;
        if (those == null || those.byName()) {
            return expanded || those != null ? Math.max(at, -1) : -1;
        }
        return Math.max(Arrays.binarySearch(those.collections(), at), -1);
    }
}
