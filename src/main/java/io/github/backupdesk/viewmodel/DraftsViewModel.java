package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that are chosen together, each with what is wanted of it. One of them is shown in the form; what stands there
 * goes with it when another one is shown, and comes back with it. While there is one cluster at most, there are no drafts:
 * the form itself is all there is.
 */
public final class DraftsViewModel {

    /** Stands for no cluster: nobody sees its ID. */
    private static final Cluster NONE = Cluster.typed(new ClusterId("none"));

    private final ClusterViewModel cluster;
    private final ScopeViewModel scope;
    private final CopiesViewModel copies;
    private final ObservableList<DraftRow> rows = FXCollections.observableArrayList();
    private final ObservableList<DraftRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper("");
    private final UndoSentences undo;

    /** In the order of choosing; empty while there is one cluster at most. What is said of the shown one may be old. */
    private final List<BackupDraft> drafts = new ArrayList<>();

    private Runnable onChange = () -> {};
    private boolean moving;

    DraftsViewModel(
            ClusterViewModel cluster,
            ScopeViewModel scope,
            CopiesViewModel copies,
            ReadOnlyObjectProperty<Texts> texts) {
        this.cluster = cluster;
        this.scope = scope;
        this.copies = copies;
        this.undo = new UndoSentences(texts);
        cluster.handSeveralTo(this::add, this::showIfThere);
        cluster.onListed(this::takeNews);
    }

    void onChange(Runnable handler) {
        onChange = handler;
    }

    /** Whether the form is being filled for another cluster: what it says meanwhile is neither one's nor the other's. */
    boolean moving() {
        return moving;
    }

    public boolean isSeveral() {
        return cluster.severalProperty().get();
    }

    /** All as they stand now, in the order of choosing; one if one cluster is chosen, none if none is. */
    List<BackupDraft> all() {
        if (drafts.isEmpty()) {
            return cluster.clusterProperty().get().map(this::inTheForm).stream().toList();
        }
        List<BackupDraft> now = new ArrayList<>(drafts);
        BackupDraft before = drafts.get(shown.get());
        BackupDraft after = inTheForm(before.cluster());
        now.set(shown.get(), before.copies().equals(after.copies()) ? after.dropped(before.dropped()) : after);
        return now;
    }

    /** What stands in the form, though it may be of no cluster yet. */
    BackupDraft inTheForm() {
        return inTheForm(NONE);
    }

    private BackupDraft inTheForm(Cluster unlessShown) {
        return new BackupDraft(
                cluster.clusterProperty().get().orElse(unlessShown),
                scope.typeProperty().get(),
                scope.ticks(),
                scope.splitProperty().get(),
                copies.chosen(),
                copies.typedWaits() ? copies.typedProperty().get() : "",
                List.of());
    }

    private static List<ClusterId> ids(Collection<BackupDraft> some) {
        return some.stream().map(BackupDraft::id).toList();
    }

    /** Adds clusters to what is chosen, each whole and with the shown one's copies; those that are there stay as they are. */
    void add(List<Cluster> more, Function<Texts, String> told) {
        List<Cluster> fresh = more.stream().filter(DraftsViewModel::possible).toList();
        if (fresh.isEmpty()) {
            undo.push(told, null);
            return;
        }
        List<RegionId> wanted = copies.chosen();
        boolean first = all().isEmpty();
        if (first) {
            begin(fresh.getFirst());
        }
        List<BackupDraft> all = new ArrayList<>(all());
        List<ClusterId> before = ids(all);
        fresh.stream().filter(each -> !before.contains(each.id())).forEach(each -> all.add(whole(each, wanted)));
        lay(all, shownId());
        List<ClusterId> added = ids(all.subList(before.size(), all.size()));
        undo.push(told, first || added.isEmpty() ? null : () -> leave(added, shownId()));
    }

    /** As when a cluster is chosen in the field: what stands in the form stays there, as far as it can. */
    private void begin(Cluster first) {
        cluster.show(first, false);
    }

    private BackupDraft whole(Cluster of, List<RegionId> wanted) {
        return BackupDraft.whole(of).copiedTo(wanted, legal(of));
    }

    static boolean possible(Cluster cluster) {
        return !(cluster.eligibility() instanceof Eligibility.Impossible);
    }

    private Predicate<RegionId> legal(Cluster of) {
        return region -> copies.possible(of, region);
    }

