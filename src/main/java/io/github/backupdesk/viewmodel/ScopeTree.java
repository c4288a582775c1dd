package io.github.backupdesk.viewmodel;

import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.service.InventoryService.Content.Listed;
import io.github.backupdesk.service.InventoryService.Content.Unreadable;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.Content;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The database and collection tree as a flat list of its visible rows. Rows are made when asked for; the list itself holds
 * numbers only, so that it stays quick with some ten thousand collections (stack.md section 7). Every edit goes through
 * {@link #edit}, which works out what changed among the visible rows and fires one change.
 */
final class ScopeTree extends ObservableListBase<ScopeRow> {

    private final List<ScopeDatabase> databases = new ArrayList<>();

    /** For each database the number of rows below it, -1 if it is hidden. */
    private int[] children = {};

    /** For each database the position of its own row; one more at the end for the size. */
    private int[] offsets = {0};

    private @Nullable Predicate<String> filter;
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

    List<ScopeDatabase> databases() {
        return Collections.unmodifiableList(databases);
    }

    ScopeDatabase database(int index) {
        return databases.get(index);
    }

    @Nullable
    ScopeDatabase database(String name) {
        return databases.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The databases in which something is ticked. */
    List<ScopeDatabase> ticked() {
        return databases.stream().filter(each -> each.tickedCount() > 0).toList();
    }

    /** How many collections the filter lets through, open or not. */
    int shownCollections() {
        int sum = 0;
        for (int i = 0; i < children.length; i++) {
            sum += children[i] < 0 ? 0 : databases.get(i).shownCount();
        }
        return sum;
    }

    int totalCollections() {
        return databases.stream().mapToInt(ScopeDatabase::total).sum();
    }

    /** The position of a row, or -1 if it cannot be seen now. */
    int positionOf(ScopeDatabase database, @Nullable String collection) {
        int index = databases.indexOf(database);
        if (index < 0 || children[index] < 0) {
            return -1;
        }
        if (collection == null) {
            return offsets[index];
        }
        for (int below = 0; below < children[index]; below++) {
            if (database.childRow(index, below).name().equals(collection)) {
                return offsets[index] + 1 + below;
            }
        }
        return -1;
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
        if (!open.isEmpty()) {
            edit(() -> open.forEach(each -> each.content(content)));
        }
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
    void tellDatabases(List<String> names) {
        edit(() -> {
            databases.removeIf(each -> !names.contains(each.name()) && !each.worthKeeping());
            databases.stream().filter(each -> !names.contains(each.name())).forEach(ScopeDatabase::vanished);
            for (String name : names) {
                ScopeDatabase known = database(name);
                if (known == null) {
                    known = new ScopeDatabase(name, Source.LIVE);
                    databases.add(known);
                }
                known.told();
                known.content(Content.LOADING);
            }
            sort();
        });
    }

    /** Takes what the server told of the insides of databases. */
    void tellContents(List<InventoryService.Content> contents) {
        edit(() -> contents.forEach(this::tellContent));
    }

    private void tellContent(InventoryService.Content content) {
        ScopeDatabase database = database(content.dbName());
        if (database == null) {
            return;
        }
        switch (content) {
            case Listed listed -> database.listed(listed.collectionNames());
            case Unreadable unreadable -> database.content(Content.UNREADABLE);
        }
    }

    /** Adds a typed database if there is none of that name, and opens it. */
    ScopeDatabase addDatabase(String name) {
        return addDatabase(name, Source.TYPED);
    }

    ScopeDatabase addDatabase(String name, Source from) {
        ScopeDatabase known = database(name);
        if (known != null) {
            return known;
        }
        ScopeDatabase added = new ScopeDatabase(name, from);
        added.content(Content.KNOWN);
        added.expand(true);
        edit(() -> {
            databases.add(added);
            sort();
        });
        return added;
    }

    void removeDatabase(ScopeDatabase database) {
        edit(() -> databases.remove(database));
    }

    void renameDatabase(ScopeDatabase database, String name) {
        edit(() -> {
            database.rename(name);
            sort();
        });
    }

    private void sort() {
        // The default database is where most people look first.
        databases.sort(Comparator.comparing((ScopeDatabase each) -> !each.name().equals("default"))
                .thenComparing(ScopeDatabase::name, String.CASE_INSENSITIVE_ORDER));
    }

    /** Shows what contains the text, or matches it where it has a {@code *}; case does not count. */
    void filter(String text) {
        filter = pattern(text);
        edit(() -> {});
    }

    /** What contains the text, or matches it where it has a {@code *}; case does not count. Null for an empty text. */
    static @Nullable Predicate<String> pattern(String text) {
        String wanted = ScopeDatabase.folded(text.strip());
        if (wanted.isEmpty()) {
            return null;
        }
        if (wanted.contains("*")) {
            List<String> parts = List.of(wanted.split("\\*", -1));
            return name -> matches(ScopeDatabase.folded(name), parts);
        }
        return name -> ScopeDatabase.folded(name).contains(wanted);
    }

    /** By hand: a pattern with many stars would try every way of placing each of them. */
    private static boolean matches(String name, List<String> parts) {
        String last = parts.getLast();
        if (!name.startsWith(parts.getFirst())) {
            return false;
        }
        int at = parts.getFirst().length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = name.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return name.length() - last.length() >= at && name.endsWith(last);
    }

    /** Changes the model, then fires what that did to the visible rows. */
    void edit(Runnable change) {
        List<ScopeDatabase> before = List.copyOf(databases);
        int[] childrenBefore = children;
        int sizeBefore = size();
        change.run();
        databases.forEach(each -> each.filter(filter));
        layOut();
        beginChange();
        if (before.equals(databases)) {
            for (int index = 0; index < children.length; index++) {
                tell(index, childrenBefore[index]);
            }
        } else {
            nextReplace(0, size(), Collections.nCopies(sizeBefore, GONE));
        }
        endChange();
    }

    private void tell(int index, int before) {
        int now = children[index];
        int at = offsets[index];
        boolean touched = databases.get(index).takeTouched();
        if (before < 0 && now >= 0) {
            nextAdd(at, at + 1 + now);
        } else if (before >= 0 && now < 0) {
            nextRemove(at, Collections.nCopies(before + 1, GONE));
        } else if (before >= 0) {
            for (int row = at; touched && row <= at + Math.min(before, now); row++) {
                nextUpdate(row);
            }
            if (now > before) {
                nextAdd(at + 1 + before, at + 1 + now);
            } else if (now < before) {
                nextRemove(at + 1 + now, Collections.nCopies(before - now, GONE));
            }
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

    /** Stands in a change for rows that are no more: nobody asks what they were. */
    private static final ScopeRow GONE = new CollectionRow(-1, -1, "", "", Source.LIVE, false);
}
