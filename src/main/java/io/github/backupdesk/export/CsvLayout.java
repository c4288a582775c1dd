package io.github.backupdesk.export;

import static java.util.stream.Collectors.joining;

import io.github.backupdesk.domain.Attempt;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines for a spreadsheet, as RFC 4180 has them, behind a byte order mark, without which spreadsheets do not take it for UTF-8.
 * A cell that would be taken for a formula begins with an apostrophe (promises.md T16). A list is one cell, with semicolons.
 */
final class CsvLayout implements Layout {

    /** Their order and their names stay; a new one comes last. */
    static final List<String> COLUMNS = List.of(
            "id",
            "plannedAt",
            "sentAt",
            "account",
            "clusterId",
            "clusterName",
            "homeRegion",
            "type",
            "dbName",
            "collections",
            "requestedRegions",
            "state",
            "phase",
            "outcome",
            "reason",
            "httpStatus",
            "code",
            "message",
            "requestId",
            "backupId",
            "backupName",
            "backupStatus",
            "jobId",
            "jobState",
            "jobProgress",
            "jobReason",
            "jobSeenAt",
            "watchEnded",
            "looks",
            "lastLook",
            "verdict",
            "copyRegions",
            "copyStages",
            "copyBackupIds",
            "ticket",
            "note",
            "goneSince",
            "sameReceiptAs",
            "candidateIds",
            "backupCreateTime",
            "backupSize",
            "creationMethod",
            "plan",
            "planPosition",
            "planPolicy",
            "plannedAgainFor");

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\0＝＋－＠";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Writer out;

    CsvLayout(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        out.write(BYTE_ORDER_MARK);
        line(COLUMNS);
    }

    @Override
    public void add(Attempt attempt) throws IOException {
        Map<String, @Nullable Object> entry = Entry.of(attempt);
        Object copies = entry.get("copies");
        line(COLUMNS.stream()
                .map(column -> switch (column) {
                    case "copyRegions" -> of(copies, "regionId");
                    case "copyStages" -> of(copies, "stage");
                    case "copyBackupIds" -> of(copies, "backupId");
                    default -> text(entry.get(column));
                })
                .toList());
    }

    private void line(List<String> cells) throws IOException {
        out.write(cells.stream().map(CsvLayout::cell).collect(joining(",", "", "\r\n")));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c < ' ');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(CsvLayout::text).collect(joining(";"))
                : Objects.toString(value, "");
    }

    /** One field of all copies. */
    private static String of(@Nullable Object copies, String field) {
        return ((List<?>) Objects.requireNonNull(copies))
                .stream().map(each -> text(((Map<?, ?>) each).get(field))).collect(joining(";"));
    }

    @Override
    public void end() {}
}
