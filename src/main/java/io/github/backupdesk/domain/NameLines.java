package io.github.backupdesk.domain;

import io.github.backupdesk.domain.NameList.Gathering;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads names from plain text: a name a line, {@code database.collection}, columns of a spreadsheet, CSV, or lists with commas
 * or semicolons. Where two columns have no heading, the whole text decides whether the first one is a database.
 */
public final class NameLines {

    private static final Set<String> DATABASE =
            Set.of("database", "db", "dbname", "databasename", "数据库", "数据库名", "数据库名称");
    private static final Set<String> COLLECTION =
            Set.of("collection", "collections", "collectionname", "collectionnames", "集合", "集合名称", "collection名称");

    /** A heading only beside another: alone it may as well be a name. */
    private static final String VAGUE = "name";

    private final Gathering gathered = new Gathering();
    private final List<Row> rows = new ArrayList<>();
    private final Set<String> databases;

    private NameLines(Set<String> databases) {
        this.databases = databases;
    }

    /** One line, in its cells; blank ones at the end are not counted. */
    private record Row(int line, String text, List<String> cells, boolean tabs) {

        String cell(int at) {
            return at >= 0 && at < cells.size() ? cells.get(at) : "";
        }
    }

    /** Which column is which; -1 for one that is not there. */
    private record Heading(int database, int collection) {}

    /** @param databases those that are known */
    public static NameList read(String text, Set<String> databases) throws NameListException {
        NameLines reading = new NameLines(databases);
        int[] line = {0};
        text.lines().forEach(each -> reading.split(++line[0], each));
        reading.take();
        return reading.gathered.done();
    }

    private void split(int line, String raw) {
        String text = trimmed(raw);
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("#") || text.startsWith("//") || text.startsWith("--")) {
            gathered.leaveOut();
            return;
        }
        // Tabs at the ends are empty cells, which say in which column a name stands.
        boolean tabs = raw.indexOf('\t') >= 0;
        char between = tabs ? '\t' : text.indexOf(';') >= 0 ? ';' : ',';
        List<String> cells = cells(tabs ? raw : text, between);
        if (cells == null) {
            gathered.odd(line, text, NameFlaw.OPEN_QUOTE, "");
        } else if (cells.isEmpty()) {
            gathered.odd(line, text, NameFlaw.EMPTY, "");
        } else {
            rows.add(new Row(line, text, cells, tabs));
        }
    }

    /** Null if a quotation mark is not closed. */
    private static @Nullable List<String> cells(String text, char between) {
        List<String> cells = new ArrayList<>(2);
        int at = 0;
        while (at <= text.length()) {
            int end = quoted(text, at, between);
            if (end < 0) {
                return null;
            }
            cells.add(unquoted(trimmed(text.substring(at, end))));
            at = end + 1;
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }

    /** Where the cell ends that begins at a place; -1 if it is quoted without an end. */
    private static int quoted(String text, int from, char between) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            do {
                at = text.indexOf('"', at + 1);
                if (at < 0) {
                    return -1;
                }
                at++;
            } while (at < text.length() && text.charAt(at) == '"');
        }
        int end = text.indexOf(between, at);
        return end < 0 ? text.length() : end;
    }

    private static String unquoted(String cell) {
        int last = cell.length() - 1;
        if (last < 1 || cell.charAt(0) != cell.charAt(last)) {
            return cell;
        }
        return switch (cell.charAt(0)) {
            case '"' -> trimmed(cell.substring(1, last).replace("\"\"", "\""));
            case '\'', '`' -> trimmed(cell.substring(1, last));
            default -> cell;
        };
    }

    /** Copied text often has the spaces of web pages at its ends, and a byte order mark at its start. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    private void take() {
        Heading heading = rows.isEmpty() ? null : heading(rows.getFirst());
        if (heading != null) {
            gathered.leaveOut();
            rows.stream().skip(1).forEach(row -> takeColumns(row, heading));
        } else if (inPairs()) {
            rows.forEach(row -> takeColumns(row, new Heading(0, 1)));
        } else {
            rows.forEach(this::takeList);
        }
    }

    /** The first line, if it names the columns. Wherever that could be wrong, the number of lines left out is told. */
    private @Nullable Heading heading(Row first) {
        int database = -1;
        int collection = -1;
        int vague = -1;
        for (int at = first.cells().size() - 1; at >= 0; at--) {
            String word =
                    first.cell(at).toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
            database = DATABASE.contains(word) ? at : database;
            collection = COLLECTION.contains(word) ? at : collection;
            vague = word.equals(VAGUE) ? at : vague;
        }
        int named = collection < 0 && database >= 0 ? vague : collection;
        return named >= 0 && rows.size() > 1 ? new Heading(database, named) : null;
    }

    /** Whether lines of two cells name a database each, rather than two collections. */
    private boolean inPairs() {
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.cells().size() != 2 || dotted(row))) {
            return false;
        }
        List<String> first = rows.stream().map(row -> row.cell(0)).distinct().toList();
        return databases.containsAll(first) || 2 * first.size() <= rows.size();
    }

    private static boolean dotted(Row row) {
        return row.cells().stream().anyMatch(each -> each.indexOf('.') >= 0);
    }

    private void takeColumns(Row row, Heading heading) {
        String database = row.cell(heading.database());
        String collection = row.cell(heading.collection());
        if (database.isEmpty()) {
            gathered.add(row.line(), collection);
        } else {
            gathered.add(row.line(), row.text(), database, collection);
        }
    }

    private void takeList(Row row) {
        if (!row.tabs()) {
            row.cells().stream().filter(each -> !each.isEmpty()).forEach(each -> gathered.add(row.line(), each));
        } else if (row.cells().size() == 2) {
            takeColumns(row, new Heading(0, 1));
        } else if (row.cells().size() == 1 || rows.size() == 1) {
            row.cells().stream().filter(each -> !each.isEmpty()).forEach(each -> gathered.add(row.line(), each));
        } else {
            gathered.odd(
                    row.line(),
                    row.text(),
                    NameFlaw.TOO_MANY_COLUMNS,
                    Integer.toString(row.cells().size()));
        }
    }
}
