package io.github.backupdesk.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A database of a cluster and the collections in it. */
record Database(String name, List<Collection> collections) {

    static final String DEFAULT = "default";

    /** Collections named one by one, separated by spaces. */
    static Database of(String cluster, String name, String collectionNames) {
        return new Database(
                name,
                Arrays.stream(collectionNames.split(" "))
                        .filter(collection -> !collection.isEmpty())
                        .map(collection -> Collection.of(cluster + "/" + name, collection))
                        .toList());
    }

    /** So many collections {@code prefix_0001}, {@code prefix_0002}, and on. */
    static Database of(String cluster, String name, String prefix, int count) {
        return new Database(
                name,
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> Collection.of(cluster + "/" + name, "%s_%04d".formatted(prefix, i)))
                        .toList());
    }

    Optional<Collection> collection(String wanted) {
        return collections.stream()
                .filter(collection -> collection.name().equals(wanted))
                .findFirst();
    }
}
