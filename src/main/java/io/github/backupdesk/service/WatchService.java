package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Follows the job of an accepted backup to its end, one question at a time. */
public final class WatchService {

    /** "Job not found", in today's and in older words (contract.md 3.2 and 3.3). */
    private static final Set<Integer> NO_SUCH_JOB = Set.of(96026, 90144);

    private static final int TRIES_BEFORE_GONE = 3;

    private final CloudApi cloud;
    private final HistoryStore history;
    private final Clock clock;
    private final String account;
    private final Map<Long, Integer> missed = new ConcurrentHashMap<>();

    public WatchService(CloudApi cloud, HistoryStore history, Clock clock, String account) {
        this.cloud = cloud;
        this.history = history;
        this.clock = clock;
        this.account = account;
    }

    /** Whether this account can ask how the attempt goes; a job is only known to the account that made it. */
    public boolean canWatch(Attempt attempt) {
        return attempt.watchable() && attempt.account().equals(account);
    }

    /**
     * Asks once and writes down what was told.
     *
     * @throws CloudException if there was no answer; ask again later
     */
    public Attempt check(Attempt attempt) throws CloudException, StoreException {
        Receipt receipt = attempt.receipt();
        if (receipt == null) {
            return attempt;
        }
        Attempt seen;
        try {
            seen = attempt.seen(cloud.job(receipt.jobId()));
            missed.remove(attempt.id());
        } catch (CloudException.Refused e) {
            Integer code = e.answer().code();
            if (code == null || !NO_SUCH_JOB.contains(code)) {
                throw e;
            }
            if (missed.merge(attempt.id(), 1, Integer::sum) < TRIES_BEFORE_GONE) {
                return attempt;
            }
            seen = attempt.unwatched(words(e.answer()));
        }
        if (!told(seen, attempt)) {
            history.save(seen);
        }
        return seen;
    }

    /** How long to wait before the next question: often at first, seldom for a job that takes its time (flow.md B8). */
    public Duration pause(Attempt attempt) {
        Duration age = Duration.between(attempt.plannedAt(), clock.instant());
        if (age.compareTo(Duration.ofSeconds(30)) < 0) {
            return Duration.ofSeconds(2);
        }
        return age.compareTo(Duration.ofMinutes(5)) < 0 ? Duration.ofSeconds(5) : Duration.ofSeconds(30);
    }

    /** Whether the disk already knows all of it but the time of asking: that alone is not worth a write. */
    private static boolean told(Attempt now, Attempt before) {
        @Nullable Job a = now.job();
        @Nullable Job b = before.job();
        boolean sameJob = a == null
                ? b == null
                : b != null
                        && a.state().equals(b.state())
                        && a.progress().equals(b.progress())
                        && a.reason().equals(b.reason());
        return sameJob && now.watchEnded().equals(before.watchEnded());
    }

    private static String words(Answer answer) {
        return answer.code() + " " + answer.message();
    }
}
