package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.NotTheApi;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.CloudException.Throttled;
import io.github.backupdesk.domain.CloudException.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks and gets the answer's data, or the one {@link CloudException} that says why there is none. */
final class Questions {

    private final Wire wire;
    private final Duration patience;

    /** @param patience somebody waits for the answer: a longer pause that the server asks for is told, not waited out */
    Questions(Wire wire, Duration patience) {
        this.wire = wire;
        this.patience = patience;
    }

    /** The whole envelope of a GET; its code is 0, or it has none. */
    Reply get(Endpoint endpoint) throws CloudException {
        if (!soon(endpoint)) {
            throw new Throttled();
        }
        GetRetry retry = new GetRetry(() -> soon(endpoint));
        return understood(endpoint, retry.run(() -> wire.get(endpoint)));
    }

    private boolean soon(Endpoint endpoint) {
        return wire.untilNext(endpoint.template()).compareTo(patience) <= 0;
    }

    /** The same for a question that has a body; that is never repeated. */
    Reply query(Endpoint endpoint, String json) throws CloudException {
        return understood(endpoint, wire.query(endpoint, json));
    }

    /** The same with something else than the account's key. */
    Reply query(Endpoint endpoint, String json, Credential credential) throws CloudException {
        return understood(endpoint, wire.query(endpoint, json, credential));
    }

    /** The {@code data} of an answer whose code is there and means success. */
    static JsonNode data(Reply reply) throws NotTheApi {
        if (!reply.envelope().okByAnyReading() || reply.envelope().data().isMissingNode()) {
            throw new NotTheApi(reply.answer());
        }
        return reply.envelope().data();
    }

    /** A list, bare or in a field of that name; null is how some servers write an empty one. */
    static List<JsonNode> list(Reply reply, String field) throws NotTheApi {
        JsonNode data = data(reply);
        JsonNode list = data.isObject() ? data.path(field) : data;
        if (!list.isArray() && !list.isNull()) {
            throw new NotTheApi(reply.answer());
        }
        return List.copyOf(list.values());
    }

    static Reply understood(Endpoint endpoint, Exchange exchange) throws CloudException {
        return switch (exchange) {
            case Failure failure -> throw failure.problem(endpoint.host());
            case Reply reply -> understood(endpoint, reply);
        };
    }

    /** An answer that means yes; any other is told by the exception. */
    static Reply understood(Endpoint endpoint, Reply reply) throws CloudException {
        if (reply.throttled()) {
            throw new Throttled();
        }
        switch (reply.body().end()) {
            case CUT_OFF -> throw brokenOff(endpoint, Unreachable.Cause.CONNECTION_LOST);
            case TIMED_OUT -> throw brokenOff(endpoint, Unreachable.Cause.TIMED_OUT);
            case TOO_LARGE, ENCODED -> throw new NotTheApi(reply.answer());
            case WHOLE -> {}
        }
        Envelope envelope = reply.envelope();
        boolean saidNo = envelope.code() != null && !envelope.okByAnyReading();
        if (saidNo || Verdict.REFUSALS.contains(reply.status())) {
            throw new Refused(reply.answer());
        }
        if (!reply.successful() || !envelope.readable()) {
            throw new NotTheApi(reply.answer());
        }
        return reply;
    }

    private static Unreachable brokenOff(Endpoint endpoint, Unreachable.Cause why) {
        return new Unreachable(endpoint.host(), why, new IOException("the answer broke off"));
    }
}
