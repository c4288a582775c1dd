package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.PlanRule;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.PlanService;
import io.github.backupdesk.viewmodel.PlanRow.Column;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Several requests that were confirmed together, and what becomes of each. It knows nothing but the rows of the history, so
 * that it looks the same after a restart.
 */
public final class PlanViewModel {

    /** Who writes plans down, and who reads them. */
    public record Services(PlanService plans, HistoryService history) {}

    private final Services services;
    private final HistoryViewModel history;
    private final QueueViewModel queue;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;

    private final Map<Long, Attempt> plan = new TreeMap<>();

    /** Rows as they were last told, for a row is much work to make. */
    private final Map<Long, Told> told = new HashMap<>();

    private List<RegionId> regions = List.of();

    /** Told while the plan was being read: newer than what was read. */
    private final Map<Long, Attempt> toldMeanwhile = new HashMap<>();

    private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
    private final ObservableList<PlanRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<List<Column>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable PlanRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper policy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper resume = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper again = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stop = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper("");
    private final Sentence trouble;
    private final SecondPress resuming;
    private Gate gate = Gate.OPEN;
    private String shown = "";
    private Background.Work reading = () -> {};
    private Background.Work counting = () -> {};

    public PlanViewModel(
            Services services,
            HistoryViewModel history,
            QueueViewModel queue,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.services = services;
        this.history = history;
        this.queue = queue;
        this.background = background;
        this.texts = texts;
        this.trouble = new Sentence(texts);
        this.resuming = new SecondPress(background, () -> history.times().now(), () -> tellVerbs(texts.get()));
        selected.addListener((o, was, is) -> chose(was, is));
        history.onTold(this::take);
        history.onWaitingTold(this::retell);
        history.selectedProperty().addListener(o -> tellOffer());
        texts.addListener(o -> {
            told.clear();
            columns.set(List.of());
            retell();
            tellOffer();
        });
    }

    /**
     * Writes several requests down as one plan, shows it, and sends them as the policy says.
     *
     * @param then called once all of them are written, before the first is sent
     * @param unwritten called if they could not be; then none is sent
     */
    void create(List<PlanService.Line> lines, Policy how, Runnable then, Consumer<Exception> unwritten) {
        background.start(
                () -> services.plans().plan(lines, how),
                written -> {
                    show(idOf(written.getFirst()), written);
                    then.run();
                    queue.enqueueAll(written);
                },
                unwritten);
    }

    private static String idOf(Attempt attempt) {
        PlanPart part = attempt.trail().plan();
        return part == null ? "" : part.plan();
    }

    /** Shows a plan, and looks how it stands. */
    void open(String id) {
        if (!id.equals(shown)) {
            show(id, List.of());
        }
        load();
    }

    private void show(String id, List<Attempt> known) {
        reading.cancel();
        shown = id;
        resuming.disarm();
        plan.clear();
        toldMeanwhile.clear();
        known.forEach(each -> plan.put(each.id(), each));
        selected.set(null);
        trouble.clear();
        retell();
    }

    /** Reads the plan that is shown anew. */
    void load() {
        if (shown.isEmpty()) {
            return;
        }
        String id = shown;
        reading.cancel();
        toldMeanwhile.clear();
        reading = background.start(
                () -> services.history().ofPlan(id),
                read -> {
                    read.forEach(each -> plan.put(each.id(), each));
                    plan.putAll(toldMeanwhile);
                    trouble.clear();
                    retell();
                },
                this::tellTrouble);
    }

    /** What a row was made of, and the row. */
    private record Told(Attempt attempt, Optional<StillHere> here, long replacedBy, PlanRow row) {}

    private void take(Attempt attempt) {
        if (!shown.isEmpty() && idOf(attempt).equals(shown)) {
            plan.put(attempt.id(), attempt);
            toldMeanwhile.put(attempt.id(), attempt);
        }
    }

