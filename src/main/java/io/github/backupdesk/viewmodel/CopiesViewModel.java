package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.CopyTargets.Refusal;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.RegionService;
import io.github.backupdesk.service.RegionService.Catalogue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which other regions get a copy: only those that can work are offered, and any can be typed. */
public final class CopiesViewModel {

    private final RegionService regions;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;

    private final ObservableList<RegionRow> rows = FXCollections.observableArrayList();
    private final ObservableList<RegionRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyStringWrapper home = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper homeId = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final Sentence problem;
    private final ReadOnlyStringWrapper hiddenCount = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hiddenReasons = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");

    /** In the order of ticking, which is the order of sending. */
    private final Set<RegionId> ticked = new LinkedHashSet<>();

    private final Set<RegionId> typedRegions = new LinkedHashSet<>();
    private Catalogue catalogue = Catalogue.EMPTY;
    private @Nullable Exception loadProblem;
    private boolean loading;
    private Optional<Cluster> cluster = Optional.empty();
    private Runnable onChange = () -> {};

    public CopiesViewModel(RegionService regions, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.regions = regions;
        this.background = background;
        this.texts = texts;
        this.problem = new Sentence(texts);
        texts.addListener(o -> rebuild());
        typed.addListener(o -> problem.clear());
        rebuild();
    }

    void onChange(Runnable handler) {
        onChange = handler;
    }

    /** Asks which regions there are. Ticks stay. */
    public void load() {
        loading = true;
        loadProblem = null;
        rebuild();
        background.start(
                regions::load,
                found -> {
                    loading = false;
                    catalogue = found;
                    rebuild();
                },
                e -> {
                    loading = false;
                    loadProblem = e;
                    rebuild();
                });
    }

    /** Takes the cluster whose backup is to be copied. Ticks that cannot work there any more are dropped, and that is said. */
    void show(Optional<Cluster> newCluster) {
        if (!cluster.map(Cluster::id).equals(newCluster.map(Cluster::id))) {
            problem.clear();
        }
        cluster = newCluster;
        dropLost();
        rebuild();
    }

    /** Whether a backup of that cluster may be copied there, as far as anyone can tell. */
    boolean possible(Cluster of, RegionId region) {
        return CopyTargets.refusal(of.regionId(), region) == null;
    }

    private void dropLost() {
        List<RegionId> lost = ticked.stream()
                .filter(region -> CopyTargets.refusal(homeRegion(), region) != null)
                .toList();
        ticked.removeAll(Set.copyOf(lost));
        typedRegions.removeAll(Set.copyOf(lost));
        if (!lost.isEmpty()) {
            problem.say(words -> words.get("copies.dropped", names(words, lost)));
        }
    }

    /** Ticks these and no others; those that cannot work are dropped, and that is said. */
    void take(List<RegionId> wanted) {
        typed.set("");
        problem.clear();
        ticked.clear();
        ticked.addAll(wanted);
        dropLost();
        rebuild();
    }

    /** Adds the typed region, ticked. Returns whether it was; if not, {@link #problemProperty} says why. */
    public boolean addTyped() {
        Optional<RegionId> parsed = RegionId.parse(typed.get());
        if (parsed.isEmpty()) {
            problem.say("copies.problem.notARegion", VisibleText.of(typed.get(), 60));
            return false;
        }
        RegionId region = parsed.get();
        Refusal refusal = CopyTargets.refusal(homeRegion(), region);
        if (refusal != null) {
            problem.say(words -> words.of(refusal, CloudWords.city(words, region)));
            return false;
        }
        if (ticked.contains(region)) {
            problem.say(words -> words.get("copies.problem.repeated", CloudWords.city(words, region)));
            return false;
        }
        typedRegions.add(region);
        ticked.add(region);
        typed.set("");
        rebuild();
        return true;
    }

    /** Ticks or unticks an offered region. */
    public void tick(RegionId region, boolean on) {
        rows.stream()
                .filter(row -> row.id().equals(region))
                .forEach(row -> row.tickedProperty().set(on));
    }

    private @Nullable RegionId homeRegion() {
        return cluster.map(Cluster::regionId).orElse(null);
    }

