package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static final Baseline BASELINE = new Baseline(Set.of("old"), Duration.ofSeconds(2));
    private static final Backup BACKUP = Fixtures.backup("b", "CLUSTER", "CREATING", Fixtures.NOON);
    private static final PlanPart PART = new PlanPart("261123-120000-abc", 2, PlanPart.Policy.STOP, 0);
    private static final Copy COPY = Copy.requested(new RegionId("aws-us-east-2"));

    @Test
    void everyChangeLeavesTheRestAsItIs() {
        Search search = Search.NONE.looked(Fixtures.NOON, List.of(BACKUP), Verdict.ONE_FITS);
        Trail full = Trail.NONE
                .noted("mine", "OPS-1")
                .with(List.of(COPY))
                .with(search)
                .in(PART)
                .sent(Fixtures.NOON, BASELINE);
        assertEquals(new Trail(Fixtures.NOON, BASELINE, search, List.of(COPY), "mine", "OPS-1", 0, null, PART), full);
        assertEquals(full, full.noted("", "").noted("mine", "OPS-1"));
        assertEquals(full, full.with(List.<Copy>of()).with(List.of(COPY)));
        assertEquals(full, full.with(Search.NONE).with(search));
        assertEquals(full, full.sent(Fixtures.NOON, null).sent(Fixtures.NOON, BASELINE));
        Trail gone = full.gone(Fixtures.NOON);
        assertEquals(full, gone.back());
        assertEquals(
                gone, gone.noted("", "").noted("mine", "OPS-1").with(search).with(List.of(COPY)));
        assertEquals(gone, gone.sent(Fixtures.NOON, BASELINE).sameReceiptAs(0));
    }

    @Test
    void theFirstToSeeThatItIsGoneCounts() {
        Trail gone = Trail.NONE.gone(Fixtures.NOON).gone(Fixtures.NOON.plusSeconds(60));
        assertEquals(Fixtures.NOON, gone.goneSince());
    }

    @Test
    void looksAreCountedAndKeepTheirTime() {
        Search once = Search.NONE.looked(Fixtures.NOON, List.of(), Verdict.OPEN);
        Search twice = once.looked(Fixtures.NOON.plusSeconds(3), List.of(BACKUP), Verdict.ONE_FITS);
        assertEquals(new Search(2, Fixtures.NOON.plusSeconds(3), List.of(BACKUP), Verdict.ONE_FITS), twice);
        assertEquals(
                new Search(2, Fixtures.NOON.plusSeconds(3), List.of(BACKUP), Verdict.SETTLED_ABSENT),
                twice.settledAbsent());
    }

    @Test
    void nobodyElseCanChangeTheListsLater() {
        List<Copy> copies = new ArrayList<>(List.of(COPY));
        List<Backup> candidates = new ArrayList<>(List.of(BACKUP));
        Set<String> ids = new HashSet<>(Set.of("old"));
        Trail trail = Trail.NONE.with(copies);
        Search search = Search.NONE.looked(Fixtures.NOON, candidates, Verdict.ONE_FITS);
        Baseline baseline = new Baseline(ids, Duration.ZERO);
        copies.clear();
        candidates.clear();
        ids.clear();
        assertEquals(List.of(COPY), trail.copies());
        assertEquals(List.of(BACKUP), search.candidates());
        assertEquals(Set.of("old"), baseline.backupIds());
        assertThrows(UnsupportedOperationException.class, () -> trail.copies().clear());
    }
}
