package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ClusterIds;
import io.github.backupdesk.domain.PastedCluster;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.ClusterService;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster is meant. One field serves for searching the list and for typing an ID; the list is a convenience, and
 * typing works without it. What is typed is settled by {@link #commit}: an ID or a name from the list, or an ID of its own.
 */
public final class ClusterViewModel {

    /** How far the list is. */
    public enum Listing {
        LOADING,
        LISTED,
        FAILED
    }

    private final ClusterService clusters;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Cluster>> cluster = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Listing> listing = new ReadOnlyObjectWrapper<>(Listing.LOADING);
    private final ReadOnlyStringWrapper listingText = new ReadOnlyStringWrapper("");
    private final ObservableList<ClusterRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ClusterRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<ClusterRow> allRows = FXCollections.observableArrayList();
    private final ObservableList<ClusterRow> allRowsView = FXCollections.unmodifiableObservableList(allRows);

    private final ReadOnlyObjectWrapper<Optional<ClusterRow>> chosenRow = new ReadOnlyObjectWrapper<>(Optional.empty());

    private List<Cluster> known = List.of();

    /** Out of what address or command the text was taken; empty if it was typed or pasted as it is. */
    private Optional<PastedCluster> taken = Optional.empty();

    private final ReadOnlyBooleanWrapper several = new ReadOnlyBooleanWrapper();
    private BiConsumer<List<Cluster>, Function<Texts, String>> adder = (more, told) -> {};
    private Predicate<ClusterId> shower = id -> false;
    private Runnable onListed = () -> {};
    private Runnable onRows = () -> {};
    private @Nullable Exception listProblem;

    public ClusterViewModel(ClusterService clusters, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.clusters = clusters;
        this.background = background;
        this.texts = texts;
        text.addListener(o -> typed());
        cluster.addListener(o -> tellChosen());
        texts.addListener(o -> retell());
        retell();
    }

    /**
     * What is done with clusters that are taken together with others.
     *
     * @param adding takes them, with the sentence that says so
     * @param showing shows one that is among the chosen ones already, and says whether it is
     */
    void handSeveralTo(BiConsumer<List<Cluster>, Function<Texts, String>> adding, Predicate<ClusterId> showing) {
        adder = adding;
        shower = showing;
    }

    void onListed(Runnable handler) {
        onListed = handler;
    }

    /** Who is told when the lines of the list have changed. */
    void onRows(Runnable handler) {
        onRows = handler;
    }

    /** Shows a cluster that was chosen elsewhere. The field has its ID, or is free for the next one where there are several. */
    void show(Cluster shown, boolean amongOthers) {
        boolean before = several.get();
        several.set(amongOthers);
        settle(shown);
        if (!amongOthers) {
            text.set(shown.id().value());
        } else if (!before) {
            text.set("");
        }
        narrow();
    }

    /** Asks for the list anew. What is there stays until the answer has come. */
    public void load() {
        listing.set(Listing.LOADING);
        listProblem = null;
        retell();
        background.start(clusters::list, this::listed, this::failed);
    }

    private void listed(List<Cluster> found) {
        known = found;
        listing.set(Listing.LISTED);
        retell();
        // The one that is chosen may have been typed before it was known, or may be in another state by now.
        cluster.get().flatMap(chosen -> byId(chosen.id().value())).ifPresent(this::settle);
        judgeAnew();
        onListed.run();
    }

    /** What is half typed may be found in the list by now, or can no more be. */
    private void judgeAnew() {
        if (cluster.get().isEmpty() && !text.get().isBlank()) {
            typed();
        }
    }

    private void failed(Exception e) {
        listProblem = e;
        listing.set(Listing.FAILED);
        retell();
        judgeAnew();
    }

    /** Takes a line of the list. */
    public void choose(ClusterRow row) {
        if (several.get()) {
            join(row.cluster());
            return;
        }
        text.set(row.id());
        settle(row.cluster());
    }

    /** Takes an ID, listed or not. */
    void take(ClusterId id) {
        text.set(id.value());
        commit();
    }

    /** Takes the clipboard's text as it is; characters that a field would drop are made visible instead. */
    public void paste(String pasted) {
        Optional<PastedCluster> whole = PastedCluster.find(pasted);
        String behind = behindTheChosen(pasted);
        if (whole.isEmpty() && ClusterIds.several(behind.isEmpty() ? pasted : behind)) {
            takeSeveral(PastedCluster.withoutKey(behind.isEmpty() ? pasted : behind), !behind.isEmpty());
            return;
        }
        text.set(whole.map(each -> each.id().value())
                .orElseGet(() -> CloudWords.withControlPictures(PastedCluster.withoutKey(pasted.strip()))));
        taken = whole;
        commit();
    }

    /** What was pasted behind the chosen ID, which would be glued to the first of it; empty if it was pasted elsewhere. */
    private String behindTheChosen(String pasted) {
        String chosen = several.get()
                ? ""
                : cluster.get().map(each -> each.id().value()).orElse("");
        boolean behind = !chosen.isEmpty() && pasted.length() > chosen.length() && pasted.startsWith(chosen);
        return behind && Character.isLetter(pasted.charAt(chosen.length())) ? pasted.substring(chosen.length()) : "";
    }

    /** Several IDs become several clusters; what is odd among them stays in the field. */
    private void takeSeveral(String pasted, boolean keepChosen) {
        ClusterIds ids = ClusterIds.read(pasted);
        List<Cluster> all = ids.accepted().stream().map(this::meant).toList();
        List<Cluster> possible = all.stream().filter(DraftsViewModel::possible).toList();
        List<String> left = ids.refused().stream().map(ClusterIds.Odd::text).toList();
        if (possible.isEmpty()) {
            text.set(CloudWords.withControlPictures(pasted.strip()));
        } else if (!several.get() && !keepChosen) {
            cluster.set(Optional.empty());
        }
        adder.accept(
                possible, words -> SeveralWords.taken(words, possible.size(), SeveralWords.refusals(words, ids, all)));
        if (several.get() && !possible.isEmpty()) {
            text.set(CloudWords.withControlPictures(String.join(" ", left)));
        }
    }

    /** A cluster by its ID, listed or not. */
    Cluster meant(ClusterId id) {
        return listed(id).orElseGet(() -> Cluster.typed(id));
    }

    Optional<Cluster> listed(ClusterId id) {
        return byId(id.value());
    }

    /** Has a cluster join those that are chosen; returns whether it did. */
    private boolean join(Cluster one) {
        String impossible = one.eligibility() instanceof Eligibility.Impossible why
                ? texts.get().of(why.kind())
                : "";
        problem.set(impossible);
        if (!impossible.isEmpty()) {
            return false;
        }
        text.set("");
        if (!shower.test(one.id())) {
            adder.accept(
                    List.of(one),
                    words -> words.get("draft.added", ClusterRow.of(words, one).name()));
        }
        return true;
    }

    /** Settles the field when it is left; among others, only a taken cluster joins them. */
    public void leave() {
        if (!several.get() && !text.get().isBlank()) {
            commit();
        }
    }

    /** Settles what is still in the field, if it is plain what is meant; returns whether nothing is left open. */
    boolean settleField() {
        if (!several.get()) {
            return cluster.get().isPresent() || commit();
        }
        String typed = text.get().strip();
        boolean plain = byId(typed).or(() -> byName(typed)).isPresent()
                || ClusterIds.several(typed)
                || (ClusterId.check(typed) instanceof ClusterId.Check.Accepted accepted && accepted.usual());
        return typed.isEmpty() || (plain && commit());
    }

    /** Settles what the text means. Returns whether it means a cluster. */
    public boolean commit() {
        return several.get() ? commitOneMore() : commitOne();
    }

    private boolean commitOneMore() {
        String typed = text.get().strip();
        if (ClusterIds.several(typed)) {
            takeSeveral(typed, false);
            return text.get().isEmpty();
        }
        Optional<Cluster> found = byId(typed).or(() -> byName(typed));
        if (found.isEmpty() && ClusterId.check(typed) instanceof ClusterId.Check.Accepted accepted) {
            found = Optional.of(meant(accepted.id()));
        }
        if (found.isPresent()) {
            return join(found.get());
        }
        problem.set(typed.isEmpty() ? "" : idProblem(typed));
        return typed.isEmpty();
    }

    private boolean commitOne() {
        String typed = text.get().strip();
        if (ClusterIds.several(typed)) {
            takeSeveral(typed, false);
            return true;
        }
        Optional<Cluster> found = byId(typed).or(() -> byName(typed));
        if (found.isPresent()) {
            text.set(found.get().id().value());
            settle(found.get());
            return true;
        }
        return switch (ClusterId.check(typed)) {
            case ClusterId.Check.Accepted accepted -> {
                // What stood around it, a no-break space say, is gone: it may be one of the list after all.
                text.set(accepted.id().value());
                settle(byId(accepted.id().value()).orElse(Cluster.typed(accepted.id())));
                yield true;
            }
            case ClusterId.Check.Refused refused -> {
                cluster.set(Optional.empty());
                problem.set(CloudWords.of(texts.get(), refused.problem()));
                yield false;
            }
        };
    }

    private void settle(Cluster settled) {
        cluster.set(Optional.of(settled));
        problem.set("");
        hint.set(hintFor(settled));
    }

    private String hintFor(Cluster settled) {
        String own = ownHint(settled);
        return taken.filter(each -> each.id().equals(settled.id()))
                .map(each -> texts.get().get(each.keyDropped() ? "cluster.pasted.key" : "cluster.pasted", own))
                .map(String::strip)
                .orElse(own);
    }

    private String ownHint(Cluster settled) {
        if (settled.eligibility() instanceof Eligibility.Unconfirmed
                && ClusterId.check(settled.id().value()) instanceof ClusterId.Check.Accepted accepted
                && !accepted.usual()) {
            return texts.get().get("cluster.unusual");
        }
        return ClusterRow.reason(texts.get(), settled.eligibility());
    }

    private void typed() {
        String now = text.get().strip();
        narrow();
        if (several.get()) {
            problem.set(oddForGood(now) ? idProblem(now) : "");
            return;
        }
        Optional<Cluster> exact = byId(now);
        if (exact.isPresent()) {
            settle(exact.get());
            return;
        }
        if (cluster.get().isPresent() && cluster.get().get().id().value().equals(now)) {
            return;
        }
        cluster.set(Optional.empty());
        hint.set("");
        // Half an ID is no mistake, and a name is looked for in the list: only what can never be either is told at
        // once.
        problem.set(oddForGood(now) ? idProblem(now) : "");
    }

    private boolean oddForGood(String now) {
        return listing.get() != Listing.LOADING
                && rows.isEmpty()
                && !now.isEmpty()
                && !ClusterIds.several(now)
                && ClusterId.check(now) instanceof ClusterId.Check.Refused;
    }

    private String idProblem(String typed) {
        return ClusterId.check(typed) instanceof ClusterId.Check.Refused refused
                ? CloudWords.of(texts.get(), refused.problem())
                : "";
    }

    private Optional<Cluster> byId(String id) {
        return known.stream().filter(each -> each.id().value().equals(id)).findFirst();
    }

    private Optional<Cluster> byName(String name) {
        List<Cluster> found = known.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private void narrow() {
        String wanted = text.get().strip();
        boolean settled = !several.get()
                && cluster.get().map(each -> each.id().value().equals(wanted)).orElse(false);
        rows.setAll(settled ? allRows : allRows.filtered(row -> row.matches(wanted)));
        tellListing();
    }

    private void tellListing() {
        Texts words = texts.get();
        listingText.set(
                switch (listing.get()) {
                    case LOADING -> words.get("cluster.list.loading");
                    case LISTED ->
                        rows.size() < known.size()
                                ? words.get("cluster.list.filtered", rows.size(), known.size())
                                : words.get("cluster.list.count", known.size());
                    case FAILED ->
                        words.get("cluster.list.failed", listProblem == null ? "" : CloudWords.of(words, listProblem));
                });
    }

    /** A typed cluster has nothing to tell beyond its ID, which stands in the field. */
    private void tellChosen() {
        chosenRow.set(
                cluster.get().filter(each -> !each.name().isEmpty()).map(each -> ClusterRow.of(texts.get(), each)));
    }

    private void retell() {
        tellChosen();
        Texts words = texts.get();
        allRows.setAll(known.stream().map(each -> ClusterRow.of(words, each)).toList());
        onRows.run();
        narrow();
        cluster.get().ifPresent(each -> hint.set(hintFor(each)));
        if (!problem.get().isEmpty()) {
            problem.set(problemNow(text.get().strip()));
        }
    }

    private String problemNow(String typed) {
        return byId(typed)
                .map(Cluster::eligibility)
                .map(each -> ClusterRow.reason(texts.get(), each))
                .orElseGet(() -> idProblem(typed));
    }

    /** Whether several are chosen: then the field takes one more. */
    public ReadOnlyBooleanProperty severalProperty() {
        return several.getReadOnlyProperty();
    }

    /** What is in the field. */
    public StringProperty textProperty() {
        return text;
    }

    /** The cluster meant, listed or typed; empty while the text means none. */
    public ReadOnlyObjectProperty<Optional<Cluster>> clusterProperty() {
        return cluster.getReadOnlyProperty();
    }

    /** The chosen cluster as a line of the list; empty if it was typed. */
    public ReadOnlyObjectProperty<Optional<ClusterRow>> chosenRowProperty() {
        return chosenRow.getReadOnlyProperty();
    }

    /** Why the text is no cluster ID; empty if it may be one. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is worth knowing about the chosen cluster before going on; may be empty. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Listing> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty listingTextProperty() {
        return listingText.getReadOnlyProperty();
    }

    /** The lines that match the text. */
    public ObservableList<ClusterRow> rows() {
        return rowsView;
    }

    /** Every line, whatever the text. */
    public ObservableList<ClusterRow> allRows() {
        return allRowsView;
    }
}
