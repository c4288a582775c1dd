package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.CopyTargets.Refusal;
import io.github.backupdesk.domain.Coverage;
import io.github.backupdesk.domain.Coverage.Cell;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.CoverageWords.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** Cluster by region: where could we restore if a region is gone? The chosen cluster comes first, the others by their names. */
public final class CoverageMatrixViewModel {

    /** Each is one search of the history. */
    private static final int MOST_CLUSTERS = 50;

    private static final int NAME = 40;

    private final CoverageViewModel chosen;
    private final Supplier<List<Cluster>> clusters;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private Background.Work work = () -> {};

    /** @param clusters all that the account has, as far as they are known */
    public CoverageMatrixViewModel(
            CoverageViewModel chosen,
            Supplier<List<Cluster>> clusters,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.chosen = chosen;
        this.clusters = clusters;
        this.background = background;
        this.texts = texts;
    }

    /** The chosen cluster's own. */
    public CoverageViewModel chosen() {
        return chosen;
    }

    /**
     * The whole picture, as it was when it was asked for.
     *
     * @param summary the picture in one sentence
     * @param notes what has to be known to read it; may be empty
     * @param regions the columns
     */
    public record Matrix(String summary, List<String> notes, List<Column> regions, List<Line> lines) {

        /**
         * With tabs and line breaks, for a spreadsheet.
         *
         * @param heads of the cluster, the newest elsewhere, what is kept, and the date
         */
        public String table(List<String> heads) {
            Stream<String> ids = regions.stream().map(Column::id);
            String head = joined(heads.subList(0, 3).stream(), ids, heads.subList(3, 4).stream());
            return Stream.concat(Stream.of(head), lines.stream().map(Line::text))
                    .collect(Collectors.joining("\n"));
        }

        private static String joined(Stream<String> first, Stream<String> regions, Stream<String> last) {
            return Stream.of(first, regions, last).flatMap(each -> each).collect(Collectors.joining("\t"));
        }
    }

    public record Column(String id, String city) {}

    /** One cell: a mark and a sentence. */
    public record Spot(String mark, String told) {}

    /** One cluster. */
    public record Line(String cluster, List<Spot> spots, String elsewhere, String kept, String date) {

        String text() {
            Stream<String> marks = spots.stream().map(Spot::mark);
            return Matrix.joined(Stream.of(cluster, elsewhere, kept), marks, Stream.of(date));
        }
    }

    /** Reads what the history knows of the other clusters and hands over the picture. */
    public void open(Consumer<Matrix> ready) {
        Map<Cluster, Coverage> first = new LinkedHashMap<>();
        chosen.cluster().ifPresent(each -> first.put(each, chosen.coverage()));
        List<Cluster> others = clusters.get().stream()
                .filter(each -> !(each.eligibility() instanceof Eligibility.Impossible))
                .filter(each ->
                        first.keySet().stream().noneMatch(one -> one.id().equals(each.id())))
                .sorted(Comparator.comparing(Cluster::name))
                .toList();
        List<Cluster> read = others.stream().limit(MOST_CLUSTERS).toList();
        work.cancel();
        work = background.start(
                () -> {
                    Map<Cluster, Coverage> all = new LinkedHashMap<>(first);
                    for (Cluster each : read) {
                        all.put(each, chosen.byHistory(each.id()));
                    }
                    return all;
                },
                all -> ready.accept(matrix(all, read.size() < others.size())),
                e -> ready.accept(matrix(first, false)));
    }

    private Matrix matrix(Map<Cluster, Coverage> all, boolean more) {
        Texts words = texts.get();
        List<RegionId> regions = columns(all);
        List<String> notes = new ArrayList<>();
        if (chosen.coverage().regionUntold() > 0) {
            notes.add(words.get("coverage.untold", chosen.coverage().regionUntold()));
        }
        if (more) {
            notes.add(words.get("coverage.more", MOST_CLUSTERS));
        }
        long covered = all.entrySet().stream()
                .filter(each -> each.getValue().newestOutside(each.getKey().regionId()) != null)
                .count();
        return new Matrix(
                words.get("coverage.summary", all.size(), covered),
                notes,
                regions.stream()
                        .map(each -> new Column(each.value(), CloudWords.city(words, each)))
                        .toList(),
                all.entrySet().stream()
                        .map(each -> line(words, each.getKey(), each.getValue(), regions))
                        .toList());
    }

    /** Every region in which any of them has a home or a backup, those that the chosen one can use first. */
    private List<RegionId> columns(Map<Cluster, Coverage> all) {
        RegionId home = chosen.home();
        Set<RegionId> regions = new TreeSet<>(
                Comparator.comparing((RegionId each) -> place(home, each)).thenComparing(RegionId::value));
        all.forEach((cluster, coverage) -> {
            regions.addAll(coverage.cells().keySet());
            RegionId own = cluster.regionId();
            if (own != null) {
                regions.add(own);
            }
        });
        return List.copyOf(regions);
    }

    private Line line(Texts words, Cluster cluster, Coverage coverage, List<RegionId> regions) {
        CoverageWords told = chosen.words();
        RegionId home = cluster.regionId();
        List<Spot> spots = regions.stream()
                .map(each -> {
                    Cell cell = coverage.in(each);
                    Place place = place(home, each);
                    return new Spot(told.mark(cell, place), told.sentence(each, cell, place));
                })
                .toList();
        boolean first =
                chosen.cluster().map(Cluster::id).filter(cluster.id()::equals).isPresent();
        return new Line(
                VisibleText.of(cluster.name().isEmpty() ? cluster.id().value() : cluster.name(), NAME),
                spots,
                told.elsewhere(coverage, home),
                told.kept(coverage),
                first ? chosen.listedAt(words) : words.get("coverage.date.history"));
    }

    private static Place place(@Nullable RegionId home, RegionId region) {
        if (region.equals(home)) {
            return Place.HOME;
        }
        Refusal refusal = home == null ? null : CopyTargets.refusal(home, region);
        return refusal == null ? Place.POSSIBLE : Place.IMPOSSIBLE;
    }
}
