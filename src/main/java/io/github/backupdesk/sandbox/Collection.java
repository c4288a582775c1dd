package io.github.backupdesk.sandbox;

/**
 * A collection. What is not told is made up from the names, the same on every start.
 *
 * @param collectionId beyond 2^53, as the ids of Milvus are
 */
record Collection(String name, String description, long collectionId, long rows, int dimension, boolean loaded) {

    private static final int[] DIMENSIONS = {128, 384, 768, 1024, 1536};
    private static final long FIRST_ID = 456_909_630_285_026_300L;

    static Collection of(String place, String name) {
        int seed = scramble((place + "/" + name).hashCode());
        boolean scratch = name.startsWith("tmp_") || name.startsWith("test_");
        long rows = scratch ? seed % 1_000 : 2_000 + seed % 60_000;
        return new Collection(
                name, "", FIRST_ID + seed, rows, DIMENSIONS[seed % DIMENSIONS.length], !scratch && seed % 4 != 0);
    }

    Collection describedAs(String text) {
        return new Collection(name, text, collectionId, rows, dimension, loaded);
    }

    /** Vectors of four bytes a number, and some scalar fields. */
    long bytes() {
        return rows * (dimension * 4L + 120);
    }

    /** Neighbouring names shall not get neighbouring numbers. Never negative. */
    private static int scramble(int hash) {
        int mixed = hash * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & 0x7FFFFFFF;
    }
}
