package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.CopyTargets.Refusal;
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.domain.RegionFence.Rule;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.RegionService;
import io.github.backupdesk.service.RegionService.Catalogue;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which other regions get a copy: only those that can work are offered, any can be typed, and none behind the fence is taken. */
public final class CopiesViewModel {

    private final RegionCatalogueViewModel catalogue;
    private final RegionFenceViewModel fence;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final RegionList list;
    private Optional<CoverageMatrixViewModel> matrix = Optional.empty();

    private final ReadOnlyStringWrapper home = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper homeId = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper homeMark = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper homeTold = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final Sentence problem;
    private final ReadOnlyStringWrapper hiddenCount = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hiddenReasons = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");

    /** In the order of ticking, which is the order of sending. */
    private final Set<RegionId> ticked = new LinkedHashSet<>();

    private final Set<RegionId> typedRegions = new LinkedHashSet<>();
    private Optional<Cluster> cluster = Optional.empty();
    private Runnable onChange = () -> {};

    public CopiesViewModel(
            RegionCatalogueViewModel catalogue, RegionFenceViewModel fence, ReadOnlyObjectProperty<Texts> texts) {
        this.catalogue = catalogue;
        this.fence = fence;
        this.texts = texts;
        this.problem = new Sentence(texts);
        this.list = new RegionList(this::ticked);
        texts.addListener(o -> rebuild());
        typed.addListener(o -> {
            problem.clear();
            list.narrow(typed.get());
        });
        catalogue.onChange(this::rebuild);
        fence.onChange(() -> {
            dropLost();
            rebuild();
        });
        rebuild();
    }

    /** One that keeps nothing between two runs, and forbids nothing. */
    public CopiesViewModel(RegionService regions, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this(
                new RegionCatalogueViewModel(
                        regions,
                        RegionCatalogueViewModel.Shelf.NONE,
                        background,
                        Clock.system(ZoneId.systemDefault()),
                        texts),
                new RegionFenceViewModel(RegionFence.NONE, lines -> {}, background, texts),
                texts);
    }

    /** Has it told beside each region what lies there already. To be called before there is a window. */
    public void cover(CoverageMatrixViewModel told) {
        matrix = Optional.of(told);
        told.chosen().onChange(this::tellCoverage);
        told.chosen().show(cluster);
    }

    void onChange(Runnable handler) {
        onChange = handler;
    }

    /** Asks which regions there are. Ticks stay, and so does the list until there is another. */
    public void load() {
        catalogue.load();
        coverage().ifPresent(CoverageViewModel::refresh);
    }

    /** Takes the cluster whose backup is to be copied. Ticks that cannot work there any more are dropped, and that is said. */
    void show(Optional<Cluster> newCluster) {
        if (!cluster.map(Cluster::id).equals(newCluster.map(Cluster::id))) {
            problem.clear();
        }
        cluster = newCluster;
        dropLost();
        rebuild();
        coverage().ifPresent(told -> told.show(newCluster));
    }

    /** Whether a backup of that cluster may be copied there: the fence allows it, and it can work as far as anyone can tell. */
    boolean possible(Cluster of, RegionId region) {
        return CopyTargets.refusal(of.regionId(), region) == null
                && fence().forbids(region).isEmpty();
    }

    private void dropLost() {
        // Those that are not ticked go without a word: nobody asked for a copy there.
        typedRegions.removeIf(region -> CopyTargets.refusal(homeRegion(), region) != null);
        List<RegionId> kept = new ArrayList<>();
        List<RegionId> lost = drop(region -> {
            boolean fits = CopyTargets.refusal(homeRegion(), kept, region) == null;
            return !fits || !kept.add(region);
        });
        List<RegionId> fenced = drop(region -> fence().forbids(region).isPresent());
        if (!lost.isEmpty() || !fenced.isEmpty()) {
            problem.say(words -> {
                String impossible = lost.isEmpty() ? "" : words.get("copies.dropped", RegionList.names(words, lost));
                String forbidden =
                        fenced.isEmpty() ? "" : words.get("copies.fenced.dropped", RegionList.names(words, fenced));
                return (impossible + " " + forbidden).strip();
            });
        }
    }

