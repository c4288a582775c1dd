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

    /**
     * @param host whom the call was for
     * @param cluster whose backup was asked for
     */
    static SubmitOutcome of(Exchange exchange, String host, String cluster) {
        return switch (exchange) {
            case Failure failure -> of(failure, host);
            case Reply reply -> of(reply, cluster);
        };
    }

    private static SubmitOutcome of(Failure failure, String host) {
        return switch (failure.kind()) {
            case CANCELLED -> new NotSent(NotSentReason.CANCELLED, Answer.NONE);
            case BAD_KEY -> new NotSent(NotSentReason.BAD_KEY, Answer.NONE);
            case NO_KEY -> new NotSent(NotSentReason.NO_KEY, Answer.NONE);
            case READ_ONLY -> new NotSent(NotSentReason.READ_ONLY, Answer.NONE);
            case HOST_NOT_FOUND -> notSent(NotSentReason.HOST_NOT_FOUND, failure, host);
            case CONNECT_FAILED -> notSent(NotSentReason.CONNECT_FAILED, failure, host);
            case CONNECT_TIMED_OUT -> notSent(NotSentReason.CONNECT_TIMED_OUT, failure, host);
            case TLS_FAILED -> notSent(NotSentReason.TLS_FAILED, failure, host);
            case NOT_TRUSTED -> notSent(NotSentReason.NOT_TRUSTED, failure, host);
            case WRONG_NAME -> notSent(NotSentReason.WRONG_NAME, failure, host);
            case EXPIRED -> notSent(NotSentReason.EXPIRED, failure, host);
            case NOT_YET_VALID -> notSent(NotSentReason.NOT_YET_VALID, failure, host);
            case TLS_TOO_OLD -> notSent(NotSentReason.TLS_TOO_OLD, failure, host);
            case NOT_TLS -> notSent(NotSentReason.NOT_TLS, failure, host);
            case PROXY_REFUSED -> notSent(NotSentReason.PROXY_REFUSED, failure, host);
            case TIMED_OUT -> new Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
            case CONNECTION_LOST -> new Unknown(UnknownReason.CONNECTION_LOST, Answer.NONE);
            case GARBLED -> new Unknown(UnknownReason.NOT_THE_API, Answer.NONE);
        };
    }

    private static SubmitOutcome of(Reply reply, String cluster) {
        Answer answer = reply.answerInFull();
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
            case TOO_LARGE -> unknown(UnknownReason.TOO_LARGE, reply);
            case ENCODED -> unknown(UnknownReason.UNREADABLE, reply);
            case WHOLE -> ofEnvelope(reply, cluster);
        };
    }

    private static SubmitOutcome ofEnvelope(Reply reply, String cluster) {
        Envelope envelope = reply.envelope();
        if (reply.successful() ? envelope.refusal() : envelope.errorShape()) {
            return new Rejected(reply.answerInFull());
        }
        if (!reply.successful() || !envelope.readable()) {
            return unknown(unreadable(reply.body().text()), reply);
        }
        return ofSuccess(reply, cluster);
    }

    private static UnknownReason unreadable(String text) {
        if (Json.contradicts(text)) {
            return UnknownReason.CONTRADICTORY;
        }
        boolean meantAsJson = text.isBlank() || text.strip().startsWith("{");
        return meantAsJson ? UnknownReason.UNREADABLE : UnknownReason.NOT_THE_API;
    }

    private static SubmitOutcome ofSuccess(Reply reply, String cluster) {
        JsonNode data = reply.envelope().data();
        String backupId = Json.text(data, "backupId");
        String jobId = Json.text(data, "jobId");
        if (backupId.isBlank() || jobId.isBlank()) {
            return unknown(UnknownReason.NO_RECEIPT, reply);
        }
        String owner = Json.text(data, "clusterId");
        if (!owner.isBlank() && !owner.equals(cluster)) {
            return unknown(UnknownReason.CONTRADICTORY, reply);
        }
        boolean spoilt = (backupId + jobId).indexOf(NOT_UTF_8) >= 0;
        if (spoilt || !reply.envelope().ok()) {
            return unknown(UnknownReason.UNREADABLE, reply);
        }
        return new Accepted(new Receipt(backupId, Json.text(data, "backupName"), jobId), reply.answerInFull());
    }

    /** Keeps what there is of a receipt, for it may be all that is left of a job. */
    private static Unknown unknown(UnknownReason reason, Reply reply) {
        Answer answer = reply.answerInFull();
        String owner = Json.text(reply.envelope().data(), "clusterId");
        String whose = owner.isBlank() ? "" : "clusterId=" + owner;
        String words = Stream.of(reply.envelope().message(), reply.envelope().receiptWords(), whose)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        String message = words.isEmpty() ? answer.message() : words;
        return new Unknown(
                reason, new Answer(answer.httpStatus(), answer.code(), message, answer.requestId(), answer.raw()));
    }

    private static NotSent notSent(NotSentReason reason, Failure failure, String host) {
        String words = Stream.concat(Stream.of(host), failure.details().stream())
                .map(line -> line.replace('\n', ' '))
                .collect(Collectors.joining("\n"));
        return new NotSent(reason, new Answer(0, null, words, ""));
    }
}
