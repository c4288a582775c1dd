package io.github.backupdesk.store;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.SubmitOutcome;

/** The words for the outcomes in the file. They stay as they are even where a class is renamed. */
enum OutcomeKind {
    ACCEPTED,
    MATCHED,
    LISTED,
    REJECTED,
    NOT_SENT,
    UNKNOWN;

    static OutcomeKind of(SubmitOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.Accepted a -> ACCEPTED;
            case SubmitOutcome.Matched m -> MATCHED;
            case SubmitOutcome.Listed l -> LISTED;
            case SubmitOutcome.Rejected r -> REJECTED;
            case SubmitOutcome.NotSent n -> NOT_SENT;
            case SubmitOutcome.Unknown u -> UNKNOWN;
        };
    }

    /** The state that an attempt with such an outcome is in. */
    AttemptState state() {
        return switch (this) {
            case ACCEPTED, MATCHED -> AttemptState.ACCEPTED;
            case LISTED -> AttemptState.ELSEWHERE;
            case REJECTED -> AttemptState.REJECTED;
            case NOT_SENT -> AttemptState.NOT_SENT;
            case UNKNOWN -> AttemptState.UNKNOWN;
        };
    }
}
