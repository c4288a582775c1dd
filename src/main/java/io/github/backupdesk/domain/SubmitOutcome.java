package io.github.backupdesk.domain;

/** How a create call ended, or what stands in the place of one, told by the evidence alone (promises.md section 2). */
public sealed interface SubmitOutcome {

    /** What the create call was answered with; nothing where nothing came back or its answer was lost. */
    default Answer answered() {
        return switch (this) {
            case Accepted accepted -> accepted.answer();
            case Matched matched -> Answer.NONE;
            case Listed listed -> Answer.NONE;
            case Rejected rejected -> rejected.answer();
            case NotSent notSent -> notSent.answer();
            case Unknown unknown -> unknown.answer();
        };
    }

    /** HTTP 2xx, {@code code} present and 0, both IDs there. */
    record Accepted(Receipt receipt, Answer answer) implements SubmitOutcome {}

    /** The outcome was unknown, a backup was found by listing, and a human has confirmed that it is this one. */
    record Matched(Backup backup) implements SubmitOutcome {}

    /** Nothing was asked for here: the server's list had a backup that none of our requests has made. */
    record Listed(Sighting sighting) implements SubmitOutcome {}

    /** The service said no; nothing was created. */
    record Rejected(Answer answer) implements SubmitOutcome {}

    /**
     * Nothing left this computer, or it was turned away before it was looked at; nothing was created. Where nothing answered,
     * the answer's message has the host in its first line, and below it the details of the reason.
     */
    record NotSent(NotSentReason reason, Answer answer) implements SubmitOutcome {}

    /** The request may have been carried out. Never to be sent again by itself. */
    record Unknown(UnknownReason reason, Answer answer) implements SubmitOutcome {}

    /** Why nothing was sent. */
    enum NotSentReason {
        HOST_NOT_FOUND,
        CONNECT_FAILED,
        CONNECT_TIMED_OUT,
        TLS_FAILED,
        /** As the causes of the same names in {@link CloudException.Unreachable}. */
        NOT_TRUSTED,
        WRONG_NAME,
        EXPIRED,
        NOT_YET_VALID,
        TLS_TOO_OLD,
        NOT_TLS,
        PROXY_REFUSED,
        /** 429: refused before processing. */
        THROTTLED,
        /** A redirect: this address is not the API, and redirects are not followed. */
        MOVED,
        /** The key cannot stand in a header. */
        BAD_KEY,
        /** A copy was asked for that the fence of the account forbids. */
        FENCED,
        /** The user took it back before it was sent. */
        CANCELLED,
        /** It was gone through and not meant to be sent. The answer's message has what was checked, see {@link Check}. */
        DRY_RUN,
        /** The profile was locked, so there was no key to send it with. */
        NO_KEY,
        /** The profile may only read. */
        READ_ONLY
    }

    /** Why nobody can say what happened. */
    enum UnknownReason {
        /** No answer in time. */
        TIMED_OUT,
        /** The connection ended after the request may have left. */
        CONNECTION_LOST,
        /** A status that says nothing of the outcome: 5xx, 408, 421 and the like. */
        SERVER_FAULT,
        /** Cut off in the middle, packed, or spoilt. */
        UNREADABLE,
        /** No JSON, or no HTTP at all: a page of a gateway's or of a network's. */
        NOT_THE_API,
        /** Longer than any receipt. */
        TOO_LARGE,
        /** It says two things at once, such as two job IDs, or a receipt for another cluster. */
        CONTRADICTORY,
        /** It looked like success but an ID was missing. */
        NO_RECEIPT,
        /** The program failed while the request was under way. */
        PROGRAM_FAULT,
        /** The program ended while the request was under way. */
        PROGRAM_ENDED
    }
}
