package io.github.backupdesk.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far an attempt has come in one word: its own state, and after the acceptance that of its job or of the backup that was
 * matched. It is what the history is filtered and sorted by. The numbers are kept on disk, so none is ever given anew; they
 * leave room for others between them.
 */
public enum Phase {
    /** Of unknown outcome, and nobody has settled it. */
    OPEN(AttemptState.UNKNOWN, 10),
    PLANNED(AttemptState.PLANNED, 20),
    SENDING(AttemptState.SENDING, 30),
    /** The service has taken it; nothing is known of its job yet. */
    ACCEPTED(AttemptState.ACCEPTED, 40),
    /** The job waits. */
    WAITING(AttemptState.ACCEPTED, 50),
    RUNNING(AttemptState.ACCEPTED, 60),
    /** The user no longer has it watched, and no end was seen. */
    STOPPED(AttemptState.ACCEPTED, 70),
    /** The service no longer knows the job, and no end was seen. */
    GONE(AttemptState.ACCEPTED, 80),
    /** The service uses a word that we do not know. */
    OTHER(AttemptState.ACCEPTED, 90),
    FAILED(AttemptState.ACCEPTED, 100),
    CANCELLED(AttemptState.ACCEPTED, 110),
    REJECTED(AttemptState.REJECTED, 120),
    NOT_SENT(AttemptState.NOT_SENT, 130),
    /** Gone through, and never meant to be sent. */
    DRY_RUN(AttemptState.NOT_SENT, 135),
    /** Of unknown outcome, and a human has said that it does not exist. */
    ABSENT(AttemptState.UNKNOWN, 140),
    /** Of unknown outcome, and a human has sent the same request again. */
    SENT_AGAIN(AttemptState.UNKNOWN, 145),
    DONE(AttemptState.ACCEPTED, 150),
    /** None of our requests made it. */
    ELSEWHERE(AttemptState.ELSEWHERE, 160),
    /** A schedule of the service made it. */
    BY_POLICY(AttemptState.ELSEWHERE, 170),
    /** The backup was there, and is on the server no more. */
    DELETED(AttemptState.ACCEPTED, 180);

    /** What waits: a request that is planned may wait its turn, and is shown with the same word. */
    public static final Set<Phase> WAITS = Set.of(PLANNED, WAITING);

    /** What is gone: the job, or the backup. */
    public static final Set<Phase> ALL_GONE = Set.of(GONE, DELETED);

    private final AttemptState state;
    private final int number;

    Phase(AttemptState state, int number) {
        this.state = state;
        this.number = number;
    }

    /** Ascending from what wants looking at to what is over. */
    public int number() {
        return number;
    }

    public static Phase of(Attempt attempt) {
        if (attempt.gone()) {
            return DELETED;
        }
        return switch (attempt.state()) {
            case PLANNED -> PLANNED;
            case SENDING -> SENDING;
            case REJECTED -> REJECTED;
            case NOT_SENT -> attempt.dryRun() ? DRY_RUN : NOT_SENT;
            case UNKNOWN -> ofUnknown(attempt.trail().search().verdict());
            case ACCEPTED -> ofAccepted(attempt);
            case ELSEWHERE -> ofElsewhere(attempt);
        };
    }

    private static Phase ofUnknown(Search.Verdict verdict) {
        return switch (verdict) {
            case SETTLED_ABSENT -> ABSENT;
            case SENT_AGAIN -> SENT_AGAIN;
            case OPEN, ONE_FITS, SEVERAL_FIT, NO_TRACE -> OPEN;
        };
    }

    private static Phase ofElsewhere(Attempt attempt) {
        boolean byPolicy = attempt.outcome() instanceof SubmitOutcome.Listed listed
                && listed.sighting().byPolicy();
        return byPolicy ? BY_POLICY : ELSEWHERE;
    }

    private static Phase ofAccepted(Attempt attempt) {
        if (!attempt.watchEnded().isEmpty()) {
            return attempt.watchEnded().equals(Attempt.STOPPED) ? STOPPED : GONE;
        }
        if (attempt.outcome() instanceof SubmitOutcome.Matched matched) {
            Backup backup = matched.backup();
            return backup.available() ? DONE : backup.creating() ? RUNNING : OTHER;
        }
        Job job = attempt.job();
        return job == null ? ACCEPTED : of(job.state());
    }

    private static Phase of(JobState job) {
        return switch (job.raw()) {
            case "PENDING" -> WAITING;
            case "CANCELED", "CANCELLED" -> CANCELLED;
            default -> {
                if (job.terminal()) {
                    yield job.successful() ? DONE : FAILED;
                }
                yield job.known() ? RUNNING : OTHER;
            }
        };
    }

    /** The phases in which an attempt of that state may be; a dry run is asked for by its own word alone. */
    public static Set<Phase> of(AttemptState state) {
        return Arrays.stream(values())
                .filter(each -> each.state == state && each != DRY_RUN)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Phase.class)));
    }

    private static Set<Phase> withItsLike(Phase phase) {
        return switch (phase) {
            case WAITING -> WAITS;
            case GONE -> ALL_GONE;
            default -> Set.of(phase);
        };
    }

    /** The phases that the name of a state or of a phase stands for, whatever its case; empty if it is no such name. */
    static Optional<Set<Phase>> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(AttemptState.values())
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .map(Phase::of)
                .or(() -> Arrays.stream(values())
                        .filter(each -> each.name().equals(wanted))
                        .findFirst()
                        .map(Phase::withItsLike));
    }
}
