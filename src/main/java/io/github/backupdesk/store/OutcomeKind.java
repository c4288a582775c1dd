package io.github.backupdesk.store;

import io.github.backupdesk.domain.SubmitOutcome;

/** The words for the four outcomes in the file. They stay as they are even where a class is renamed. */
enum OutcomeKind {
    ACCEPTED,
    REJECTED,
    NOT_SENT,
    UNKNOWN;

    static OutcomeKind of(SubmitOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.Accepted a -> ACCEPTED;
            case SubmitOutcome.Matched m -> throw new UnsupportedOperationException("schema 2");
            case SubmitOutcome.Rejected r -> REJECTED;
            case SubmitOutcome.NotSent n -> NOT_SENT;
            case SubmitOutcome.Unknown u -> UNKNOWN;
        };
    }
}
