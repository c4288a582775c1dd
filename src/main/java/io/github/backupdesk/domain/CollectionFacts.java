package io.github.backupdesk.domain;

import java.util.OptionalLong;

/**
 * What a cluster's data plane tells of one collection (contract.md section 2). All of it is as of the moment of asking; the
 * number of rows may lag behind.
 *
 * @param rows empty if it was not told
 * @param vectorBytes what the dense vectors alone take, by the number of rows and the schema, in bytes: the service tells no
 *     size of a collection. Empty if it has no dense vectors, or if either was not told
 */
public record CollectionFacts(OptionalLong rows, OptionalLong vectorBytes, Load load) {

    /** Whether a collection can be searched at the moment. */
    public enum Load {
        LOADED,
        LOADING,
        NOT_LOADED,
        UNKNOWN;

        /** Reads {@code LoadStateLoaded} and its like; anything else is unknown. */
        public static Load of(String told) {
            return switch (told) {
                case "LoadStateLoaded", "LOADED" -> LOADED;
                case "LoadStateLoading", "LOADING" -> LOADING;
                case "LoadStateNotLoad", "UNLOADED", "NOT_LOADED" -> NOT_LOADED;
                default -> UNKNOWN;
            };
        }
    }
}