    private void rebuild() {
        Texts words = texts.get();
        RegionId homeRegion = homeRegion();
        home.set(homeRegion == null ? words.get("copies.home.unknown") : CloudWords.city(words, homeRegion));
        homeId.set(homeRegion == null ? "" : homeRegion.value());
        CopyTargets targets = cluster.map(catalogue::targets).orElse(new CopyTargets(List.of(), List.of()));
        boolean boundKnown = cluster.map(catalogue::tellsBound).orElse(false);
        List<RegionRow> fresh = new ArrayList<>();
        for (CopyTargets.Offer offer : targets.offered()) {
            fresh.add(row(offer.id(), offer.bound() || !boundKnown ? "" : words.get("copies.unbound")));
        }
        Set<RegionId> others = new LinkedHashSet<>(typedRegions);
        others.addAll(ticked);
        targets.offered().forEach(offer -> others.remove(offer.id()));
        others.forEach(region -> fresh.add(row(region, words.get("copies.typed"))));
        rows.setAll(fresh);
        tellHidden(targets);
        tellState(fresh.isEmpty());
        tellSentence();
    }

    private RegionRow row(RegionId id, String note) {
        RegionRow row = new RegionRow(id, CloudWords.city(texts.get(), id), note, ticked.contains(id));
        row.tickedProperty().addListener((o, was, is) -> {
            if (is) {
                ticked.add(id);
            } else {
                ticked.remove(id);
            }
            problem.clear();
            tellSentence();
        });
        return row;
    }

    private void tellHidden(CopyTargets targets) {
        Texts words = texts.get();
        List<CopyTargets.Hidden> others = targets.hidden().stream()
                .filter(hidden -> hidden.why() != Refusal.HOME && hidden.why() != Refusal.HOME_UNKNOWN)
                .toList();
        hiddenCount.set(others.isEmpty() ? "" : words.get("copies.hidden", others.size()));
        Map<Refusal, List<RegionId>> byReason = new EnumMap<>(Refusal.class);
        others.forEach(hidden ->
                byReason.computeIfAbsent(hidden.why(), r -> new ArrayList<>()).add(hidden.id()));
        StringBuilder reasons = new StringBuilder();
        byReason.forEach((why, ids) -> reasons.append(reasons.isEmpty() ? "" : "\n\n")
                .append(words.get("copies.hidden." + why.name(), ids.size()))
                .append('\n')
                .append(names(words, ids)));
        hiddenReasons.set(reasons.toString());
    }

    private void tellState(boolean nothingOffered) {
        Texts words = texts.get();
        if (loading) {
            state.set(words.get("copies.loading"));
        } else if (loadProblem != null) {
            state.set(words.get("copies.failed", CloudWords.of(words, loadProblem)));
        } else if (cluster.isEmpty()) {
            state.set(words.get("copies.noCluster"));
        } else if (nothingOffered) {
            RegionId homeRegion = homeRegion();
            boolean cannot = homeRegion != null && !homeRegion.provider().copies();
            state.set(words.get(
                    homeRegion == null
                            ? "copies.none.unknown"
                            : cannot ? "copies.none.provider" : "copies.none.other"));
        } else {
            state.set("");
        }
    }

    private void tellSentence() {
        sentence.set(texts.get().get("copies.sentence", ticked.size(), ticked.size() + 1));
        onChange.run();
    }

    private static String names(Texts words, List<RegionId> ids) {
        return ids.stream()
                .map(id -> words.find("region." + id.value())
                        .map(city -> city + " (" + id + ")")
                        .orElse(id.value()))
                .reduce((a, b) -> words.get("list.join", a, b))
                .orElse("");
    }

    /** The regions that are to get a copy, in the order of ticking. */
    public List<RegionId> chosen() {
        return List.copyOf(ticked);
    }

    /** Why nothing can be sent as it stands; empty if it can. */
    String blocker() {
        if (typed.get().isBlank()) {
            return "";
        }
        String refused = problemProperty().get();
        return refused.isEmpty() ? texts.get().get("copies.blocker.typed") : refused;
    }

    public ObservableList<RegionRow> rows() {
        return rowsView;
    }

    /** The city of the home region. */
    public ReadOnlyStringProperty homeProperty() {
        return home.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty homeIdProperty() {
        return homeId.getReadOnlyProperty();
    }

    /** What each tick means, with the number of copies. Never empty. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Why there is no list, or nothing in it; empty otherwise. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }

    /** How many regions cannot be chosen; empty if none. */
    public ReadOnlyStringProperty hiddenCountProperty() {
        return hiddenCount.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty hiddenReasonsProperty() {
        return hiddenReasons.getReadOnlyProperty();
    }

    public StringProperty typedProperty() {
        return typed;
    }
}
