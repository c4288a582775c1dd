package io.github.backupdesk.viewmodel;

import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.Content;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The database and collection tree as a flat list of its visible rows. Rows are made when asked for; the list itself holds
 * numbers only, so that it stays quick with a million collections (stack.md section 7). Every edit goes through
 * {@link #edit}, which works out what changed among the visible rows and fires one change.
 */
final class ScopeTree extends ObservableListBase<ScopeRow> {

    /** The default database is where most people look first. */
    private static final Comparator<ScopeDatabase> ORDER = Comparator.comparing(
                    (ScopeDatabase each) -> !each.name().equals("default"))
            .thenComparing(ScopeDatabase::name, NameBytes::compare);

    private final List<ScopeDatabase> databases = new ArrayList<>();
    private final Map<String, ScopeDatabase> byName = new HashMap<>();

    /** For each database the number of rows below it, -1 if it is hidden. */
    private int[] children = {};

    /** For each database the position of its own row; one more at the end for the size. */
    private int[] offsets = {0};

    private final ScopeHistory history = new ScopeHistory(this);
    private @Nullable NamePattern filter;
    private boolean complete;

    @Override
    public ScopeRow get(int position) {
        int found = Arrays.binarySearch(offsets, 0, databases.size(), position);
        // Hidden databases share their offset with the next one: of equals, only the last can be the visible one.
        int index = found >= 0 ? found : -found - 2;
        while (index + 1 < databases.size() && offsets[index + 1] <= position) {
            index++;
        }
        ScopeDatabase database = databases.get(index);
        int below = position - offsets[index] - 1;
        return below < 0 ? database.row(index) : database.childRow(index, below);
    }

    @Override
    public int size() {
        return offsets[databases.size()];
    }

    /** Where the row of that name stands, however it looked when it was asked for: to walk over all rows would take too long. */
    @Override
    public int indexOf(@Nullable Object row) {
        return switch (row) {
            case DatabaseRow database -> positionOf(database.name(), null);
            case CollectionRow collection -> positionOf(collection.dbName(), collection.name());
            case null, default -> -1;
        };
    }

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    List<ScopeDatabase> databases() {
        return Collections.unmodifiableList(databases);
    }

    ScopeDatabase database(int index) {
        return databases.get(index);
    }

    @Nullable
    ScopeDatabase database(String name) {
        return byName.get(name);
    }

    /** The database of a row, or that the row is of. */
    Optional<ScopeDatabase> databaseOf(ScopeRow row) {
        return Optional.ofNullable(
                database(row instanceof CollectionRow collection ? collection.dbName() : row.name()));
    }

    /** The databases in which something is ticked. */
    List<ScopeDatabase> ticked() {
        return databases.stream().filter(each -> each.tickedCount() > 0).toList();
    }

    int tickedCollections() {
        return databases.stream().mapToInt(ScopeDatabase::tickedCount).sum();
    }

    /** The databases that the filter lets through. */
    List<ScopeDatabase> shown() {
        return databases.stream().filter(each -> each.visibleChildren() >= 0).toList();
    }

    /** How many collections the filter lets through, open or not. */
    int shownCollections() {
        return shown().stream().mapToInt(ScopeDatabase::shownCount).sum();
    }

    int totalCollections() {
        return databases.stream().mapToInt(ScopeDatabase::total).sum();
    }

    /** The position of a row, or -1 if it cannot be seen now. */
    int positionOf(String dbName, @Nullable String collection) {
        ScopeDatabase database = database(dbName);
        int index = database == null ? -1 : databases.indexOf(database);
        if (database == null || index >= children.length || children[index] < 0) {
            return -1;
        }
        int below = collection == null ? -1 : database.positionOf(collection);
        return collection != null && below < 0 ? -1 : offsets[index] + 1 + below;
    }

    ScopeHistory history() {
        return history;
    }

    /** Notes that the server has told all there is. */
    void complete() {
        complete = true;
    }

    /** Whether the server has ever told all there is. */
    boolean isComplete() {
        return complete;
    }

    /** Settles the databases that nothing more will be told of. Returns how many there were. */
    int endLoading(Content content) {
        List<ScopeDatabase> open =
                databases.stream().filter(ScopeDatabase::loading).toList();
        edit(() -> open.forEach(each -> each.content(content)));
        return open.size();
    }

    /** The row as it stands now, null if it is no more: an editor may have been open while the tree changed. */
    @Nullable
    ScopeRow now(ScopeRow row) {
        return switch (row) {
            case DatabaseRow old -> {
                ScopeDatabase known = database(old.name());
                yield known == null ? null : known.row(databases.indexOf(known));
            }
            case CollectionRow old -> {
                ScopeDatabase known = database(old.dbName());
                yield known == null ? null : known.collectionRow(databases.indexOf(known), old.name());
            }
        };
    }

    /** Takes the server's list of databases; typed ones, and those with ticks, stay, marked if they were told once. */
    void tellDatabases(Collection<String> names) {
        Set<String> told = new HashSet<>(names);
        edit(() -> {
            List<ScopeDatabase> untold = databases.stream()
                    .filter(each -> !told.contains(each.name()))
                    .toList();
            untold.stream().filter(each -> !each.worthKeeping()).forEach(this::drop);
            untold.forEach(ScopeDatabase::vanished);
            for (String name : told) {
                ScopeDatabase known = known(name, Source.LIVE);
                known.from(Source.LIVE);
                known.content(Content.LOADING);
            }
        });
    }

    /** What a server told of the insides of one database. */
    sealed interface Told {
        String dbName();

        record Names(String dbName, PackedNames names, Instant when) implements Told {}

        record Nothing(String dbName) implements Told {}
    }

    void tellContents(List<Told> contents) {
        edit(() -> contents.forEach(this::tellContent));
    }

    private void tellContent(Told told) {
        ScopeDatabase database = database(told.dbName());
        if (database == null) {
            return;
        }
        switch (told) {
            case Told.Names names -> database.listed(names.names(), names.when());
            case Told.Nothing nothing -> database.content(Content.UNREADABLE);
        }
    }

    /** The database of that name, added if there is none. Only within {@link #edit}. */
    ScopeDatabase known(String name, Source from) {
        ScopeDatabase known = byName.get(name);
        if (known == null) {
            known = new ScopeDatabase(name, from);
            known.content(Content.KNOWN);
            known.show(filter == null ? null : known.search(filter));
            put(known);
        }
        return known;
    }

    private void put(ScopeDatabase database) {
        databases.add(database);
        byName.put(database.name(), database);
    }

    /** Only within {@link #edit}. */
    void drop(ScopeDatabase database) {
        databases.remove(database);
        byName.remove(database.name());
    }

    /** Only within {@link #edit}. */
    void rename(ScopeDatabase database, String name) {
        byName.remove(database.name());
        database.rename(name);
        byName.put(name, database);
    }

    boolean filteredBy(@Nullable NamePattern pattern) {
        return pattern == null ? filter == null : pattern.equals(filter);
    }

    /** Shows what the searches found; databases that have changed since are searched again. */
    void show(@Nullable NamePattern pattern, Map<ScopeDatabase, FilterHits> found) {
        filter = pattern;
        edit(() -> databases.forEach(each -> {
            FilterHits hits = found.get(each);
            boolean fresh = hits != null && hits.of(each.held().names());
            each.show(pattern == null ? null : fresh ? hits : each.search(pattern));
        }));
    }

    /** Changes the model, then fires what that did to the visible rows. */
    void edit(Runnable change) {
        List<ScopeDatabase> before = List.copyOf(databases);
        int[] childrenBefore = children;
        int sizeBefore = size();
        change.run();
        databases.sort(ORDER);
        layOut();
        TreeChange told = new TreeChange(this);
        int differing = before.equals(databases) ? differing(childrenBefore) : 2;
        for (int index = 0; index < children.length; index++) {
            boolean touched = databases.get(index).takeTouched();
            if (differing < 2) {
                tell(told, index, childrenBefore[index], touched);
            }
        }
        if (differing >= 2) {
            told.replaced(sizeBefore, size());
        }
        if (!told.isEmpty()) {
            fireChange(told);
        }
    }

    private int differing(int[] childrenBefore) {
        int count = 0;
        for (int index = 0; index < children.length; index++) {
            count += children[index] == childrenBefore[index] ? 0 : 1;
        }
        return count;
    }

    private void tell(TreeChange told, int index, int before, boolean touched) {
        int now = children[index];
        int at = offsets[index];
        if (before < 0 && now >= 0) {
            told.added(at, at + 1 + now);
        } else if (before >= 0 && now < 0) {
            told.removed(at, before + 1);
        } else if (before >= 0) {
            int stayed = at + 1 + Math.min(before, now);
            if (touched) {
                told.updated(at, stayed);
            }
            told.added(stayed, at + 1 + now);
            told.removed(stayed, before - now);
        }
    }

    private void layOut() {
        int count = databases.size();
        children = new int[count];
        offsets = new int[count + 1];
        for (int index = 0; index < count; index++) {
            children[index] = databases.get(index).visibleChildren();
            offsets[index + 1] = offsets[index] + 1 + children[index];
        }
    }
}