    private List<RegionId> drop(Predicate<RegionId> which) {
        List<RegionId> lost = ticked.stream().filter(which).toList();
        ticked.removeAll(Set.copyOf(lost));
        typedRegions.removeAll(Set.copyOf(lost));
        return lost;
    }

    /** Ticks these and no others; those that cannot work or are forbidden are dropped, and that is said. */
    void take(List<RegionId> wanted) {
        typed.set("");
        problem.clear();
        ticked.clear();
        ticked.addAll(wanted);
        dropLost();
        rebuild();
    }

    /**
     * Adds the region that is typed, ticked, or the only one that is found by it. Returns whether it was added; if not,
     * {@link #problemProperty} says why.
     */
    public boolean addTyped() {
        List<RegionRow> found = list.matching();
        Optional<RegionId> parsed =
                found.size() == 1 ? Optional.of(found.getFirst().id()) : RegionId.parse(typed.get());
        if (parsed.isEmpty()) {
            problem.say("copies.problem.notARegion", VisibleText.of(typed.get(), 60));
            return false;
        }
        Optional<Function<Texts, String>> objection = objection(parsed.get());
        if (objection.isPresent()) {
            problem.say(objection.get());
            return false;
        }
        if (found.size() != 1) {
            typedRegions.add(parsed.get());
        }
        ticked.add(parsed.get());
        typed.set("");
        rebuild();
        return true;
    }

    private Optional<Function<Texts, String>> objection(RegionId region) {
        Refusal refusal = CopyTargets.refusal(homeRegion(), ticked, region);
        if (refusal != null) {
            return Optional.of(words -> refused(words, refusal, region));
        }
        Optional<Rule> rule = fence().forbids(region);
        if (rule.isPresent()) {
            return Optional.of(words -> words.get(
                    "copies.problem.fenced",
                    CloudWords.city(words, region),
                    RegionFenceViewModel.why(words, rule.get())));
        }
        return ticked.contains(region)
                ? Optional.of(words -> words.get("copies.problem.repeated", CloudWords.city(words, region)))
                : Optional.empty();
    }

    private static String refused(Texts words, Refusal refusal, RegionId region) {
        return words.get("copies.problem.refused", words.of(refusal, CloudWords.city(words, region)));
    }

    /**
     * Whether a region is typed that waits to be added, and not some words that the list is searched for: what is written
     * like an ID, be it half of one, and what finds nothing.
     */
    boolean typedWaits() {
        String text = typed.get().strip();
        return !text.isEmpty()
                && (RegionId.parse(text).isPresent() || list.matching().isEmpty());
    }

    /** Whether what is typed can be added as it stands: half an ID is nobody's wish yet, though it may find one region. */
    boolean typedWhole() {
        Optional<RegionId> id = RegionId.parse(typed.get());
        boolean listed =
                id.isPresent() && list.all().stream().anyMatch(row -> row.id().equals(id.get()));
        return typedWaits() && (listed || list.matching().isEmpty());
    }

    /** Ticks or unticks an offered region. */
    public void tick(RegionId region, boolean on) {
        list.all().stream()
                .filter(row -> row.id().equals(region))
                .forEach(row -> row.tickedProperty().set(on));
    }

    private void ticked(RegionId region, boolean is) {
        Refusal refusal = is ? CopyTargets.refusal(homeRegion(), ticked, region) : null;
        if (refusal != null) {
            tick(region, false);
            problem.say(words -> refused(words, refusal, region));
            return;
        }
        if (is) {
            ticked.add(region);
        } else {
            ticked.remove(region);
        }
        problem.clear();
        tellSentence();
    }

    private @Nullable RegionId homeRegion() {
        return cluster.map(Cluster::regionId).orElse(null);
    }

    private void rebuild() {
        Texts words = texts.get();
        RegionId homeRegion = homeRegion();
        home.set(homeRegion == null ? words.get("copies.home.unknown") : CloudWords.city(words, homeRegion));
        homeId.set(homeRegion == null ? "" : homeRegion.value());
        Catalogue known = catalogue.catalogue();
        CopyTargets targets = cluster.map(known::targets).orElse(new CopyTargets(List.of(), List.of()));
        boolean boundKnown = cluster.map(known::tellsBound).orElse(false);
        Set<RegionId> typedOnes = new LinkedHashSet<>(typedRegions);
        typedOnes.addAll(ticked);
        list.fill(words, homeRegion, targets, boundKnown, fence(), typedOnes, ticked);
        List<CopyTargets.Hidden> others = RegionList.unexpected(targets);
        hiddenCount.set(others.isEmpty() ? "" : words.get("copies.hidden", others.size()));
        hiddenReasons.set(RegionList.reasons(words, others));
        tellState();
        tellCoverage();
        tellSentence();
    }

