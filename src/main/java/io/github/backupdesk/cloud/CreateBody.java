package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.RegionId;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Writes the body of a create call (contract.md 1.1): the keys in the order of the reference's samples, two spaces of
 * indent, one array element per line. A person reads this text before it is sent, so it is laid out for reading.
 */
final class CreateBody {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().characterEscapes(new VisibleEscapes()).build();

    private CreateBody() {}

    static String of(BackupRequest request) {
        if (request.scope() instanceof BackupScope.Untold) {
            throw new IllegalArgumentException("nobody has said which collections");
        }
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(new Layout(), out)) {
            json.writeStartObject();
            json.writeStringProperty("backupType", request.scope().type().name());
            if (request.scope() instanceof BackupScope.Collections chosen) {
                writeCollections(json, chosen);
            }
            if (!request.copies().isEmpty()) {
                writeCopies(json, request.copies());
            }
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void writeCollections(JsonGenerator json, BackupScope.Collections chosen) {
        json.writeArrayPropertyStart("dbCollections");
        json.writeStartObject();
        json.writeStringProperty("dbName", chosen.dbName());
        json.writeArrayPropertyStart("collectionNames");
        chosen.collectionNames().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeCopies(JsonGenerator json, List<RegionId> copies) {
        json.writeArrayPropertyStart("crossRegionCopies");
        for (RegionId region : copies) {
            json.writeStartObject();
            json.writeStringProperty("regionId", region.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static final class Layout extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indent = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withArrayIndenter(indent)
                    .withObjectIndenter(indent);
        }
    }
}
