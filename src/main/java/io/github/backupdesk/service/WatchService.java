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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Follows the job of an accepted backup to its end, one question at a time. */
public final class WatchService {

    /** "Job not found", in today's and in older words (contract.md 3.2 and 3.3). */
    private static final Set<Integer> NO_SUCH_JOB = Set.of(96026, 90144);

    /** The same, where a server leaves it at the status. */
    private static final int NOT_FOUND = 404;

    private static final int TRIES_BEFORE_GONE = 3;

    private final CloudApi cloud;
    private final Ledger ledger;
    private final Clock clock;
    private final String account;
    private final Map<Long, Integer> missed = new ConcurrentHashMap<>();

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
            if (!gone(e.answer())) {
                throw e;
            }
            if (missed.merge(attempt.id(), 1, Integer::sum) < TRIES_BEFORE_GONE) {
                return attempt;
            }
            return ledger.change(attempt, row -> row.unwatched(words(e.answer())));
        }
    }

    private static boolean gone(Answer answer) {
        Integer code = answer.code();
        return code == null ? answer.httpStatus() == NOT_FOUND : NO_SUCH_JOB.contains(code);
    }

    /** A backup that was found by listing has no job that we know; its own status tells how far it is. */
    private Attempt checkBackup(Attempt attempt, Backup backup) throws CloudException, StoreException {
        Backup now =
                cloud.backup(attempt.exact().request().clusterId(), backup.id()).backup();
        return ledger.change(attempt, row -> row.ended(new Matched(now)));
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