    private void tellState() {
        Texts words = texts.get();
        Optional<Exception> problem = catalogue.problem();
        if (catalogue.isEmpty() && catalogue.isLoading()) {
            state.set(words.get("copies.loading"));
        } else if (catalogue.isEmpty() && problem.isPresent()) {
            state.set(words.get("copies.failed", CloudWords.of(words, problem.get())));
        } else if (cluster.isEmpty()) {
            state.set(words.get("copies.noCluster"));
        } else if (list.all().isEmpty()) {
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

    /** The marks are put on the rows as they are, so that nobody loses their place for them. */
    private void tellCoverage() {
        CoverageViewModel told = coverage().filter(CoverageViewModel::known).orElse(null);
        if (told == null) {
            homeMark.set("");
            homeTold.set("");
            list.all().forEach(row -> row.covered("", ""));
            return;
        }
        CoverageWords words = told.words();
        RegionId homeRegion = homeRegion();
        if (homeRegion != null) {
            var cell = told.coverage().in(homeRegion);
            homeMark.set(words.mark(cell, CoverageWords.Place.HOME));
            homeTold.set(words.sentence(homeRegion, cell, CoverageWords.Place.HOME));
        } else {
            homeMark.set("");
            homeTold.set("");
        }
        for (RegionRow row : list.all()) {
            var cell = told.coverage().in(row.id());
            row.covered(
                    words.mark(cell, CoverageWords.Place.POSSIBLE),
                    words.sentence(row.id(), cell, CoverageWords.Place.POSSIBLE));
        }
    }

    private void tellSentence() {
        sentence.set(texts.get().get("copies.sentence", ticked.size(), ticked.size() + 1));
        onChange.run();
    }

    /** The regions that are to get a copy, in the order of ticking. */
    public List<RegionId> chosen() {
        return List.copyOf(ticked);
    }

    /** Why nothing can be sent as it stands; empty if it can. */
    String blocker() {
        Optional<RegionId> forbidden = ticked.stream()
                .filter(region -> fence().forbids(region).isPresent())
                .findFirst();
        if (forbidden.isPresent()) {
            // Every way in drops such a region; this holds should there ever be another way.
            return texts.get().get("copies.fenced.dropped", RegionList.names(texts.get(), List.of(forbidden.get())));
        }
        if (!typedWaits()) {
            return "";
        }
        String refused = problemProperty().get();
        return refused.isEmpty() ? texts.get().get("copies.blocker.typed") : refused;
    }

    /** The fence of the account, against which every request is held. */
    public RegionFence fence() {
        return fence.fence();
    }

    /** The rules of the fence, and their editor. */
    public RegionFenceViewModel fenceEditor() {
        return fence;
    }

    /** Empty where nothing is told of what lies where. */
    public Optional<CoverageViewModel> coverage() {
        return matrix.map(CoverageMatrixViewModel::chosen);
    }

    /** The same for all clusters; empty where nothing is told of what lies where. */
    public Optional<CoverageMatrixViewModel> coverageMatrix() {
        return matrix;
    }

    /** What is shown: grouped by continent, those that match the search, and those that are ticked. */
    public ObservableList<RegionRow> rows() {
        return list.rows();
    }

    /** Since when the list is known, if it is not as of now; empty otherwise. */
    public ReadOnlyStringProperty savedProperty() {
        return catalogue.saved().property();
    }

    /** The city of the home region. */
    public ReadOnlyStringProperty homeProperty() {
        return home.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty homeIdProperty() {
        return homeId.getReadOnlyProperty();
    }

    /** What lies in the home region, short. */
    public ReadOnlyStringProperty homeMarkProperty() {
        return homeMark.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty homeToldProperty() {
        return homeTold.getReadOnlyProperty();
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

    /** A region ID to add, or words to find regions by. */
    public StringProperty typedProperty() {
        return typed;
    }
}
