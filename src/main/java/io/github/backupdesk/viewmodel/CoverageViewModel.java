package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Coverage;
import io.github.backupdesk.domain.Coverage.Listing;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.CoverageService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the backups of the chosen cluster lie. The history tells at once; the service's list, where it answers, makes it exact.
 * What was known stays until something newer is, and every figure has its date.
 */
public final class CoverageViewModel {

    /** So that many changes at once are one reading. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final CoverageService service;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Times times;
    private final Sentence date;
    private Runnable onChange = () -> {};
    private Optional<Cluster> cluster = Optional.empty();
    private @Nullable List<Attempt> rows;
    private @Nullable Listing listing;
    private @Nullable Exception problem;
    private Coverage coverage = Coverage.NOTHING;
    private Background.Work reading = () -> {};
    private Background.Work asking = () -> {};
    private boolean stale;

    public CoverageViewModel(
            CoverageService service, Background background, Clock clock, ReadOnlyObjectProperty<Texts> texts) {
        this.service = service;
        this.background = background;
        this.texts = texts;
        this.times = new Times(clock);
        this.date = new Sentence(texts);
    }

    void onChange(Runnable handler) {
        onChange = handler;
    }

    /** Takes the cluster that is spoken of. */
    void show(Optional<Cluster> now) {
        boolean same = cluster.map(Cluster::id).equals(now.map(Cluster::id));
        cluster = now;
        if (!same) {
            rows = null;
            listing = null;
            reading.cancel();
            asking.cancel();
            tell();
            refresh();
        }
    }

    /** Reads the history and asks the service. */
    public void refresh() {
        read();
        cluster.map(Cluster::id).ifPresent(id -> {
            asking.cancel();
            asking = background.start(
                    () -> service.listing(id),
                    found -> {
                        listing = found;
                        tell();
                    },
                    // What is known keeps its place and its date.
                    e -> {});
        });
    }

    /** The history has changed: it is read again a moment later. */
    public void stale() {
        if (!stale && cluster.isPresent()) {
            stale = true;
            background.after(SETTLED, () -> {
                stale = false;
                read();
            });
        }
    }

    private void read() {
        reading.cancel();
        problem = null;
        cluster.map(Cluster::id)
                .ifPresent(id -> reading = background.start(() -> service.rows(id), this::took, this::failed));
    }

    /** What is known keeps its place and its date. */
    private void failed(Exception e) {
        problem = e;
        tell();
    }

    private void took(List<Attempt> found) {
        rows = found;
        tell();
    }

    private void tell() {
        List<Attempt> found = rows;
        Listing asked = listing;
        Exception why = problem;
        if (found == null) {
            coverage = Coverage.NOTHING;
            date.say(words -> why == null ? "" : words.get("coverage.failed", CloudWords.of(words, why)));
        } else {
            coverage = Coverage.of(found, asked);
            Instant at = asked == null ? null : asked.at();
            boolean all = found.size() < CoverageService.MOST;
            date.say(words -> dated(words, at, all));
        }
        onChange.run();
    }

    private String dated(Texts words, @Nullable Instant at, boolean all) {
        String dated = at == null ? words.get("coverage.history") : words.get("coverage.asOf", times.near(words, at));
        return all ? dated : words.get("coverage.limited", dated, CoverageService.MOST);
    }

    /** Whether anything can be told. */
    boolean known() {
        return rows != null;
    }

    Coverage coverage() {
        return coverage;
    }

    CoverageWords words() {
        return new CoverageWords(texts.get(), times);
    }

    /** Of other clusters only the history is read; to be called elsewhere than on the UI thread. */
    Coverage byHistory(ClusterId other) throws Exception {
        return Coverage.of(service.rows(other), null);
    }

    Optional<Cluster> cluster() {
        return cluster;
    }

    @Nullable
    RegionId home() {
        return cluster.map(Cluster::regionId).orElse(null);
    }

    /** When the service listed the backups, or that it did not. */
    String listedAt(Texts words) {
        Listing asked = listing;
        return asked == null ? words.get("coverage.date.history") : times.near(words, asked.at());
    }

    /** As of when everything here is known, or why nothing is. */
    public ReadOnlyStringProperty dateProperty() {
        return date.property();
    }
}
