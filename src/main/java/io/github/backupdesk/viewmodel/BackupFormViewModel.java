package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The form of a new backup: joins cluster, scope and copies into one legal request, or says what is missing. */
public final class BackupFormViewModel {

    private final ClusterViewModel cluster;
    private final ScopeViewModel scope;
    private final CopiesViewModel copies;
    private final DraftsViewModel drafts;
    private final ClusterTableViewModel table;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
    private final BackupSummary summary = new BackupSummary();
    private final ReadOnlyBooleanWrapper canPutBack = new ReadOnlyBooleanWrapper();
    private final Sentence filled;
    private Runnable putBack = () -> {};
    private @Nullable Function<Texts, String> forbidden;
    private @Nullable BackupScope filledScope;

    public BackupFormViewModel(
            ClusterViewModel cluster,
            ScopeViewModel scope,
            CopiesViewModel copies,
            ReadOnlyObjectProperty<Texts> texts) {
        this.cluster = cluster;
        this.scope = scope;
        this.copies = copies;
        this.texts = texts;
        this.filled = new Sentence(texts);
        this.drafts = new DraftsViewModel(cluster, scope, copies, texts);
        this.table = new ClusterTableViewModel(cluster, drafts, texts);
        cluster.clusterProperty().addListener((o, was, is) -> {
            scope.show(is);
            copies.show(is);
            retell();
        });
        cluster.problemProperty().addListener(o -> retell());
        scope.countsProperty().addListener(o -> retell());
        scope.noticeProperty().addListener(o -> retell());
        scope.typeProperty().addListener(o -> retell());
        scope.splitProperty().addListener(o -> retell());
        copies.onChange(this::retell);
        copies.typedProperty().addListener(o -> retell());
        texts.addListener(o -> retell());
        cluster.textProperty().addListener(o -> {
            if (drafts.isSeveral()) {
                retell();
            }
        });
        drafts.onChange(this::retell);
        retell();
    }

    /** All that stands in the form. */
    private record Filling(
            String cluster, boolean settled, ScopeType type, Map<String, List<String>> ticks, List<RegionId> copies) {

        boolean blank() {
            return cluster.isBlank() && type == ScopeType.CLUSTER && ticks.isEmpty() && copies.isEmpty();
        }
    }

    private Filling filling() {
        return new Filling(
                cluster.textProperty().get(),
                cluster.clusterProperty().get().isPresent(),
                scope.typeProperty().get(),
                scope.ticks(),
                copies.chosen());
    }

    /** Fills in what an attempt had asked for. Nothing is sent; what stood here before can be put back. */
    void fill(BackupRequest request, Function<Texts, String> told) {
        scope.leave();
        Filling before = filling();
        List<BackupDraft> several = drafts.isSeveral() ? drafts.all() : List.of();
        ClusterId shown = drafts.shownId();
        drafts.leaveAlone();
        cluster.take(request.clusterId());
        Map<String, List<String>> ticksThere = scope.ticks();
        switch (request.scope()) {
            case BackupScope.WholeCluster whole -> scope.take(ScopeType.CLUSTER, Map.of());
            case BackupScope.Untold untold -> throw new IllegalArgumentException("nobody knows what was asked for");
            case BackupScope.Collections some ->
                scope.take(ScopeType.COLLECTION, Map.of(some.dbName(), some.collectionNames()));
        }
        copies.take(request.copies());
        filledScope = request.scope();
        filled.say(told);
        canPutBack.set(!several.isEmpty() || !before.blank());
        putBack = () -> {
            scope.take(scope.typeProperty().get(), ticksThere);
            if (several.isEmpty()) {
                restore(before);
            } else {
                drafts.lay(several, shown);
            }
        };
    }

    private void restore(Filling former) {
        drafts.leaveAlone();
        cluster.textProperty().set(former.cluster());
        if (former.settled()) {
            cluster.commit();
        }
        scope.take(former.type(), former.ticks());
        copies.take(former.copies());
    }

    /** Puts back what stood here before it was filled. */
    public void putBack() {
        Runnable action = putBack;
        forgetFilling();
        action.run();
    }

    /** Takes it that what was filled in is as wanted. */
    public void forgetFilling() {
        filled.clear();
        filledScope = null;
        canPutBack.set(false);
        putBack = () -> {};
    }

    /** What stands here was sent: the way to it is not gone back. */
    void sent() {
        forgetFilling();
        drafts.forgetSteps();
    }

