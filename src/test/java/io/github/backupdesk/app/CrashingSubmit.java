package io.github.backupdesk.app;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.store.SqliteHistoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * One request, sent by the program's own parts in a process of its own, which says where it is and stands still at one named
 * step, so that it can be killed there.
 */
final class CrashingSubmit {

    private final String stopAt;

    private CrashingSubmit(String stopAt) {
        this.stopAt = stopAt;
    }

    /** Words: the history file, base URL, key, cluster ID, and the step at which to stand still. */
    public static void main(String[] words) throws Exception {
        new CrashingSubmit(words[4]).run(Path.of(words[0]), words[1], words[2], new ClusterId(words[3]));
    }

    private void run(Path file, String baseUrl, String key, ClusterId cluster) throws Exception {
        HttpCloudApi real = new HttpCloudApi(
                new Account("sandbox", BaseUrl.parse(baseUrl), ApiKey.parse(key).orElseThrow(), true),
                Clock.systemUTC());
        CloudApi cloud = watched(CloudApi.class, real);
        HistoryStore store = watched(HistoryStore.class, SqliteHistoryStore.open(file));
        SubmitService submit = new SubmitService(cloud, new Ledger(store), Clock.systemUTC(), "sandbox");
        Attempt planned = submit.plan(
                cloud.write(new BackupRequest(cluster, new BackupScope.WholeCluster(), List.of())),
                Cluster.typed(cluster));
        submit.send(planned, row -> {}, () -> true);
        step("end");
    }

    private <T> T watched(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, words) -> {
            String state = words != null && words.length == 1 && words[0] instanceof Attempt attempt
                    ? " " + attempt.state()
                    : "";
            step("before " + method.getName() + state);
            try {
                Object answer = method.invoke(real, words);
                step("after " + method.getName() + state);
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void step(String name) throws InterruptedException {
        System.out.println(name);
        System.out.flush();
        if (name.equals(stopAt)) {
            new CountDownLatch(1).await();
        }
    }
}
