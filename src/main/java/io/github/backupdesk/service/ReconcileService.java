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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the backup of a request whose answer was lost. It proposes; only a human settles. Nothing is ever sent here. */
public final class ReconcileService {

    /** When to look, counted from the sending (promises.md section 2). */
    private static final List<Duration> LOOKS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

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

    /** Whether this account can look for it; another account's backups are not in its list. */
    public boolean canLook(Attempt attempt) {
        return attempt.openQuestion() && attempt.account().equals(account);
    }

    /** How long to wait before looking by oneself again; empty once that is over and a human has the next word. */
    public Optional<Duration> pause(Attempt attempt) {
        Search search = attempt.trail().search();
        if (!canLook(attempt) || search.verdict() != Verdict.OPEN || search.looks() >= LOOKS.size()) {
            return Optional.empty();
        }
        Duration before = search.looks() == 0 ? Duration.ZERO : LOOKS.get(search.looks() - 1);
        return Optional.of(LOOKS.get(search.looks()).minus(before));
    }

    /**
     * Reads the list once and writes down what fits.
     *
     * @throws CloudException if the list could not be read; that was no look
     */
    public Attempt look(Attempt attempt) throws CloudException, StoreException {
        ClusterId cluster = attempt.exact().request().clusterId();
        List<Backup> listed = cloud.manualBackups(cluster);
        List<Backup> fitting =
                CandidateRule.fitting(attempt, listed, cloud.serverAhead(), ledger.madeByOthers(attempt));
        List<Backup> sure = new ArrayList<>();
        for (Backup each : fitting) {
            if (holdsWhatWasAsked(attempt, each)) {
                sure.add(each);
            }
        }
        return ledger.change(attempt, row -> {
            Search before = row.trail().search();
            Verdict verdict = verdict(sure.size(), before.looks() + 1);
            return row.openQuestion() ? row.with(row.trail().with(before.looked(clock.instant(), sure, verdict))) : row;
        });
    }

    private boolean holdsWhatWasAsked(Attempt attempt, Backup backup) throws CloudException {
        var request = attempt.exact().request();
        return switch (request.scope().type()) {
            case CLUSTER -> true;
            case COLLECTION -> CandidateRule.sameContent(request, cloud.backup(request.clusterId(), backup.id()));
        };
    }

    private static Verdict verdict(int fitting, int looks) {
        return switch (fitting) {
            case 0 -> looks < LOOKS.size() ? Verdict.OPEN : Verdict.NO_TRACE;
            case 1 -> Verdict.ONE_FITS;
            default -> Verdict.SEVERAL_FIT;
        };
    }

    /** The human says: it is this one. */
    public Attempt confirm(Attempt attempt, Backup backup) throws StoreException {
        return ledger.change(attempt, row -> row.openQuestion() ? row.ended(new Matched(backup)) : row);
    }

    /** The human says: it does not exist. */
    public Attempt settleAbsent(Attempt attempt) throws StoreException {
        return ledger.change(
                attempt,
                row -> row.openQuestion()
                        ? row.with(row.trail().with(row.trail().search().settledAbsent()))
                        : row);
    }
}
