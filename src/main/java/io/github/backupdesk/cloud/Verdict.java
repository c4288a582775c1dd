package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.Rejected;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Says how a create call ended, by the evidence alone (promises.md section 2). Where the evidence allows a backup to exist,
 * the verdict is unknown: a wrong "not created" makes a second permanent backup.
 */
final class Verdict {

    /** The statuses that refuse a request without carrying it out, provided the API itself says so. */
    static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405, 409, 413, 414, 415, 422);

    private static final char NOT_UTF_8 = '\uFFFD';

    private Verdict() {}

    static SubmitOutcome of(Exchange exchange) {
        return switch (exchange) {
            case Failure failure -> of(failure);
            case Reply reply -> of(reply);
        };
    }

    private static SubmitOutcome of(Failure failure) {
        return switch (failure.kind()) {
            case CANCELLED -> notSent(NotSentReason.CANCELLED);
            case BAD_KEY -> notSent(NotSentReason.BAD_KEY);
            case HOST_NOT_FOUND -> notSent(NotSentReason.HOST_NOT_FOUND);
            case CONNECT_FAILED -> notSent(NotSentReason.CONNECT_FAILED);
            case CONNECT_TIMED_OUT -> notSent(NotSentReason.CONNECT_TIMED_OUT);
            case TLS_FAILED -> new NotSent(NotSentReason.TLS_FAILED, detail(failure));
            case PROXY_REFUSED -> new NotSent(NotSentReason.PROXY_REFUSED, detail(failure));
            case TIMED_OUT -> new Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
            case CONNECTION_LOST -> new Unknown(UnknownReason.CONNECTION_LOST, Answer.NONE);
            case GARBLED -> new Unknown(UnknownReason.UNREADABLE, Answer.NONE);
        };
    }

    private static SubmitOutcome of(Reply reply) {
        Answer answer = reply.answer();
        if (reply.moved()) {
            return new NotSent(NotSentReason.MOVED, answer);
        }
        if (reply.throttled()) {
            return new NotSent(NotSentReason.THROTTLED, answer);
        }
        if (!reply.successful() && !REFUSALS.contains(reply.status())) {
            return unknown(UnknownReason.SERVER_FAULT, reply);
        }
        return switch (reply.body().end()) {
            case CUT_OFF -> unknown(UnknownReason.CONNECTION_LOST, reply);
            case TIMED_OUT -> unknown(UnknownReason.TIMED_OUT, reply);
            case TOO_LARGE, ENCODED -> unknown(UnknownReason.UNREADABLE, reply);
            case WHOLE -> ofEnvelope(reply);
        };
    }

    private static SubmitOutcome ofEnvelope(Reply reply) {
        Envelope envelope = reply.envelope();
        if (reply.successful() ? envelope.refusal() : envelope.errorShape()) {
            return new Rejected(reply.answer());
        }
        if (!reply.successful() || !envelope.readable()) {
            return unknown(UnknownReason.UNREADABLE, reply);
        }
        return ofSuccess(reply);
    }

    private static SubmitOutcome ofSuccess(Reply reply) {
        JsonNode data = reply.envelope().data();
        String backupId = Json.text(data, "backupId");
        String jobId = Json.text(data, "jobId");
        if (backupId.isBlank() || jobId.isBlank()) {
            return unknown(UnknownReason.NO_RECEIPT, reply);
        }
        boolean spoilt = (backupId + jobId).indexOf(NOT_UTF_8) >= 0;
        if (spoilt || !reply.envelope().ok()) {
            return unknown(UnknownReason.UNREADABLE, reply);
        }
        return new Accepted(new Receipt(backupId, Json.text(data, "backupName"), jobId), reply.answer());
    }

    /** Keeps what there is of a receipt, for it may be all that is left of a job. */
    private static Unknown unknown(UnknownReason reason, Reply reply) {
        Answer answer = reply.answer();
        String words = Stream.of(reply.envelope().message(), reply.envelope().receiptWords())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        String message = words.isEmpty() ? answer.message() : words;
        return new Unknown(reason, new Answer(answer.httpStatus(), answer.code(), message, answer.requestId()));
    }

    private static NotSent notSent(NotSentReason reason) {
        return new NotSent(reason, Answer.NONE);
    }

    /** Whose certificate, which status of the proxy: the exception has the only words for it. */
    private static Answer detail(Failure failure) {
        String words = Objects.requireNonNullElse(failure.cause().getMessage(), "");
        return new Answer(0, null, words, "");
    }
}
