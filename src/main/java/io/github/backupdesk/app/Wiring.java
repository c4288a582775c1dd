package io.github.backupdesk.app;

import io.github.backupdesk.background.FxBackground;
import io.github.backupdesk.background.Heartbeat;
import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.export.AtomicExportFiles;
import io.github.backupdesk.export.JacksonNameFiles;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.sandbox.SandboxOptions;
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
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.service.SweepService;
import io.github.backupdesk.service.SyncService;
import io.github.backupdesk.service.WatchService;
import io.github.backupdesk.settings.CostRatesFile;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.PreferencesFile;
import io.github.backupdesk.settings.SavedScopesFile;
import io.github.backupdesk.settings.SavedScopesFile.Loaded;
import io.github.backupdesk.store.SqliteHistoryStore;
import io.github.backupdesk.viewmodel.AttemptViewModel;
import io.github.backupdesk.viewmodel.BackupFormViewModel;
import io.github.backupdesk.viewmodel.ClusterViewModel;
import io.github.backupdesk.viewmodel.CopiesViewModel;
import io.github.backupdesk.viewmodel.CostViewModel;
import io.github.backupdesk.viewmodel.ExportViewModel;
import io.github.backupdesk.viewmodel.FailureSimulatorViewModel;
import io.github.backupdesk.viewmodel.Followers;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import io.github.backupdesk.viewmodel.NameListViewModel;
import io.github.backupdesk.viewmodel.NameSources;
import io.github.backupdesk.viewmodel.PatternViewModel;
import io.github.backupdesk.viewmodel.PlanViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.QueueViewModel;
import io.github.backupdesk.viewmodel.ReviewChecks;
import io.github.backupdesk.viewmodel.ReviewViewModel;
import io.github.backupdesk.viewmodel.SavedScopesViewModel;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.SyncViewModel;
import io.github.backupdesk.viewmodel.UnkeptViewModel;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the parts of one run, and takes them apart again. */
final class Wiring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final String KEY_VARIABLE = "ZILLIZ_API_KEY";

    private final Optional<SandboxServer> sandbox;
    private final HttpCloudApi cloud;
    private final SqliteHistoryStore store;
    private final FxBackground background = new FxBackground();
    /** How long the end of the program waits for answers that are on their way. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final SubmitService submit;
    private final ShellViewModel shell;

    /** Thrown with the sentence to show when the program cannot start. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** @param jobPace how long the sandbox's jobs take, 1 for the usual */
    Wiring(Arguments arguments, Folders folders, Locale system, Map<String, String> env, double jobPace)
            throws Unusable {
        PreferencesFile file = new PreferencesFile(folders.preferences());
        Preferences preferences = file.load();
        Locale language = arguments
                .language()
                .or(() -> Texts.parse(preferences.language()))
                .orElse(system);
        Texts texts = Texts.in(language);
        boolean live = arguments.baseUrl().isPresent();
        Optional<Account> own = live ? Optional.of(account(arguments.baseUrl().get(), env, texts)) : Optional.empty();
        Folders mine = live ? folders : folders.forSandbox();
        this.store = store(mine, texts);
        this.sandbox = live ? Optional.empty() : Optional.of(sandbox(mine, texts, jobPace));
        Account account = own.orElseGet(() -> account(sandbox.orElseThrow()));
        Clock clock = Clock.system(ZoneId.systemDefault());
        this.cloud = new HttpCloudApi(account, clock);
        this.ledger = new Ledger(store);
        this.submit = new SubmitService(cloud, ledger, clock, account.name());
        this.shell =
                shell(account, mine, clock, new PreferencesViewModel(preferences, language, background, file::save));
        cloud.failureSimulator()
                .map(simulator -> new FailureSimulatorViewModel(
                        simulator, background, shell.preferences().textsProperty()))
                .ifPresent(shell::simulate);
        file.damage()
                .ifPresent(damage -> shell.announce(words -> words.get(
                        "preferences.damaged",
                        folders.preferences().toString(),
                        damage.line(),
                        damage.keptAt().toString())));
        nameBy(new SavedScopesFile(mine.savedScopes()), clock);
        tellOfTheHistory();
        new Heartbeat(background, clock, this::woken).start();
        new Upkeep(store, background, () -> shell.announce(words -> words.get("history.damaged"))).start();
    }

    /** Connections do not outlive a sleep, and much may have happened. */
    private void woken(Duration slept) {
        LOG.info("awake again after {} s", slept.toSeconds());
        background.start(
                () -> {
                    cloud.forgetConnections();
                    return true;
                },
                done -> shell.woken(slept),
                e -> LOG.warn("connections could not be let go", e));
    }

    /** Lists and saved scopes, as ways for names into the form. */
    private void nameBy(SavedScopesFile file, Clock clock) {
        var texts = shell.preferences().textsProperty();
        ScopeViewModel scope = shell.form().scope();
        Loaded loaded = file.load();
        PatternViewModel pattern = new PatternViewModel(scope, texts);
        shell.nameBy(new NameSources(
                new NameListViewModel(new JacksonNameFiles(), scope, background, texts),
                pattern,
                new SavedScopesViewModel(
                        loaded,
                        file::save,
                        scope,
                        pattern,
                        shell.form().cluster().clusterProperty(),
                        background,
                        clock,
                        texts)));
        if (loaded instanceof Loaded.Damaged damaged) {
            shell.announce(words -> words.get("saved.damaged", damaged.keptAt().toString()));
        }
    }

    /** What the user has to know of the history before anything else: that it was mended, or cannot be written. */
    private void tellOfTheHistory() {
        store.recovery()
                .ifPresent(mended -> shell.announce(words -> words.get(
                        "history.recovered." + mended.cause().name(),
                        mended.rows(),
                        mended.missing(),
                        mended.keptAt() == null ? "–" : mended.keptAt().toString())));
        store.refusal().ifPresent(kind -> {
            shell.announce(words -> words.get("history.readOnly", words.of(kind)));
            shell.form().forbid(words -> words.get("history.readOnly", words.of(kind)));
        });
    }

    static Account account(String baseUrl, Map<String, String> env, Texts texts) throws Unusable {
        try {
            BaseUrl url = BaseUrl.parse(baseUrl);
            ApiKey key = ApiKey.parse(env.getOrDefault(KEY_VARIABLE, ""))
                    .orElseThrow(() -> new Unusable(texts.get("start.noKey"), new IllegalArgumentException("no key")));
            return new Account(identity(url, key), url, key, false);
        } catch (BaseUrl.Refused e) {
            throw new Unusable(texts.of(e.problem()), e);
        }
    }

    /** Which account a row belongs to: a job made with one key is unknown to another, even at the same address. */
    private static String identity(BaseUrl url, ApiKey key) {
        String address = url.toString();
        return address.substring(address.indexOf("://") + 3) + "#" + key.fingerprint();
    }

    private static Account account(SandboxServer server) {
        return new Account(
                "sandbox",
                BaseUrl.parse(server.baseUrl()),
                ApiKey.parse(server.apiKey()).orElseThrow(),
                true);
    }

    private static SqliteHistoryStore store(Folders folders, Texts texts) throws Unusable {
        try {
            return SqliteHistoryStore.open(folders.history(), Clock.system(ZoneId.systemDefault()));
        } catch (StoreException e) {
            throw new Unusable(texts.get("start.history", folders.history().toString(), texts.of(e.kind())), e);
        }
    }

    private SandboxServer sandbox(Folders folders, Texts texts, double jobPace) throws Unusable {
        try {
            return SandboxServer.start(SandboxOptions.defaults()
                    .withStateFile(folders.sandboxState())
                    .withTimeScale(jobPace));
        } catch (IOException e) {
            store.close();
            throw new Unusable(texts.get("start.port", "127.0.0.1", String.valueOf(e.getMessage())), e);
        }
    }

    private ShellViewModel shell(Account account, Folders folders, Clock clock, PreferencesViewModel preferences) {
        var texts = preferences.textsProperty();
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
                Wiring::random);
        HistoryService record = new HistoryService(store, ledger);
        HistoryViewModel history = new HistoryViewModel(record, followers, background, clock, texts);
        QueueViewModel queue = new QueueViewModel(submit, history, background);
        ClusterViewModel cluster = new ClusterViewModel(new ClusterService(cloud), background, texts);
        CopiesViewModel copies =
                new RegionWiring(cloud, store, background, clock, texts).copies(folders, account, cluster);
        submit.fencedBy(copies::fence);
        BackupFormViewModel form = new BackupFormViewModel(
                cluster, new ScopeViewModel(new InventoryService(cloud), background, texts, clock), copies, texts);
        form.table().tellFrom(record, history, background);
        ShellViewModel whole = new ShellViewModel(
                account,
                form,
                review(account, folders, clock, texts),
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
                new ExportViewModel(new ExportService(store, new AtomicExportFiles(clock)), history, background, texts),
                new UnkeptViewModel(new KeepService(ledger), history, background, texts),
                clock);
        whole.syncWith(new SyncViewModel(
                new SyncService(cloud, ledger, clock, account.name()), history, background, texts, Wiring::random));
        return whole;
    }

    private ReviewViewModel review(Account account, Folders folders, Clock clock, ReadOnlyObjectProperty<Texts> texts) {
        CostRatesFile rates = new CostRatesFile(folders.costRates());
        CostViewModel cost = new CostViewModel(rates.load(), rates::save, background, clock, texts);
        return new ReviewViewModel(
                cloud,
                new ReviewChecks(new CheckService(cloud, store, clock), background, clock),
                cost,
                new DryRunService(ledger, clock, account.name()),
                background,
                texts);
    }

    /** Each thread has its own. */
    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    ShellViewModel shell() {
        return shell;
    }

    /** The pretend cloud of this run; empty if it speaks for an account. */
    Optional<SandboxServer> sandbox() {
        return sandbox;
    }

    /** Creates a folder that nobody else can read, where the system knows such a thing. */
    static Path createPrivate(Path folder) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        return Files.createDirectories(folder, ownerOnly);
    }

    @Override
    public void close() {
        try {
            if (!submit.awaitEnds(LAST_ANSWERS)) {
                LOG.warn("ended while a request was under way; its outcome is unknown");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        background.close();
        cloud.close();
        store.close();
        sandbox.ifPresent(SandboxServer::close);
        LOG.info("ended");
    }
}
