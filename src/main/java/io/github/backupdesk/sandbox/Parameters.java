package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.Parameter.choice;
import static io.github.backupdesk.sandbox.Parameter.flag;
import static io.github.backupdesk.sandbox.Parameter.header;
import static io.github.backupdesk.sandbox.Parameter.number;
import static io.github.backupdesk.sandbox.Parameter.text;
import static io.github.backupdesk.sandbox.Parameter.whole;

import java.util.Arrays;
import java.util.List;

/** What each kind of fault can be told. */
final class Parameters {

    private static final int MOST_SECONDS = 3_600;

    private Parameters() {}

    static List<Parameter> of(FaultKind kind) {
        return switch (kind) {
            case REFUSE ->
                List.of(
                        whole("code", 1, Integer.MAX_VALUE, 96038),
                        text("message", "failed to create backup: the sandbox was told to refuse"),
                        status(200));
            case HTTP_STATUS ->
                List.of(
                        status(500),
                        choice("body", List.of("JSON", "HTML", "EMPTY")),
                        whole("code", 0, Integer.MAX_VALUE, null),
                        text("message", "The sandbox was told to fail."),
                        header("retryAfter"),
                        header("location"),
                        flag("made", false));
            case THROTTLE -> List.of(text("message", "Too many requests."), header("retryAfter"));
            case DELAY, LIST_LAG -> List.of(number("seconds", 0, MOST_SECONDS, 5));
            case DELAY_RANDOM ->
                List.of(
                        number("beforeMillis", 0, 60_000, 30),
                        number("afterMillis", 0, 60_000, 0),
                        whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE, 0));
            case HANG_UP_IN_ANSWER -> List.of(whole("bytes", 0, Integer.MAX_VALUE, null));
            case HOLD -> List.of(flag("made", true));
            case MALFORMED ->
                List.of(choice(
                        "variant",
                        Arrays.stream(Malformation.values()).map(Enum::name).toList()));
            case JOB_FAILS -> List.of(text("reason", "The sandbox was told to let this job fail."));
            case COPY_FAILS ->
                List.of(text("regionId", null), text("reason", "The sandbox was told to let this copy fail."));
            case BACKUP_GONE -> List.of(whole("millis", 0, MOST_SECONDS * 1_000, 0));
            case JOB_STATE -> List.of(text("state", "PAUSED_X"), text("progress", null));
            case CLOCK_OFF -> List.of(number("hours", -100_000, 100_000, 3));
            case HANG_UP_AFTER_REQUEST, DROP_ANSWER, JOB_GONE, NO_DATE -> List.of();
        };
    }

    private static Parameter status(int usual) {
        return whole("httpStatus", 200, 999, usual);
    }
}