    private void retell() {
        if (shown.isEmpty()) {
            return;
        }
        Texts words = texts.get();
        tellColumns(words);
        List<PlanRow> now = rowsOf(plan.values());
        PlanRow chosen = selected.get();
        replace(now);
        selected.set(now.stream()
                .filter(row -> chosen != null && row.id() == chosen.id())
                .findFirst()
                .orElse(now.isEmpty() ? null : now.getFirst()));
        title.set(PlanWords.title(words, now));
        policy.set(policyOf(words));
        tellVerbs(words);
    }

    private void tellColumns(Texts words) {
        List<RegionId> now = PlanWords.regions(plan.values());
        if (columns.get().isEmpty() || !now.equals(regions)) {
            regions = now;
            told.clear();
            columns.set(PlanWords.columns(words, now));
        }
    }

    /** Only what has changed is painted. */
    private void replace(List<PlanRow> now) {
        boolean same = now.stream()
                .map(PlanRow::id)
                .toList()
                .equals(rows.stream().map(PlanRow::id).toList());
        if (!same) {
            rows.setAll(now);
            return;
        }
        for (int at = 0; at < now.size(); at++) {
            if (!now.get(at).equals(rows.get(at))) {
                rows.set(at, now.get(at));
            }
        }
    }

    private List<PlanRow> rowsOf(Collection<Attempt> all) {
        Map<Long, Long> inPlaceOf = new HashMap<>();
        for (Attempt each : all) {
            PlanPart part = each.trail().plan();
            if (part != null && part.again() != 0) {
                inPlaceOf.put(part.again(), each.id());
            }
        }
        Optional<Attempt> wrong = PlanRule.firstError(all);
        return all.stream()
                .map(each -> row(each, wrong, inPlaceOf.getOrDefault(each.id(), 0L)))
                .toList();
    }

    private PlanRow row(Attempt attempt, Optional<Attempt> wrong, long replacedBy) {
        Optional<StillHere> here = history.stillHere(attempt).or(() -> leftHere(attempt, wrong));
        Told before = told.get(attempt.id());
        if (before != null
                && before.attempt().equals(attempt)
                && before.here().equals(here)
                && before.replacedBy() == replacedBy) {
            return before.row();
        }
        PlanRow row = PlanWords.row(texts.get(), history.row(attempt, here), regions, replacedBy);
        told.put(attempt.id(), new Told(attempt, here, replacedBy, row));
        return row;
    }

    /** What an earlier run has held is held for the same reason now. */
    private Optional<StillHere> leftHere(Attempt attempt, Optional<Attempt> wrong) {
        return attempt.state() == AttemptState.PLANNED
                ? wrong.map(error -> QueueViewModel.held(texts.get(), error))
                : Optional.empty();
    }

    private String policyOf(Texts words) {
        return plan.values().stream()
                .findFirst()
                .map(each -> words.get(PlanRule.stops(each) ? "plan.policy.stop" : "plan.policy.goOn", shown))
                .orElse("");
    }

    /** Who looks at another request has turned to something else. */
    private void chose(@Nullable PlanRow was, @Nullable PlanRow is) {
        if (resuming.isArmed() && was != null && is != null && was.id() != is.id()) {
            resuming.disarm();
            tellVerbs(texts.get());
        }
    }

    private void tellVerbs(Texts words) {
        List<Attempt> left = left();
        resuming.onlyFor(ids(left));
        resume.set(
                resuming.isArmed()
                        ? words.get("plan.resume.sure", PlanWords.creating(words, left))
                        : verb(words, "plan.resume", left.size()));
        again.set(
                verb(words, "plan.again", services.plans().again(plan.values()).size()));
        stop.set(verb(words, "plan.stop", leaving().size()));
    }

    private static String verb(Texts words, String key, int count) {
        return count == 0 ? "" : words.get(key, count);
    }

    private List<Attempt> left() {
        return plan.values().stream().filter(queue::canEnqueue).toList();
    }

    private List<Attempt> leaving() {
        return plan.values().stream().filter(queue::canHold).toList();
    }

