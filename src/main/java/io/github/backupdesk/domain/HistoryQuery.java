package io.github.backupdesk.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search of the history: free words and keys, as in {@code cluster:search-prod state:unknown after:2026-10-01 orders}.
 * All of it must hold. Anything can be typed: what is no key is a word, and nothing is an error.
 *
 * @param words parts of any text of a row; case does not count
 * @param clusters parts of the cluster's name or ID
 * @param states of each a row has to have one
 * @param regions parts of a region ID, home or copy
 * @param ids parts of a backup ID or a job ID
 * @param tickets parts of a ticket number
 * @param plans beginnings of the ID of a plan
 * @param after the first day that counts, in the user's zone; null for no bound
 * @param before the day before which it must be; null for no bound
 */
public record HistoryQuery(
        List<String> words,
        List<String> clusters,
        List<States> states,
        List<String> regions,
        List<String> ids,
        List<String> tickets,
        List<String> plans,
        @Nullable LocalDate after,
        @Nullable LocalDate before) {

    private static final int LONGEST = 2_000;

    /** Keys in both languages. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("cluster", "cluster"),
            Map.entry("集群", "cluster"),
            Map.entry("state", "state"),
            Map.entry("状态", "state"),
            Map.entry("region", "region"),
            Map.entry("地域", "region"),
            Map.entry("id", "id"),
            Map.entry("ticket", "ticket"),
            Map.entry("工单", "ticket"),
            Map.entry("plan", "plan"),
            Map.entry("计划", "plan"),
            Map.entry("after", "after"),
            Map.entry("晚于", "after"),
            Map.entry("before", "before"),
            Map.entry("早于", "before"));

    public HistoryQuery {
        words = List.copyOf(words);
        clusters = List.copyOf(clusters);
        states = List.copyOf(states);
        regions = List.copyOf(regions);
        ids = List.copyOf(ids);
        tickets = List.copyOf(tickets);
        plans = List.copyOf(plans);
    }

    /** Finds everything. */
    public static final HistoryQuery ALL =
            new HistoryQuery(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null);

    /** Rows whose backup ID or job ID holds this. */
    public static HistoryQuery ofId(String id) {
        return new HistoryQuery(
                List.of(), List.of(), List.of(), List.of(), List.of(id), List.of(), List.of(), null, null);
    }

    /** Rows whose cluster's name or ID holds this. */
    public static HistoryQuery ofCluster(String cluster) {
        return new HistoryQuery(
                List.of(), List.of(cluster), List.of(), List.of(), List.of(), List.of(), List.of(), null, null);
    }

    /** The same with other states. */
    public HistoryQuery in(List<States> others) {
        return new HistoryQuery(words, clusters, others, regions, ids, tickets, plans, after, before);
    }

    /** What of it is an open question. */
    public HistoryQuery openQuestions() {
        List<States> narrowed = new ArrayList<>(List.of(States.of(Set.of(Phase.OPEN))));
        narrowed.addAll(states);
        return in(narrowed);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** Reads what a person typed. A phrase in double quotes is one word. */
    public static HistoryQuery parse(String typed) {
        Reading reading = new Reading();
        parts(cut(typed)).forEach(reading::take);
        return reading.query();
    }

    /** Never between the halves of one character. */
    private static String cut(String typed) {
        if (typed.length() <= LONGEST) {
            return typed;
        }
        return typed.substring(0, Character.isHighSurrogate(typed.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static List<String> parts(String typed) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream().filter(each -> !each.isBlank()).toList();
    }

    /** What has been read so far. */
    private static final class Reading {

        private final List<String> words = new ArrayList<>();
        private final Map<String, List<String>> byKey = Map.of(
                "cluster", new ArrayList<>(),
                "region", new ArrayList<>(),
                "id", new ArrayList<>(),
                "ticket", new ArrayList<>(),
                "plan", new ArrayList<>());
        private final List<States> states = new ArrayList<>();
        private @Nullable LocalDate after;
        private @Nullable LocalDate before;

        void take(String part) {
            int colon = 0;
            while (colon < part.length() && part.charAt(colon) != ':' && part.charAt(colon) != '：') {
                colon++;
            }
            if (colon == part.length()) {
                words.add(part);
                return;
            }
            String key = colon > 0 ? KEYS.getOrDefault(part.substring(0, colon).toLowerCase(Locale.ROOT), "") : "";
            String value = part.substring(colon + 1).strip();
            if (key.isEmpty() || value.isEmpty() || !takeKey(key, value)) {
                words.add(part);
            }
        }

        private boolean takeKey(String key, String value) {
            List<String> values = byKey.get(key);
            if (values != null) {
                return values.add(value);
            }
            if (key.equals("state")) {
                States any = States.parse(value);
                return !any.isEmpty() && states.add(any);
            }
            try {
                LocalDate day = LocalDate.parse(value);
                if (day.getYear() < 1 || day.getYear() > 9999) {
                    // No clock of ours counts that far.
                    return false;
                }
                if (key.equals("after")) {
                    after = day;
                } else {
                    before = day;
                }
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        HistoryQuery query() {
            return new HistoryQuery(
                    words,
                    values("cluster"),
                    states,
                    values("region"),
                    values("id"),
                    values("ticket"),
                    values("plan"),
                    after,
                    before);
        }

        private List<String> values(String key) {
            return byKey.getOrDefault(key, List.of());
        }
    }
}
