package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.CandidateRule;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the backup of a request whose answer was lost. It proposes; only a human settles. Nothing is ever sent here. */
public final class ReconcileService {

    /** When to look, counted from the sending (promises.md section 2). */
    private static final List<Duration> LOOKS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileService.class);

    private final CloudApi cloud;
    private final Ledger ledger;
    private final Clock clock;
    private final String account;

    public ReconcileService(CloudApi cloud, Ledger ledger, Clock clock, String account) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.clock = clock;
        this.account = account;
    }

    /** Whether this account can look for it and settle it; another account's backups are not in its list. */
    public boolean canLook(Attempt attempt) {
        return attempt.openQuestion() && attempt.account().equals(account);
    }

    /** How long to wait before looking by oneself again; empty once that is over and a human has the next word. */
    public Optional<Duration> pause(Attempt attempt) {
        Search search = attempt.trail().search();
        if (!canLook(attempt) || search.verdict() != Verdict.OPEN) {
            return Optional.empty();
        }
        return duePause(attempt).or(() -> pauseOfTheLate(search.looks()));
    }

    /** By the clock, whoever has looked meanwhile; what was missed is made up for by one look. */
    private Optional<Duration> duePause(Attempt attempt) {
        Instant sent = attempt.leftAt();
        Instant last = attempt.trail().search().lastLook();
        return LOOKS.stream()
                .map(sent::plus)
                .filter(due -> last == null || due.isAfter(last))
                .findFirst()
                .map(due -> Duration.between(clock.instant(), due))
                .map(ReconcileService::fit);
    }

    /** A clock that is set back does not end the looking. */
    private static Duration fit(Duration pause) {
        Duration longest = LOOKS.getLast();
        return pause.isNegative() ? Duration.ZERO : pause.compareTo(longest) > 0 ? longest : pause;
    }

    /** Where the loss was noticed late, the looks that are left follow each other as they would have. */
    private static Optional<Duration> pauseOfTheLate(int looks) {
        return looks >= LOOKS.size()
                ? Optional.empty()
                : Optional.of(LOOKS.get(Math.max(looks, 1)).minus(LOOKS.get(Math.max(looks, 1) - 1)));
    }

    /**
     * Reads the list once and writes down what fits.
     *
     * @throws CloudException if the list could not be read; that was no look
     */
    public Attempt look(Attempt attempt) throws CloudException, StoreException {
        if (!canLook(attempt)) {
            return attempt;
        }
        ClusterId cluster = attempt.exact().request().clusterId();
        List<Backup> listed = cloud.manualBackups(cluster);
        List<Backup> fitting =
                CandidateRule.fitting(attempt, listed, cloud.serverAhead(), ledger.madeByOthers(attempt));
        List<Backup> sure = new ArrayList<>();
        for (Backup each : fitting) {
            if (mayHoldWhatWasAsked(attempt, each)) {
                sure.add(each);
            }
        }
        return ledger.change(attempt, row -> canLook(row) ? row.with(row.trail().with(looked(row, sure))) : row);
    }

    private boolean mayHoldWhatWasAsked(Attempt attempt, Backup backup) throws CloudException {
        var request = attempt.exact().request();
        return switch (request.scope().type()) {
            case CLUSTER -> true;
            case COLLECTION -> {
                try {
                    yield CandidateRule.sameContent(request, cloud.backup(request.clusterId(), backup.id()));
                } catch (CloudException.Refused | CloudException.AddressNotTrusted e) {
                    // What cannot be described cannot be ruled out by it.
                    LOG.info("backup {} cannot be described: {}", backup.id(), e.getMessage());
                    yield true;
                }
            }
        };
    }

    private Search looked(Attempt row, List<Backup> fitting) {
        Search before = row.trail().search();
        Instant now = clock.instant();
        Verdict verdict = switch (fitting.size()) {
            case 0 -> through(row, before.looks() + 1, now) ? Verdict.NO_TRACE : Verdict.OPEN;
            case 1 -> Verdict.ONE_FITS;
            default -> Verdict.SEVERAL_FIT;
        };
        return before.looked(now, fitting, verdict);
    }

    /** Whether it was looked for often enough and for long enough: impatience alone does not end the search. */
    private static boolean through(Attempt row, int looks, Instant now) {
        return looks >= LOOKS.size() && !now.isBefore(row.leftAt().plus(LOOKS.getLast()));
    }

    /**
     * The human says: it is this one.
     *
     * @return the row, still an open question if another attempt is known to have made that backup
     */
    public Attempt confirm(Attempt attempt, Backup backup) throws StoreException {
        return ledger.changeUnlessMadeByAnother(
                attempt, backup.id(), row -> canLook(row) ? row.ended(new Matched(backup)) : row);
    }

    /** The human says: it does not exist. */
    public Attempt settleAbsent(Attempt attempt) throws StoreException {
        return settle(attempt, Search::settledAbsent);
    }

    /** The human has sent the same request again; a backup of the first that turns up is ours all the same. */
    public Attempt settleSentAgain(Attempt attempt) throws StoreException {
        return settle(attempt, Search::sentAgain);
    }

    private Attempt settle(Attempt attempt, UnaryOperator<Search> word) throws StoreException {
        return ledger.change(
                attempt,
                row -> canLook(row)
                        ? row.with(row.trail().with(word.apply(row.trail().search())))
                        : row);
    }
}
