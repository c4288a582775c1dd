package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.HistoryRow.Look;
import io.github.backupdesk.viewmodel.PlanRow.Cell;
import io.github.backupdesk.viewmodel.PlanRow.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a plan in words: its title, its columns, and how it stands with each region of each request. */
final class PlanWords {

    private PlanWords() {}

    /** What sending these makes, as the review says it. */
    static String creating(Texts words, List<Attempt> these) {
        int count = these.size();
        int permanent = these.stream()
                .mapToInt(each -> each.exact().request().permanentBackups())
                .sum();
        int copies = permanent - count;
        return count == 1 ? words.get("review.confirm", copies) : words.get("review.confirm.several", count, copies);
    }

    /** "5 requests: 3 running, 1 refused, 1 held", the most first. What another was planned in the place of does not count. */
    static String title(Texts texts, List<PlanRow> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<PlanRow> counted = rows.stream().filter(row -> !row.replaced()).toList();
        counted.forEach(row -> counts.merge(row.row().state(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(each ->
                        texts.get("plan.count", each.getValue(), each.getKey().toLowerCase(texts.locale())))
                .reduce((a, b) -> texts.get("list.join", a, b))
                .map(all -> texts.get("plan.title", counted.size(), all))
                .orElse("");
    }

    static List<Column> columns(Texts texts, List<RegionId> regions) {
        return Stream.concat(
                        Stream.of(new Column(texts.get("plan.column.home"), "")),
                        regions.stream().map(region -> new Column(CloudWords.city(texts, region), region.value())))
                .toList();
    }

    /** Each region that any of them asks for, in the order in which they are first asked for. */
    static List<RegionId> regions(Collection<Attempt> plan) {
        return plan.stream()
                .flatMap(each -> each.exact().request().copies().stream())
                .distinct()
                .toList();
    }

    /** @param replacedBy the ID of the attempt that was planned in its place; 0 if there is none */
    static PlanRow row(Texts texts, HistoryRow row, List<RegionId> regions, long replacedBy) {
        PlanPart part = row.attempt().trail().plan();
        List<Cell> cells = new ArrayList<>();
        cells.add(cell(texts, texts.get("plan.column.home"), row.look(), home(texts, row)));
        regions.forEach(region -> cells.add(cell(texts, row, region)));
        String result = String.join(
                " · ",
                Stream.of(row.backupId(), row.jobId())
                        .filter(id -> !id.isEmpty())
                        .toList());
        return new PlanRow(
                row,
                part == null ? "" : String.valueOf(part.position()),
                cells,
                replacedBy == 0 ? result : texts.get("plan.replaced", String.valueOf(replacedBy)),
                replacedBy != 0);
    }

    private static String home(Texts texts, HistoryRow row) {
        return row.percent().isPresent() ? texts.get("plan.progress", row.state(), row.progress()) : row.state();
    }

    private static Cell cell(Texts texts, String city, Look look, String word) {
        return new Cell(look, word, texts.get("plan.cell", city, word));
    }

    private static Cell cell(Texts texts, HistoryRow row, RegionId region) {
        Attempt attempt = row.attempt();
        String city = CloudWords.city(texts, region);
        if (!attempt.exact().request().copies().contains(region)) {
            return new Cell(Look.NEUTRAL, "", texts.get("plan.cell.notAsked", city));
        }
        if (attempt.state() == AttemptState.REJECTED || attempt.state() == AttemptState.NOT_SENT) {
            return cell(texts, city, Look.NEUTRAL, texts.get("plan.copy.notMade"));
        }
        Optional<Copy> copy = attempt.trail().copies().stream()
                .filter(each -> each.regionId().equals(region))
                .findFirst();
        if (attempt.state() != AttemptState.ACCEPTED || copy.isEmpty()) {
            // As far as the request itself has come.
            return cell(texts, city, row.look(), row.state());
        }
        return switch (copy.get().stage()) {
            case AVAILABLE -> cell(texts, city, Look.DONE, texts.get("plan.copy.made"));
            case SEEN -> cell(texts, city, Look.RUNNING, texts.get("plan.copy.seen"));
            case REQUESTED ->
                row.look() == Look.FAILED
                        ? cell(texts, city, Look.NEUTRAL, texts.get("plan.copy.notMade"))
                        : cell(texts, city, Look.PENDING, texts.get("plan.copy.notSeen"));
        };
    }

    /** A line for each request, below the title. */
    static String text(Texts texts, String plan, String title, List<PlanRow> rows) {
        List<String> lines = new ArrayList<>(List.of(texts.get("plan.text", plan), title));
        rows.forEach(row -> lines.add(row.asText()));
        return String.join("\n", lines);
    }
}
