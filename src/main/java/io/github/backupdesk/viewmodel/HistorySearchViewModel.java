package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryOrder.Column;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.States;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the history are wanted, and in what order. The filters write into the text of the search, so that what is
 * filtered can be read, and typed as well.
 */
public final class HistorySearchViewModel {

    /** How long the typing has to rest before it is searched for. */
    private static final Duration REST = Duration.ofMillis(60);

    /** Something that can be let through or not. */
    public record FilterChoice(String label, boolean on, Runnable flip) {}

    /** A column that can be sorted by; pressing the one that is sorted by turns the order round. */
    public record SortChoice(String id, boolean sorted, boolean descending, Runnable press) {}

    /** The states that are offered; the others can be typed. */
    private static final List<Phase> STATES = List.of(
            Phase.OPEN,
            Phase.WAITING,
            Phase.RUNNING,
            Phase.DONE,
            Phase.FAILED,
            Phase.CANCELLED,
            Phase.REJECTED,
            Phase.NOT_SENT,
            Phase.DRY_RUN);

    /** The times that are offered; each runs until now. */
    public enum Period {
        TODAY,
        WEEK,
        THIRTY_DAYS,
        THIS_MONTH;

        private LocalDate since(LocalDate today) {
            return switch (this) {
                case TODAY -> today;
                case WEEK -> today.minusDays(6);
                case THIRTY_DAYS -> today.minusDays(29);
                case THIS_MONTH -> today.withDayOfMonth(1);
            };
        }
    }

    private final Background background;
    private final Times times;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Runnable onChange;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<SortChoice>> sorting = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private Background.Work resting = () -> {};
    private HistoryQuery query = HistoryQuery.ALL;
    private HistoryOrder order = HistoryOrder.NEWEST;

    /** @param onChange is told when other rows are wanted, or in another order */
    HistorySearchViewModel(Background background, Times times, ReadOnlyObjectProperty<Texts> texts, Runnable onChange) {
        this.background = background;
        this.times = times;
        this.texts = texts;
        this.onChange = onChange;
        text.addListener((o, was, is) -> searchSoon());
        tellSorting();
    }

    private void tellSorting() {
        sorting.set(List.of(
                sort("when", Column.WHEN),
                sort("cluster", Column.CLUSTER),
                sort("state", Column.STATE),
                sort("backupName", Column.BACKUP_NAME)));
    }

    private SortChoice sort(String id, Column column) {
        return new SortChoice(id, order.column() == column, order.descending(), () -> sortBy(column));
    }

    private void searchSoon() {
        active.set(!text.get().isBlank());
        resting.cancel();
        resting = background.after(REST, () -> {
            query = StateWords.read(text.get());
            onChange.run();
        });
    }

    /** What is searched for since the typing rested. */
    HistoryQuery query() {
        return query;
    }

    HistoryOrder order() {
        return order;
    }

    /** Sorts by a column, or by the same one the other way round. */
    void sortBy(Column column) {
        order = order.pressed(column);
        tellSorting();
        onChange.run();
    }

    /** The states, as they can be let through. */
    public List<FilterChoice> stateChoices() {
        return STATES.stream()
                .map(each -> new FilterChoice(texts.get().of(each), lets(each), () -> toggle(each)))
                .toList();
    }

    /** How far back to go. */
    public List<FilterChoice> periodChoices() {
        return Stream.of(Period.values())
                .map(each -> new FilterChoice(texts.get().of(each), lets(each), () -> toggle(each)))
                .toList();
    }

    /** The clusters that are named already, and that of a row. */
    public List<FilterChoice> clusterChoices(@Nullable HistoryRow row) {
        Set<String> all = new LinkedHashSet<>(HistoryQuery.parse(text.get()).clusters());
        if (row != null) {
            all.add(row.clusterId());
        }
        return all.stream()
                .map(each -> new FilterChoice(
                        row != null && row.clusterId().equals(each)
                                ? texts.get().get("history.filter.cluster.row", row.cluster(), each)
                                : VisibleText.of(each, 60),
                        letsOnly(each),
                        () -> toggleCluster(each)))
                .toList();
    }

    /** Whether rows of that state are let through by name. */
    boolean lets(Phase phase) {
        return states().contains(phase);
    }

    private Set<Phase> states() {
        EnumSet<Phase> all = EnumSet.noneOf(Phase.class);
        StateWords.read(text.get()).states().stream().map(States::phases).forEach(all::addAll);
        return all;
    }

    /** Lets rows of that state through as well, or no longer. */
    void toggle(Phase phase) {
        Set<Phase> wanted = states();
        if (!wanted.remove(phase)) {
            wanted.add(phase);
        }
        if (phase == Phase.WAITING || wanted.contains(Phase.WAITING)) {
            // The word for the one stands for the other as well.
            wanted.remove(Phase.PLANNED);
        }
        String names = wanted.stream().map(each -> texts.get().of(each)).collect(Collectors.joining(","));
        replace(part -> !part.states().isEmpty(), names.isEmpty() ? "" : key("state") + SearchParts.quoted(names));
    }

    /** Whether the search reaches back so far and no farther. */
    boolean lets(Period period) {
        HistoryQuery typed = HistoryQuery.parse(text.get());
        return period.since(times.today()).equals(typed.after()) && typed.before() == null;
    }

    /** Goes back so far and no farther, or again as far as there are rows. */
    void toggle(Period period) {
        String part = lets(period) ? "" : key("after") + period.since(times.today());
        replace(each -> each.after() != null || each.before() != null, part);
    }

    /** Whether only rows of that cluster are let through. */
    private boolean letsOnly(String cluster) {
        return HistoryQuery.parse(text.get()).clusters().contains(cluster);
    }

    /** Lets only rows of that cluster through, or again those of any. */
    void toggleCluster(String cluster) {
        String part = letsOnly(cluster) ? "" : key("cluster") + SearchParts.quoted(cluster);
        replace(each -> !each.clusters().isEmpty(), part);
    }

    /** Lets everything through. */
    public void clear() {
        text.set("");
    }

    private String key(String name) {
        return texts.get().get("history.key." + name) + ":";
    }

    private void replace(Predicate<HistoryQuery> old, String part) {
        text.set(SearchParts.replaced(text.get(), old, part));
    }

    /** What is searched for, as typed: words and keys. */
    public StringProperty textProperty() {
        return text;
    }

    /** The columns that can be sorted by, and which of them is. */
    public ReadOnlyObjectProperty<List<SortChoice>> sortingProperty() {
        return sorting.getReadOnlyProperty();
    }

    /** Whether anything is searched for. */
    public ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }
}