    private static List<Long> ids(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::id).toList();
    }

    /**
     * Sends what is planned and not going to be sent, at the second press; the first says what will be made. What has left
     * once is never sent again.
     */
    public void resume() {
        List<Attempt> left = left();
        if (left.isEmpty()) {
            return;
        }
        if (resuming.press(ids(left))) {
            Set<Long> asked = Set.copyOf(ids(left));
            gate.pass(words -> words.get("lock.resume", left.size()), () -> {
                // What has left or was taken back meanwhile is no longer among them, and nothing has come to them.
                queue.enqueueAll(left().stream()
                        .filter(each -> asked.contains(each.id()))
                        .toList());
                tellVerbs(texts.get());
            });
        }
        tellVerbs(texts.get());
    }

    /** What is resumed goes through it. */
    void guardBy(Gate before) {
        gate = before;
    }

    /** Plans once more what was refused or not sent. Sends nothing. */
    public void planAgain() {
        String id = shown;
        trouble.clear();
        Callable<List<Attempt>> work = () -> services.plans().planAgain(id);
        background.start(work, history::putAll, this::tellTrouble);
    }

    /** Keeps here what has not begun to leave. */
    public void stop() {
        queue.hold(leaving());
    }

    private void tellTrouble(Exception e) {
        trouble.say(words -> CloudWords.of(words, e));
    }

    /** The newest plan of which an earlier run has left something unsent; told with its ID and its title. */
    void leftOver(Consumer<LeftOver> tell) {
        history.unsettled().stream()
                .filter(each -> each.trail().plan() != null && queue.canEnqueue(each))
                .max(Comparator.comparingLong(Attempt::id))
                .map(PlanViewModel::idOf)
                .ifPresent(id -> background.start(
                        () -> services.history().ofPlan(id),
                        read -> tell.accept(new LeftOver(id, words -> PlanWords.title(words, rowsOf(read)))),
                        this::tellTrouble));
    }

    /** A plan that is not finished, and its title in any language. */
    record LeftOver(String id, Function<Texts, String> title) {}

    /** How many requests there are in the plan of the row that is chosen in the history. */
    private void tellOffer() {
        counting.cancel();
        String id = offered();
        offer.set(id.isEmpty() ? "" : texts.get().get("plan.offer", 0));
        if (!id.isEmpty()) {
            counting = background.start(
                    () -> services.history().ofPlan(id),
                    read -> offer.set(texts.get().get("plan.offer", read.size())),
                    this::tellTrouble);
        }
    }

    /** The plan of the row that is chosen in the history; empty if there is none. */
    String offered() {
        HistoryRow row = history.selectedProperty().get();
        return row == null ? "" : idOf(row.attempt());
    }

    /** The plan that is shown, or was last; empty if none was. */
    String shown() {
        return shown;
    }

    /** Whether the attempt is part of the plan that is shown. */
    boolean holds(Attempt attempt) {
        return plan.containsKey(attempt.id());
    }

    /** The whole plan as text, a line for each request. */
    public String text() {
        return PlanWords.text(texts.get(), shown, title.get(), rows);
    }

    public ObservableList<PlanRow> rows() {
        return rowsView;
    }

    /** The home region, and each region that is asked for. */
    public ReadOnlyObjectProperty<List<Column>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable PlanRow> selectedProperty() {
        return selected;
    }

    /** How many there are, and how they stand. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What happens at an error. */
    public ReadOnlyStringProperty policyProperty() {
        return policy.getReadOnlyProperty();
    }

    /** The label of {@link #resume}; empty if nothing is left. */
    public ReadOnlyStringProperty resumeProperty() {
        return resume.getReadOnlyProperty();
    }

    /** The label of {@link #planAgain}; empty if there is nothing to. */
    public ReadOnlyStringProperty againProperty() {
        return again.getReadOnlyProperty();
    }

    /** The label of {@link #stop}; empty if nothing waits. */
    public ReadOnlyStringProperty stopProperty() {
        return stop.getReadOnlyProperty();
    }

    /** That the row chosen in the history is part of a plan; empty if it is not. */
    public ReadOnlyStringProperty offerProperty() {
        return offer.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.property();
    }
}
