package io.github.backupdesk.sandbox;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The page of a list that was asked for. */
record Page(int size, int current) {

    static Page of(Call call) {
        int size = number(call.query("pageSize"), 10);
        int current = number(call.query("currentPage"), 1);
        if (size < 1 || size > 100) {
            throw Refusal.business(96008, "The value of pageSize must be between 1 and 100.");
        }
        if (current < 1) {
            throw Refusal.business(96009, "The value of currentPage must be 1 or greater.");
        }
        return new Page(size, current);
    }

    <T> ObjectNode of(List<T> all, String name, Function<T, JsonNode> toJson) {
        ArrayNode items = Json.array();
        all.stream().skip((current - 1L) * size).limit(size).map(toJson).forEach(items::add);
        ObjectNode page = Json.object();
        page.put("count", all.size()).put("currentPage", current).put("pageSize", size);
        page.set(name, items);
        return page;
    }

    /** What is no number at all is out of bounds as well. */
    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
