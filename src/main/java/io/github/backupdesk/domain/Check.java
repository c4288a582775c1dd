package io.github.backupdesk.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing that was looked at before a request is sent, and how it was found. */
public record Check(Subject subject, Finding finding) {

    /** What was looked at. */
    public enum Subject {
        KEY,
        CLUSTER,
        MANUAL_BACKUP,
        WINDOW,
        SAME_SCOPE,
        NAMES,
        REGIONS
    }

    /** How it was found; from harmless to what must not be sent. */
    public enum Finding {
        FINE,
        /** The question is under way. */
        ASKING,
        /** Nobody could be asked, which says nothing. */
        NOT_ASKED,
        /** Advice: it may be sent all the same. */
        WARNING,
        PROBLEM
    }

    /** A line each, as it is kept. */
    public static String text(List<Check> checks) {
        return checks.stream()
                .map(each -> each.subject() + " " + each.finding())
                .collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #text} has written; a line that says anything else is passed over. */
    public static List<Check> parse(String text) {
        return text.lines().flatMap(line -> read(line).stream()).toList();
    }

    private static Optional<Check> read(String line) {
        String[] words = line.split(" ", -1);
        return words.length != 2
                ? Optional.empty()
                : named(Subject.values(), words[0])
                        .flatMap(subject ->
                                named(Finding.values(), words[1]).map(finding -> new Check(subject, finding)));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst();
    }
}
