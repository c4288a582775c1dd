package io.github.backupdesk.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which regions may get a copy of a backup made in a home region (contract.md 1.12 and section 7, rows 7 to 9): the same
 * provider, not home, and a provider that can copy at all. Regions bound to the project come first.
 *
 * @param offered in the order to show
 * @param hidden those that cannot be chosen, with the reason
 */
public record CopyTargets(List<Offer> offered, List<Hidden> hidden) {

    public CopyTargets {
        offered = List.copyOf(offered);
        hidden = List.copyOf(hidden);
    }

    /** @param bound whether the project is known to have the region; an unbound one may be refused by the service */
    public record Offer(RegionId id, boolean bound) {}

    public record Hidden(RegionId id, Refusal why) {}

    /** Why a region cannot get a copy. */
    public enum Refusal {
        HOME,
        OTHER_PROVIDER,
        PROVIDER_CANNOT_COPY,
        /** The home region is unknown; but wherever it is, it is with one provider. */
        MIXED_PROVIDERS,
        HOME_UNKNOWN
    }

    /**
     * @param home null if the cluster was typed: then nothing can be offered, but regions can still be typed
     * @param bound the project's regions, empty if unknown
     */
    public static CopyTargets of(@Nullable RegionId home, List<RegionId> regions, Set<RegionId> bound) {
        List<Offer> offered = new ArrayList<>();
        List<Hidden> hidden = new ArrayList<>();
        for (RegionId region : regions.stream().distinct().toList()) {
            Refusal refusal = home == null ? Refusal.HOME_UNKNOWN : refusal(home, region);
            if (refusal == null) {
                offered.add(new Offer(region, bound.contains(region)));
            } else {
                hidden.add(new Hidden(region, refusal));
            }
        }
        offered.sort(Comparator.comparing((Offer offer) -> !offer.bound())
                .thenComparing(offer -> offer.id().value()));
        return new CopyTargets(offered, hidden);
    }

    /** A copy that cannot be made. */
    public record Impossible(RegionId region, Refusal why) {}

    /** The first of these copies that cannot be made together with those before it; empty if all can, as far as anyone can tell. */
    public static Optional<Impossible> firstImpossible(@Nullable RegionId home, List<RegionId> copies) {
        for (int i = 0; i < copies.size(); i++) {
            Refusal why = refusal(home, copies.subList(0, i), copies.get(i));
            if (why != null) {
                return Optional.of(new Impossible(copies.get(i), why));
            }
        }
        return Optional.empty();
    }

    /**
     * Why a copy to the target cannot work beside those that are chosen, or null if it can.
     *
     * @param chosen where copies go besides; without a home region they tell the provider
     */
    public static @Nullable Refusal refusal(@Nullable RegionId home, Collection<RegionId> chosen, RegionId target) {
        Refusal alone = refusal(home, target);
        boolean mixed =
                alone == null && home == null && chosen.stream().anyMatch(each -> each.provider() != target.provider());
        return mixed ? Refusal.MIXED_PROVIDERS : alone;
    }

    /** Why a copy from home to the target cannot work, or null if it can as far as anyone can tell here. */
    public static @Nullable Refusal refusal(@Nullable RegionId home, RegionId target) {
        if (!target.provider().copies()) {
            return Refusal.PROVIDER_CANNOT_COPY;
        }
        if (home == null) {
            return null;
        }
        if (home.equals(target)) {
            return Refusal.HOME;
        }
        if (home.provider() != target.provider()) {
            return Refusal.OTHER_PROVIDER;
        }
        return null;
    }
}
