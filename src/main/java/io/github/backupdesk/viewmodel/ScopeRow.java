package io.github.backupdesk.viewmodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One visible line of the database and collection tree, as it looks now. */
public sealed interface ScopeRow {

    String name();

    Source source();

    /** Where a name comes from. */
    enum Source {
        /** The cluster's data plane told it. */
        LIVE,
        /** A person typed it. */
        TYPED,
        /** It came with a saved scope, and the data plane did not tell it. */
        SAVED,
        /** It was told once, is ticked, and was not told the last time. */
        MISSING
    }

    /** How many of a database's collections are ticked. */
    enum Tick {
        NONE,
        SOME,
        ALL
    }

    /** Whether a database's collections are known. */
    enum Content {
        UNKNOWN,
        LOADING,
        KNOWN,
        UNREADABLE
    }

    /**
     * @param index which database it is
     * @param total how many collections are known in it
     * @param seenAt when the server told of them; null if it never did
     */
    record DatabaseRow(
            int index,
            String name,
            Source source,
            Content content,
            Tick tick,
            int ticked,
            int total,
            boolean expanded,
            @Nullable Instant seenAt)
            implements ScopeRow {}

    /**
     * @param database which database it is in
     * @param index which of its collections it is
     */
    record CollectionRow(int database, int index, String dbName, String name, Source source, boolean ticked)
            implements ScopeRow {}
}
