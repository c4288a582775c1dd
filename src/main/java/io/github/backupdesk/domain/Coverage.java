package io.github.backupdesk.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the backups of one cluster lie (pictures.md C5), by what the history knows and, where the service was asked, by its
 * list. A copy that was asked for counts as there only once it was seen (contract.md 1.12).
 *
 * @param cells by region; a region without any backup has none
 * @param regionUntold backups that are there but whose region the service has not told yet
 * @param permanent how many of all are kept until someone deletes them
 * @param bytes the size of those of them whose size is known
 * @param unsized how many of them are of unknown size
 */
public record Coverage(Map<RegionId, Cell> cells, int regionUntold, int permanent, long bytes, int unsized) {

    public static final Coverage NOTHING = new Coverage(Map.of(), 0, 0, 0, 0);

    public Coverage {
        cells = Map.copyOf(cells);
    }

    /**
     * What lies in one region.
     *
     * @param permanent backups that are kept until someone deletes them
     * @param automatic backups that expire
     * @param requested asked for and not seen there yet, still being made, or there once and not in the last list: that alone
     *     proves nothing, but it is no backup to count on either
     * @param newest when the newest of those that are there was made, by the server's clock where it told; null if none is
     */
    public record Cell(
            int permanent,
            int automatic,
            int requested,
            @Nullable Instant newest) {

        static final Cell EMPTY = new Cell(0, 0, 0, null);

        /** How many are there. */
        public int there() {
            return permanent + automatic;
        }

        private Cell and(Found found) {
            if (!found.there()) {
                return new Cell(permanent, automatic, requested + 1, newest);
            }
            boolean newer = newest == null || newest.isBefore(found.made());
            return new Cell(
                    permanent + (found.automatic() ? 0 : 1),
                    automatic + (found.automatic() ? 1 : 0),
                    requested,
                    newer ? found.made() : newest);
        }
    }

    /** What is found in the rows: a backup that is there, or one that was asked for. */
    private record Found(
            String backupId, @Nullable RegionId region, boolean there, boolean automatic, Instant made, long bytes) {}

    /**
     * The backups of the cluster that were made by hand, as the service lists them; it alone tells their sizes.
     *
     * @param at by our clock, when they were listed
     */
    public record Listing(Instant at, List<Backup> backups) {
        public Listing {
            backups = List.copyOf(backups);
        }
    }

    /**
     * @param rows the attempts of the cluster, those made elsewhere as well
     * @param listing null if the service was not asked or did not answer, and then the history alone counts
     */
    public static Coverage of(List<Attempt> rows, @Nullable Listing listing) {
        Tally tally = new Tally(listing);
        rows.forEach(tally::take);
        return tally.coverage();
    }

    private static final class Tally {

        private final Map<String, Backup> listed;
        private final @Nullable Instant listedAt;
        private final Map<RegionId, Cell> cells = new TreeMap<>(Comparator.comparing(RegionId::value));
        private final Set<String> counted = new HashSet<>();
        private int regionUntold;
        private int permanent;
        private long bytes;
        private int unsized;

        Tally(@Nullable Listing listing) {
            this.listed = listing == null
                    ? Map.of()
                    : listing.backups().stream()
                            .collect(Collectors.toMap(Backup::id, Function.identity(), (one, same) -> one));
            this.listedAt = listing == null ? null : listing.at();
        }

        void take(Attempt row) {
            switch (row.state()) {
                case PLANNED, REJECTED, NOT_SENT -> {}
                case ELSEWHERE -> elsewhere(row);
                case SENDING, UNKNOWN, ACCEPTED -> ours(row);
            }
        }

        private void elsewhere(Attempt row) {
            Sighting sighting = row.sighting();
            if (sighting == null || row.gone()) {
                return;
            }
            Backup backup = latest(sighting.backup());
            if (backup.available() || backup.creating()) {
                add(new Found(
                        backup.id(),
                        sighting.detail().regionId(),
                        backup.available() && !(backup.manual() && missed(backup.id(), row.leftAt())),
                        !backup.manual(),
                        made(backup, row),
                        backup.size()));
            }
        }

        private void ours(Attempt row) {
            boolean failed = row.job() != null && row.job().state().failed();
            if (failed
                    || (row.state() == AttemptState.UNKNOWN
                            && row.trail().search().verdict().settled())) {
                return;
            }
            if (!row.gone()) {
                Backup known = known(row);
                boolean there =
                        known == null ? row.onServer() && !missed(row.backupId(), seenAt(row)) : known.available();
                add(new Found(
                        row.backupId(),
                        row.homeRegion(),
                        there,
                        false,
                        known == null ? row.leftAt() : made(known, row),
                        known == null ? 0 : known.size()));
            }
            row.trail().copies().forEach(copy -> take(copy, row));
        }

        private void take(Copy copy, Attempt row) {
            Backup known = listed.get(copy.backupId());
            boolean seen = copy.stage() == Copy.Stage.AVAILABLE && !missed(copy.backupId(), seenAt(copy, row));
            boolean there = known == null ? seen : known.available();
            // Of a backup that is gone no copy is still to come.
            if (there || !row.gone()) {
                // A copy holds what its original held, so its age is that of the original.
                add(new Found(
                        copy.backupId(),
                        copy.regionId(),
                        there,
                        false,
                        row.leftAt(),
                        known == null ? 0 : known.size()));
            }
        }

        private @Nullable Backup known(Attempt row) {
            Backup now = listed.get(row.backupId());
            return now == null && row.outcome() instanceof SubmitOutcome.Matched matched ? matched.backup() : now;
        }

        private Backup latest(Backup seen) {
            Backup now = listed.get(seen.id());
            return now == null ? seen : now;
        }

        /** Whether the service was asked after that and did not list it. Only those made by hand are asked for. */
        private boolean missed(String backupId, Instant seen) {
            return listedAt != null && !backupId.isEmpty() && !listed.containsKey(backupId) && seen.isBefore(listedAt);
        }

        private static Instant seenAt(Attempt row) {
            return row.job() == null ? row.leftAt() : row.job().checkedAt();
        }

        private static Instant seenAt(Copy copy, Attempt row) {
            Instant seen = copy.seenAt();
            return seen == null ? row.leftAt() : seen;
        }

        private static Instant made(Backup backup, Attempt row) {
            Instant told = backup.createTime();
            return told == null ? row.leftAt() : told;
        }

        private void add(Found found) {
            if (!found.backupId().isEmpty() && !counted.add(found.backupId())) {
                return;
            }
            if (found.there() && !found.automatic()) {
                permanent++;
                bytes += Math.max(0, found.bytes());
                unsized += found.bytes() > 0 ? 0 : 1;
            }
            if (found.region() != null) {
                cells.put(
                        found.region(),
                        cells.getOrDefault(found.region(), Cell.EMPTY).and(found));
            } else if (found.there()) {
                regionUntold++;
            }
        }

        Coverage coverage() {
            return new Coverage(cells, regionUntold, permanent, bytes, unsized);
        }
    }

    /** What lies in a region; nothing if there is nothing. */
    public Cell in(RegionId region) {
        return cells.getOrDefault(region, Cell.EMPTY);
    }

    /** When the newest backup that lies in another region than that was made; null if none does. */
    public @Nullable Instant newestOutside(@Nullable RegionId home) {
        return cells.entrySet().stream()
                .filter(each -> !each.getKey().equals(home))
                .map(each -> each.getValue().newest())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
