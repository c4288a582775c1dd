package io.github.backupdesk.viewmodel;

import org.jspecify.annotations.Nullable;

/** What a filter lets through of the collections of one database, as they were when it was asked. Never changes. */
final class FilterHits {

    private final NamePattern pattern;
    private final PackedNames names;
    private final int[] collections;
    private final boolean byName;

    private FilterHits(NamePattern pattern, PackedNames names, int[] collections, boolean byName) {
        this.pattern = pattern;
        this.names = names;
        this.collections = collections;
        this.byName = byName;
    }

    NamePattern pattern() {
        return pattern;
    }

    /** Whether they are of these names, and not of others that were there before. */
    boolean of(PackedNames others) {
        return names == others;
    }

    /** The places of those that match, in order. Nobody changes them. */
    int[] collections() {
        return collections;
    }

    /** Whether all collections are shown because none matches but the database's own name does. */
    boolean byName() {
        return byName;
    }

    boolean any() {
        return byName || collections.length > 0;
    }

    /** All that is needed for looking on another thread, while the database goes on changing on its own. */
    record Search(
            String database, PackedNames names, @Nullable FilterHits before) {

        /** On the UI thread, which nobody interrupts; whoever is interrupted gets an answer all the same. */
        FilterHits here(NamePattern pattern) {
            try {
                return run(pattern);
            } catch (InterruptedException e) {
                FilterHits found = here(pattern);
                Thread.currentThread().interrupt();
                return found;
            }
        }

        FilterHits run(NamePattern pattern) throws InterruptedException {
            FilterHits wider = before;
            int[] found = wider != null && wider.of(names) && pattern.narrows(wider.pattern)
                    ? pattern.scan(names, wider.collections)
                    : pattern.scan(names);
            return new FilterHits(pattern, names, found, found.length == 0 && pattern.matches(database));
        }
    }
}
