package io.github.backupdesk.app;

import io.github.backupdesk.background.FxBackground;
import io.github.backupdesk.background.Heartbeat;
import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.cloud.HttpConnectionProbe;
import io.github.backupdesk.cloud.HttpReleaseFeed;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.SafeLink;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.export.ZipSupportFiles;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.service.ConnectionService;
import io.github.backupdesk.service.SupportBundleService;
import io.github.backupdesk.service.UpdateService;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.settings.KeySources;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.PreferencesFile;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.ProfilesFile;
import io.github.backupdesk.settings.UpdateAskedFile;
import io.github.backupdesk.settings.WindowFile;
import io.github.backupdesk.viewmodel.AboutViewModel;
import io.github.backupdesk.viewmodel.AccountName;
import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.DeskViewModel;
import io.github.backupdesk.viewmodel.HelpViewModel;
import io.github.backupdesk.viewmodel.LayoutViewModel;
import io.github.backupdesk.viewmodel.NoticeLead;
import io.github.backupdesk.viewmodel.NoticeWatch;
import io.github.backupdesk.viewmodel.NoticesViewModel;
import io.github.backupdesk.viewmodel.OpenSession;
import io.github.backupdesk.viewmodel.Opener;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.ProfileEditorViewModel;
import io.github.backupdesk.viewmodel.ProfileKeys;
import io.github.backupdesk.viewmodel.ProfilesViewModel;
import io.github.backupdesk.viewmodel.Sessions;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.SupportViewModel;
import io.github.backupdesk.viewmodel.SystemNotices;
import io.github.backupdesk.viewmodel.UpdatesViewModel;
import io.github.backupdesk.viewmodel.WelcomeViewModel;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the parts of the program, and takes them apart again. */
final class Wiring implements AutoCloseable, Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final String KEY_VARIABLE = "ZILLIZ_API_KEY";

    /** What an account is called that is used for this run only. */
    private static final String RUN_ONLY = "run";

    private final Folders folders;
    private final ProfileKeys keys;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final double jobPace;
    private final FxBackground background = new FxBackground();
    /** For their keys, which must not be in a support bundle; a key that is forgotten is empty. */
    private final List<Account> owners = new CopyOnWriteArrayList<>();

    private final Map<Path, OpenHistory> histories = new HashMap<>();
    private final PreferencesViewModel preferences;
    private final Preferences loaded;
    private final HttpReleaseFeed releases = new HttpReleaseFeed(Network.SYSTEM);
    private final DeskPages pages;
    private Optional<FirstNotices> desktopNotices = Optional.empty();

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
        this(arguments, folders, system, env, jobPace, Keychain.ofSystem());
    }

    /** @param keys where the keys of profiles lie */
    Wiring(
            Arguments arguments,
            Folders folders,
            Locale system,
            Map<String, String> env,
            double jobPace,
            ProfileKeys keys)
            throws Unusable {
        this.folders = folders;
        this.jobPace = jobPace;
        this.keys = keys;
        PreferencesFile file = new PreferencesFile(folders.preferences());
        this.loaded = file.load();
        Locale language =
                arguments.language().or(() -> Texts.parse(loaded.language())).orElse(system);
        Texts texts = Texts.in(language);
        this.preferences = new PreferencesViewModel(loaded, language, background, file::save);
        this.pages = pages(env, texts);
        preferences.resetLayoutBy(pages.layout()::reset);
        begin(arguments, env, texts);
        file.damage()
                .ifPresent(damage -> pages.desk()
                        .announce(words -> words.get(
                                "preferences.damaged",
                                folders.preferences().toString(),
                                damage.line(),
                                damage.keptAt().toString())));
        new Heartbeat(background, clock, this::woken).start();
    }

    private DeskPages pages(Map<String, String> env, Texts texts) throws Unusable {
        var words = preferences.textsProperty();
        DeskViewModel desk = new DeskViewModel(this, preferences, background);
        ProfilesFile file = new ProfilesFile(folders.profiles());
        ProfilesViewModel profiles =
                new ProfilesViewModel(profiles(file, texts), desk, keys, file::save, background, clock, words);
        file.damaged().ifPresent(kept -> profiles.damaged(kept.toString()));
        NoticesViewModel notices = new NoticesViewModel(background, clock, words);
        desk.onOpened(session -> watch(session, desk.idOf(session), notices));
        desk.onOpened(session -> owners.add(((Session) session).owner()));
        KeySources sources = new KeySources(env, Path.of(System.getProperty("user.home")));
        ProfileEditorViewModel editor = new ProfileEditorViewModel(
                profiles,
                keys,
                new ProfileEditorViewModel.Services(sources, new ConnectionService(new HttpConnectionProbe(clock))),
                background,
                words);
        WindowFile window = new WindowFile(folders.window());
        UpdateAskedFile asked = new UpdateAskedFile(folders.state().resolve("update-asked.json"));
        UpdatesViewModel updates = new UpdatesViewModel(
                new UpdateService(releases, Version.NUMBER),
                preferences::updates,
                asked.load().orElse(null),
                asked::save,
                notices,
                background,
                clock,
                words);
        notices.onOpen(new NoticeLead(desk, profiles, updates::openPage)::follow);
        preferences.updatesProperty().addListener((o, was, is) -> updates.goOn());
        return new DeskPages(
                desk,
                profiles,
                editor,
                notices,
                new AboutViewModel(
                        () -> ThisProgram.facts(folders, System.getProperties()),
                        () -> Libraries.all(System.getProperty("java.class.path")),
                        background,
                        words),
                new HelpViewModel(System.getProperty("os.name").startsWith("Mac"), background, words),
                updates,
                support(words),
                new LayoutViewModel(window.load(), background, window::save),
                new WelcomeViewModel(
                        desk, profiles, editor, List.of(folders.data(), folders.config(), folders.logs()), background));
    }

    private SupportViewModel support(ReadOnlyObjectProperty<Texts> words) {
        SupportGround ground = new SupportGround(folders, this::openHistories, () -> owners);
        return new SupportViewModel(
                new SupportBundleService(ground, new ZipSupportFiles(), clock), background, clock, words);
    }

    private synchronized Map<Path, OpenHistory> openHistories() {
        return Map.copyOf(histories);
    }

    /** What happens in an account while nobody looks at it comes behind the bell. */
    private static void watch(OpenSession session, String id, NoticesViewModel notices) {
        ShellViewModel shell = session.shell();
        new NoticeWatch(id, shell::accountName, shell, notices);
    }

    private List<Profile> profiles(ProfilesFile file, Texts texts) throws Unusable {
        try {
            return file.load();
        } catch (IOException e) {
            throw new Unusable(texts.get("start.profiles", folders.profiles().toString()), e);
        }
    }

    /** An account that was named by the options is there before the window is. */
    private void begin(Arguments arguments, Map<String, String> env, Texts texts) throws Unusable {
        try {
            if (arguments.baseUrl().isPresent()) {
                Account own = account(arguments.baseUrl().get(), env, texts);
                pages.desk().showOnly(RUN_ONLY, ground(own, "", new HttpCloudApi(own, clock), Optional.empty()));
            } else if (arguments.sandbox() || arguments.passing()) {
                pages.desk().showOnly(Preferences.DEMO, prepare(new Wanted.Demo()));
            }
        } catch (StoreException e) {
            Path history = (arguments.baseUrl().isPresent() ? folders : folders.forSandbox()).history();
            throw new Unusable(texts.get("start.history", history.toString(), texts.of(e.kind())), e);
        } catch (IOException e) {
            throw new Unusable(texts.get("start.port", "127.0.0.1", String.valueOf(e.getMessage())), e);
        }
    }

    /** Lets the system tell of what happens while nobody looks at the window. Not for a run without a person. */
    void speakThrough(Stage stage, Opener opener) {
        FirstNotices ways = FirstNotices.of(System.getProperty("os.name"), System.getenv(), stage, Platform::runLater);
        desktopNotices = Optional.of(ways);
        DeskViewModel desk = pages.desk();
        SystemNotices system = new SystemNotices(
                pages.notices(),
                ways,
                preferences::notices,
                stage::isFocused,
                () -> desk.show(DeskViewModel.Page.NOTICES),
                background,
                clock,
                preferences.textsProperty());
        preferences.testNoticesBy(system::test);
        system.testedProperty().subscribe(preferences::tested);
        pages.updates().openBy(link -> open(opener, link));
        pages.updates().goOn();
    }

    private static void open(Opener opener, SafeLink link) {
        try {
            opener.page(link);
        } catch (IOException e) {
            LOG.warn("the page could not be opened: {}", e.getMessage());
        }
    }

    /** To be called once the window is there. */
    void start() {
        DeskViewModel desk = pages.desk();
        ShellViewModel there = desk.shownProperty().get();
        if (there != null) {
            there.start();
        } else if (loaded.welcomed()) {
            pages.profiles().resume(loaded.lastProfile());
        } else {
            desk.show(DeskViewModel.Page.WELCOME);
        }
    }

    private void woken(Duration slept) {
        LOG.info("awake again after {} s", slept.toSeconds());
        sessions().forEach(each -> each.woken(slept));
    }

    private List<Session> sessions() {
        return pages.desk().openSessions().stream().map(Session.class::cast).toList();
    }

    @Override
    public AccountGround prepare(Wanted wanted) throws StoreException, IOException {
        return switch (wanted) {
            case Wanted.Demo demo -> demo();
            case Wanted.Account(Profile profile, ApiKey key, Optional<ProxyLogin> proxy) -> {
                Account account = new Account(profile.account(), BaseUrl.parse(profile.baseUrl()), key, false);
                try {
                    HttpCloudApi cloud = new HttpCloudApi(account, network(profile, proxy), clock);
                    yield ground(account, profile.id(), cloud, Optional.of(credentials(profile)));
                } catch (StoreException | RuntimeException e) {
                    key.close();
                    throw e;
                }
            }
        };
    }

    private static Network network(Profile profile, Optional<ProxyLogin> login) {
        Profile.Proxy proxy = profile.proxy();
        Network.Way way = switch (proxy.mode()) {
            case SYSTEM -> new Network.Way.AsSystem();
            case NONE -> new Network.Way.Direct();
            case MANUAL -> new Network.Way.Proxy(proxy.host(), proxy.port(), login.orElse(ProxyLogin.NONE));
        };
        return new Network(
                way,
                profile.certificates().stream().map(Profile.Certificate::pem).toList());
    }

    private AccountGround demo() throws StoreException, IOException {
        Folders mine = folders.forSandbox();
        OpenHistory history = history(mine);
        SandboxServer server = SandboxServer.start(
                SandboxOptions.defaults().withStateFile(mine.sandboxState()).withTimeScale(jobPace));
        Account account = new Account(
                "sandbox",
                BaseUrl.parse(server.baseUrl()),
                ApiKey.parse(server.apiKey()).orElseThrow(),
                true);
        return new AccountGround(
                account,
                mine,
                "",
                history,
                new HttpCloudApi(account, clock),
                Optional.of(server),
                Optional.empty(),
                preferences,
                clock,
                this::ended);
    }

    private LockableCredentials credentials(Profile profile) {
        ClusterCredentials credentials = new ClusterCredentials(
                () -> keys.of(pages.profiles().keyPlace(profile.id())),
                profile.id(),
                BaseUrl.parse(profile.baseUrl()),
                (cluster, kept) -> Platform.runLater(() -> pages.profiles().keyed(profile.id(), cluster, kept)));
        List<ClusterId> kept =
                profile.clusterKeys().stream().map(ClusterId::new).toList();
        credentials.load(kept);
        return new LockableCredentials(credentials, kept);
    }

    private AccountGround ground(
            Account account, String profile, HttpCloudApi cloud, Optional<LockableCredentials> credentials)
            throws StoreException {
        try {
            return new AccountGround(
                    account,
                    folders,
                    profile,
                    history(folders),
                    cloud,
                    Optional.empty(),
                    credentials,
                    preferences,
                    clock,
                    this::ended);
        } catch (StoreException | RuntimeException e) {
            cloud.close();
            credentials.ifPresent(LockableCredentials::close);
            throw e;
        }
    }

    /** What it has written last, such as the outcome of its last request, concerns those that share its history. */
    private void ended(AccountGround over) {
        owners.remove(over.owner());
        Platform.runLater(() -> sessions().stream()
                .filter(each -> each.writesInto(over.history()))
                .forEach(each -> each.shell().history().refreshUnsettled()));
    }

    /** Opened once, however many accounts write into it. */
    private synchronized OpenHistory history(Folders mine) throws StoreException {
        OpenHistory there = histories.get(mine.history());
        if (there == null) {
            there = OpenHistory.open(mine, clock);
            histories.put(mine.history(), there);
            new Upkeep(there.store(), background, () -> pages.desk().announce(words -> words.get("history.damaged")))
                    .start();
        }
        return there;
    }

    static Account account(String baseUrl, Map<String, String> env, Texts texts) throws Unusable {
        try {
            BaseUrl url = BaseUrl.parse(baseUrl);
            ApiKey key = ApiKey.parse(env.getOrDefault(KEY_VARIABLE, ""))
                    .orElseThrow(() -> new Unusable(texts.get("start.noKey"), new IllegalArgumentException("no key")));
            return new Account(AccountName.of(url, key), url, key, false);
        } catch (BaseUrl.Refused e) {
            throw new Unusable(texts.of(e.problem()), e);
        }
    }

    DeskPages pages() {
        return pages;
    }

    /** The account that is shown; there must be one. */
    ShellViewModel shell() {
        return Optional.<ShellViewModel>ofNullable(pages.desk().shownProperty().get())
                .orElseThrow();
    }

    /** The pretend cloud of this run; empty if none is open. */
    Optional<SandboxServer> sandbox() {
        return sessions().stream().flatMap(each -> each.sandbox().stream()).findFirst();
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

    /** Side by side: each may wait for its last answers, and a person waits for all of them. */
    private static void end(List<Session> all) {
        all.forEach(each -> each.shell().queue().stop());
        List<Thread> ends = all.stream()
                .map(each -> Thread.ofPlatform().name("session's end").start(each::end))
                .toList();
        try {
            for (Thread each : ends) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        pages.layout().flush();
        pages.profiles().flush();
        end(sessions());
        background.close();
        desktopNotices.ifPresent(FirstNotices::close);
        releases.close();
        synchronized (this) {
            histories.values().forEach(OpenHistory::close);
        }
        LOG.info("ended");
    }
}