    /** One request to review, and whose it is. */
    public record Wanted(Cluster cluster, BackupRequest request) {}

    /**
     * Settles what is half typed, and joins everything to legal requests: one for each cluster, or several where its databases
     * are split, in the order of choosing. Empty if something is missing, which {@link #blockerProperty} names.
     */
    public List<Wanted> settle() {
        if (table.openProperty().get()) {
            // One step at a time: what is ticked there is to be seen in the form first.
            table.take(Optional.empty());
            return List.of();
        }
        boolean clear = cluster.settleField();
        if (copies.typedWhole()) {
            copies.addTyped();
        }
        retell();
        if (!clear || !blocker.get().isEmpty()) {
            return List.of();
        }
        return drafts.all().stream().flatMap(this::wanted).toList();
    }

    private Stream<Wanted> wanted(BackupDraft draft) {
        return draft.scopes().stream()
                .map(what ->
                        new Wanted(draft.cluster(), new BackupRequest(draft.id(), asFilled(what), draft.copies())));
    }

    /** The tree shows names in the order of the alphabet; what was filled in and not changed is sent in its own. */
    private BackupScope asFilled(BackupScope what) {
        boolean same = filledScope instanceof BackupScope.Collections former
                && what instanceof BackupScope.Collections now
                && former.dbName().equals(now.dbName())
                && former.collectionNames().size() == now.collectionNames().size()
                && Set.copyOf(former.collectionNames()).equals(Set.copyOf(now.collectionNames()));
        return same && filledScope != null ? filledScope : what;
    }

    /** Nothing can be sent in this run, whatever the form says. */
    public void forbid(Function<Texts, String> reason) {
        forbidden = reason;
        retell();
    }

    private void retell() {
        if (drafts.moving()) {
            return;
        }
        Texts words = texts.get();
        List<BackupDraft> all = drafts.all();
        String here = hereBlocker(words);
        ClusterId shown = drafts.shownId();
        Function<BackupDraft, String> of = draft -> draft.id().equals(shown) ? here : drafts.blocker(words, draft);
        drafts.retell(words, all, of);
        blocker.set(forbidden != null ? forbidden.apply(words) : all.size() > 1 ? first(words, all, of) : here);
        if (all.size() > 1) {
            summary.tell(words, all);
        } else {
            summary.tell(words, drafts.inTheForm(), !all.isEmpty());
        }
    }

    /** What keeps the one in the form from being sent. */
    private String hereBlocker(Texts words) {
        Optional<Cluster> chosen = cluster.clusterProperty().get();
        if (chosen.isEmpty()) {
            return cluster.problemProperty().get().isEmpty()
                    ? words.get("form.blocker.cluster")
                    : cluster.problemProperty().get();
        }
        if (chosen.get().eligibility() instanceof Eligibility.Impossible impossible) {
            return words.of(impossible.kind());
        }
        String inScope = scope.blocker();
        return inScope.isEmpty() ? copies.blocker() : inScope;
    }

    /** Which of several cannot be sent, the first of them, and why. */
    private String first(Texts words, List<BackupDraft> all, Function<BackupDraft, String> blockerOf) {
        String typed = cluster.textProperty().get().strip();
        if (!typed.isEmpty()) {
            return words.get("form.blocker.field", VisibleText.of(typed, 40));
        }
        return all.stream()
                .filter(each -> !blockerOf.apply(each).isEmpty())
                .findFirst()
                .map(each -> words.get("form.blocker.of", each.name(), blockerOf.apply(each)))
                .orElse("");
    }

    public ClusterViewModel cluster() {
        return cluster;
    }

    public ScopeViewModel scope() {
        return scope;
    }

    public CopiesViewModel copies() {
        return copies;
    }

    /** The clusters that are chosen together. */
    public DraftsViewModel drafts() {
        return drafts;
    }

    /** The table in which clusters are chosen. */
    public ClusterTableViewModel table() {
        return table;
    }

    /** That the form was filled, and from where; empty if a person filled it. */
    public ReadOnlyStringProperty filledProperty() {
        return filled.property();
    }

    /** Whether something stood here before, that can be put back. */
    public ReadOnlyBooleanProperty canPutBackProperty() {
        return canPutBack.getReadOnlyProperty();
    }

    /** The one thing to do before the request can be reviewed; empty if there is none. */
    public ReadOnlyStringProperty blockerProperty() {
        return blocker.getReadOnlyProperty();
    }

    public BackupSummary summary() {
        return summary;
    }
}
