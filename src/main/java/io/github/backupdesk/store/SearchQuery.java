package io.github.backupdesk.store;

import static java.util.stream.Collectors.joining;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A search as SQL. What was typed is only ever bound, and quoted where FTS5 reads it; whether a row holds it is told by
 * {@code instr}, which knows no wildcards, so the indexes need only narrow the field:
 *
 * <ul>
 *   <li>three characters and more count anywhere in a text, and are looked for by their fragments of three;
 *   <li>a word of one or two plain letters or digits counts at the beginning of a word (two, as in {@code 12}, would else be
 *       in nearly every ID), and is looked for by the words' beginnings;
 *   <li>any other one or two characters count anywhere; rows are read for them, newest first, unless no text holds them.
 * </ul>
 *
 * The order is that of the IDs, never a rank.
 */
final class SearchQuery {

    /** Enough to narrow the field, and far from what FTS5 and SQLite bear. */
    private static final int MOST_GRAMS = 40;

    /** More pieces than this are not looked at. */
    private static final int MOST_PIECES = 100;

    private static final int GRAM = 3;
    private static final Pattern SHORT_WORD = Pattern.compile("[a-z0-9]{1,2}");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> arguments = new LinkedHashMap<>();
    private final Set<String> grams = new LinkedHashSet<>();
    private final Set<String> beginnings = new LinkedHashSet<>();
    private final List<String> rare = new ArrayList<>();
    private boolean texts;

    private SearchQuery(HistoryQuery query, ZoneId zone) {
        for (String word : pieces(query.words())) {
            if (SHORT_WORD.matcher(word).matches()) {
                beginnings.add(word);
            } else {
                holds("whole", word);
            }
        }
        pieces(query.clusters()).forEach(piece -> holds("cluster", piece));
        pieces(query.regions()).forEach(piece -> holds("region", piece));
        pieces(query.ids()).forEach(piece -> holds("number", piece));
        pieces(query.tickets()).forEach(piece -> holds("ticket", piece));
        query.states().stream().distinct().limit(MOST_PIECES).forEach(this::isIn);
        bound(query.after(), "after", ">=", "min", zone);
        bound(query.before(), "until", "<", "max", zone);
    }

    /** The IDs of the rows for which the query holds, newest first. To be called inside a transaction. */
    static List<Long> ids(Handle handle, HistoryQuery query, ZoneId zone, int limit, long before) {
        SearchQuery search = new SearchQuery(query, zone);
        for (String piece : search.rare) {
            if (!search.held(handle, piece)) {
                return List.of();
            }
        }
        return handle.createQuery(search.sql())
                .bindMap(search.arguments)
                .bind("limit", limit)
                .bind("before", before)
                .mapTo(Long.class)
                .list();
    }

    private static List<String> pieces(List<String> typed) {
        return typed.stream()
                .map(SearchText::folded)
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .distinct()
                .limit(MOST_PIECES)
                .toList();
    }

    private void holds(String column, String piece) {
        texts = true;
        conditions.add("instr(searched." + column + ", " + argument(piece) + ") > 0");
        int[] characters = piece.codePoints().toArray();
        IntStream.rangeClosed(0, characters.length - GRAM)
                .mapToObj(at -> new String(characters, at, GRAM))
                .limit(MOST_GRAMS)
                .forEach(grams::add);
        if (characters.length < GRAM) {
            rare.add(piece);
        }
    }

    /** Our own words mean our states, any other the server's. */
    private void isIn(String state) {
        String ours = state.toUpperCase(Locale.ROOT);
        if (ours.equals(HistoryQuery.GONE)) {
            conditions.add("attempt.gone_at IS NOT NULL");
            return;
        }
        if (ours.equals(HistoryQuery.BY_POLICY)) {
            conditions.add("%sattempt.state = 'ELSEWHERE'");
            conditions.add("json_extract(attempt.matched, '$.creationMethod') = 'AUTO'");
            return;
        }
        boolean known =
                Stream.of(AttemptState.values()).anyMatch(each -> each.name().equals(ours));
        conditions.add(
                known
                        ? "%sattempt.state = " + argument(ours)
                        : "%sattempt.seen_state = " + argument(state) + " COLLATE NOCASE");
    }

    /** IDs ascend with time but for a clock that was set back, so the bound is turned into one of IDs as well. */
    private void bound(@Nullable LocalDate day, String name, String compared, String outermost, ZoneId zone) {
        if (day == null) {
            return;
        }
        arguments.put(name, millis(day, zone));
        conditions.add("attempt.planned_at " + compared + " :" + name);
        conditions.add("attempt.id " + (outermost.equals("min") ? ">=" : "<=") + " (SELECT " + outermost
                + "(+older.id) FROM attempt AS older INDEXED BY attempt_planned_at WHERE older.planned_at " + compared
                + " :"
                + name + ")");
    }

    private static long millis(LocalDate day, ZoneId zone) {
        try {
            return day.atStartOfDay(zone).toInstant().toEpochMilli();
        } catch (ArithmeticException e) {
            return day.getYear() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }

    private String argument(String value) {
        String name = "p" + arguments.size();
        arguments.put(name, value);
        return ":" + name;
    }

    /** Whether any text at all holds the one or two characters: every one of them begins a fragment. */
    private boolean held(Handle handle, String piece) {
        return handle.createQuery(
                                "SELECT count(*) FROM (SELECT 1 FROM gram WHERE term >= :piece AND term < :end LIMIT 1)")
                        .bind("piece", piece)
                        .bind("end", piece + Character.toString(Character.MAX_CODE_POINT))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** The tables are joined in the order in which they stand, the narrowest first. */
    private String sql() {
        List<String> tables = new ArrayList<>();
        if (!grams.isEmpty()) {
            tables.add("fragment");
            conditions.add("fragment MATCH :grams");
            arguments.put(
                    "grams",
                    grams.stream().limit(MOST_GRAMS).map(SearchQuery::quoted).collect(joining(" AND ")));
        }
        if (!beginnings.isEmpty()) {
            tables.add("word");
            conditions.add("word MATCH :beginnings");
            arguments.put(
                    "beginnings",
                    beginnings.stream().map(each -> quoted(each) + " *").collect(joining(" AND ")));
        }
        if (texts) {
            tables.add("searched");
        }
        boolean rows = conditions.stream().anyMatch(each -> each.contains("attempt."));
        if (rows || tables.isEmpty()) {
            tables.add("attempt");
        }
        return sql(tables);
    }

    private String sql(List<String> tables) {
        String first = id(tables.getFirst());
        for (String other : tables.subList(1, tables.size())) {
            conditions.add(id(other) + " = " + first);
        }
        conditions.add(first + " < :before");
        // With a narrower table in front, the index of the states must not take its place.
        String unindexed = tables.size() > 1 ? "+" : "";
        return "SELECT " + first + " FROM " + String.join(" CROSS JOIN ", tables) + " WHERE "
                + conditions.stream().map(each -> each.replace("%s", unindexed)).collect(joining(" AND "))
                + " ORDER BY "
                + first + " DESC LIMIT :limit";
    }

    private static String id(String table) {
        return table + (table.equals("attempt") || table.equals("searched") ? ".id" : ".rowid");
    }

    private static String quoted(String token) {
        return '"' + token.replace("\"", "\"\"") + '"';
    }
}
