package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.PlanRule;
import io.github.backupdesk.domain.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes several requests down as one plan. Sends nothing: its rows are sent like any others, one by one. */
public final class PlanService {

    private final Ledger ledger;
    private final Clock clock;
    private final String account;
    private final RandomGenerator random;

    /** @param random tells plans of the same second apart */
    public PlanService(Ledger ledger, Clock clock, String account, RandomGenerator random) {
        this.ledger = ledger;
        this.clock = clock;
        this.account = account;
        this.random = random;
    }

    /**
     * One of the requests.
     *
     * @param cluster where the backup is made, for its name and region in the row
     */
    public record Line(ExactRequest exact, Cluster cluster) {}

    /**
     * Writes all of them down, or none.
     *
     * @throws StoreException if they could not be written; then nothing of the plan may be sent
     */
    public List<Attempt> plan(List<Line> lines, Policy policy) throws StoreException {
        Instant now = clock.instant();
        String plan = PlanPart.newId(now, random);
        List<Attempt> rows = new ArrayList<>();
        for (Line each : lines) {
            Cluster cluster = each.cluster();
            Attempt alone = Attempt.planned(now, account, cluster.name(), cluster.regionId(), each.exact());
            rows.add(in(alone, new PlanPart(plan, rows.size() + 1, policy, 0)));
        }
        return ledger.addAll(rows);
    }

    /** Those that surely have made nothing, were sent by this account, and were not planned again already. */
    public List<Attempt> again(Collection<Attempt> rows) {
        return PlanRule.again(rows).stream()
                .filter(each -> each.account().equals(account))
                .toList();
    }

    /**
     * Plans once more what surely has made nothing: new rows of the same plan, which are not sent by that. Nothing is planned
     * again twice, however often it is asked for.
     */
    public List<Attempt> planAgain(String plan) throws StoreException {
        Instant now = clock.instant();
        return ledger.addToPlan(plan, rows -> {
            int last = rows.stream().mapToInt(PlanService::position).max().orElse(0);
            List<Attempt> fresh = new ArrayList<>();
            for (Attempt each : again(rows)) {
                PlanPart part = each.trail().plan();
                if (part != null) {
                    Attempt alone = Attempt.planned(now, account, each.clusterName(), each.homeRegion(), each.exact());
                    int position = last + fresh.size() + 1;
                    fresh.add(in(alone, new PlanPart(plan, position, part.policy(), each.id())));
                }
            }
            return fresh;
        });
    }

    private static int position(Attempt row) {
        PlanPart part = row.trail().plan();
        return part == null ? 0 : part.position();
    }

    private static Attempt in(Attempt alone, PlanPart part) {
        return alone.with(alone.trail().in(part));
    }
}
