package io.github.backupdesk.viewmodel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/**
 * Names in their order, none twice, in one array of bytes: as Strings they would take three times the room. Never changes,
 * so that it may be shared between threads and with what can be undone. The bytes are UTF-8; half a surrogate pair, which
 * UTF-8 has no place for, is written as three bytes too, so that every name comes back exactly.
 */
final class PackedNames {

    static final PackedNames NONE = new PackedNames(new byte[0], new int[1], false, false);

    private final byte[] bytes;

    /** Where each name begins; one more for the end. */
    private final int[] starts;

    private final boolean beyondAscii;
    private final boolean folding;

    private PackedNames(byte[] bytes, int[] starts, boolean beyondAscii, boolean folding) {
        this.bytes = bytes;
        this.starts = starts;
        this.beyondAscii = beyondAscii;
        this.folding = folding;
    }

    /** Sorts and packs; a name that comes twice is kept once. Takes its time with many: not for the UI thread. */
    static PackedNames of(Collection<String> names) {
        String[] sorted = names.toArray(String[]::new);
        Arrays.sort(sorted, NameBytes::compare);
        byte[][] each = new byte[sorted.length][];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || !sorted[i].equals(sorted[i - 1])) {
                each[count++] = NameBytes.of(sorted[i]);
            }
        }
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i + 1] = Math.addExact(starts[i], each[i].length);
        }
        byte[] bytes = new byte[starts[count]];
        for (int i = 0; i < count; i++) {
            System.arraycopy(each[i], 0, bytes, starts[i], each[i].length);
        }
        return packed(bytes, starts);
    }

    private static PackedNames packed(byte[] bytes, int[] starts) {
        if (starts.length == 1) {
            return NONE;
        }
        boolean beyond = NameBytes.beyondAscii(bytes, 0, bytes.length);
        return new PackedNames(bytes, starts, beyond, beyond && NameBytes.foldsToAscii(bytes));
    }

    int size() {
        return starts.length - 1;
    }

    String get(int at) {
        return NameBytes.text(bytes, starts[at], starts[at + 1]);
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int at) {
        return starts[at];
    }

    int end(int at) {
        return starts[at + 1];
    }

    /** Whether any name has a character beyond ASCII. */
    boolean beyondAscii() {
        return beyondAscii;
    }

    /** Whether a character beyond ASCII counts as an ASCII letter once case does not matter, as the Kelvin sign does. */
    boolean folding() {
        return folding;
    }

    /** The place of a name, or {@code -place - 1} of where it would stand. */
    int find(String name) {
        byte[] key = NameBytes.of(name);
        return find(key, 0, key.length, 0);
    }

    /** Doubles its steps from where it begins, so that to look for many names in order costs little more than one pass. */
    private int find(byte[] key, int from, int to, int begin) {
        int low = begin;
        int step = 1;
        while (low + step < size() && compare(low + step, key, from, to) < 0) {
            low += step;
            step *= 2;
        }
        int high = Math.min(low + step, size() - 1);
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, key, from, to);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private int compare(int at, byte[] key, int from, int to) {
        return NameBytes.compare(bytes, starts[at], starts[at + 1], key, from, to);
    }

    /** The first name that is not before the text, where case does not count. */
    int firstLike(String text) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (NameBytes.compareFolded(get(middle), text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where each of the other's names is found here, as {@link #find} tells it. */
    int[] findAll(PackedNames other) {
        int[] places = new int[other.size()];
        int begin = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = find(other.bytes, other.starts[i], other.starts[i + 1], begin);
            begin = places[i] < 0 ? -places[i] - 1 : places[i];
        }
        return places;
    }

    /** Only the names at these places. */
    PackedNames only(BitSet places) {
        int[] newStarts = new int[places.cardinality() + 1];
        int count = 0;
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
            newStarts[count + 1] = newStarts[count] + starts[at + 1] - starts[at];
            count++;
        }
        byte[] kept = new byte[newStarts[count]];
        int filled = 0;
        for (int from = places.nextSetBit(0); from >= 0; ) {
            int to = places.nextClearBit(from);
            int length = starts[to] - starts[from];
            System.arraycopy(bytes, starts[from], kept, filled, length);
            filled += length;
            from = places.nextSetBit(to);
        }
        return packed(kept, newStarts);
    }

    /** These names and the other's, which are none of these. {@code places} tells where the other's were found missing. */
    PackedNames with(PackedNames other, int[] places) {
        byte[] all = new byte[Math.addExact(bytes.length, other.bytes.length)];
        int[] newStarts = new int[starts.length + other.size()];
        int from = 0;
        for (int i = 0; i < other.size(); i++) {
            int to = -places[i] - 1;
            int shift = other.starts[i];
            copy(from, to, all, newStarts, from + i, shift);
            int begin = starts[to] + shift;
            newStarts[to + i] = begin;
            System.arraycopy(other.bytes, shift, all, begin, other.starts[i + 1] - shift);
            from = to;
        }
        copy(from, size(), all, newStarts, from + other.size(), other.bytes.length);
        newStarts[newStarts.length - 1] = all.length;
        return new PackedNames(all, newStarts, beyondAscii || other.beyondAscii, folding || other.folding);
    }

    private void copy(int from, int to, byte[] all, int[] newStarts, int at, int shift) {
        System.arraycopy(bytes, starts[from], all, starts[from] + shift, starts[to] - starts[from]);
        for (int i = from; i < to; i++) {
            newStarts[at + i - from] = starts[i] + shift;
        }
    }

    boolean sameAs(PackedNames other) {
        return this == other || (Arrays.equals(starts, other.starts) && Arrays.equals(bytes, other.bytes));
    }

    /** How much memory it takes, about. */
    long room() {
        return bytes.length + 4L * starts.length;
    }
}
