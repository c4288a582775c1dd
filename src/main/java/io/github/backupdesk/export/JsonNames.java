package io.github.backupdesk.export;

import io.github.backupdesk.domain.NameFlaw;
import io.github.backupdesk.domain.NameList;
import io.github.backupdesk.domain.NameList.Gathering;
import io.github.backupdesk.domain.NameListException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Names in JSON: an array of them, objects with a database and its collections, an object of databases, the body of a create
 * call, or the answer of a list call. Several values one after the other are read like an array.
 */
final class JsonNames {

    private static final Set<String> DATABASE = Set.of("dbName", "databaseName", "database", "db");
    private static final Set<String> COLLECTIONS = Set.of(
            "collectionName", "collectionNames", "collection", "collections", "dbCollections", "data", "items", "name");

    /** Those that a database may have for its own name. */
    private static final Set<String> VAGUE = Set.of("data", "items", "name");

    /** What people write by hand is forgiven: it is shown before anything comes of it. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(32).build())
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private final Gathering gathered = new Gathering();

    private JsonNames() {}

    /** A value with the line at which it begins. */
    private sealed interface Value {

        int line();

        record Text(int line, String text) implements Value {}

        record Items(int line, List<Value> values) implements Value {}

        record Fields(int line, Map<String, Value> values) implements Value {}

        /** A number, a truth or nothing. */
        record Other(int line, String text) implements Value {}
    }

    static NameList read(String text) throws NameListException {
        JsonNames reading = new JsonNames();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            while (parser.nextToken() != null) {
                reading.take(value(parser), "");
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            reading.gathered.odd(line, line(text, line), NameFlaw.NOT_JSON, "");
        }
        return reading.gathered.done();
    }

    private static String line(String text, int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("").strip();
    }

    private static Value value(JsonParser parser) {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Value.Text(line, parser.getString());
            case START_ARRAY -> {
                List<Value> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser));
                }
                yield new Value.Items(line, values);
            }
            case START_OBJECT -> {
                Map<String, Value> values = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    Value each = value(parser);
                    // Of two of a name, neither is to be lost.
                    values.merge(name, each, (one, other) -> new Value.Items(one.line(), List.of(one, other)));
                }
                yield new Value.Fields(line, values);
            }
            default -> new Value.Other(line, parser.getString());
        };
    }

    /** @param database the one that the values around it have named; empty if none has */
    private void take(Value value, String database) {
        switch (value) {
            case Value.Text name
            when database.isEmpty() -> gathered.add(name.line(), name.text().strip());
            case Value.Text name ->
                gathered.add(name.line(), name.text(), database, name.text().strip());
            case Value.Items items -> items.values().forEach(each -> take(each, database));
            case Value.Fields fields -> take(fields, database);
            case Value.Other other -> gathered.odd(other.line(), other.text(), NameFlaw.NO_NAME, "");
        }
    }

    private void take(Value.Fields fields, String around) {
        Optional<String> named = fields.values().entrySet().stream()
                .filter(each -> DATABASE.contains(each.getKey()))
                .map(each ->
                        each.getValue() instanceof Value.Text text ? text.text().strip() : "")
                .filter(each -> !each.isEmpty())
                .findFirst();
        List<Value> collections = fields.values().entrySet().stream()
                .filter(each -> COLLECTIONS.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!collections.isEmpty() && !isMapInSpiteOfItsWords(fields)) {
            collections.forEach(each -> take(each, named.orElse(around)));
        } else if (named.isPresent() || !isMap(fields)) {
            gathered.odd(fields.line(), shown(fields), NameFlaw.NO_COLLECTION, "");
        } else {
            fields.values().forEach((dbName, each) -> take(each, dbName.strip()));
        }
    }

    /** Whether every field can be a database with its collections. */
    private static boolean isMap(Value.Fields fields) {
        return !fields.values().isEmpty()
                && fields.values().values().stream()
                        .allMatch(each -> each instanceof Value.Items || each instanceof Value.Text);
    }

    /** Whether a database happens to be called like a field: beside it stands another list of names, which would be lost. */
    private static boolean isMapInSpiteOfItsWords(Value.Fields fields) {
        return fields.values().entrySet().stream()
                        .allMatch(each -> isNames(each.getValue())
                                && (VAGUE.contains(each.getKey()) || !COLLECTIONS.contains(each.getKey())))
                && !VAGUE.containsAll(fields.values().keySet());
    }

    private static boolean isNames(Value value) {
        return value instanceof Value.Items items && items.values().stream().allMatch(Value.Text.class::isInstance);
    }

    private static String shown(Value.Fields fields) {
        return "{" + String.join(", ", fields.values().keySet()) + "}";
    }
}
