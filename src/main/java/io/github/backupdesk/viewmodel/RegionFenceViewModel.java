package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.Continent;
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.domain.RegionFence.Reach;
import io.github.backupdesk.domain.RegionFence.Rule;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.RegionFenceFile.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The fence of the account: which regions may never get a copy. To forbid takes one press, to allow again takes two, so that a
 * fence does not fall by a slip. What could not be saved holds for this run, and that is said.
 */
public final class RegionFenceViewModel {

    private static final int LONGEST_NOTE = 80;

    /** What is to be forbidden. */
    public enum Kind {
        OUTSIDE,
        INSIDE,
        REGION
    }

    /** Writes the rules down; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void save(List<Line> rules) throws Exception;
    }

    /** A part of the earth to choose. */
    public record Place(Continent continent, String name) {}

    /**
     * A rule as it is shown.
     *
     * @param armed whether it goes with the next press: not at once after the first one
     */
    public record RuleRow(Reach reach, String words, String note, boolean armed) {}

    private final Keeper keeper;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final AtomicReference<RegionFence> fence;
    private final ObservableList<RuleRow> rules = FXCollections.observableArrayList();
    private final ObservableList<RuleRow> rulesView = FXCollections.unmodifiableObservableList(rules);
    private final ObservableList<Place> places = FXCollections.observableArrayList();
    private final ObservableList<Place> placesView = FXCollections.unmodifiableObservableList(places);
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.OUTSIDE);
    private final ObjectProperty<Continent> continent = new SimpleObjectProperty<>(Continent.MAINLAND_CHINA);
    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
    private final Sentence told;
    private final Sentence problem;
    private Runnable onChange = () -> {};
    private @Nullable Reach armed;
    private Background.Work arming = () -> {};
    private boolean saving;
    private boolean saveAgain;

    public RegionFenceViewModel(
            RegionFence fence, Keeper keeper, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.fence = new AtomicReference<>(fence);
        this.keeper = keeper;
        this.background = background;
        this.texts = texts;
        this.told = new Sentence(texts);
        this.problem = new Sentence(texts);
        region.addListener(o -> problem.clear());
        kind.addListener(o -> problem.clear());
        texts.addListener(o -> retell());
        retell();
    }

    /** The fence that was written down; closed if any rule of it is none that we know. */
    public static RegionFence read(List<Line> lines) {
        RegionFence read = RegionFence.NONE;
        for (Line line : lines) {
            Optional<Reach> reach = Reach.parse(line.reach());
            if (reach.isEmpty()) {
                return RegionFence.CLOSED;
            }
            read = read.with(new Rule(reach.get(), line.note()));
        }
        return read;
    }

    void onChange(Runnable handler) {
        onChange = handler;
    }

    /** The fence as it stands. May be asked on any thread. */
    public RegionFence fence() {
        return fence.get();
    }

    /** Why the request may not be sent; empty if the fence lets it pass. */
    public Optional<Function<Texts, String>> objection(BackupRequest request) {
        return fence().breach(request)
                .map(breach -> words ->
                        words.get("fence.breach", CloudWords.city(words, breach.region()), why(words, breach.rule())));
    }

    /** What the rule is for, in the user's own words where there are any. */
    static String why(Texts words, Rule rule) {
        return rule.note().isEmpty() ? words(words, rule.reach()) : VisibleText.of(rule.note(), LONGEST_NOTE);
    }

    private static String words(Texts words, Reach reach) {
        return switch (reach) {
            case Reach.Region(var id) -> words.get("fence.rule.region", CloudWords.city(words, id), id.value());
            case Reach.Inside(var where) -> words.get("fence.rule.inside", words.of(where));
            case Reach.Outside(var where) -> words.get("fence.rule.outside", words.of(where));
            case Reach.Everywhere() -> words.get("fence.rule.everywhere");
        };
    }

    /** Forbids what is chosen. Returns whether it did; if not, {@link #problemProperty} says why. */
    public boolean forbid() {
        if (fence().closed()) {
            problem.say("fence.closed.first");
            return false;
        }
        Optional<Reach> reach = chosen();
        if (reach.isEmpty()) {
            problem.say("fence.problem.region", VisibleText.of(region.get(), 60));
            return false;
        }
        change(fence().with(new Rule(reach.get(), note.get().strip())));
        told.say(words -> words.get("fence.told.forbidden", words(words, reach.get())));
        region.set("");
        note.set("");
        save();
        return true;
    }

    private Optional<Reach> chosen() {
        return switch (kind.get()) {
            case OUTSIDE -> Optional.of(new Reach.Outside(continent.get()));
            case INSIDE -> Optional.of(new Reach.Inside(continent.get()));
            case REGION -> RegionId.parse(region.get()).map(Reach.Region::new);
        };
    }

    /**
     * The first press asks for a second one; the second takes the rule away. What is pressed again within the pause is a double
     * click and no second thought.
     */
    public void allowAgain(RuleRow row) {
        problem.clear();
        if (!row.reach().equals(armed)) {
            told.clear();
            disarm();
            retell();
            arming = background.after(ReviewViewModel.FRESH, () -> arm(row.reach()));
            return;
        }
        change(fence().without(row.reach()));
        told.say(words -> words.get("fence.told.allowed", words(words, row.reach())));
        save();
    }

    private void arm(Reach reach) {
        armed = reach;
        retell();
    }

    private void disarm() {
        arming.cancel();
        armed = null;
    }

    /** Shows the rules and their editor in place of the regions. */
    public void edit() {
        editing.set(true);
    }

    /** Forgets a first press, as when the editor is left. */
    public void leave() {
        editing.set(false);
        disarm();
        told.clear();
        problem.clear();
        retell();
    }

    private void change(RegionFence now) {
        fence.set(now);
        disarm();
        problem.clear();
        retell();
        onChange.run();
    }

    /** One at a time, so that what is written last is what was chosen last. */
    private void save() {
        if (saving) {
            saveAgain = true;
            return;
        }
        saving = true;
        List<Line> lines = fence().rules().stream()
                .map(rule -> new Line(rule.reach().text(), rule.note()))
                .toList();
        background.start(
                () -> {
                    keeper.save(lines);
                    return lines;
                },
                done -> saved(),
                e -> {
                    problem.say("fence.unsaved", e.getClass().getSimpleName());
                    saved();
                });
    }

    private void saved() {
        saving = false;
        if (saveAgain) {
            saveAgain = false;
            save();
        }
    }

    private void retell() {
        Texts words = texts.get();
        List<RuleRow> rows = new ArrayList<>();
        for (Rule rule : fence().rules()) {
            String said = rule.note().isEmpty() ? "" : VisibleText.of(rule.note(), LONGEST_NOTE);
            rows.add(new RuleRow(
                    rule.reach(), words(words, rule.reach()), said, rule.reach().equals(armed)));
        }
        rules.setAll(rows);
        places.setAll(Arrays.stream(Continent.values())
                .filter(each -> each != Continent.OTHER)
                .map(each -> new Place(each, words.of(each)))
                .toList());
        title.set(fence().closed() ? words.get("fence.open.closed") : words.get("fence.open", rows.size()));
    }

    /** Whether the editor is shown. */
    public ReadOnlyBooleanProperty editingProperty() {
        return editing.getReadOnlyProperty();
    }

    public ObservableList<RuleRow> rules() {
        return rulesView;
    }

    /** The parts of the earth, in the language of the moment. */
    public ObservableList<Place> places() {
        return placesView;
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Chooses the part of the earth that a rule is to speak of. */
    public void choose(Place place) {
        continent.set(place.continent());
    }

    /** The part of the earth that is chosen, as one of {@link #places}. */
    public Place chosenPlace() {
        return places.stream()
                .filter(each -> each.continent() == continent.get())
                .findFirst()
                .orElseThrow();
    }

    /** The region ID that is typed. */
    public StringProperty regionProperty() {
        return region;
    }

    public StringProperty noteProperty() {
        return note;
    }

    /** The way to the editor, with the number of rules. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What the last press has done; empty before. */
    public ReadOnlyStringProperty toldProperty() {
        return told.property();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }
}
