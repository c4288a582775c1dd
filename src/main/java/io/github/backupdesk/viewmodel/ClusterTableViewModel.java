package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ClusterIds;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.HistoryService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** All clusters as a table, in which several are chosen at once. Nothing is chosen before {@link #take}. */
public final class ClusterTableViewModel {

    private final ClusterViewModel clusters;
    private final DraftsViewModel drafts;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ObservableList<ClusterTableRow> all = FXCollections.observableArrayList();
    private final FilteredList<ClusterTableRow> rows = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty dedicated = new SimpleBooleanProperty();
    private final BooleanProperty running = new SimpleBooleanProperty();
    private final BooleanProperty overdue = new SimpleBooleanProperty();
    private final StringProperty typedIds = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper taking = new ReadOnlyStringWrapper("");
    private final Sentence told;
    private final Sentence lastGoodTrouble;

    /** In the order of ticking, which is the order of sending. */
    private final Map<ClusterId, Cluster> ticked = new LinkedHashMap<>();

    /** Typed here or chosen before; they stand above the list. */
    private final Map<ClusterId, Cluster> typed = new LinkedHashMap<>();

    private boolean quiet;
    private Optional<Told> record = Optional.empty();

    /** Empty until the history has been read. */
    private Optional<Map<ClusterId, Instant>> lastGood = Optional.empty();

    /** Where the table knows from what has been done to each cluster. */
    private record Told(HistoryService history, HistoryViewModel rows, Background background) {}

    ClusterTableViewModel(ClusterViewModel clusters, DraftsViewModel drafts, ReadOnlyObjectProperty<Texts> texts) {
        this.clusters = clusters;
        this.drafts = drafts;
        this.texts = texts;
        this.told = new Sentence(texts);
        this.lastGoodTrouble = new Sentence(texts);
        Stream.of(filter, dedicated, running, overdue).forEach(each -> each.addListener(o -> narrow()));
        clusters.onRows(() -> {
            if (open.get()) {
                rebuild();
            }
        });
    }

    /** Has it tell of the last good backups and of what is under way. To be called before there is a window. */
    public void tellFrom(HistoryService history, HistoryViewModel under, Background background) {
        record = Optional.of(new Told(history, under, background));
    }

    /** Opens the table, with what is chosen already ticked. */
    public void open() {
        ticked.clear();
        told.clear();
        filter.set("");
        drafts.all().forEach(each -> ticked.put(each.id(), each.cluster()));
        typed.clear();
        ticked.values().stream()
                .filter(each -> clusters.listed(each.id()).isEmpty())
                .forEach(each -> typed.put(each.id(), each));
        open.set(true);
        rebuild();
        readLastGood();
    }

    private void readLastGood() {
        record.ifPresent(from -> from.background()
                .start(
                        from.history()::lastGood,
                        found -> {
                            lastGood = Optional.of(found);
                            lastGoodTrouble.clear();
                            rebuild();
                        },
                        e -> lastGoodTrouble.say(
                                words -> words.get("cluster.table.lastGood.failed", CloudWords.of(words, e)))));
    }

    /** Closes the table; what is chosen stays as it was. */
    public void close() {
        open.set(false);
    }

    private void rebuild() {
        Texts words = texts.get();
        Map<ClusterId, String> jobs = jobs(words);
        List<ClusterTableRow> fresh = new ArrayList<>();
        typed.values().stream()
                .filter(each -> clusters.listed(each.id()).isEmpty())
                .forEach(each -> fresh.add(row(words, ClusterRow.of(words, each), true, jobs)));
        clusters.allRows().forEach(each -> fresh.add(row(words, each, false, jobs)));
        all.setAll(fresh);
        narrow();
    }

    private ClusterTableRow row(Texts words, ClusterRow row, boolean byHand, Map<ClusterId, String> jobs) {
        ClusterId id = row.cluster().id();
        Instant at = lastGood.map(known -> known.get(id)).orElse(null);
        String told = lastGood.isEmpty() || !row.possible()
                ? ""
                : at == null ? words.get("cluster.table.lastGood.none") : ago(words, at);
        ClusterTableRow made =
                new ClusterTableRow(row, byHand, at, told, jobs.getOrDefault(id, ""), ticked.containsKey(id));
        made.tickedProperty().addListener((o, was, is) -> ticked(made, is));
        return made;
    }

    private String ago(Texts words, Instant at) {
        return record.map(each -> each.rows().times().ago(words, at)).orElse("");
    }

    private Instant now() {
        return record.map(each -> each.rows().times().now()).orElse(Instant.EPOCH);
    }

    private Map<ClusterId, String> jobs(Texts words) {
        Map<ClusterId, String> jobs = new LinkedHashMap<>();
        record.ifPresent(from -> from.rows()
                .unsettled()
                .forEach(each -> jobs.put(
                        each.exact().request().clusterId(),
                        AttemptWords.row(words, from.rows().times(), each).state())));
        return jobs;
    }

    private void ticked(ClusterTableRow row, boolean on) {
        if (quiet) {
            return;
        }
        if (on && row.cluster().eligibility() instanceof Eligibility.Impossible impossible) {
            told.say(words -> words.get("cluster.table.notChosen", row.facts().name(), words.of(impossible.kind())));
            row.tickedProperty().set(false);
            return;
        }
        if (on) {
            told.clear();
            ticked.putIfAbsent(row.cluster().id(), row.cluster());
        } else {
            ticked.remove(row.cluster().id());
        }
        tell();
    }

    private void narrow() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        Instant now = now();
        boolean late = overdue.get() && lastGood.isPresent();
        rows.setPredicate(row -> row.matches(wanted)
                && (!dedicated.get() || row.dedicated())
                && (!running.get() || row.running())
                && (!late || row.isOverdue(now)));
        tell();
    }

    private void tell() {
        Texts words = texts.get();
        heading.set(ticked.isEmpty() ? shown(words) : chosen(words));
        taking.set(words.get("cluster.table.take", ticked.size()));
    }

    private String shown(Texts words) {
        long notEligible = rows.stream().filter(row -> !row.facts().possible()).count();
        List<Cluster> some = rows.stream().map(ClusterTableRow::cluster).toList();
        return words.get("cluster.table.shown", some.size(), regions(some), notEligible);
    }

    private String chosen(Texts words) {
        return words.get("cluster.table.chosen", ticked.size(), regions(ticked.values()));
    }

    private static long regions(Collection<Cluster> some) {
        return some.stream()
                .map(Cluster::regionId)
                .filter(Objects::nonNull)
                .map(RegionId::value)
                .distinct()
                .count();
    }

    /** Ticks or unticks a row. */
    public void toggle(ClusterTableRow row) {
        row.tickedProperty().set(!row.tickedProperty().get());
    }

    /** Ticks all that the filter lets through and that can be backed up. */
    public void tickShown() {
        tick(rows.filtered(row -> row.facts().possible()), true);
    }

    public void untickAll() {
        tick(all, false);
    }

    private void tick(List<ClusterTableRow> many, boolean on) {
        many.forEach(row -> {
            if (on) {
                ticked.putIfAbsent(row.cluster().id(), row.cluster());
            } else {
                ticked.remove(row.cluster().id());
            }
        });
        // What is counted after each tick is then counted already.
        quiet = true;
        many.forEach(row -> row.tickedProperty().set(on));
        quiet = false;
        tell();
    }

    /** Ticks the clusters whose IDs were typed; those that nobody has listed come as typed. What is odd stays in the field. */
    public void addTyped() {
        String text = typedIds.get();
        ClusterIds ids = ClusterIds.read(text);
        List<Cluster> read = ids.accepted().stream().map(clusters::meant).toList();
        List<Cluster> possible = read.stream().filter(DraftsViewModel::possible).toList();
        possible.forEach(each -> {
            ticked.putIfAbsent(each.id(), each);
            if (clusters.listed(each.id()).isEmpty()) {
                typed.putIfAbsent(each.id(), each);
            }
        });
        typedIds.set(CloudWords.withControlPictures(String.join(
                " ", ids.refused().stream().map(ClusterIds.Odd::text).toList())));
        rebuild();
        told.say(words -> text.isBlank()
                ? words.get("cluster.table.add.empty")
                : SeveralWords.taken(words, possible.size(), SeveralWords.refusals(words, ids, read)));
    }

    /** Chooses what is ticked, and closes the table; the given row alone if nothing is. */
    public void take(Optional<ClusterTableRow> instead) {
        if (ticked.isEmpty()) {
            instead.ifPresent(row -> row.tickedProperty().set(true));
        }
        if (ticked.isEmpty()) {
            return;
        }
        List<Cluster> chosen = List.copyOf(ticked.values());
        close();
        drafts.take(chosen);
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** The rows that the filter and the chips let through. */
    public ObservableList<ClusterTableRow> rows() {
        return rows;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Whether only Dedicated clusters are shown. */
    public BooleanProperty dedicatedProperty() {
        return dedicated;
    }

    /** Whether only running clusters are shown. */
    public BooleanProperty runningProperty() {
        return running;
    }

    /** Whether only those without a good backup of the last seven days are shown. */
    public BooleanProperty overdueProperty() {
        return overdue;
    }

    /** IDs to add, however many. */
    public StringProperty typedIdsProperty() {
        return typedIds;
    }

    /** How many clusters are chosen, in how many regions, and how many of those shown cannot be. */
    public ReadOnlyStringProperty headingProperty() {
        return heading.getReadOnlyProperty();
    }

    /** The label of the button that takes them. */
    public ReadOnlyStringProperty takingProperty() {
        return taking.getReadOnlyProperty();
    }

    /** What came of the last step; may be empty. */
    public ReadOnlyStringProperty toldProperty() {
        return told.property();
    }

    /** Why nothing is told of last good backups; empty if it is. */
    public ReadOnlyStringProperty lastGoodTroubleProperty() {
        return lastGoodTrouble.property();
    }

    /** Whether the row has no good backup of the last seven days, as far as that is known. */
    public boolean overdue(ClusterTableRow row) {
        return lastGood.isPresent() && row.isOverdue(now());
    }
}
