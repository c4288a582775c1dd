package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.background.Background.Work;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.CollectionFacts;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Rows, size and load state of the collections that are looked at. Only asked for on request, and then only for rows that the
 * screen shows: a cluster may hold sixteen thousand collections, and each costs it two questions.
 */
public final class FactsViewModel {

    /** How many are asked after side by side; the account's pace holds them back further. */
    private static final int LANES = 2;

    /** Who has scrolled on does not want the rows any more that flew by. */
    private static final int WAITING = 64;

    private static final int KEPT = 20_000;

    /** How long findings are gathered before they are shown: each time costs the screen a layout. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private final InventoryService inventory;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final Sentence problem;

    /** The newest wish first; what has waited longest is dropped. */
    private final Deque<Place> waiting = new ArrayDeque<>();

    private final Map<Place, Work> asking = new HashMap<>();

    /** Empty for a collection that the cluster could not tell anything of. */
    private final Map<Place, Optional<CollectionFacts>> known = new LinkedHashMap<>();

    private Optional<Cluster> cluster = Optional.empty();
    private boolean gathering;
    private boolean stopped;

    private record Place(Cluster cluster, String dbName, String collection) {}

    public FactsViewModel(InventoryService inventory, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.inventory = inventory;
        this.background = background;
        this.texts = texts;
        this.problem = new Sentence(texts);
        wanted.addListener(o -> restart());
        texts.addListener(o -> changed());
    }

    /** Takes the cluster whose rows are shown. What is known of others is kept. */
    void show(Optional<Cluster> newCluster) {
        if (!cluster.equals(newCluster)) {
            cluster = newCluster;
            restart();
        }
    }

    /** Forgets what is known of the cluster, for asking anew. */
    void forget() {
        known.keySet().removeIf(place -> Optional.of(place.cluster()).equals(cluster));
        restart();
    }

    private void restart() {
        giveUp();
        stopped = false;
        problem.clear();
        changed();
    }

    private void giveUp() {
        waiting.clear();
        asking.values().forEach(Work::cancel);
        asking.clear();
    }

    /**
     * What is known of a row that is on the screen, in words; what is not known is asked for, and told by
     * {@link #revisionProperty} when it has come. Empty while nobody wants to know.
     */
    public String of(CollectionRow row) {
        if (!wanted.get() || cluster.isEmpty() || cluster.get().connectAddress().isEmpty()) {
            return "";
        }
        Place place = new Place(cluster.get(), row.dbName(), row.name());
        Optional<CollectionFacts> found = known.get(place);
        if (found == null) {
            wish(place);
            return stopped ? "" : texts.get().get("scope.facts.asking");
        }
        return found.map(this::told).orElseGet(() -> texts.get().get("scope.facts.none"));
    }

    private String told(CollectionFacts facts) {
        Texts words = texts.get();
        List<String> parts = new ArrayList<>();
        facts.rows().ifPresent(rows -> parts.add(words.get("scope.facts.rows", AmountWords.count(words, rows), rows)));
        facts.vectorBytes()
                .ifPresent(bytes -> parts.add(words.get("scope.facts.size", AmountWords.size(words, bytes))));
        if (facts.load() != CollectionFacts.Load.UNKNOWN) {
            parts.add(words.of(facts.load()));
        }
        return parts.isEmpty() ? words.get("scope.facts.none") : String.join(" · ", parts);
    }

    private void wish(Place place) {
        if (stopped || asking.containsKey(place)) {
            return;
        }
        waiting.remove(place);
        waiting.addFirst(place);
        while (waiting.size() > WAITING) {
            waiting.removeLast();
        }
        askNext();
    }

    private void askNext() {
        while (asking.size() < LANES && !waiting.isEmpty()) {
            Place place = waiting.removeFirst();
            asking.put(place, () -> {});
            Work work = background.start(
                    () -> inventory.facts(place.cluster(), place.dbName(), place.collection()),
                    facts -> answered(place, facts),
                    e -> failed(place, e));
            asking.replace(place, work);
        }
    }

    private void answered(Place place, @Nullable CollectionFacts facts) {
        asking.remove(place);
        known.put(place, Optional.ofNullable(facts));
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        gather();
        askNext();
    }

    /** A collection that is refused is one; where nobody answers, the next would meet with the same. */
    private void failed(Place place, Exception e) {
        if (e instanceof CloudException.Refused) {
            answered(place, null);
            return;
        }
        stopped = true;
        giveUp();
        problem.say(words -> words.get(
                "scope.facts.failed",
                CloudWords.ofTheCloud(e)
                        ? CloudWords.of(words, e)
                        : words.get("problem.unexpected", e.getClass().getSimpleName())));
        changed();
    }

    private void gather() {
        if (!gathering) {
            gathering = true;
            background.after(GATHER, () -> {
                gathering = false;
                changed();
            });
        }
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /** Wants to know, or does not any more. */
    public void flip() {
        wanted.set(!wanted.get());
    }

    /** Whether rows, size and load state are wanted. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Another number whenever a row may have something else to tell. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Why nothing more is asked; empty if all goes well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }
}
