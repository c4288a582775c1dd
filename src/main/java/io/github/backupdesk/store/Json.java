package io.github.backupdesk.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As much JSON as the history's own lines need: objects, lists, texts, whole numbers, true, false, null. Any text comes back as
 * it went in, a lone surrogate too, and a value never holds a line break, so that one value is one line.
 */
final class Json {

    private static final int DEEPEST = 16;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> object -> {
                String between = "{";
                for (var entry : object.entrySet()) {
                    out.append(between);
                    quote(entry.getKey().toString(), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    between = ",";
                }
                out.append(object.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String between = "[";
                for (Object each : list) {
                    out.append(between);
                    write(each, out);
                    between = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Number number -> out.append(number.longValue());
            case Boolean truth -> out.append(truth);
            default -> quote(value.toString(), out);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' '
                    || (c >= 0x7f && c < 0xa0)
                    || c == '\u2028'
                    || c == '\u2029'
                    || Character.isSurrogate(c)) {
                out.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16));
                out.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** @throws IllegalArgumentException if the text is not one such value */
    static @Nullable Object read(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.require(json.skipped() == text.length());
        return value;
    }

    private @Nullable Object value(int depth) {
        require(depth < DEEPEST && skipped() < text.length());
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 'n' -> word("null", null);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        if (taken('}')) {
            return object;
        }
        do {
            require(skipped() < text.length() && text.charAt(at) == '"');
            String name = string();
            require(taken(':'));
            object.put(name, value(depth + 1));
        } while (taken(','));
        require(taken('}'));
        return object;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        if (taken(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (taken(','));
        require(taken(']'));
        return list;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        for (at++; ; at++) {
            require(at < text.length());
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        require(++at < text.length());
        char c = text.charAt(at);
        if (c != 'u') {
            require(c == '"' || c == '\\');
            return c;
        }
        require(at + 4 < text.length());
        char unit = (char) Integer.parseInt(text, at + 1, at + 5, 16);
        at += 4;
        return unit;
    }

    private long number() {
        int from = at;
        while (at < text.length() && "+-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Long.parseLong(text, from, at, 10);
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        require(text.startsWith(word, at));
        at += word.length();
        return meaning;
    }

    private boolean taken(char expected) {
        boolean there = skipped() < text.length() && text.charAt(at) == expected;
        if (there) {
            at++;
        }
        return there;
    }

    private int skipped() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private void require(boolean held) {
        if (!held) {
            throw new IllegalArgumentException("not our JSON, at " + at);
        }
    }
}
