package io.github.backupdesk.store;

import static java.util.stream.Collectors.joining;

import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryOrder.Column;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.States;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
 * The order is one of {@link HistoryOrder}, never a rank. Where no text is searched for, an index gives it, and its pages
 * go on by the values of the last row.
 */
final class SearchQuery {

    /** Enough to narrow the field, and far from what FTS5 and SQLite bear. */
    private static final int MOST_GRAMS = 40;

    /** More pieces than this are not looked at. */
    private static final int MOST_PIECES = 100;

    /** So many words of the server's for one state, and no more. */
    private static final int MOST_SAID = 20;

    private static final States OPEN = States.of(Set.of(Phase.OPEN));
    private static final HistoryOrder.Place NOWHERE = new HistoryOrder.Place("", 0, 0);
    private static final int GRAM = 3;
    private static final Pattern SHORT_WORD = Pattern.compile("[a-z0-9]{1,2}");

    private final HistoryOrder order;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> arguments = new LinkedHashMap<>();
    private final Set<String> grams = new LinkedHashSet<>();
    private final Set<String> beginnings = new LinkedHashSet<>();
    private final List<String> rare = new ArrayList<>();
    private final List<States> states;
    private final List<String> tables = new ArrayList<>();

    /** Of which one has to hold; none if there is no such choice. */
    private final List<String> alternatives = new ArrayList<>();

    private boolean texts;
    private boolean planned;

    SearchQuery(HistoryQuery query, HistoryOrder order, ZoneId zone) {
        this.order = order;
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
        pieces(query.plans()).forEach(this::ofPlan);
        states = query.states().stream().distinct().limit(MOST_PIECES).toList();
        bound(query.after(), "after", ">=", "min", zone);
        bound(query.before(), "until", "<", "max", zone);
        narrow();
    }

    /** Which part of the order is read: all of it, what equals a place but stands after it, or what is beyond it. */
    private enum Reach {
        ALL,
        EQUAL,
        BEYOND
    }

    /** The IDs of the rows for which the query holds, in the order. To be called inside a transaction. */
    List<Long> ids(Handle handle, int limit, HistoryOrder.@Nullable Place after) {
        for (String piece : rare) {
            if (!held(handle, piece)) {
                return List.of();
            }
        }
        if (after == null) {
            return ids(handle, Reach.ALL, limit, NOWHERE);
        }
        // In two parts, so that each is one stretch of the index.
        List<Long> found = new ArrayList<>();
        if (order.column() != Column.WHEN) {
            found.addAll(ids(handle, Reach.EQUAL, limit, after));
        }
        if (found.size() < limit) {
            found.addAll(ids(handle, Reach.BEYOND, limit - found.size(), after));
        }
        return found;
    }

    private List<Long> ids(Handle handle, Reach reach, int limit, HistoryOrder.Place after) {
        return handle.createQuery(sql(reach))
                .bindMap(arguments)
                .bind("limit", limit)
                .bind("at", order.column() == Column.STATE ? after.number() : after.text())
                .bind("id", after.id())
                .map((row, context) -> row.getLong("id"))
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

    /** Rows of plans whose ID begins so. There are never many of one plan. */
    private void ofPlan(String beginning) {
        planned = true;
        conditions.add("attempt.plan >= " + argument(beginning) + " AND attempt.plan < "
                + argument(beginning + Character.toString(Character.MAX_CODE_POINT)));
    }

    /** Each way in which a row may be in one of the states, so that each can be looked up in an index of its own. */
    private List<String> ways(States any) {
        List<String> ways = new ArrayList<>();
        any.phases().stream()
                .sorted()
                .map(each -> "attempt.phase = " + each.number())
                .forEach(ways::add);
        any.said().stream().limit(MOST_SAID).forEach(word -> {
            String said = argument(word);
            ways.add("attempt.seen_state = " + said + " COLLATE NOCASE");
            ways.add("attempt.matched IS NOT NULL AND " + SortColumns.MATCHED_STATUS + " = " + said);
        });
        return ways;
    }

    private static String anyOf(List<String> ways) {
        // The plus keeps the planner from taking the index of the states, which would not be in order.
        return ways.stream()
                .map(each -> "(" + each.replace("attempt.phase", "+attempt.phase") + ")")
                .collect(joining(" OR ", "(", ")"));
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
    private void narrow() {
        // There are never many open questions: each is looked at, however many rows hold the words.
        boolean few = states.contains(OPEN);
        if (few) {
            tables.add("attempt");
        }
        if (!grams.isEmpty() && !few) {
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
        boolean rows = !states.isEmpty()
                || order.column() != Column.WHEN
                || conditions.stream().anyMatch(each -> each.contains("attempt."));
        if (!few && (rows || tables.isEmpty())) {
            tables.add("attempt");
        }
        for (String other : tables.subList(1, tables.size())) {
            conditions.add(id(other) + " = " + id(tables.getFirst()));
        }
        List<States> others = states;
        if (alone() && order.column() == Column.WHEN && !states.isEmpty()) {
            alternatives.addAll(ways(states.getFirst()));
            others = states.subList(1, states.size());
        }
        for (States each : others) {
            conditions.add(few && each.equals(OPEN) ? ways(each).getFirst() : anyOf(ways(each)));
        }
    }

    /** Whether the rows themselves are read, and no index of texts leads to them. */
    private boolean alone() {
        return tables.equals(List.of("attempt"));
    }

    private String sql(Reach reach) {
        List<String> parts = new ArrayList<>();
        for (String alternative : alternatives.isEmpty() ? List.of("true") : alternatives) {
            parts.add(select(reach, alternative));
        }
        // A row may be there in several ways, and then counts once.
        return String.join(" UNION ", parts) + " ORDER BY " + sorting() + " LIMIT :limit";
    }

    private String sorting() {
        String way = order.descending() ? " DESC" : " ASC";
        return order.column() == Column.WHEN ? "id" + way : "value" + way + ", id DESC";
    }

    private String select(Reach reach, String alternative) {
        List<String> all = new ArrayList<>(conditions);
        all.add(alternative);
        all.add(reached(reach));
        boolean sorted = order.column() != Column.WHEN;
        String from = String.join(" CROSS JOIN ", tables);
        if (alone() && (planned || sorted)) {
            from += " INDEXED BY " + (planned ? "attempt_plan" : SortColumns.index(order));
        }
        String value = sorted ? ", " + SortColumns.of(order) + " AS value" : "";
        return "SELECT " + id(tables.getFirst()) + " AS id" + value + " FROM " + from + " WHERE "
                + String.join(" AND ", all);
    }

    private String reached(Reach reach) {
        String id = id(tables.getFirst());
        boolean when = order.column() == Column.WHEN;
        return switch (reach) {
            case ALL -> "true";
            case EQUAL -> SortColumns.of(order) + " = :at AND " + id + " < :id";
            case BEYOND ->
                (when ? id : SortColumns.of(order)) + (order.descending() ? " < " : " > ") + (when ? ":id" : ":at");
        };
    }

    private static String id(String table) {
        return table + (table.equals("attempt") || table.equals("searched") ? ".id" : ".rowid");
    }

    private static String quoted(String token) {
        return '"' + token.replace("\"", "\"\"") + '"';
    }
}
