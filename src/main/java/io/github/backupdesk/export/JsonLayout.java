package io.github.backupdesk.export;

import io.github.backupdesk.domain.Attempt;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One object with its version, the moment, and everything known of each attempt. */
final class JsonLayout implements Layout {

    private static final int VERSION = 1;

    private final JsonGenerator json;
    private final Instant now;

    JsonLayout(Writer out, Instant now) {
        this.json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
        this.now = now;
    }

    @Override
    public void begin() {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("exportedAt", now.toString());
        json.writeArrayPropertyStart("attempts");
    }

    @Override
    public void add(Attempt attempt) {
        add(Entry.of(attempt));
    }

    void add(Map<String, @Nullable Object> entry) {
        // A line each, so that a person can look into it and a text tool can split it.
        json.writeRaw("\n");
        write(entry);
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> object -> {
                json.writeStartObject();
                object.forEach((name, each) -> {
                    json.writeName(name.toString());
                    write(each);
                });
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(this::write);
                json.writeEndArray();
            }
            case Number number -> json.writeNumber(number.longValue());
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public void end() throws IOException {
        json.writeRaw("\n");
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw("\n");
        json.close();
    }
}
