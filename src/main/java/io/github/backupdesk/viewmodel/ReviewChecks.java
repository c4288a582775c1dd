package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Check;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.PastBackups;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.CheckService;
import io.github.backupdesk.service.CheckService.Told;
import io.github.backupdesk.service.CheckService.Told.Known;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks, for each request under review, whether it is a good moment. Requests of one cluster share what is told of it. What
 * is told after another review was opened is dropped.
 */
public final class ReviewChecks {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewChecks.class);

    /** Clusters that are asked about side by side; the pace of the account is kept below all of it. */
    private static final int AT_ONCE = 3;

    /** How often ages are told anew. */
    private static final Duration TICK = Duration.ofSeconds(20);

    private final CheckService service;
    private final Background background;
    private final Times times;
    private final List<Background.Work> works = new ArrayList<>();
    private Background.Work ticking = () -> {};
    private Runnable onChange = () -> {};
    private Runnable onDone = () -> {};
    private Supplier<Map<ClusterId, Long>> queue = Map::of;
    private Function<Wanted, Optional<Function<Texts, String>>> barrier = wanted -> Optional.empty();

    private List<Wanted> wanted = List.of();
    private int underWay;
    private long keyAcceptedAt;
    private @Nullable Told<List<Cluster>> clusters;
    /** Looked up for each of many requests whenever one is told of, so none of the two is walked through. */
    private Map<ClusterId, Cluster> listed = Map.of();

    private Map<ClusterId, Long> goesFirst = Map.of();
    private final Map<ClusterId, Told<List<Backup>>> manual = new HashMap<>();
    private final Map<ClusterId, Told<BackupPolicy>> policies = new HashMap<>();
    private final Map<Integer, Told<PastBackups>> pasts = new HashMap<>();
    private final Map<Integer, Told<List<String>>> names = new HashMap<>();

    public ReviewChecks(CheckService service, Background background, Clock clock) {
        this.service = service;
        this.background = background;
        this.times = new Times(clock);
    }

    /** Something that was told. */
    private sealed interface News {
        record OfClusters(Told<List<Cluster>> told) implements News {}

        record OfManual(ClusterId cluster, Told<List<Backup>> told) implements News {}

        record OfPolicy(ClusterId cluster, Told<BackupPolicy> told) implements News {}

        record OfPast(List<Integer> requests, Told<List<PastBackups>> told) implements News {}

        record OfNames(int request, Told<List<String>> told) implements News {}
    }

    /** The requests of one cluster, by their place in the review. */
    private record Share(ClusterId cluster, List<Integer> requests, List<Wanted> wanted) {}

    /** @param changed told whenever something is known anew, or has aged */
    void tell(Runnable changed) {
        onChange = changed;
    }

    /**
     * @param waitsFor the entry of our own that goes first, for each cluster that has one
     * @param hard why a request may not be sent at all
     */
    void consult(Supplier<Map<ClusterId, Long>> waitsFor, Function<Wanted, Optional<Function<Texts, String>>> hard) {
        queue = waitsFor;
        barrier = hard;
    }

    /** Asks everything of these requests. */
    void open(List<Wanted> requests) {
        open(requests, () -> {});
    }

    /** @param done run once all is told; never if another review comes between */
    void open(List<Wanted> requests, Runnable done) {
        close();
        wanted = requests;
        onDone = done;
        clusters = null;
        listed = Map.of();
        manual.clear();
        policies.clear();
        pasts.clear();
        names.clear();
        Queue<Share> shares = new ConcurrentLinkedQueue<>(shares(requests));
        int hands = Math.min(AT_ONCE, shares.size());
        underWay = hands + 1;
        start(tell -> tell.accept(new News.OfClusters(service.clusters())));
        for (int i = 0; i < hands; i++) {
            start(tell -> ask(shares, tell));
        }
        tick();
    }

    /** Lets go of what is under way; what is known stays. */
    void close() {
        works.forEach(Background.Work::cancel);
        works.clear();
        ticking.cancel();
        onDone = () -> {};
    }

    private static List<Share> shares(List<Wanted> requests) {
        Map<ClusterId, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            places.computeIfAbsent(requests.get(i).request().clusterId(), _ -> new ArrayList<>())
                    .add(i);
        }
        return places.entrySet().stream()
                .map(each -> new Share(
                        each.getKey(),
                        each.getValue(),
                        each.getValue().stream().map(requests::get).toList()))
                .toList();
    }

    /** A part of the asking that tells on its way. */
    private interface Part {
        void run(Consumer<? super News> tell);
    }

    private void start(Part part) {
        works.add(background.start(
                (Background.Telling<News, Boolean>) tell -> {
                    part.run(tell);
                    return true;
                },
                (List<News> told) -> {
                    told.forEach(this::take);
                    onChange.run();
                },
                done -> ended(),
                e -> {
                    LOG.warn("a check broke down", e);
                    ended();
                }));
    }

    private void ended() {
        underWay--;
        if (underWay == 0) {
            onDone.run();
        }
    }

    private void ask(Queue<Share> shares, Consumer<? super News> tell) {
        for (Share share = shares.poll(); share != null; share = shares.poll()) {
            ask(share, tell);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private void ask(Share share, Consumer<? super News> tell) {
        ClusterId id = share.cluster();
        List<BackupScope> scopes =
                share.wanted().stream().map(each -> each.request().scope()).toList();
        // What this computer knows by itself is told before anybody else is asked.
        Told<List<PastBackups>> known = service.past(id, scopes, List.of());
        tell.accept(new News.OfPast(share.requests(), known));
        Told<List<Backup>> listed = service.manualBackups(id);
        tell.accept(new News.OfManual(id, listed));
        if (listed instanceof Known<List<Backup>> now) {
            tell.accept(new News.OfPast(share.requests(), service.past(id, scopes, now.value())));
        }
        tell.accept(new News.OfPolicy(id, service.policy(id)));
        for (int i = 0; i < scopes.size(); i++) {
            if (scopes.get(i) instanceof BackupScope.Collections named) {
                Cluster cluster = share.wanted().get(i).cluster();
                tell.accept(new News.OfNames(share.requests().get(i), service.missing(cluster, named)));
            }
        }
    }

    private void take(News news) {
        switch (news) {
            case News.OfClusters(var told) -> take(answered(told));
            case News.OfManual(var cluster, var told) -> manual.put(cluster, answered(told));
            case News.OfPolicy(var cluster, var told) -> policies.put(cluster, answered(told));
            case News.OfNames(var request, var told) -> names.put(request, told);
            case News.OfPast(var requests, var told) -> {
                for (int i = 0; i < requests.size(); i++) {
                    pasts.put(requests.get(i), one(told, i));
                }
            }
        }
    }

    private void take(Told<List<Cluster>> told) {
        clusters = told;
        listed = told instanceof Known<List<Cluster>> known
                ? known.value().stream().collect(Collectors.toMap(Cluster::id, each -> each, (first, again) -> first))
                : Map.of();
    }

    private <T> Told<T> answered(Told<T> told) {
        if (told instanceof Known<T>) {
            keyAcceptedAt = Math.max(keyAcceptedAt, told.at().toEpochMilli());
        }
        return told;
    }

    private static Told<PastBackups> one(Told<List<PastBackups>> told, int at) {
        return switch (told) {
            case Known<List<PastBackups>> known -> new Known<>(known.value().get(at), known.at());
            case Told.Unknown<List<PastBackups>> unknown -> new Told.Unknown<>(unknown.why(), unknown.at());
        };
    }

    private void tick() {
        ticking = background.after(TICK, () -> {
            onChange.run();
            tick();
        });
    }

    /** To be called before the requests are told of, once for all of them. */
    void lookAtQueue() {
        goesFirst = queue.get();
    }

    /** The checks of one request in words. */
    List<CheckRow> rows(Texts texts, int request) {
        Wanted one = wanted.get(request);
        ClusterId id = one.request().clusterId();
        ClusterFacts facts = new ClusterFacts(
                clusters,
                told(id),
                keyAcceptedAt,
                manual.get(id),
                policies.get(id),
                pasts.get(request),
                names.get(request),
                Optional.ofNullable(goesFirst.get(id)),
                barrier(texts, request));
        return new CheckWords(texts, times, one.request(), facts).rows();
    }

    /** As they are kept of a dry run. */
    String kept(Texts texts, int request) {
        return Check.text(rows(texts, request).stream().map(CheckRow::check).toList());
    }

    /** Why the request may not be sent; empty if it may. */
    String barrier(Texts texts, int request) {
        Wanted one = wanted.get(request);
        return barrier.apply(one)
                .map(each -> each.apply(texts))
                .or(() -> illegal(texts, one))
                .orElse("");
    }

    /** Of what kind a typed cluster is, and where it lies, is known only since the service has told it. */
    private Optional<String> illegal(Texts texts, Wanted one) {
        Optional<Cluster> told = told(one.cluster().id());
        if (told.map(Cluster::eligibility).orElse(null) instanceof Cluster.Eligibility.Impossible impossible) {
            return Optional.of(texts.get("review.impossible", texts.of(impossible.kind())));
        }
        RegionId home = told.map(Cluster::regionId).orElse(one.cluster().regionId());
        return CopyTargets.firstImpossible(home, one.request().copies())
                .map(each -> CloudWords.impossible(texts, each));
    }

    /** The first of the barriers; empty if all may be sent. */
    String anyBarrier(Texts texts) {
        return IntStream.range(0, wanted.size())
                .mapToObj(each -> barrier(texts, each))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** How large such a backup was the last time; empty if that is not known, or not yet. */
    Optional<PastBackups.Size> size(int request) {
        return pasts.get(request) instanceof Known<PastBackups> known
                ? known.value().size()
                : Optional.empty();
    }

    /** Whether the size may still become known. */
    boolean sizing(int request) {
        ClusterId id = wanted.get(request).request().clusterId();
        return size(request).isEmpty() && manual.get(id) == null;
    }

    /** The cluster as the service has told it for this review. */
    Optional<Cluster> told(ClusterId id) {
        return Optional.ofNullable(listed.get(id));
    }

    Times times() {
        return times;
    }
}
