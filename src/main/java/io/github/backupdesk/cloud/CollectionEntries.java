package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.CollectionFacts;
import io.github.backupdesk.domain.CollectionFacts.Load;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Reads what the data plane tells of one collection (contract.md section 2). */
final class CollectionEntries {

    private CollectionEntries() {}

    /**
     * @param stats the data of {@code collections/get_stats}
     * @param detail the data of {@code collections/describe}
     */
    static CollectionFacts facts(JsonNode stats, JsonNode detail) {
        OptionalLong rows =
                stats.has("rowCount") ? OptionalLong.of(Json.amount(stats, "rowCount")) : OptionalLong.empty();
        long perRow = detail.path("fields").values().stream()
                .mapToLong(CollectionEntries::vectorBytes)
                .sum();
        OptionalLong bytes = rows.isPresent() && perRow > 0 ? times(rows.getAsLong(), perRow) : OptionalLong.empty();
        return new CollectionFacts(rows, bytes, Load.of(Json.text(detail, "load")));
    }

    private static OptionalLong times(long rows, long perRow) {
        long high = Math.multiplyHigh(rows, perRow);
        long low = rows * perRow;
        return high == 0 && low >= 0 ? OptionalLong.of(low) : OptionalLong.empty();
    }

    /** What one row's vector takes; 0 for a field of another kind, and for sparse vectors, whose length differs by row. */
    private static long vectorBytes(JsonNode field) {
        long dimension = dimension(field);
        return switch (Json.text(field, "type")) {
            case "FloatVector" -> 4 * dimension;
            case "Float16Vector", "BFloat16Vector" -> 2 * dimension;
            case "Int8Vector" -> dimension;
            case "BinaryVector" -> dimension / 8;
            default -> 0;
        };
    }

    /** Samples show the parameters as a list of pairs; the schema says an object. */
    private static long dimension(JsonNode field) {
        JsonNode params = field.path("params");
        if (params.isObject()) {
            return Json.amount(params, "dim");
        }
        return params.values().stream()
                .filter(each -> Json.text(each, "key").equals("dim"))
                .mapToLong(each -> Json.amount(each, "value"))
                .filter(told -> told < Integer.MAX_VALUE)
                .findFirst()
                .orElse(0);
    }
}
