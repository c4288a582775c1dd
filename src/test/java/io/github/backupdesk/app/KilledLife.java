package io.github.backupdesk.app;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.service.WatchService;
import io.github.backupdesk.store.SqliteHistoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * One life of the program's own parts, which backs up many clusters at once until it is killed. It begins as the program
 * begins, and where the program asks a human it answers as one would: a backup that fits is the one, and what was not seen for
 * some seconds does not exist.
 */
final class KilledLife {

    /** Said once the history is open and in order. */
    static final String UP = "up";

    /** Longer than any delay of the sandbox. */
    private static final Duration SEEN_BY_THEN = Duration.ofSeconds(3);

    private final HistoryStore store;
    private final CloudApi cloud;
    private final SubmitService submit;
    private final ReconcileService reconcile;
    private final WatchService watch;

    private KilledLife(HistoryStore store, CloudApi cloud) {
        this.store = store;
        this.cloud = cloud;
        Ledger ledger = new Ledger(store);
        Clock clock = Clock.systemUTC();
        submit = new SubmitService(cloud, ledger, clock, "sandbox");
        reconcile = new ReconcileService(cloud, ledger, clock, "sandbox");
        watch = new WatchService(cloud, ledger, clock, "sandbox");
    }

    /** Words: the history file, base URL, key, a seed, and the client: honest, or one that sends again what got lost. */
    public static void main(String[] words) throws Exception {
        HistoryStore store = SqliteHistoryStore.open(Path.of(words[0]));
        new HistoryService(store, new Ledger(store)).settleInterrupted();
        System.out.println(UP);
        System.out.flush();
        CloudApi real = cloud(words[1], words[2]);
        KilledLife life = new KilledLife(store, words[4].equals("retrying") ? retrying(real) : real);
        long seed = Long.parseLong(words[3]);
        for (Cluster cluster : life.clusters()) {
            Random random = new Random(seed + cluster.id().hashCode());
            Thread.ofPlatform().start(() -> life.live(cluster, random));
        }
    }

    /** What is still open is settled, and nothing new begun. */
    static void settleAll(Path file, String baseUrl, String key) throws Exception {
        try (HttpCloudApi cloud = cloud(baseUrl, key);
                HistoryStore store = SqliteHistoryStore.open(file)) {
            new HistoryService(store, new Ledger(store)).settleInterrupted();
            KilledLife last = new KilledLife(store, cloud);
            Instant end = Instant.now().plusSeconds(60);
            for (List<Attempt> open = store.openQuestions();
                    !open.isEmpty() && Instant.now().isBefore(end);
                    open = store.openQuestions()) {
                for (Attempt each : open) {
                    last.settle(each);
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static HttpCloudApi cloud(String baseUrl, String key) {
        return new HttpCloudApi(
                new Account("sandbox", BaseUrl.parse(baseUrl), ApiKey.parse(key).orElseThrow(), true),
                Clock.systemUTC());
    }

    /** Wrong on purpose: it takes a lost answer for a lost request, and does not ask whether it may leave again. */
    private static CloudApi retrying(CloudApi real) {
        Class<CloudApi> port = CloudApi.class;
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, words) -> {
            try {
                Object answer = method.invoke(real, words);
                CloudApi.Departure unasked = () -> true;
                return answer instanceof SubmitOutcome.Unknown ? method.invoke(real, words[0], unasked) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private List<Cluster> clusters() throws CloudException {
        return cloud.clusters().stream()
                .filter(each -> each.name().startsWith("extra-"))
                .toList();
    }

    private void live(Cluster cluster, Random random) {
        while (true) {
            try {
                Optional<Attempt> open = unsettled(cluster);
                if (open.isPresent()) {
                    goOn(open.get(), random);
                } else {
                    submit.send(plan(cluster), row -> {}, () -> true);
                }
            } catch (CloudException e) {
                // No answer: it is asked again.
            } catch (StoreException | RuntimeException e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
            }
            LockSupport.parkNanos(random.nextLong(100_000_000));
        }
    }

    /** What holds the cluster up; what is planned comes after what has left. */
    private Optional<Attempt> unsettled(Cluster cluster) throws StoreException {
        List<Attempt> all = new ArrayList<>(store.unfinished());
        all.addAll(store.openQuestions());
        return all.stream()
                .filter(row -> row.exact().request().clusterId().equals(cluster.id()))
                .min(Comparator.comparingInt((Attempt row) -> row.state() == AttemptState.PLANNED ? 1 : 0)
                        .thenComparingLong(Attempt::id));
    }

    private void goOn(Attempt row, Random random) throws CloudException, StoreException {
        switch (row.state()) {
            case UNKNOWN -> settle(row);
            case ACCEPTED -> watch.check(row);
            case PLANNED -> {
                if (random.nextInt(4) == 0) {
                    submit.cancel(row);
                } else {
                    submit.send(row, sent -> {}, () -> true);
                }
            }
            default -> throw new IllegalStateException("left open: " + row.state());
        }
    }

    private void settle(Attempt row) throws CloudException, StoreException {
        Attempt looked = reconcile.look(row);
        Search found = looked.trail().search();
        if (found.verdict() == Search.Verdict.ONE_FITS) {
            reconcile.confirm(looked, found.candidates().getFirst());
        } else if (found.candidates().isEmpty()
                && Instant.now().isAfter(looked.leftAt().plus(SEEN_BY_THEN))) {
            reconcile.settleAbsent(looked);
        }
    }

    /** No two bodies are the same, so that the wire shows which row was sent. The sandbox overlooks the extra field. */
    private Attempt plan(Cluster cluster) throws StoreException {
        BackupRequest request = new BackupRequest(cluster.id(), new BackupScope.WholeCluster(), List.of());
        String body = "{\"backupType\":\"CLUSTER\",\"row\":\"" + UUID.randomUUID() + "\"}";
        return submit.plan(new ExactRequest(request, cloud.write(request).path(), body), cluster);
    }
}
