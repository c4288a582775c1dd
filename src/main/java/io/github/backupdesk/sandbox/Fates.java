package io.github.backupdesk.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Draws the fate of new backups from the faults that are switched on. */
final class Fates {

    private final Switchboard switches;

    Fates(Switchboard switches) {
        this.switches = switches;
    }

    Fate original(String clusterId, Instant now) {
        Fate fate = switches.take(FaultKind.JOB_FAILS, clusterId)
                .map(fault -> Fate.USUAL.failing(fault.word("reason")))
                .orElse(Fate.USUAL);
        Fate thereAfter = switches.take(FaultKind.BACKUP_GONE, clusterId)
                .map(fault -> fate.goneFrom(now.plusMillis(fault.whole("millis", 0))))
                .orElse(fate);
        return switches.take(FaultKind.LIST_LAG, clusterId)
                .map(fault -> thereAfter.listedFrom(now.plus(lag(fault))))
                .orElse(thereAfter);
    }

    /** The faults that let copies of one order fail; each counts once, however many copies it hits. */
    List<Fault> failingCopies(String clusterId, List<Region> regions) {
        return switches.takeAll(
                FaultKind.COPY_FAILS,
                fault -> fault.concernsCluster(clusterId)
                        && regions.stream().anyMatch(region -> concerns(fault, region)));
    }

    /** A copy is gone with its original, and is as late in lists. */
    static Fate copy(Backup original, List<Fault> failing, Region region, Instant begun) {
        Fate fate = original.fate();
        Instant listed = fate.listedFrom();
        Fate late = listed == null
                ? fate
                : fate.listedFrom(begun.plus(Duration.between(original.span().created(), listed)));
        return failing.stream()
                .filter(fault -> concerns(fault, region))
                .findFirst()
                .map(fault -> late.failing(fault.word("reason")))
                .orElse(late);
    }

    private static boolean concerns(Fault fault, Region region) {
        return fault.text("regionId").map(region.regionId()::equals).orElse(true);
    }

    private static Duration lag(Fault fault) {
        return Duration.ofNanos((long) (fault.number("seconds") * 1e9));
    }
}
