package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Follows the job of an accepted backup, or a matched backup itself, to its end, one question at a time. */
public final class WatchService {

    /** "Job not found", in today's and in older words (contract.md 3.2 and 3.3). */
    private static final Set<Integer> NO_SUCH_JOB = Set.of(96026, 90144);

    /**
     * What is said of a backup that is not there: its cluster is unknown or, as the contract has no code of its own for it,
     * the parameter is bad; we only ask with IDs that the service gave out.
     */
    private static final Set<Integer> NO_SUCH_BACKUP = Set.of(96018, 96036, 40021, 80000);

    /** The same, where a server leaves it at the status; without a code it may be a gateway that says so. */
    private static final int NOT_FOUND = 404;

    private static final int TRIES_BEFORE_GONE = 3;

    /** A service that has just been restarted may not know its jobs for a few seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How often, and since when, the service has not known it. */
    private record Missed(int times, Instant since) {

        /** A clock that was set back starts the time anew. */
        Missed again(Instant now) {
            return new Missed(times + 1, since.isAfter(now) ? now : since);
        }

        boolean enough(Instant now) {
            return times >= TRIES_BEFORE_GONE && Duration.between(since, now).compareTo(PATIENCE) >= 0;
        }
    }

    private final CloudApi cloud;
    private final Ledger ledger;
    private final Clock clock;
    private final String account;
    private final Map<Long, Missed> missed = new ConcurrentHashMap<>();

    public WatchService(CloudApi cloud, Ledger ledger, Clock clock, String account) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.clock = clock;
        this.account = account;
    }

    /** Whether this account can ask how the attempt goes; a job is only known to the account that made it. */
    public boolean canWatch(Attempt attempt) {
        return attempt.watchable() && attempt.account().equals(account);
    }

    /** Whether the watching was ended although the job was not, and can be taken up again. */
    public boolean canResume(Attempt attempt) {
        return !attempt.watchEnded().isEmpty()
                && attempt.account().equals(account)
                && attempt.unwatched("").watchable();
    }

    /**
     * Asks once and writes down what was told.
     *
     * @throws CloudException if there was no answer; ask again later
     */
    public Attempt check(Attempt attempt) throws CloudException, StoreException {
        return switch (attempt.outcome()) {
            case Accepted accepted -> checkJob(attempt, accepted.receipt().jobId());
            case Matched matched -> checkBackup(attempt, matched.backup());
            case null, default -> attempt;
        };
    }

    private Attempt checkJob(Attempt attempt, String jobId) throws CloudException, StoreException {
        try {
            Job job = cloud.job(jobId);
            missed.remove(attempt.id());
            Attempt written = ledger.change(attempt, row -> !row.watchable() || told(row, job) ? row : row.seen(job));
            // The time of asking alone is not worth a write, but the screen wants to know it; a stop meanwhile stays
            // one.
            return written.watchEnded().isEmpty() ? written.seen(job) : written;
        } catch (CloudException.Refused e) {
            return missed(attempt, e, NO_SUCH_JOB);
        }
    }

    /** Not to be known three times over a minute is an end of the watching; it is none of the backup. */
    private Attempt missed(Attempt attempt, CloudException.Refused refused, Set<Integer> notKnown)
            throws CloudException.Refused, StoreException {
        Answer answer = refused.answer();
        if (!says(answer, notKnown)) {
            throw refused;
        }
        Instant now = clock.instant();
        Missed so = missed.merge(attempt.id(), new Missed(1, now), (before, first) -> before.again(now));
        if (!so.enough(now)) {
            return attempt;
        }
        missed.remove(attempt.id());
        return ledger.change(attempt, row -> row.watchable() ? row.unwatched(words(answer)) : row);
    }

    private static boolean says(Answer answer, Set<Integer> codes) {
        Integer code = answer.code();
        return code != null && (codes.contains(code) || answer.httpStatus() == NOT_FOUND);
    }

    /** A backup that was found by listing has no job that we know; its own status tells how far it is. */
    private Attempt checkBackup(Attempt attempt, Backup backup) throws CloudException, StoreException {
        try {
            Backup now = cloud.backup(attempt.exact().request().clusterId(), backup.id())
                    .backup();
            missed.remove(attempt.id());
            Instant at = clock.instant();
            return ledger.change(attempt, row -> row.watchable() ? told(row, now, at) : row);
        } catch (CloudException.Refused e) {
            return missed(attempt, e, NO_SUCH_BACKUP);
        }
    }

    private static Attempt told(Attempt row, Backup now, Instant at) {
        Attempt told = row.ended(new Matched(now));
        return now.deleted() ? told.with(told.trail().gone(at)) : told;
    }

    /** The user no longer wants to be told. The backup goes on in the cloud. */
    public Attempt stop(Attempt attempt) throws StoreException {
        return ledger.change(attempt, row -> row.watchable() ? row.unwatched(Attempt.STOPPED) : row);
    }

    /** The user wants to be told again. */
    public Attempt resume(Attempt attempt) throws StoreException {
        missed.remove(attempt.id());
        return ledger.change(attempt, row -> row.unwatched(""));
    }

    /** How long to wait before the next question: often at first, seldom for a job that takes its time (flow.md B8). */
    public Duration pause(Attempt attempt) {
        Duration age = Duration.between(attempt.leftAt(), clock.instant());
        if (age.isNegative()) {
            // The clock was set back: how old it is cannot be told, and to be asked often it would stay new for ever.
            return Duration.ofSeconds(30);
        }
        if (age.compareTo(Duration.ofSeconds(30)) < 0) {
            return Duration.ofSeconds(2);
        }
        return age.compareTo(Duration.ofMinutes(5)) < 0 ? Duration.ofSeconds(5) : Duration.ofSeconds(30);
    }

    private static boolean told(Attempt row, Job heard) {
        Job before = row.job();
        Job now = heard.after(before);
        return before != null
                && row.watchEnded().isEmpty()
                && before.state().equals(now.state())
                && before.progress().equals(now.progress())
                && before.reason().equals(now.reason());
    }

    private static String words(Answer answer) {
        int number = answer.code() == null ? answer.httpStatus() : answer.code();
        return (number + " " + answer.message()).strip();
    }
}
