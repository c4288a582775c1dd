package io.github.backupdesk.matrix;

import io.github.backupdesk.cloud.HandPaced;
import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.cloud.Timeouts;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.export.AtomicExportFiles;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.CheckService;
import io.github.backupdesk.service.ClusterService;
import io.github.backupdesk.service.CopyService;
import io.github.backupdesk.service.DryRunService;
import io.github.backupdesk.service.ExportService;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.service.KeepService;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.NoteService;
import io.github.backupdesk.service.PlanService;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.service.RegionService;
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.service.SweepService;
import io.github.backupdesk.service.WatchService;
import io.github.backupdesk.settings.CostRatesFile;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.store.SqliteHistoryStore;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import io.github.backupdesk.viewmodel.AttemptViewModel;
import io.github.backupdesk.viewmodel.BackupFormViewModel;
import io.github.backupdesk.viewmodel.ClusterViewModel;
import io.github.backupdesk.viewmodel.CopiesViewModel;
import io.github.backupdesk.viewmodel.CostViewModel;
import io.github.backupdesk.viewmodel.ExportViewModel;
import io.github.backupdesk.viewmodel.Followers;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import io.github.backupdesk.viewmodel.Notice;
import io.github.backupdesk.viewmodel.PlanViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.QueueViewModel;
import io.github.backupdesk.viewmodel.ReviewChecks;
import io.github.backupdesk.viewmodel.ReviewViewModel;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.UnkeptViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javafx.beans.property.ReadOnlyObjectProperty;
import okhttp3.Dns;

/**
 * The whole program but its window: client, history file, services, view models. Work is done on the spot, time passes only
 * by {@link #pass}, and what the user would read can be read.
 */
final class Bench implements AutoCloseable {

    private static final Duration TICK = Duration.ofSeconds(1);

    final HandClock clock = new HandClock();
    final DirectBackground background = new DirectBackground();
    final HandPaced paced;
    final ShellViewModel shell;
    private final HttpCloudApi cloud;
    private final SqliteHistoryStore store;
    private final List<String> confirmed = new ArrayList<>();
    private long newest;

    Bench(Path folder, String url, Timeouts timeouts, Dns names) {
        Account account = Fixtures.account(url);
        paced = new HandPaced(account, clock, timeouts, names);
        cloud = paced.api();
        store = open(folder);
        shell = shell(account);
        shell.history().start();
    }

    static SqliteHistoryStore open(Path folder) {
        try {
            return SqliteHistoryStore.open(folder.resolve("history.db"));
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    private ShellViewModel shell(Account account) {
        var preferences = new PreferencesViewModel(Preferences.DEFAULT, Locale.ENGLISH, background, kept -> {});
        var texts = preferences.textsProperty();
        Ledger ledger = new Ledger(store);
        AttemptViewModel.Services services = new AttemptViewModel.Services(
                new ReconcileService(cloud, ledger, clock, account.name()),
                new WatchService(cloud, ledger, clock, account.name()),
                new NoteService(ledger));
        Followers followers = new Followers(
                new Followers.Services(
                        services.watch(),
                        services.reconcile(),
                        new CopyService(cloud, ledger, clock, account.name()),
                        new SweepService(cloud, services.watch(), clock)),
                background,
                () -> 0.5);
        HistoryService read = new HistoryService(store, ledger);
        HistoryViewModel history = new HistoryViewModel(read, followers, background, clock, texts);
        QueueViewModel queue =
                new QueueViewModel(new SubmitService(cloud, ledger, clock, account.name()), history, background);
        BackupFormViewModel form = new BackupFormViewModel(
                new ClusterViewModel(new ClusterService(cloud), background, texts),
                new ScopeViewModel(new InventoryService(cloud), background, texts, clock),
                new CopiesViewModel(new RegionService(cloud), background, texts),
                texts);
        AttemptViewModel attempt = new AttemptViewModel(history, queue, services, background, texts);
        return new ShellViewModel(
                account,
                form,
                review(account, ledger, texts),
                history,
                preferences,
                queue,
                new PlanViewModel(
                        new PlanViewModel.Services(new PlanService(ledger, clock, account.name(), new Random(1)), read),
                        history,
                        queue,
                        background,
                        texts),
                attempt,
                new ExportViewModel(new ExportService(store, new AtomicExportFiles(clock)), history, background, texts),
                new UnkeptViewModel(new KeepService(ledger), history, background, texts),
                clock);
    }

    /** Its checks are never made: what arrives at the service is to be what a create call sends. */
    private ReviewViewModel review(Account account, Ledger ledger, ReadOnlyObjectProperty<Texts> texts) {
        DirectBackground never = new DirectBackground();
        never.hold();
        return new ReviewViewModel(
                cloud,
                new ReviewChecks(new CheckService(cloud, store, clock), never, clock),
                new CostViewModel(new CostRatesFile.Loaded.Read(Map.of()), rates -> {}, never, clock, texts),
                new DryRunService(ledger, clock, account.name()),
                background,
                texts);
    }

    /** Types the cluster, reviews, confirms: one request, and the row it became. */
    HistoryRow create() {
        return create(Fixtures.CLUSTER_ID.value());
    }

    HistoryRow create(String clusterId) {
        shell.go(ShellViewModel.Screen.NEW_BACKUP);
        shell.form().cluster().textProperty().set(clusterId);
        shell.form().cluster().commit();
        shell.goOn();
        shell.goOn();
        Attempt row = stored().getFirst();
        confirmed.add(row.exact().path() + " " + row.exact().body());
        newest = row.id();
        return row();
    }

    /** What was confirmed: of each request its path and its body. */
    List<String> confirmed() {
        return confirmed;
    }

    /** The row of that number, as it stands now. */
    HistoryRow row(long id) {
        return shell.history().rows().stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .orElseThrow();
    }

    HistoryRow row() {
        return row(newest);
    }

    /** What the user finds at the top of the window after the last request. */
    Notice notice() {
        return Objects.requireNonNull(shell.noticeProperty().get());
    }

    /** Chooses the last row, to see what may be done with it. */
    AttemptViewModel chosen() {
        shell.history().selectedProperty().set(row());
        return shell.attempt();
    }

    /** Lets time pass, a second at a time, for clock and delays alike. */
    void pass(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(TICK)) {
            clock.advance(TICK);
            paced.pass(TICK);
            background.advance(TICK);
        }
    }

    /** The rows as they stand on disk, newest first. */
    List<Attempt> stored() {
        try {
            return store.newest(1_000, Long.MAX_VALUE);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    HttpCloudApi cloud() {
        return cloud;
    }

    @Override
    public void close() {
        cloud.close();
        store.close();
    }
}
