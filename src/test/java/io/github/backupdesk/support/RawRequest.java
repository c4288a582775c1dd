package io.github.backupdesk.support;

import java.util.List;
import java.util.Locale;

/** A request as it came over the wire. Only those whose last byte was read become one. */
public record RawRequest(String line, List<String> headers, String body) {

    public String method() {
        return line.split(" ", -1)[0];
    }

    public String target() {
        String[] words = line.split(" ", -1);
        return words.length < 2 ? "" : words[1];
    }

    /** The values of a header, in order, or an empty list. */
    public List<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                .map(header -> header.substring(start.length()).strip())
                .toList();
    }
}
