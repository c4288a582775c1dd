package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Listed;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.domain.Trail;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays the history beside the server's list: what was made elsewhere gets a row, what changed is written down, and what is
 * not there any more is told as gone. One list answers for all; only what it leaves open is described, a bounded number at a
 * time, and the next sync goes on. Rows are never removed because a backup is gone.
 */
public final class SyncService {

    private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);

    /** How many backups one sync describes at most: some five seconds' worth at the pace of the service. */
    static final int DESCRIBED_AT_ONCE = 90;

    /** How many listed backups are looked up at a time, and how many rows are written in one step. */
    private static final int AT_ONCE = 250;

    /**
     * "No such cluster" (contract.md 3.2 and 3.3). Of a backup that the list has not got either it says that it is gone too;
     * but a service in trouble may say so of all, so it has to say it to two syncs.
     */
    private static final Set<Integer> NO_SUCH_CLUSTER = Set.of(96018, 96036, 40021);

    private final CloudApi cloud;
    private final Ledger ledger;
    private final Clock clock;
    private final String account;

    /** Where the next search for what is gone begins: below that row. */
    private long goneBelow = Long.MAX_VALUE;

    /** The backups whose cluster was not known when they were last asked for. */
    private final Set<String> doubted = new HashSet<>();

    public SyncService(CloudApi cloud, Ledger ledger, Clock clock, String account) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.clock = clock;
        this.account = account;
    }

    /**
     * What one sync came to.
     *
     * @param at by our clock
     * @param added rows for backups made elsewhere, seen for the first time
     * @param gone rows whose backup was seen to be gone now
     * @param changed all rows that are new or have changed, as they stand now
     * @param merged how many rows went because their backup turned out to be another row's
     */
    public record Synced(Instant at, int added, int gone, List<Attempt> changed, int merged) {
        public Synced {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Reads the list once and brings the history up to it. One at a time.
     *
     * @throws CloudException if the list could not be read; then nothing was changed
     */
    public synchronized Synced sync() throws CloudException, StoreException {
        List<Backup> listed = cloud.backups();
        Run run = new Run(clock.instant(), listed);
        // The oldest first, so that the newest gets the highest number and stands on top.
        List<Backup> ascending = listed.reversed();
        for (int from = 0; from < ascending.size(); from += AT_ONCE) {
            run.takeIn(ascending.subList(from, Math.min(ascending.size(), from + AT_ONCE)));
        }
        try {
            run.lookForGone();
            run.describe();
        } catch (CloudException e) {
            // What the list told is told; the rest is asked for by the next sync.
            LOG.info("a sync was left half-way: {}", e.getMessage());
        }
        return run.synced();
    }

    /** What describing came to. */
    private sealed interface Answered {
        record There(BackupDetail detail) implements Answered {}

        record Gone() implements Answered {}

        /** Its cluster is not known. */
        record Homeless() implements Answered {}

        /** The service said something else, such as that the key may not see it. */
        record Unsaid() implements Answered {}
    }

    /** One sync under way. */
    private final class Run {

        private final Instant at;
        private final Map<String, Backup> listed = new LinkedHashMap<>();
        private final Map<Long, Attempt> changed = new LinkedHashMap<>();
        private final List<Attempt> toDescribe = new ArrayList<>();
        private int questions = DESCRIBED_AT_ONCE;
        private int added;
        private int gone;
        private int merged;

        Run(Instant at, List<Backup> all) {
            this.at = at;
            all.forEach(each -> listed.put(each.id(), each));
            doubted.removeAll(listed.keySet());
        }

        void takeIn(List<Backup> some) throws StoreException {
            Ledger.Taken taken = ledger.takeIn(
                    some,
                    this::row,
                    (attempt, backup) -> ClaimRule.mayHaveMade(attempt, backup, at, cloud.serverAhead()));
            added += taken.added().size();
            taken.added().forEach(this::isNow);
            Map<String, Attempt> owners = taken.known().stream()
                    .filter(each -> each.state() != AttemptState.ELSEWHERE)
                    .flatMap(each -> owned(each).map(id -> Map.entry(id, each)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
            for (Attempt each : taken.known()) {
                Attempt owner = owners.get(each.backupId());
                if (each.state() == AttemptState.ELSEWHERE && owner != null) {
                    // Written just before the program ended, or by two that ran at once.
                    isNow(ledger.merge(owner, each));
                    merged++;
                } else {
                    change(each, this::listedAgain);
                }
            }
            taken.added().forEach(this::mayBeDescribed);
        }

        private Stream<String> owned(Attempt attempt) {
            return Stream.concat(
                            Stream.of(attempt.backupId()),
                            attempt.trail().copies().stream().map(Copy::backupId))
                    .filter(id -> !id.isEmpty());
        }

        private Attempt row(Backup backup) {
            Instant made = backup.createTime();
            return Attempt.elsewhere(made == null ? at : made, account, new ClusterId(backup.clusterId()), backup);
        }

        /** It is there: with what the list says now, and not gone, whatever was thought before. */
        private Attempt listedAgain(Attempt row) {
            Backup now = listed.get(row.backupId());
            if (now == null) {
                // It is known for a copy of its own.
                return row;
            }
            Trail trail = row.trail();
            Attempt back = madeAfterAll(row.gone() ? row.with(trail.back()) : row, now);
            Sighting sighting = back.sighting();
            return sighting == null || sighting.backup().equals(now)
                    ? back
                    : back.ended(new Listed(sighting.listed(now)));
        }

        /** The watching ended before the backup was made, and here it is: so much is proven, whatever became of the job. */
        private Attempt madeAfterAll(Attempt row, Backup now) {
            boolean leftOpen = !row.watchEnded().isEmpty() && row.unwatched("").watchable();
            if (!leftOpen || !now.available()) {
                return row;
            }
            return switch (row.outcome()) {
                case Accepted accepted -> row.seen(new Job(accepted.receipt().jobId(), JobState.AVAILABLE, "", "", at));
                case Matched matched -> row.ended(new Matched(now)).unwatched("");
                case null, default -> row;
            };
        }

        /** Whether it could be: what was made elsewhere may have been merged into its maker's row meanwhile. */
        private boolean change(Attempt row, UnaryOperator<Attempt> change) throws StoreException {
            if (change.apply(row).equals(row)) {
                mayBeDescribed(row);
                return true;
            }
            Optional<Attempt> now = ledger.changeIfThere(row, change);
            if (now.isEmpty()) {
                changed.remove(row.id());
                merged++;
                return false;
            }
            isNow(now.get());
            mayBeDescribed(now.get());
            return true;
        }

        private void isNow(Attempt row) {
            changed.put(row.id(), row);
        }

        private void mayBeDescribed(Attempt row) {
            Sighting sighting = row.sighting();
            if (sighting != null && !sighting.described()) {
                toDescribe.add(row);
            }
        }

        /** A page may have missed an entry, and a new backup may be late in the list: only describing it proves anything. */
        void lookForGone() throws CloudException, StoreException {
            List<Attempt> absent = ledger.onServerExcept(account, listed.keySet(), questions, goneBelow);
            if (absent.isEmpty() && goneBelow != Long.MAX_VALUE) {
                goneBelow = Long.MAX_VALUE;
                absent = ledger.onServerExcept(account, listed.keySet(), questions, goneBelow);
            }
            boolean through = absent.size() < questions;
            for (Attempt each : absent) {
                lookFor(each);
                goneBelow = each.id();
            }
            if (through) {
                goneBelow = Long.MAX_VALUE;
            }
        }

        private void lookFor(Attempt row) throws CloudException, StoreException {
            switch (ask(row)) {
                case Answered.Gone none -> isGone(row);
                case Answered.Homeless homeless -> {
                    if (!doubted.add(row.backupId())) {
                        isGone(row);
                    }
                }
                case Answered.There there -> {
                    doubted.remove(row.backupId());
                    change(row, stands -> described(stands, there.detail(), true));
                }
                case Answered.Unsaid unsaid -> doubted.remove(row.backupId());
            }
        }

        private void isGone(Attempt row) throws StoreException {
            doubted.remove(row.backupId());
            if (change(row, stands -> stands.with(stands.trail().gone(at)))) {
                gone++;
            }
        }

        private Answered ask(Attempt row) throws CloudException {
            questions--;
            try {
                BackupDetail told = cloud.backup(row.exact().request().clusterId(), row.backupId());
                return told.backup().deleted() ? new Answered.Gone() : new Answered.There(told);
            } catch (CloudException.Refused e) {
                Integer code = e.answer().code();
                return code != null && NO_SUCH_CLUSTER.contains(code) ? new Answered.Homeless() : new Answered.Unsaid();
            } catch (CloudException.AddressNotTrusted e) {
                return new Answered.Unsaid();
            }
        }

        /** Contents and region of what was made elsewhere: what says what it holds first, then the newest. */
        void describe() throws CloudException, StoreException {
            Set<Long> seen = new HashSet<>();
            toDescribe.sort(Comparator.comparing(
                            (Attempt row) -> row.exact().request().scope().type())
                    .reversed()
                    .thenComparing(Comparator.comparingLong(Attempt::id).reversed()));
            for (Attempt each : toDescribe) {
                if (questions <= 0) {
                    return;
                }
                if (seen.add(each.id())) {
                    BackupDetail told = ask(each) instanceof Answered.There there
                            ? there.detail()
                            // It is listed, and yet nothing can be told of it; asking again would not tell more.
                            : BackupDetail.listed(Objects.requireNonNull(listed.get(each.backupId())));
                    change(each, stands -> described(stands, told, false));
                }
            }
        }

        /** @param unlisted the list has not got it, so its status comes from here too */
        private Attempt described(Attempt row, BackupDetail told, boolean unlisted) {
            Sighting sighting = row.sighting();
            if (sighting == null) {
                return row;
            }
            Sighting now = sighting.described(told);
            return row.ended(new Listed(unlisted ? now.listed(told.backup()) : now));
        }

        Synced synced() {
            return new Synced(at, added, gone, List.copyOf(changed.values()), merged);
        }
    }
}
