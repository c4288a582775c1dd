package io.github.backupdesk.viewmodel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a filter lets through: names that contain a text or, where it has a {@code *}, that it describes from end to end. Case
 * does not count. Names are searched as the bytes they are kept in, without making Strings of them; only text whose letters
 * beyond ASCII have two cases is compared as Strings.
 */
final class NamePattern {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** How many names are looked at before the thread is asked whether anybody still wants to know. */
    private static final int STRETCH = 8_192;

    private final String text;
    private final List<String> parts;
    private final byte[][] byteParts;
    private final boolean bytewise;
    private final boolean beyondAscii;

    private NamePattern(String text) {
        this.text = text;
        this.parts = List.of(text.split("\\*", -1));
        this.byteParts = parts.stream().map(NameBytes::of).toArray(byte[][]::new);
        this.beyondAscii = text.codePoints().anyMatch(c -> c >= 0x80);
        this.bytewise = text.codePoints().allMatch(c -> c < 0x80 || Character.getType(c) == Character.OTHER_LETTER);
    }

    /** Empty for an empty text, which lets everything through. */
    static Optional<NamePattern> of(String text) {
        String folded = NameBytes.folded(text.strip());
        return folded.isEmpty() ? Optional.empty() : Optional.of(new NamePattern(folded));
    }

    /** Whether this lets nothing through that the other does not. */
    boolean narrows(NamePattern other) {
        return contains() && other.contains() && text.contains(other.text);
    }

    private boolean contains() {
        return parts.size() == 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamePattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    boolean matches(String name) {
        String folded = NameBytes.folded(name);
        if (contains()) {
            return folded.contains(text);
        }
        String last = parts.getLast();
        if (!folded.startsWith(parts.getFirst())) {
            return false;
        }
        // By hand: a pattern with many stars would try every way of placing each of them.
        int at = parts.getFirst().length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = folded.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return folded.length() - last.length() >= at && folded.endsWith(last);
    }

    /** The places of the names that match, in order. Ends early, with an exception, when its thread is interrupted. */
    int[] scan(PackedNames names) throws InterruptedException {
        return contains() && quick(names) ? scanAsOne(names) : scanEach(names, null);
    }

    /** The same, where only these places can be among them. */
    int[] scan(PackedNames names, int[] among) throws InterruptedException {
        // To run through all the bytes is quicker than to look for many beginnings.
        return contains() && quick(names) && among.length > names.size() / 4
                ? scanAsOne(names)
                : scanEach(names, among);
    }

    private boolean quick(PackedNames names) {
        return bytewise && !names.folding();
    }

    private int[] scanEach(PackedNames names, int @Nullable [] among) throws InterruptedException {
        Places found = new Places();
        boolean quick = quick(names);
        boolean none = beyondAscii && !names.beyondAscii();
        int count = none ? 0 : among == null ? names.size() : among.length;
        for (int i = 0; i < count; i++) {
            if (i % STRETCH == 0) {
                stopIfInterrupted();
            }
            int at = among == null ? i : among[i];
            if (beyondAscii && !NameBytes.beyondAscii(names.bytes(), names.start(at), names.end(at))) {
                continue;
            }
            if (quick ? matches(names.bytes(), names.start(at), names.end(at)) : matches(names.get(at))) {
                found.add(at);
            }
        }
        return found.toArray();
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Looks through all names as if they were one text. */
    private int[] scanAsOne(PackedNames names) throws InterruptedException {
        Places found = new Places();
        byte[] bytes = names.bytes();
        byte[] part = byteParts[0];
        int at = 0;
        int next = 0;
        int lookedAt = 0;
        while (next < names.size()) {
            int hit = find(bytes, at, bytes.length, part);
            if (hit < 0) {
                break;
            }
            while (names.end(next) <= hit) {
                next++;
            }
            if (hit + part.length <= names.end(next)) {
                found.add(next);
                at = names.end(next++);
            } else {
                // It began in this name and ended in another.
                at = hit + 1;
            }
            if (++lookedAt % STRETCH == 0) {
                stopIfInterrupted();
            }
        }
        return found.toArray();
    }

    private boolean matches(byte[] name, int from, int to) {
        if (contains()) {
            return find(name, from, to, byteParts[0]) >= 0;
        }
        byte[] first = byteParts[0];
        byte[] last = byteParts[byteParts.length - 1];
        if (to - from < first.length + last.length
                || !standsAt(name, to - last.length, last)
                || !standsAt(name, from, first)) {
            return false;
        }
        int at = from + first.length;
        int end = to - last.length;
        for (int i = 1; i < byteParts.length - 1; i++) {
            int found = find(name, at, end, byteParts[i]);
            if (found < 0) {
                return false;
            }
            at = found + byteParts[i].length;
        }
        return true;
    }

    /** Where the part stands first, or -1. Eight places at a time are asked for its first byte and its last one. */
    private static int find(byte[] bytes, int from, int to, byte[] part) {
        if (part.length == 0) {
            return from;
        }
        int further = part.length - 1;
        int last = to - part.length;
        int at = from;
        while (at <= last - Long.BYTES + 1) {
            long hits = hits(bytes, at, part[0]) & hits(bytes, at + further, part[further]);
            for (; hits != 0; hits &= hits - 1) {
                int place = at + Long.numberOfTrailingZeros(hits) / Byte.SIZE;
                if (standsAt(bytes, place, part)) {
                    return place;
                }
            }
            at += Long.BYTES;
        }
        for (; at <= last; at++) {
            if (standsAt(bytes, at, part)) {
                return at;
            }
        }
        return -1;
    }

    /** The high bit of each of eight bytes that may be the wanted one; others may be set too, none is left out. */
    private static long hits(byte[] bytes, int at, byte wanted) {
        // Capitals differ from small letters in this one bit.
        long blur = wanted < 0 ? 0 : 0x20;
        long differs = ((long) EIGHT.get(bytes, at) | blur * ONES) ^ (((wanted & 0xFF) | blur) * ONES);
        return (differs - ONES) & ~differs & HIGHS;
    }

    private static boolean standsAt(byte[] bytes, int at, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (NameBytes.foldedAscii(bytes[at + i]) != part[i]) {
                return false;
            }
        }
        return true;
    }

    /** Places as they are found. */
    private static final class Places {
        private int[] places = new int[256];
        private int count;

        void add(int place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = place;
        }

        int[] toArray() {
            return Arrays.copyOf(places, count);
        }
    }
}