    /** Makes these the chosen ones, in the order in which they were chosen first. */
    void take(List<Cluster> chosen) {
        Map<ClusterId, Cluster> wanted = new LinkedHashMap<>();
        chosen.stream().filter(DraftsViewModel::possible).forEach(each -> wanted.put(each.id(), each));
        if (wanted.isEmpty()) {
            return;
        }
        scope.leave();
        List<RegionId> copied = copies.chosen();
        List<BackupDraft> before = all();
        if (before.size() < 2 && before.stream().noneMatch(each -> wanted.containsKey(each.id()))) {
            begin(wanted.values().iterator().next());
        }
        List<BackupDraft> after = new ArrayList<>(
                all().stream().filter(each -> wanted.containsKey(each.id())).toList());
        ids(after).forEach(wanted::remove);
        wanted.values().forEach(each -> after.add(whole(each, copied)));
        if (ids(after).equals(ids(before))) {
            return;
        }
        ClusterId toShow = shownId();
        lay(after, toShow);
        undo.push(
                words -> words.get("draft.taken", after.size()),
                before.isEmpty() ? null : () -> putBack(before, toShow));
    }

    /** Puts these where they stood; of what has been edited since then, nothing is lost but what had no place there. */
    private void putBack(List<BackupDraft> before, @Nullable ClusterId toShow) {
        Map<ClusterId, BackupDraft> now =
                all().stream().collect(Collectors.toMap(BackupDraft::id, Function.identity()));
        lay(before.stream().map(each -> now.getOrDefault(each.id(), each)).toList(), toShow);
    }

    /** Takes one out. */
    public void remove(int index) {
        if (index == shown.get()) {
            scope.leave();
        }
        List<BackupDraft> all = all();
        if (all.size() < 2 || index < 0 || index >= all.size()) {
            return;
        }
        BackupDraft gone = all.get(index);
        ClusterId next = index == shown.get()
                ? all.get(index + 1 < all.size() ? index + 1 : index - 1).id()
                : shownId();
        leave(List.of(gone.id()), next);
        undo.push(words -> words.get("draft.removed", gone.name()), () -> comeBack(gone, index));
    }

    private void leave(List<ClusterId> leaving, @Nullable ClusterId next) {
        lay(all().stream().filter(each -> !leaving.contains(each.id())).toList(), next);
    }

    private void comeBack(BackupDraft gone, int index) {
        List<BackupDraft> all = new ArrayList<>(all());
        if (!ids(all).contains(gone.id())) {
            all.add(Math.min(index, all.size()), gone);
            lay(all, gone.id());
        }
    }

    /** Gives all others the type, the ticks and the copies of the one that is shown. */
    public void sameForAll() {
        List<BackupDraft> before = all();
        if (before.size() < 2) {
            return;
        }
        ClusterId from = Objects.requireNonNull(shownId());
        BackupDraft model = before.get(shown.get());
        List<BackupDraft> after = before.stream()
                .map(each -> each.id().equals(from) ? each : each.like(model, legal(each.cluster())))
                .toList();
        lay(after, from);
        long lessThere =
                after.stream().filter(each -> !each.dropped().isEmpty()).count();
        undo.push(
                words -> words.get("draft.same", model.name(), before.size() - 1, lessThere),
                () -> asBefore(before, from));
    }

    private void asBefore(List<BackupDraft> before, ClusterId except) {
        Map<ClusterId, BackupDraft> former = before.stream()
                .filter(each -> !each.id().equals(except))
                .collect(Collectors.toMap(BackupDraft::id, Function.identity()));
        lay(all().stream().map(each -> former.getOrDefault(each.id(), each)).toList(), shownId());
    }

    /** Takes the last such step back. */
    public void undo() {
        scope.leave();
        undo.pop().ifPresent(Runnable::run);
        onChange.run();
    }

    /** Shows another one in the form. */
    public void show(int index) {
        if (isSeveral() && index >= 0 && index < drafts.size() && index != shown.get()) {
            scope.leave();
            List<BackupDraft> all = all();
            lay(all, all.get(index).id());
        }
    }

    /** Shows the next one, or the one before; after the last comes the first. */
    public void step(int by) {
        if (isSeveral()) {
            show(Math.floorMod(shown.get() + by, drafts.size()));
        }
    }

    private boolean showIfThere(ClusterId id) {
        int at = ids(drafts).indexOf(id);
        show(at);
        return at >= 0;
    }

    /** Which one is in the form; null if the form is of none. */
    @Nullable
    ClusterId shownId() {
        return cluster.clusterProperty().get().map(Cluster::id).orElse(null);
    }

