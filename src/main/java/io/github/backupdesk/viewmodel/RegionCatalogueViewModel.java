package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.RegionService;
import io.github.backupdesk.service.RegionService.Catalogue;
import io.github.backupdesk.settings.SavedRegions;
import io.github.backupdesk.settings.SavedRegions.SavedProject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which regions there are. What the service tells is saved with its date; until it has told anew, and where it cannot, what was
 * saved is shown with that date. A failed refresh takes nothing away.
 */
public final class RegionCatalogueViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(RegionCatalogueViewModel.class);

    /** Where the regions are kept between two runs. Both block. */
    public interface Shelf {

        /** Keeps nothing. */
        Shelf NONE = new Shelf() {
            @Override
            public Optional<SavedRegions> load() {
                return Optional.empty();
            }

            @Override
            public void save(SavedRegions regions) {}
        };

        Optional<SavedRegions> load() throws Exception;

        void save(SavedRegions regions) throws Exception;
    }

    private final RegionService regions;
    private final Shelf shelf;
    private final Background background;
    private final Times times;
    private final Sentence saved;
    private Runnable onChange = () -> {};
    private Catalogue catalogue = Catalogue.EMPTY;
    private @Nullable Instant toldAt;
    private @Nullable Exception problem;
    private boolean loading;
    private boolean shelfRead;

    public RegionCatalogueViewModel(
            RegionService regions,
            Shelf shelf,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<Texts> texts) {
        this.regions = regions;
        this.shelf = shelf;
        this.background = background;
        this.times = new Times(clock);
        this.saved = new Sentence(texts);
    }

    void onChange(Runnable handler) {
        onChange = handler;
    }

    /** Asks which regions there are; the first time after showing what was saved. */
    void load() {
        loading = true;
        problem = null;
        changed();
        if (shelfRead) {
            ask();
            return;
        }
        shelfRead = true;
        background.start(
                shelf::load,
                found -> {
                    found.ifPresent(this::takeSaved);
                    ask();
                },
                e -> {
                    LOG.warn("the saved regions could not be read: {}", e.toString());
                    ask();
                });
    }

    private void takeSaved(SavedRegions found) {
        if (toldAt == null) {
            catalogue = catalogue(found);
            toldAt = found.at();
            changed();
        }
    }

    private void ask() {
        Catalogue before = catalogue;
        background.start(() -> regions.load(before), this::told, this::failed);
    }

    private void told(Catalogue found) {
        loading = false;
        catalogue = found;
        Instant now = times.now();
        toldAt = now;
        changed();
        SavedRegions keep = saved(found, now);
        background.start(
                () -> {
                    shelf.save(keep);
                    return keep;
                },
                done -> {},
                e -> LOG.warn("the regions were not saved: {}", e.toString()));
    }

    private void failed(Exception e) {
        loading = false;
        problem = e;
        changed();
    }

    private void changed() {
        tellSaved();
        onChange.run();
    }

    /** The date stands only where what is shown is not the answer to the last question. */
    private void tellSaved() {
        Instant at = toldAt;
        Exception why = problem;
        if (at == null || (why == null && !loading)) {
            saved.clear();
        } else {
            saved.say(words -> {
                String dated =
                        words.get(times.recent(at) ? "copies.saved.recent" : "copies.saved.on", times.near(words, at));
                return why == null ? dated : words.get("copies.saved.why", dated, CloudWords.of(words, why));
            });
        }
    }

    private static SavedRegions saved(Catalogue found, Instant at) {
        return new SavedRegions(
                at,
                texts(found.regions()),
                found.projects().stream()
                        .map(each -> new SavedProject(each.id(), each.name(), each.plan(), texts(each.regionIds())))
                        .toList());
    }

    private static List<String> texts(Collection<RegionId> ids) {
        return ids.stream().map(RegionId::value).sorted().toList();
    }

    private static Catalogue catalogue(SavedRegions found) {
        return new Catalogue(
                ids(found.regionIds()),
                found.projects().stream()
                        .map(each -> new Project(
                                each.id(),
                                each.name(),
                                each.plan(),
                                ids(each.regionIds()).stream().collect(Collectors.toSet())))
                        .toList());
    }

    private static List<RegionId> ids(List<String> texts) {
        return texts.stream().flatMap(each -> RegionId.parse(each).stream()).toList();
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** Whether nothing is known yet, neither from the service nor from what was saved. */
    boolean isEmpty() {
        return toldAt == null;
    }

    boolean isLoading() {
        return loading;
    }

    Optional<Exception> problem() {
        return Optional.ofNullable(problem);
    }

    /** Since when what is shown is known, where it is not as of now; empty otherwise. */
    Sentence saved() {
        return saved;
    }
}
