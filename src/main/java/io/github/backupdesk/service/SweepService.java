package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks after many jobs at once (promises.md section 7): one list of everything tells which backups are still being made.
 * Only the others, which are done or failed, are asked after one by one.
 */
public final class SweepService {

    /** Up to so many are asked after one by one, which tells more: the job's own state and how far it is. */
    public static final int FEW = 10;

    /** How many are asked after in one sweep at most: some five seconds' worth at the pace of the service. */
    static final int ASKED_AT_ONCE = 90;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

    /** A sweep of everything may take its share of the allowance, and no more. */
    private static final int SHARE = 4;

    private final CloudApi cloud;
    private final WatchService watch;
    private final Clock clock;

    public SweepService(CloudApi cloud, WatchService watch, Clock clock) {
        this.cloud = cloud;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * What one sweep came to.
     *
     * @param running those that the list showed as being made; known to this process alone, for nothing has happened
     * @param asked those that were asked after by themselves, as they stand now
     * @param trouble why not all were asked that should have been
     */
    public record Swept(List<Attempt> running, List<Attempt> asked, Optional<Exception> trouble, Duration took) {
        public Swept {
            running = List.copyOf(running);
            asked = List.copyOf(asked);
        }
    }

    /**
     * Reads the list once and asks after those that it does not show as being made, the longest under way first.
     *
     * @throws CloudException if the list could not be read
     */
    public Swept sweep(Collection<Attempt> watched) throws CloudException, StoreException {
        Instant start = clock.instant();
        Set<String> creating = cloud.backups().stream()
                .filter(Backup::creating)
                .map(Backup::id)
                .collect(Collectors.toSet());
        Instant read = clock.instant();
        List<Attempt> running = new ArrayList<>();
        List<Attempt> ending = new ArrayList<>();
        for (Attempt each : watched) {
            if (creating.contains(each.backupId())) {
                running.add(listed(each, read));
            } else {
                ending.add(each);
            }
        }
        ending.sort(Comparator.comparingLong(Attempt::id));
        List<Attempt> asked = new ArrayList<>();
        Optional<Exception> trouble = Optional.empty();
        for (Attempt each : ending.subList(0, Math.min(ending.size(), ASKED_AT_ONCE))) {
            try {
                asked.add(watch.check(each));
            } catch (CloudException e) {
                trouble = Optional.of(e);
                if (e instanceof CloudException.Unreachable || e instanceof CloudException.Throttled) {
                    break;
                }
            }
        }
        return new Swept(running, asked, trouble, Duration.between(start, clock.instant()));
    }

    /** The list says that it is being made, and when; of the job itself, and of how far it is, it says nothing. */
    private static Attempt listed(Attempt attempt, Instant read) {
        Receipt receipt = attempt.receipt();
        return receipt == null ? attempt : attempt.seen(new Job(receipt.jobId(), JobState.CREATING, "", "", read));
    }

    /**
     * How long to wait before the next sweep.
     *
     * @param shortest how long the most impatient of the watched would wait by itself
     * @param lastTook how long the last sweep took
     */
    public static Duration pause(Duration shortest, Duration lastTook) {
        Duration pause = shortest.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : shortest;
        Duration share = lastTook.multipliedBy(SHARE);
        return share.compareTo(pause) > 0 ? share : pause;
    }
}