    /** Lays these out, with one of them in the form: the first, if the one that is asked for is not among them. */
    void lay(List<BackupDraft> list, @Nullable ClusterId toShow) {
        if (list.isEmpty()) {
            return;
        }
        int at = Math.max(0, ids(list).indexOf(toShow));
        BackupDraft draft = list.get(at);
        boolean there = all().stream().anyMatch(draft::equals) && Objects.equals(draft.id(), shownId());
        moving = true;
        try {
            drafts.clear();
            if (list.size() > 1) {
                drafts.addAll(list);
                list.forEach(each -> scope.keepApart(each.cluster()));
            }
            shown.set(list.size() > 1 ? at : 0);
            if (!there && draft.type() == ScopeType.CLUSTER) {
                // Before, or else the tree of the one that is to be shown would be read for nothing.
                scope.layWhole();
            }
            cluster.show(draft.cluster(), list.size() > 1);
            if (!there) {
                fillForm(draft);
            }
        } finally {
            moving = false;
        }
        onChange.run();
    }

    private void fillForm(BackupDraft draft) {
        scope.lay(draft.type(), draft.ticks(), draft.split());
        copies.take(draft.copies());
        copies.typedProperty().set(draft.typedCopy());
    }

    /** From now on nothing that was done before can be taken back. */
    void forgetSteps() {
        undo.clear();
    }

    /** Forgets all but the one in the form, so that the form may be filled anew. */
    void leaveAlone() {
        drafts.clear();
        shown.set(0);
        undo.clear();
        cluster.clusterProperty().get().ifPresent(each -> cluster.show(each, false));
    }

    /** Takes what the list says by now: a typed cluster may be known, or one may have turned out to be another kind. */
    private void takeNews() {
        for (int i = 0; i < drafts.size(); i++) {
            BackupDraft draft = drafts.get(i);
            Optional<Cluster> known = cluster.listed(draft.id());
            if (known.isPresent()) {
                BackupDraft now = draft.of(known.get());
                boolean lost = i != shown.get() && !now.copies().stream().allMatch(legal(known.get()));
                drafts.set(i, lost ? now.copiedTo(now.copies(), legal(known.get())) : now);
            }
        }
        onChange.run();
    }

    /** Why one that is not in the form cannot be sent as it stands; empty if it can. */
    String blocker(Texts words, BackupDraft draft) {
        List<RegionId> lost =
                draft.copies().stream().filter(legal(draft.cluster()).negate()).toList();
        return lost.isEmpty()
                ? draft.blocker(words)
                : words.get("draft.notPossible", lost.size(), BackupWords.join(words, lost));
    }

    /** Says anew what is chosen. */
    void retell(Texts words, List<BackupDraft> all, Function<BackupDraft, String> blocker) {
        if (drafts.isEmpty()) {
            rows.clear();
            heading.set("");
            return;
        }
        List<DraftRow> now =
                all.stream().map(each -> row(words, each, blocker.apply(each))).toList();
        if (now.size() == rows.size()) {
            IntStream.range(0, now.size())
                    .filter(at -> !now.get(at).equals(rows.get(at)))
                    .forEach(at -> rows.set(at, now.get(at)));
        } else {
            rows.setAll(now);
        }
        Set<RegionId> regions = all.stream()
                .flatMap(each -> Optional.ofNullable(each.cluster().regionId()).stream())
                .collect(Collectors.toSet());
        heading.set(words.get("draft.heading", all.size(), regions.size()));
    }

    private static DraftRow row(Texts words, BackupDraft draft, String problem) {
        String dropped = draft.dropped().isEmpty()
                ? ""
                : words.get("draft.dropped", draft.dropped().size(), BackupWords.join(words, draft.dropped()));
        return new DraftRow(
                draft.id().value(),
                draft.name(),
                draft.content(words),
                BackupWords.regions(words, draft.copies()),
                mark(words, draft, problem),
                problem,
                dropped.isEmpty() ? ClusterRow.reason(words, draft.cluster().eligibility()) : dropped);
    }

    private static String mark(Texts words, BackupDraft draft, String problem) {
        if (!problem.isEmpty()) {
            return words.get("draft.mark.problem");
        }
        if (!draft.dropped().isEmpty()) {
            return words.get("draft.mark.dropped", draft.dropped().size());
        }
        return switch (draft.cluster().eligibility()) {
            case Eligibility.Doubtful doubtful -> VisibleText.of(doubtful.status(), 20);
            case Eligibility.Unconfirmed unconfirmed -> words.get("scope.row.typed");
            case Eligibility.Ready ready -> "";
            case Eligibility.Impossible impossible -> words.get("draft.mark.problem");
        };
    }

    /** The chosen ones; empty while there is one at most. */
    public ObservableList<DraftRow> rows() {
        return rowsView;
    }

    /** Which of them is in the form, from 0. */
    public ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty severalProperty() {
        return cluster.severalProperty();
    }

    /** How many there are, and in how many regions. */
    public ReadOnlyStringProperty headingProperty() {
        return heading.getReadOnlyProperty();
    }

    /** What was done last; empty if nothing was. */
    public ReadOnlyStringProperty toldProperty() {
        return undo.toldProperty();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return undo.canUndoProperty();
    }
}
