package io.github.backupdesk.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways in which an answer can be wrong although its status is 200. */
enum Malformation {
    EMPTY,
    EMPTY_OBJECT,
    NULL_DATA,
    NO_BACKUP_ID,
    NO_JOB_ID,
    NUMBER_JOB_ID,
    CODE_AS_TEXT,
    DUPLICATE_KEY,
    TRAILING_GARBAGE,
    TRUNCATED,
    HTML;

    static final String PAGE =
            "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please sign in</h1></body></html>";

    /** A refusal that lacks what should be spoiled stays as it is. */
    Outgoing of(Answer answer) {
        Outgoing proper = Outgoing.whole(answer);
        String text = new String(proper.body(), StandardCharsets.UTF_8);
        return switch (this) {
            case EMPTY -> proper.withBody(new byte[0]);
            case EMPTY_OBJECT -> proper.withText("{}");
            case NULL_DATA -> proper.withText("{\"code\":0,\"data\":null}");
            case NO_BACKUP_ID -> Outgoing.whole(without(answer, "backupId"));
            case NO_JOB_ID -> Outgoing.whole(without(answer, "jobId"));
            case NUMBER_JOB_ID -> proper.withText(text.replaceAll("(\"jobId\":)\"[^\"]*\"", "$14711"));
            case CODE_AS_TEXT -> proper.withText(text.replaceFirst("\"code\":(\\d+)", "\"code\":\"$1\""));
            case DUPLICATE_KEY -> proper.withText(text.replace("\"jobId\":", "\"jobId\":\"job-another\",\"jobId\":"));
            case TRAILING_GARBAGE -> proper.withText(text + "}garbage");
            case TRUNCATED -> proper.withBody(Arrays.copyOf(proper.body(), proper.body().length / 2));
            case HTML -> proper.withText(PAGE).with("Content-Type", "text/html; charset=utf-8");
        };
    }

    private static Answer without(Answer answer, String field) {
        JsonNode body = answer.body().deepCopy();
        if (body.path("data") instanceof ObjectNode data) {
            data.remove(field);
        }
        return new Answer(answer.status(), body, answer.headers());
    }
}
