package io.github.backupdesk.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object by name. What is absent is null, empty or 0; what has another shape is an illegal argument. */
record Fields(Map<?, ?> map) {

    static Fields of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Fields(map);
        }
        throw new IllegalArgumentException("no object");
    }

    /** An object to write, from names and values in turn. */
    static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    @Nullable
    String textOrNull(String name) {
        Object value = map.get(name);
        return value == null ? null : value.toString();
    }

    String text(String name) {
        return Objects.requireNonNullElse(textOrNull(name), "");
    }

    @Nullable
    Long numberOrNull(String name) {
        return map.get(name) instanceof Long number ? number : null;
    }

    long number(String name) {
        return Objects.requireNonNullElse(numberOrNull(name), 0L);
    }

    @Nullable
    Instant instantOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : Instant.parse(text);
    }

    @Nullable
    Fields objectOrNull(String name) {
        Object value = map.get(name);
        return value == null ? null : of(value);
    }

    List<String> texts(String name) {
        return list(name, String::valueOf);
    }

    <T> List<T> list(String name, Function<Object, T> each) {
        Object value = map.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .<T>map(one -> each.apply(Objects.requireNonNull(one)))
                    .toList();
        }
        throw new IllegalArgumentException("no list");
    }

    /** The constant of that name; the other if there is none, as where a later version knows more of them. */
    static <E extends Enum<E>> E named(Class<E> type, @Nullable String name, E otherwise) {
        E value = nameOf(type, name);
        return value == null ? otherwise : value;
    }

    static <E extends Enum<E>> @Nullable E nameOf(Class<E> type, @Nullable String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
