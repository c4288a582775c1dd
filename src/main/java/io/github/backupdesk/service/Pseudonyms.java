package io.github.backupdesk.service;

import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.SupportName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Other names for what tells whose a bundle is: {@code cluster-1}, {@code collection-3}, the same wherever the thing stands, so
 * that it can still be followed. Names are looked for as whole words; the longest wins.
 */
final class Pseudonyms {

    /** What every account has, and what is our own. */
    private static final List<String> EVERYBODYS = List.of("default", "_default", "sandbox", "Sandbox");

    /** Names of so few letters could be any number or word, and count between quotes alone; two of 生产 are a name. */
    private static final int TOO_SHORT = 2;

    private record Shape(Masked kind, Pattern pattern) {
        Shape(Masked kind, String pattern) {
            this(kind, Pattern.compile(pattern));
        }
    }

    private static final String FIELD = "\\\\*\"\\s?:\\s?\\\\*\"([^\"\\\\]{1,300})";

    /** How the service writes IDs, and where it puts them. */
    private static final List<Shape> SHAPES = List.of(
            new Shape(Masked.CLUSTER, "\\b(in[0-9]{2}-[0-9A-Za-z]{4,40})"),
            new Shape(Masked.CLUSTER, "/v2/clusters/([^/\\s\"?\\\\]{2,128})"),
            new Shape(Masked.CLUSTER, "\"cluster(?:Id|Name)" + FIELD),
            new Shape(Masked.BACKUP, "/backups/(?!create\\b|policy\\b)([^/\\s\"?\\\\]{2,128})"),
            new Shape(Masked.BACKUP, "\"backup(?:Id|Name)" + FIELD),
            new Shape(Masked.BACKUP, "\\b(backup[0-9]+_[0-9A-Za-z]{4,40})"),
            new Shape(Masked.JOB, "/v2/jobs/([^/\\s\"?\\\\]{2,128})"),
            new Shape(Masked.JOB, "\"jobId" + FIELD),
            new Shape(Masked.PROJECT, "\\b(proj-[0-9A-Za-z]{4,40})"),
            new Shape(Masked.PROJECT, "\"project(?:Id|Name)" + FIELD),
            new Shape(Masked.DATABASE, "\"(?:dbName|databaseName)" + FIELD),
            new Shape(Masked.COLLECTION, "\"collectionName" + FIELD));

    private record Other(String name, Masked kind, String pseudonym, boolean quotedOnly) {}

    private final Map<String, Other> others = new HashMap<>();

    /** By the word with which they begin; those that begin otherwise by their first character. */
    private final Map<String, List<Other>> byHead = new HashMap<>();

    private final Map<Masked, Integer> given = new EnumMap<>(Masked.class);

    void add(SupportName known) {
        String pseudonym = pseudonym(known.kind(), known.name());
        if (pseudonym != null) {
            add(known.kind(), known.alias(), pseudonym);
        } else {
            pseudonym(known.kind(), known.alias());
        }
    }

    /** Finds names by how they look and where they stand. */
    void find(String text) {
        for (Shape shape : SHAPES) {
            Matcher matcher = shape.pattern().matcher(text);
            while (matcher.find()) {
                pseudonym(shape.kind(), matcher.group(1));
            }
        }
    }

    private @Nullable String pseudonym(Masked kind, String name) {
        if (name.isBlank() || EVERYBODYS.contains(name)) {
            return null;
        }
        Other there = others.get(name);
        if (there != null) {
            return there.pseudonym();
        }
        String fresh = kind == Masked.HOME
                ? "~"
                : kind.name().toLowerCase(Locale.ROOT) + "-" + given.merge(kind, 1, Integer::sum);
        add(kind, name, fresh);
        return fresh;
    }

    private void add(Masked kind, String name, String pseudonym) {
        if (name.isBlank() || EVERYBODYS.contains(name)) {
            return;
        }
        put(kind, name, pseudonym);
        // As JSON writes it, and JSON in JSON, and an address.
        String escaped = name.replace("\\", "\\\\").replace("\"", "\\\"");
        put(kind, escaped, pseudonym);
        put(kind, escaped.replace("\\", "\\\\").replace("\"", "\\\""), pseudonym);
        put(kind, URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"), pseudonym);
    }

    private void put(Masked kind, String name, String pseudonym) {
        if (others.containsKey(name)) {
            return;
        }
        boolean common = (name.length() <= TOO_SHORT && name.chars().allMatch(c -> c < 0x80))
                || name.chars().allMatch(c -> c >= '0' && c <= '9')
                || List.of("true", "false", "null").contains(name);
        Other other = new Other(name, kind, pseudonym, common);
        others.put(name, other);
        List<Other> alike = byHead.computeIfAbsent(head(name, 0), head -> new ArrayList<>());
        alike.add(other);
        alike.sort(Comparator.comparingInt((Other each) -> each.name().length()).reversed());
    }

    /** The text with the other names; adds to the counts what was hidden. */
    String hide(String text, Map<Masked, Integer> counts) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            String head = head(text, at);
            Other found = found(text, at, head);
            if (found == null) {
                out.append(head);
                at += head.length();
            } else {
                out.append(found.pseudonym());
                counts.merge(found.kind(), 1, Integer::sum);
                at += found.name().length();
            }
        }
        return out.toString();
    }

    private @Nullable Other found(String text, int at, String head) {
        for (Other each : byHead.getOrDefault(head, List.of())) {
            int end = at + each.name().length();
            if (text.startsWith(each.name(), at)
                    && !(isWord(text, end) && isWord(text, end - 1))
                    && !isFieldName(text, each.name(), end)
                    && (!each.quotedOnly() || (isQuote(text, at - 1) && (isQuote(text, end) || isEscape(text, end))))) {
                return each;
            }
        }
        return null;
    }

    /** The word that begins there, or the one character if none does. */
    private static String head(String text, int at) {
        int end = at;
        while (isWord(text, end)) {
            end++;
        }
        return text.substring(at, Math.max(end, at + 1));
    }

    private static boolean isWord(String text, int at) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean isQuote(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) == '"';
    }

    private static boolean isEscape(String text, int at) {
        return text.startsWith("\\\"", at);
    }

    /** Somebody may call a collection {@code state}; the field of that name tells nothing of it. */
    private static boolean isFieldName(String text, String name, int end) {
        int quote = isEscape(text, end) ? end + 1 : end;
        return isQuote(text, quote)
                && (text.startsWith(":", quote + 1) || text.startsWith(" :", quote + 1))
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_');
    }
}
