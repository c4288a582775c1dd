package io.github.backupdesk.app;

import io.github.backupdesk.background.FxBackground;
import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.DataPlaneKeeper;
import io.github.backupdesk.export.AtomicExportFiles;
import io.github.backupdesk.export.JacksonNameFiles;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.sandbox.SandboxServer;
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
import io.github.backupdesk.service.SessionDataPlaneKeys;
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.service.SweepService;
import io.github.backupdesk.service.SyncService;
import io.github.backupdesk.service.WatchService;
import io.github.backupdesk.settings.SavedScopesFile.Loaded;
import io.github.backupdesk.viewmodel.AttemptViewModel;
import io.github.backupdesk.viewmodel.BackupFormViewModel;
import io.github.backupdesk.viewmodel.ClusterViewModel;
import io.github.backupdesk.viewmodel.CopiesViewModel;
import io.github.backupdesk.viewmodel.CostViewModel;
import io.github.backupdesk.viewmodel.DataPlaneKeyViewModel;
import io.github.backupdesk.viewmodel.ExportViewModel;
import io.github.backupdesk.viewmodel.FailureSimulatorViewModel;
import io.github.backupdesk.viewmodel.Followers;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import io.github.backupdesk.viewmodel.LockViewModel;
import io.github.backupdesk.viewmodel.NameListViewModel;
import io.github.backupdesk.viewmodel.NameSources;
import io.github.backupdesk.viewmodel.OpenSession;
import io.github.backupdesk.viewmodel.PatternViewModel;
import io.github.backupdesk.viewmodel.PlanViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.ProfileFace;
import io.github.backupdesk.viewmodel.QueueViewModel;
import io.github.backupdesk.viewmodel.ReviewChecks;
import io.github.backupdesk.viewmodel.ReviewViewModel;
import io.github.backupdesk.viewmodel.SavedScopesViewModel;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.SyncViewModel;
import io.github.backupdesk.viewmodel.UnkeptViewModel;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account that is connected, with everything that works for it alone. */
final class Session implements OpenSession, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** How long its end waits for answers that are on their way. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    /** How long it waits for what was broken off then to be written down as unknown. */
    private static final Duration LAST_WORDS = Duration.ofMillis(400);

    private final AccountGround ground;
    private final HttpCloudApi cloud;
    private final FxBackground background = new FxBackground();
    /** For an account without a profile. */
    private final SessionDataPlaneKeys onlyHere = new SessionDataPlaneKeys();

    private final SubmitService submit;
    /** Its own, so that the preferences do not hold on to a session that is over. */
    private final ReadOnlyObjectWrapper<Texts> spoken;

    private final ShellViewModel shell;

    Session(AccountGround ground, ReadOnlyObjectProperty<ProfileFace> face) {
        this.ground = ground;
        this.cloud = ground.cloud();
        this.submit = new SubmitService(
                cloud, ground.history().ledger(), ground.clock(), ground.owner().name());
        var preferred = ground.preferences().textsProperty();
        this.spoken = new ReadOnlyObjectWrapper<>(preferred.get());
        spoken.bind(preferred);
        this.shell = build();
        var texts = spoken.getReadOnlyProperty();
        // After the review, whose words it repeats.
        shell.guardBy(new LockViewModel(face, background, texts));
        cloud.failureSimulator()
                .map(simulator -> new FailureSimulatorViewModel(simulator, background, texts))
                .ifPresent(shell::simulate);
        nameBy();
        tellOfTheHistory();
    }

    /** Connections do not outlive a sleep, and much may have happened. */
    void woken(Duration slept) {
        background.start(
                () -> {
                    cloud.forgetConnections();
                    return true;
                },
                done -> shell.woken(slept),
                e -> LOG.warn("connections could not be let go", e));
    }

    /** Lists and saved scopes, as ways for names into the form. */
    private void nameBy() {
        var texts = spoken.getReadOnlyProperty();
        ScopeViewModel scope = shell.form().scope();
        Loaded loaded = ground.scopes();
        PatternViewModel pattern = new PatternViewModel(scope, texts);
        shell.nameBy(new NameSources(
                new NameListViewModel(new JacksonNameFiles(), scope, background, texts),
                pattern,
                new SavedScopesViewModel(
                        loaded,
                        ground.scopesFile()::save,
                        scope,
                        pattern,
                        shell.form().cluster().clusterProperty(),
                        background,
                        ground.clock(),
                        texts)));
        if (loaded instanceof Loaded.Damaged damaged) {
            shell.announce(words -> words.get("saved.damaged", damaged.keptAt().toString()));
        }
    }

    /** What the user has to know of the history before anything else: that it was mended, or cannot be written. */
    private void tellOfTheHistory() {
        ground.history()
                .store()
                .recovery()
                .ifPresent(mended -> shell.announce(words -> words.get(
                        "history.recovered." + mended.cause().name(),
                        mended.rows(),
                        mended.missing(),
                        mended.keptAt() == null ? "–" : mended.keptAt().toString())));
        ground.history().store().refusal().ifPresent(kind -> {
            shell.announce(words -> words.get("history.readOnly", words.of(kind)));
            shell.form().forbid(words -> words.get("history.readOnly", words.of(kind)));
        });
    }

    private ShellViewModel build() {
        Clock clock = ground.clock();
        Account account = ground.owner();
        PreferencesViewModel preferences = ground.preferences();
        var texts = spoken.getReadOnlyProperty();
        OpenHistory open = ground.history();
        Ledger ledger = open.ledger();
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
                Session::random);
        HistoryService record = open.service();
        HistoryViewModel history = new HistoryViewModel(record, followers, background, clock, texts);
        QueueViewModel queue = new QueueViewModel(submit, history, background);
        ClusterViewModel cluster = new ClusterViewModel(new ClusterService(cloud), background, texts);
        CopiesViewModel copies = new RegionWiring(cloud, open.store(), background, clock, texts)
                .copies(ground.folders(), account, ground.profile(), cluster);
        submit.fencedBy(copies::fence);
        BackupFormViewModel form = new BackupFormViewModel(
                cluster, new ScopeViewModel(new InventoryService(cloud), background, texts, clock), copies, texts);
        form.table().tellFrom(record, history, background);
        DataPlaneKeeper keeper =
                ground.credentials().<DataPlaneKeeper>map(each -> each).orElse(onlyHere);
        cloud.dataPlaneKeys(keeper);
        form.scope().keyedBy(new DataPlaneKeyViewModel(keeper, background, texts, form.scope()::load));
        ShellViewModel whole = new ShellViewModel(
                account,
                form,
                review(account, clock, texts),
                history,
                preferences,
                queue,
                new PlanViewModel(
                        new PlanViewModel.Services(
                                new PlanService(ledger, clock, account.name(), new Random()), record),
                        history,
                        queue,
                        background,
                        texts),
                new AttemptViewModel(history, queue, services, background, texts),
                new ExportViewModel(
                        new ExportService(open.store(), new AtomicExportFiles(clock)), history, background, texts),
                new UnkeptViewModel(new KeepService(ledger), history, background, texts),
                clock);
        whole.syncWith(new SyncViewModel(
                new SyncService(cloud, ledger, clock, account.name()), history, background, texts, Session::random));
        return whole;
    }

    private ReviewViewModel review(Account account, Clock clock, ReadOnlyObjectProperty<Texts> texts) {
        OpenHistory open = ground.history();
        CostViewModel cost = new CostViewModel(ground.rates(), ground.ratesFile()::save, background, clock, texts);
        return new ReviewViewModel(
                cloud,
                new ReviewChecks(new CheckService(cloud, open.store(), clock), background, clock),
                cost,
                new DryRunService(open.ledger(), clock, account.name()),
                background,
                texts);
    }

    /** Each thread has its own. */
    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public ShellViewModel shell() {
        return shell;
    }

    @Override
    public String account() {
        return ground.account();
    }

    @Override
    public void readOnly(boolean only) {
        cloud.readOnly(only);
    }

    @Override
    public void renew(ApiKey key) {
        boolean locked = isLocked();
        ground.owner().key().replaceBy(key);
        if (locked) {
            ground.credentials().ifPresent(this::reload);
        }
    }

    private void reload(LockableCredentials credentials) {
        background.start(
                () -> {
                    credentials.reload();
                    return true;
                },
                done -> {
                    if (isLocked()) {
                        // It was locked again meanwhile.
                        credentials.lock();
                    }
                },
                e -> LOG.warn("what is kept for clusters was not read", e));
    }

    @Override
    public void forgetKey() {
        ground.owner().key().close();
        ground.credentials().ifPresent(LockableCredentials::lock);
    }

    @Override
    public boolean isLocked() {
        return ground.owner().key().isForgotten();
    }

    /** Whom it speaks for. */
    Account owner() {
        return ground.owner();
    }

    /** Whether it writes into that history. */
    boolean writesInto(OpenHistory history) {
        return ground.history().equals(history);
    }

    Optional<SandboxServer> sandbox() {
        return ground.sandbox();
    }

    /** Not on the UI thread: it may wait for an answer. */
    void end() {
        try {
            if (!submit.awaitEnds(LAST_ANSWERS)) {
                background.close();
                if (!submit.awaitEnds(LAST_WORDS)) {
                    LOG.warn("ended while a request was under way; its outcome is unknown");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        background.close();
        onlyHere.close();
        ground.close();
        ground.ended();
    }

    @Override
    public void close() {
        // First: what waits must not leave while what is under way is waited for.
        shell.end();
        spoken.unbind();
        Thread.ofPlatform().name("session's end").start(this::end);
    }
}
