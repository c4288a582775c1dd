package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Coverage;
import io.github.backupdesk.domain.Coverage.Cell;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where backups lie: a mark for the eye, and a sentence for those who listen. */
record CoverageWords(Texts texts, Times times) {

    /** What a region is to a cluster. */
    enum Place {
        HOME,
        POSSIBLE,
        /** No copy can go there. */
        IMPOSSIBLE
    }

    /** Short, such as "P 9 d ×3". */
    String mark(Cell cell, Place place) {
        if (place == Place.IMPOSSIBLE && cell.there() == 0 && cell.requested() == 0) {
            return texts.get("coverage.mark.cannot");
        }
        List<String> parts = new ArrayList<>();
        Instant newest = cell.newest();
        if (place == Place.HOME) {
            parts.add(texts.get("coverage.mark.home"));
        } else if (cell.there() > 0) {
            parts.add(texts.get(cell.permanent() > 0 ? "coverage.mark.permanent" : "coverage.mark.automatic"));
        }
        if (newest != null) {
            parts.add(times.age(texts, newest));
        }
        int count = place == Place.HOME || cell.permanent() == 0 ? cell.there() : cell.permanent();
        if (count > 1) {
            parts.add(texts.get("coverage.mark.count", count));
        }
        if (cell.requested() > 0) {
            parts.add(texts.get("coverage.mark.requested"));
        }
        boolean nothing = cell.there() == 0 && cell.requested() == 0;
        if (nothing) {
            parts.add(texts.get("coverage.mark.none"));
        }
        return String.join(" ", parts);
    }

    /** The same as a sentence. */
    String sentence(RegionId region, Cell cell, Place place) {
        String city = CloudWords.city(texts, region);
        Instant newest = cell.newest();
        boolean nothing = cell.there() == 0 && cell.requested() == 0;
        String told = nothing
                ? texts.get(place == Place.IMPOSSIBLE ? "coverage.told.cannot" : "coverage.told.none", city)
                : newest == null
                        ? texts.get("coverage.told.notSeen", city)
                        : texts.get("coverage.told.there", city, counts(cell), times.age(texts, newest));
        String home = place == Place.HOME ? texts.get("coverage.told.home", told) : told;
        return cell.requested() == 0 ? home : texts.get("coverage.told.requested", home, cell.requested());
    }

    private String counts(Cell cell) {
        String permanent = texts.get("coverage.permanent", cell.permanent());
        String automatic = texts.get("coverage.automatic", cell.automatic());
        if (cell.permanent() == 0 || cell.automatic() == 0) {
            return cell.permanent() == 0 ? automatic : permanent;
        }
        return texts.get("list.join", permanent, automatic);
    }

    /** How much is kept until someone deletes it, and of how many nobody knows the size. */
    String kept(Coverage coverage) {
        int sized = coverage.permanent() - coverage.unsized();
        if (coverage.permanent() == 0) {
            return texts.get("coverage.kept.none");
        }
        if (sized == 0) {
            return texts.get("coverage.kept.unsized", coverage.permanent());
        }
        String bytes = AmountWords.size(texts, coverage.bytes());
        return coverage.unsized() == 0 ? bytes : texts.get("coverage.kept.some", bytes, coverage.unsized());
    }

    /** The age of the newest that lies elsewhere than at home. */
    String elsewhere(Coverage coverage, @Nullable RegionId home) {
        Instant newest = coverage.newestOutside(home);
        return newest == null ? texts.get("coverage.mark.none") : times.age(texts, newest);
    }
}
