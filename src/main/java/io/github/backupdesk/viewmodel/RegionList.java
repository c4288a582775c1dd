package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Continent;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.CopyTargets.Refusal;
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.domain.RegionFence.Rule;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The regions as a list: by continent, that of the home region first, for a copy there costs least to move; in each the regions
 * of the project first.
 */
final class RegionList {

    private final BiConsumer<RegionId, Boolean> onTick;
    private final ObservableList<RegionRow> shown = FXCollections.observableArrayList();
    private final ObservableList<RegionRow> shownView = FXCollections.unmodifiableObservableList(shown);
    private String search = "";
    private List<RegionRow> all = List.of();

    /** @param onTick is told of each region that is ticked or unticked by hand */
    RegionList(BiConsumer<RegionId, Boolean> onTick) {
        this.onTick = onTick;
    }

    /** One region before it is a row. */
    private record Entry(RegionId id, Continent continent, boolean bound, boolean typed) {}

    void fill(
            Texts words,
            @Nullable RegionId home,
            CopyTargets targets,
            boolean boundKnown,
            RegionFence fence,
            Set<RegionId> typed,
            Set<RegionId> ticked) {
        List<Entry> entries = new ArrayList<>();
        for (CopyTargets.Offer each : targets.offered()) {
            entries.add(new Entry(each.id(), Continent.of(each.id()), each.bound() || !boundKnown, false));
        }
        for (RegionId each : typed) {
            if (entries.stream().noneMatch(entry -> entry.id().equals(each))) {
                entries.add(new Entry(each, Continent.of(each), true, true));
            }
        }
        Continent near = home == null ? null : Continent.of(home);
        entries.sort(Comparator.comparing((Entry entry) -> entry.continent() != near)
                .thenComparing(Entry::continent)
                .thenComparing(entry -> !entry.bound())
                .thenComparing(entry -> entry.id().value()));
        all = entries.stream()
                .map(entry -> row(words, entry, fence.forbids(entry.id()), ticked.contains(entry.id())))
                .toList();
        narrow(search);
    }

    private RegionRow row(Texts words, Entry entry, Optional<Rule> rule, boolean isTicked) {
        String note = rule.map(each -> words.get("copies.fenced", RegionFenceViewModel.why(words, each)))
                .orElseGet(() ->
                        entry.typed() ? words.get("copies.typed") : entry.bound() ? "" : words.get("copies.unbound"));
        RegionRow row = new RegionRow(
                entry.id(),
                CloudWords.city(words, entry.id()),
                words.of(entry.continent()),
                note,
                rule.isPresent(),
                isTicked);
        row.tickedProperty().addListener((o, was, is) -> {
            if (is && row.isLocked()) {
                row.tickedProperty().set(false);
            } else {
                onTick.accept(entry.id(), is && !row.isLocked());
            }
        });
        return row;
    }

    /** Shows those that match. What is ticked is never searched away: it will be sent. */
    void narrow(String text) {
        search = text;
        List<RegionRow> matching = matching();
        List<RegionRow> wanted = all.stream()
                .filter(row -> row.isTicked() || matching.contains(row))
                .toList();
        if (!wanted.equals(shown)) {
            shown.setAll(wanted);
        }
    }

    /** Those that match what is searched for, ticked or not. */
    List<RegionRow> matching() {
        List<String> words = Arrays.stream(
                        search.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(each -> !each.isEmpty())
                .toList();
        return all.stream().filter(row -> row.matches(words)).toList();
    }

    /** Those that cannot be chosen for a reason worth telling. */
    static List<CopyTargets.Hidden> unexpected(CopyTargets targets) {
        return targets.hidden().stream()
                .filter(hidden -> hidden.why() != Refusal.HOME && hidden.why() != Refusal.HOME_UNKNOWN)
                .toList();
    }

    /** Why they cannot be chosen, by reason, with their names. */
    static String reasons(Texts words, List<CopyTargets.Hidden> hidden) {
        Map<Refusal, List<RegionId>> byReason = new EnumMap<>(Refusal.class);
        hidden.forEach(each ->
                byReason.computeIfAbsent(each.why(), r -> new ArrayList<>()).add(each.id()));
        StringBuilder reasons = new StringBuilder();
        byReason.forEach((why, ids) -> reasons.append(reasons.isEmpty() ? "" : "\n\n")
                .append(words.get("copies.hidden." + why.name(), ids.size()))
                .append('\n')
                .append(names(words, ids)));
        return reasons.toString();
    }

    static String names(Texts words, List<RegionId> ids) {
        return ids.stream()
                .map(id -> words.find("region." + id.value())
                        .map(city -> city + " (" + id + ")")
                        .orElse(id.value()))
                .reduce((a, b) -> words.get("list.join", a, b))
                .orElse("");
    }

    /** Every row, whatever is searched for. */
    List<RegionRow> all() {
        return all;
    }

    ObservableList<RegionRow> rows() {
        return shownView;
    }
}
