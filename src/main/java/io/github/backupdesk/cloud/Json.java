package io.github.backupdesk.cloud;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads JSON from strangers: strict in its form, bounded in its size (promises.md T10), tolerant in its types. */
final class Json {

    private static final int MAX_DOCUMENT = 8 * 1024 * 1024;

    private static final Pattern SMALL_NUMBER = Pattern.compile("-?\\d{1,9}");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,18}");

    /** Of two job IDs neither can be believed. */
    private static final JsonMapper MAPPER = mapper(true);

    private static final JsonMapper TAKING_THE_LAST = mapper(false);

    private Json() {}

    private static JsonMapper mapper(boolean strict) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(32)
                                .maxStringLength(64 * 1024)
                                .maxNameLength(1024)
                                .maxNumberLength(32)
                                .maxTokenCount(1_000_000)
                                .maxDocumentLength(MAX_DOCUMENT)
                                .build())
                        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The object that the text is, or a missing node if it is anything else. */
    static JsonNode object(String text) {
        return object(MAPPER, text);
    }

    /** Whether it would be an object if it did not have a field twice. */
    static boolean contradicts(String text) {
        return object(text).isMissingNode() && object(TAKING_THE_LAST, text).isObject();
    }

    private static JsonNode object(JsonMapper mapper, String text) {
        try {
            JsonNode root = mapper.readTree(text);
            return root.isObject() ? root : MissingNode.getInstance();
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * Whatever the text is.
     *
     * @throws JacksonException with the place if it is no JSON, which may hold a piece of the text
     */
    static JsonNode strict(String text) {
        return MAPPER.readTree(text);
    }

    /**
     * The line, from 1, on which the deepest part of that place stands which the text has; 0 if it has none of it.
     *
     * @param text that was read before
     * @param pointer such as {@code /dbCollections/0/dbName}
     */
    static int line(String text, String pointer) {
        int line = 0;
        int deepest = 0;
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                String here = parser.streamReadContext().pathAsPointer().toString();
                boolean onTheWay = (pointer + "/").startsWith(here + "/");
                if (onTheWay && here.length() > deepest) {
                    deepest = here.length();
                    line = parser.currentTokenLocation().getLineNr();
                }
            }
        }
        return line;
    }

    /** A name as a pointer writes it. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** A text or a number as it was written; empty for anything else. */
    static String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }

    /** A whole number, also where it is written as a text; null if there is none that fits. A missing one is not 0. */
    static @Nullable Integer number(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isIntegralNumber()) {
            return value.canConvertToInt() ? value.intValue() : null;
        }
        String text = value.isString() ? value.asString().strip() : "";
        return SMALL_NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    /** A size or a count, also where it is written as a text; 0 if there is none that fits. */
    static long amount(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? Math.max(0, value.longValue()) : 0;
        }
        String text = value.isString() ? value.asString().strip() : "";
        return AMOUNT.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    /** An object with two texts, as a request body. */
    static String body(String field, String text, String other, String otherText) {
        return MAPPER.createObjectNode().put(field, text).put(other, otherText).toString();
    }

    /** An object with one text, as a request body. */
    static String body(String field, String text) {
        return MAPPER.createObjectNode().put(field, text).toString();
    }
}
