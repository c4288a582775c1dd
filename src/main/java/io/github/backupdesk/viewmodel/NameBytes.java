package io.github.backupdesk.viewmodel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one name: how text becomes bytes and comes back, and in which order names stand. Case counts only between
 * names that differ in nothing else; it is taken away character by character, as {@link String#equalsIgnoreCase} does it.
 */
final class NameBytes {

    private NameBytes() {}

    static byte[] of(String text) {
        // An unpaired surrogate would become a question mark.
        return paired(text) ? text.getBytes(StandardCharsets.UTF_8) : generously(text);
    }

    private static boolean paired(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            }
        }
        return true;
    }

    private static byte[] generously(String text) {
        byte[] bytes = new byte[3 * text.length()];
        int at = 0;
        for (int c : text.codePoints().toArray()) {
            if (c < 0x80) {
                bytes[at++] = (byte) c;
                continue;
            }
            int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
            bytes[at++] = (byte) ((0xF80 >> more) | (c >> (6 * more)));
            for (int i = more - 1; i >= 0; i--) {
                bytes[at++] = (byte) (0x80 | ((c >> (6 * i)) & 0x3F));
            }
        }
        return Arrays.copyOf(bytes, at);
    }

    static String text(byte[] bytes, int from, int to) {
        if (!beyondAscii(bytes, from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        StringBuilder text = new StringBuilder(to - from);
        for (int at = from; at < to; at += length(bytes[at])) {
            text.appendCodePoint(character(bytes, at));
        }
        return text.toString();
    }

    static boolean beyondAscii(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < 0) {
                return true;
            }
        }
        return false;
    }

    static boolean foldsToAscii(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += length(bytes[at])) {
            if (bytes[at] < 0 && folded(character(bytes, at)) < 0x80) {
                return true;
            }
        }
        return false;
    }

    private static int length(byte first) {
        return first >= 0 ? 1 : first < (byte) 0xE0 ? 2 : first < (byte) 0xF0 ? 3 : 4;
    }

    private static int character(byte[] bytes, int at) {
        int first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int length = length(bytes[at]);
        int c = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            c = (c << 6) | (bytes[at + i] & 0x3F);
        }
        return c;
    }

    /** The character without regard to case. */
    static int folded(int c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    static byte foldedAscii(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    static String folded(String text) {
        return text.codePoints()
                .map(NameBytes::folded)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The order of names. */
    static int compare(String a, String b) {
        int order = compareFolded(a, b);
        if (order != 0) {
            return order;
        }
        int at = 0;
        while (at < a.length() && a.codePointAt(at) == b.codePointAt(at)) {
            at += Character.charCount(a.codePointAt(at));
        }
        return at == a.length() ? 0 : Integer.compare(a.codePointAt(at), b.codePointAt(at));
    }

    static int compareFolded(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int c = a.codePointAt(i);
            int d = b.codePointAt(j);
            if (c != d && folded(c) != folded(d)) {
                return Integer.compare(folded(c), folded(d));
            }
            i += Character.charCount(c);
            j += Character.charCount(d);
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** The same order, of names as bytes. */
    static int compare(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
        int tie = 0;
        int i = fromA;
        int j = fromB;
        while (i < toA && j < toB) {
            int c = character(a, i);
            int d = character(b, j);
            if (c != d) {
                int order = Integer.compare(folded(c), folded(d));
                if (order != 0) {
                    return order;
                }
                tie = tie == 0 ? Integer.compare(c, d) : tie;
            }
            i += length(a[i]);
            j += length(b[j]);
        }
        int rest = Integer.compare(toA - i, toB - j);
        return rest == 0 ? tie : rest;
    }
}
