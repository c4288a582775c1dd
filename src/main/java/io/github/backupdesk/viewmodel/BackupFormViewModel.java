package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
    private final BackupSummary summary = new BackupSummary();
    private final ReadOnlyBooleanWrapper canPutBack = new ReadOnlyBooleanWrapper();
    private final Sentence filled;
    private Runnable putBack = () -> {};
    private @Nullable Function<Texts, String> forbidden;

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
        Filling before = filling();
        cluster.take(request.clusterId());
        Map<String, List<String>> ticksThere = scope.ticks();
        switch (request.scope()) {
            case BackupScope.WholeCluster whole -> scope.take(ScopeType.CLUSTER, Map.of());
            case BackupScope.Untold untold -> throw new IllegalArgumentException("nobody knows what was asked for");
            case BackupScope.Collections some ->
                scope.take(ScopeType.COLLECTION, Map.of(some.dbName(), some.collectionNames()));
        }
        copies.take(request.copies());
        filled.say(told);
        canPutBack.set(!before.blank());
        putBack = () -> {
            scope.take(scope.typeProperty().get(), ticksThere);
            restore(before);
        };
    }

    private void restore(Filling former) {
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
        canPutBack.set(false);
        putBack = () -> {};
    }

    /** One request to review, and whose it is. */
    public record Wanted(Cluster cluster, BackupRequest request) {}

    /**
     * Settles what is half typed, and joins everything to one legal request or several; empty if something is missing, which
     * {@link #blockerProperty} names.
     */
    public List<Wanted> settle() {
        if (cluster.clusterProperty().get().isEmpty()) {
            cluster.commit();
        }
        if (!copies.typedProperty().get().isBlank()) {
            copies.addTyped();
        }
        retell();
        if (!blocker.get().isEmpty()) {
            return List.of();
        }
        Cluster chosen = cluster.clusterProperty().get().orElseThrow();
        return scope.scopes().stream()
                .map(what -> new Wanted(chosen, new BackupRequest(chosen.id(), what, copies.chosen())))
                .toList();
    }

    /** Nothing can be sent in this run, whatever the form says. */
    public void forbid(Function<Texts, String> reason) {
        forbidden = reason;
        retell();
    }

    private void retell() {
        blocker.set(reason());
        summary.tell(texts.get(), cluster.clusterProperty().get(), scope, copies.chosen());
    }

    private String reason() {
        Texts words = texts.get();
        if (forbidden != null) {
            return forbidden.apply(words);
        }
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

    public ClusterViewModel cluster() {
        return cluster;
    }

    public ScopeViewModel scope() {
        return scope;
    }

    public CopiesViewModel copies() {
        return copies;
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

    /** The form so far, a line each. */
    public static final class BackupSummary {

        private final ReadOnlyStringWrapper clusterText = new ReadOnlyStringWrapper("");
        private final ReadOnlyStringWrapper type = new ReadOnlyStringWrapper("");
        private final ReadOnlyStringWrapper content = new ReadOnlyStringWrapper("");
        private final ReadOnlyStringWrapper copies = new ReadOnlyStringWrapper("");
        private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper("");

        private void tell(Texts words, Optional<Cluster> chosen, ScopeViewModel scope, List<RegionId> regions) {
            clusterText.set(chosen.map(each ->
                            VisibleText.of(each.name().isEmpty() ? each.id().value() : each.name(), 60))
                    .orElse(words.get("summary.nothing")));
            type.set(scope.typeProperty().get().name());
            content.set(
                    scope.typeProperty().get() == ScopeType.CLUSTER
                            ? words.get("summary.everything")
                            : scope.scopes().stream()
                                    .map(each -> BackupWords.content(words, each))
                                    .reduce((a, b) -> words.get("list.join", a, b))
                                    .orElse(words.get("summary.nothing")));
            copies.set(words.get("summary.copies", regions.size()));
            int requests = scope.scopes().size();
            kept.set(words.get(requests > 1 ? "summary.kept.split" : "summary.kept", regions.size() + 1, requests));
        }

        public ReadOnlyStringProperty clusterProperty() {
            return clusterText.getReadOnlyProperty();
        }

        public ReadOnlyStringProperty typeProperty() {
            return type.getReadOnlyProperty();
        }

        public ReadOnlyStringProperty contentProperty() {
            return content.getReadOnlyProperty();
        }

        public ReadOnlyStringProperty copiesProperty() {
            return copies.getReadOnlyProperty();
        }

        public ReadOnlyStringProperty keptProperty() {
            return kept.getReadOnlyProperty();
        }
    }
}
