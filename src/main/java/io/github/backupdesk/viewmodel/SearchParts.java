package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.HistoryQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The text of a search, edited part by part: what stands beside a part stays as it was typed. */
final class SearchParts {

    private SearchParts() {}

    /** The text without the parts of which, alone, the condition holds, and with another part at its end. */
    static String replaced(String typed, Predicate<HistoryQuery> old, String part) {
        List<String> kept = new ArrayList<>(parts(typed).stream()
                .filter(each -> !old.test(HistoryQuery.parse(each)))
                .toList());
        if (!part.isEmpty()) {
            kept.add(part);
        }
        return String.join(" ", kept);
    }

    /** The parts with their quotes. */
    private static List<String> parts(String typed) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < typed.length(); at++) {
            char c = typed.charAt(at);
            quoted ^= c == '"';
            if (Character.isWhitespace(c) && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(quoted ? part.append('"').toString() : part.toString());
        return parts.stream().filter(each -> !each.isBlank()).toList();
    }

    /** A value as it can stand behind a key. */
    static String quoted(String value) {
        return value.codePoints().anyMatch(Character::isWhitespace) ? '"' + value + '"' : value;
    }
}
