package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.service.SyncService;
import io.github.backupdesk.service.SyncService.Synced;
import io.github.backupdesk.service.WatchService;
import io.github.backupdesk.store.SqliteHistoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that somebody else makes and deletes, over real HTTP and in a real file. */
class ElsewhereJourneyTest {

    private static final ClusterId USERS_EU = new ClusterId("in01-c18e5520fa3d9b7");
    private static final String SOME =
            "{\"backupType\":\"COLLECTION\",\"dbCollections\":[{\"dbName\":\"support\",\"collectionNames\":[\"tickets\"]}]}";
    private static final String WHOLE = "{\"backupType\":\"CLUSTER\"}";

    @TempDir
    Path folder;

    private SandboxServer sandbox;
    private ServerSide console;
    private HttpCloudApi cloud;
    private SqliteHistoryStore store;
    private Ledger ledger;
    private SyncService sync;
    private SubmitService submit;

    @BeforeEach
    void open() throws IOException, StoreException {
        // Jobs end at once.
        sandbox = SandboxServer.start(SandboxOptions.defaults().withTimeScale(0));
        console = new ServerSide(sandbox.baseUrl(), sandbox.apiKey());
        Account account = new Account(
                "sandbox",
                BaseUrl.parse(sandbox.baseUrl()),
                ApiKey.parse(sandbox.apiKey()).orElseThrow(),
                true);
        cloud = new HttpCloudApi(account, Clock.systemUTC());
        store = SqliteHistoryStore.open(folder.resolve("history.db"));
        ledger = new Ledger(store);
        sync = new SyncService(cloud, ledger, Clock.systemUTC(), account.name());
        submit = new SubmitService(cloud, ledger, Clock.systemUTC(), account.name());
    }

    @AfterEach
    void close() {
        cloud.close();
        store.close();
        sandbox.close();
    }

    private Attempt ours() throws StoreException {
        BackupRequest request = new BackupRequest(USERS_EU, new BackupScope.WholeCluster(), List.of());
        Attempt planned = submit.plan(cloud.write(request), Cluster.typed(USERS_EU));
        submit.send(planned, row -> {}, () -> true);
        return store.find(planned.id()).orElseThrow();
    }

    private Attempt row(String backupId) throws StoreException {
        List<Attempt> rows = store.withBackups(List.of(backupId));
        assertEquals(1, rows.size(), backupId);
        return rows.getFirst();
    }

    @Test
    void whatTheSandboxHadBeforeStandsThereOnceAndOnce() throws CloudException, StoreException {
        int before = console.backupIds().size();
        assertEquals(before, sync.sync().added());
        assertEquals(before, store.count());
        assertEquals(0, sync.sync().changed().size());
        assertTrue(store.find(HistoryQuery.parse("state:by_policy"), 99, Long.MAX_VALUE)
                        .size()
                >= 10);
    }

    @Test
    void aBackupMadeInTheConsoleAppearsIsDeletedAndIsGone() throws CloudException, StoreException {
        sync.sync();
        String id = console.create(USERS_EU.value(), SOME);
        Synced synced = sync.sync();
        assertEquals(1, synced.added());
        Attempt row = row(id);
        assertEquals(AttemptState.ELSEWHERE, row.state());
        assertEquals(
                Map.of("support", List.of("tickets")),
                Objects.requireNonNull(row.sighting()).detail().collections());
        assertEquals("aws-eu-central-1", String.valueOf(row.homeRegion()));
        console.delete(USERS_EU.value(), id);
        Synced after = sync.sync();
        assertEquals(1, after.gone());
        assertEquals(after.at(), row(id).trail().goneSince());
        assertEquals(List.of(row(id)), store.find(HistoryQuery.parse("state:gone"), 9, Long.MAX_VALUE));
    }

    @Test
    void ourOwnBackupIsOursAndGoneWhenSomebodyDeletesIt() throws CloudException, StoreException {
        Attempt made = new WatchService(cloud, ledger, Clock.systemUTC(), "sandbox").check(ours());
        assertTrue(made.originalMade());
        sync.sync();
        assertEquals(AttemptState.ACCEPTED, row(made.backupId()).state());
        console.delete(USERS_EU.value(), made.backupId());
        assertEquals(1, sync.sync().gone());
        assertTrue(row(made.backupId()).gone());
        assertEquals(0, sync.sync().gone());
    }

    @Test
    void aBackupThatIsLateInTheListIsNotGone() throws CloudException, StoreException {
        console.setFault("{\"kind\":\"LIST_LAG\",\"seconds\":3600}");
        Attempt made = new WatchService(cloud, ledger, Clock.systemUTC(), "sandbox").check(ours());
        assertTrue(cloud.backups().stream().noneMatch(each -> each.id().equals(made.backupId())));
        assertEquals(0, sync.sync().gone());
        assertFalse(row(made.backupId()).gone());
    }

    @Test
    void aBadParameterIsNoProofThatABackupIsGone() throws CloudException, StoreException {
        console.setFault("{\"kind\":\"BACKUP_GONE\",\"times\":1}");
        Attempt made = new WatchService(cloud, ledger, Clock.systemUTC(), "sandbox").check(ours());
        assertTrue(cloud.backups().stream().noneMatch(each -> each.id().equals(made.backupId())));
        for (int round = 0; round < 3; round++) {
            assertEquals(0, sync.sync().gone());
        }
        assertFalse(row(made.backupId()).gone());
    }

    @Test
    void aLostAnswerIsNotSwallowedAsMadeElsewhere() throws CloudException, StoreException {
        sync.sync();
        long rows = store.count();
        console.setFault("{\"kind\":\"DROP_ANSWER\",\"times\":1}");
        Attempt lost = ours();
        assertEquals(AttemptState.UNKNOWN, lost.state());
        assertEquals(0, sync.sync().added());
        ReconcileService reconcile = new ReconcileService(cloud, ledger, Clock.systemUTC(), "sandbox");
        Attempt looked = reconcile.look(lost);
        Backup found = looked.trail().search().candidates().getFirst();
        assertEquals(0, sync.sync().added());
        Attempt confirmed = reconcile.confirm(looked, found);
        assertEquals(0, sync.sync().added());
        assertEquals(confirmed, row(found.id()));
        assertEquals(rows + 1, store.count());
    }

    @Test
    void onceItIsSettledThatItDoesNotExistItMustBeSomebodyElses() throws CloudException, StoreException {
        sync.sync();
        console.setFault("{\"kind\":\"HANG_UP_AFTER_REQUEST\",\"times\":1}");
        Attempt lost = ours();
        console.clearFaults();
        String another = console.create(USERS_EU.value(), WHOLE);
        assertEquals(0, sync.sync().added());
        new ReconcileService(cloud, ledger, Clock.systemUTC(), "sandbox").settleAbsent(lost);
        assertEquals(1, sync.sync().added());
        assertEquals(AttemptState.ELSEWHERE, row(another).state());
    }
}
