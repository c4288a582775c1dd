package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.settings.KeySources;
import io.github.backupdesk.settings.KeySources.Imported;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Colour;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.settings.Profile.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A profile while it is filled in. What was typed stays until it is saved or discarded, whatever else is shown meanwhile. */
public final class ProfileEditorViewModel {

    /** The two public sites of the service, and a place of one's own. */
    public enum Site {
        ZILLIZ_COM("https://api.cloud.zilliz.com"),
        ZILLIZ_COM_CN("https://api.cloud.zilliz.com.cn"),
        OWN("");

        private final String url;

        Site(String url) {
            this.url = url;
        }

        public String url() {
            return url;
        }

        static Site of(String baseUrl) {
            for (Site each : List.of(ZILLIZ_COM, ZILLIZ_COM_CN)) {
                if (each.url.equals(baseUrl)) {
                    return each;
                }
            }
            return OWN;
        }
    }

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_WORD = 16;
    private static final int LARGEST_PORT = 65_535;

    private final ProfilesViewModel profiles;
    private final ProfileKeys keys;
    private final KeySources sources;
    private final Background background;
    private final KeyFieldViewModel key;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper fresh = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper quick = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper weaker = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Site> site = new SimpleObjectProperty<>(Site.ZILLIZ_COM);
    private final StringProperty ownUrl = new SimpleStringProperty("");
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.OTHER);
    private final ObjectProperty<Colour> colour = new SimpleObjectProperty<>(Colour.VIOLET);
    private final StringProperty word = new SimpleStringProperty("");
    private final ObjectProperty<LockLevel> lock = new SimpleObjectProperty<>(LockLevel.CONFIRM);
    private final ObjectProperty<KeyPlace> keyPlace = new SimpleObjectProperty<>(KeyPlace.KEYCHAIN);
    private final ObjectProperty<Proxy.Mode> proxyMode = new SimpleObjectProperty<>(Proxy.Mode.SYSTEM);
    private final StringProperty proxyHost = new SimpleStringProperty("");
    private final StringProperty proxyPort = new SimpleStringProperty("");
    private final StringProperty proxyUser = new SimpleStringProperty("");
    private final StringProperty proxyPassword = new SimpleStringProperty("");
    private final ObservableList<Profile.Certificate> certificates = FXCollections.observableArrayList();
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty typedName = new SimpleStringProperty("");
    private final StringProperty clusterId = new SimpleStringProperty("");
    private final Sentence problem;
    private final Sentence said;
    private @Nullable Profile before;

    public ProfileEditorViewModel(
            ProfilesViewModel profiles,
            ProfileKeys keys,
            KeySources sources,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.profiles = profiles;
        this.keys = keys;
        this.sources = sources;
        this.background = background;
        this.key = new KeyFieldViewModel(texts, (words, url) -> "");
        this.problem = new Sentence(texts);
        this.said = new Sentence(texts);
        environment.addListener((o, was, is) -> suit(is));
        lock.addListener(o -> tellWeaker());
        key.onAddress(this::takeAddress);
    }

    /** What suits an environment, until somebody chooses otherwise; the guard of a saved profile is never loosened by it. */
    private void suit(Environment now) {
        colour.set(
                switch (now) {
                    case PRODUCTION -> Colour.RED;
                    case STAGING -> Colour.AMBER;
                    case TEST -> Colour.BLUE;
                    case OTHER -> Colour.VIOLET;
                });
        LockLevel usual = now == Environment.PRODUCTION ? LockLevel.TYPED : LockLevel.CONFIRM;
        if (before == null || before.lock().weakerThan(usual)) {
            lock.set(usual);
        }
    }

    private void tellWeaker() {
        weaker.set(before != null && lock.get().weakerThan(before.lock()));
    }

    /** The address that a pasted command spoke to. */
    private void takeAddress(BaseUrl url) {
        if (fresh.get()) {
            site.set(Site.of(url.toString()));
            ownUrl.set(site.get() == Site.OWN ? url.toString() : "");
        }
    }

    /** Begins a new profile. */
    public void begin() {
        fill(null);
        environment.set(Environment.PRODUCTION);
        quick.set(false);
    }

    /** Begins a new profile for somebody who has a key and a cluster's ID. */
    public void beginQuick() {
        begin();
        quick.set(true);
        environment.set(Environment.OTHER);
    }

    /** Opens the chosen profile. */
    public void edit() {
        ProfileRow row = profiles.selectedProperty().get();
        if (row != null) {
            profiles.find(row.id()).ifPresent(profile -> {
                fill(profile);
                quick.set(false);
            });
        }
    }

    private void fill(@Nullable Profile profile) {
        before = profile;
        fresh.set(profile == null);
        key.clear();
        problem.clear();
        said.clear();
        proxyPassword.set("");
        typedName.set("");
        clusterId.set("");
        Profile shown = profile == null ? BLANK : profile;
        name.set(shown.name());
        site.set(Site.of(shown.baseUrl()));
        ownUrl.set(site.get() == Site.OWN ? shown.baseUrl() : "");
        environment.set(shown.environment());
        colour.set(shown.colour());
        word.set(shown.word());
        lock.set(shown.lock());
        keyPlace.set(shown.keyPlace());
        proxyMode.set(shown.proxy().mode());
        proxyHost.set(shown.proxy().host());
        proxyPort.set(
                shown.proxy().port() == 0 ? "" : String.valueOf(shown.proxy().port()));
        proxyUser.set(shown.proxy().user());
        certificates.setAll(shown.certificates());
        note.set(shown.note());
        tellWeaker();
        open.set(true);
    }

    private static final Profile BLANK = new Profile(
            "",
            "",
            Site.ZILLIZ_COM.url(),
            Environment.OTHER,
            Colour.VIOLET,
            "",
            LockLevel.CONFIRM,
            KeyPlace.KEYCHAIN,
            Proxy.SYSTEM,
            List.of(),
            "",
            "",
            List.of());

    /** Gives up what was filled in. */
    public void discard() {
        key.clear();
        proxyPassword.set("");
        before = null;
        open.set(false);
    }

    /** Reads the variable of the environment, once. */
    public void importFromEnvironment() {
        imported(sources.environment());
    }

    /** Reads the file of the vendor's command, once. */
    public void importFromFile() {
        background.start(sources::credentials, this::imported, e -> say("keys.import.failed"));
    }

    private void imported(Imported found) {
        switch (found) {
            case Imported.Key taken -> {
                key.fill(taken.characters());
                taken.wipe();
                if (fresh.get() && taken.site() == KeySources.Site.CHINA) {
                    site.set(Site.ZILLIZ_COM_CN);
                }
                say("keys.import.taken", taken.place());
            }
            case Imported.Missing missing -> said.say(words -> words.of(missing.problem(), missing.place()));
        }
    }

    private void say(String key, Object... arguments) {
        said.say(key, arguments);
    }

    /** Tries the chosen store with something of no worth. */
    public void testStore() {
        KeyService store = keys.of(keyPlace.get());
        busy.set(true);
        background.start(
                store::test,
                trial -> {
                    busy.set(false);
                    said.say(words -> words.get(
                            "keys.store.works",
                            words.of(trial.kind()),
                            trial.took().toMillis()));
                },
                e -> {
                    busy.set(false);
                    said.say(words -> KeyWords.of(words, e));
                });
    }

    /** Saves what is filled in, if it makes sense. */
    public void save() {
        keep(false);
    }

    /** Saves it and opens the account. */
    public void connect() {
        keep(true);
    }

    private void keep(boolean thenConnect) {
        if (busy.get()) {
            return;
        }
        Optional<Function<Texts, String>> objection = objection();
        if (objection.isPresent()) {
            problem.say(objection.get());
            return;
        }
        problem.clear();
        Profile profile = profile();
        Optional<Profile> was = Optional.ofNullable(before);
        Optional<ApiKey> typed = key.key();
        Optional<ProxyLogin> login = proxyPassword.get().isEmpty()
                ? Optional.empty()
                : Optional.of(new ProxyLogin(
                        proxyUser.get().strip(), proxyPassword.get().toCharArray()));
        busy.set(true);
        background.start(
                () -> {
                    if (typed.isPresent()) {
                        keys.keep(profile, typed.get());
                    }
                    if (login.isPresent()) {
                        keys.keepProxy(profile, login.get());
                    }
                    if (was.isPresent() && profile.keyPlace() == KeyPlace.SESSION) {
                        keys.leaveKeychain(was.get());
                    }
                    return true;
                },
                done -> {
                    busy.set(false);
                    kept(profile, typed, login, thenConnect);
                },
                e -> {
                    busy.set(false);
                    // The profile is never lost because of a keychain: the user chooses where the key goes instead.
                    problem.say(words -> words.get("keys.notKept", KeyWords.of(words, e)));
                });
    }

    private void kept(Profile profile, Optional<ApiKey> typed, Optional<ProxyLogin> login, boolean thenConnect) {
        String cluster = clusterId.get().strip();
        profiles.put(profile);
        discard();
        if (!thenConnect) {
            typed.ifPresent(fresh -> profiles.renewed(profile, fresh));
        } else if (typed.isPresent()) {
            profiles.open(profile, typed.get(), login, cluster);
        } else {
            profiles.connect(profile.id());
        }
    }

    /** Why it cannot be saved; the first reason. Nothing was saved then. */
    private Optional<Function<Texts, String>> objection() {
        String called = name.get().strip();
        String id = before == null ? "" : before.id();
        if (called.isEmpty()) {
            return no("profile.name.empty");
        }
        if (called.length() > LONGEST_NAME) {
            return no("profile.name.long", LONGEST_NAME);
        }
        if (profiles.isTaken(called, id)) {
            return no("profile.name.taken", called);
        }
        if (word.get().strip().length() > LONGEST_WORD) {
            return no("profile.word.long", LONGEST_WORD);
        }
        return urlObjection().or(this::keyObjection).or(this::proxyObjection).or(this::lockObjection);
    }

    private Optional<Function<Texts, String>> urlObjection() {
        try {
            BaseUrl.parse(url());
            return Optional.empty();
        } catch (BaseUrl.Refused e) {
            return Optional.of(words -> words.get("profile.url", words.of(e.problem())));
        }
    }

    private Optional<Function<Texts, String>> keyObjection() {
        if (key.isFilled() && !key.isKey()) {
            return Optional.of(
                    words -> words.get("profile.key", key.saidProperty().get()));
        }
        String cluster = clusterId.get().strip();
        if (!cluster.isEmpty() && !(ClusterId.check(cluster) instanceof ClusterId.Check.Accepted)) {
            return no("profile.cluster");
        }
        return Optional.empty();
    }

    private Optional<Function<Texts, String>> proxyObjection() {
        if (proxyMode.get() != Proxy.Mode.MANUAL) {
            return Optional.empty();
        }
        if (!proxyHost.get().strip().matches("[A-Za-z0-9.:\\[\\]-]{1,253}")) {
            return no("profile.proxy.host");
        }
        if (port() == 0) {
            return no("profile.proxy.port");
        }
        return !proxyPassword.get().isEmpty() && proxyUser.get().isBlank()
                ? no("profile.proxy.user")
                : Optional.empty();
    }

    private Optional<Function<Texts, String>> lockObjection() {
        Profile was = before;
        return was != null && weaker.get() && !typedName.get().equals(was.name())
                ? no("profile.lock.weaker", was.name())
                : Optional.empty();
    }

    private static Optional<Function<Texts, String>> no(String key, Object... arguments) {
        return Optional.of(words -> words.get(key, arguments));
    }

    private int port() {
        String text = proxyPort.get().strip();
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        return number <= LARGEST_PORT ? number : 0;
    }

    private String url() {
        return site.get() == Site.OWN ? ownUrl.get().strip() : site.get().url();
    }

    private Profile profile() {
        boolean manual = proxyMode.get() == Proxy.Mode.MANUAL;
        Profile was = before == null ? BLANK : before;
        return new Profile(
                before == null ? UUID.randomUUID().toString() : was.id(),
                name.get().strip(),
                BaseUrl.parse(url()).toString(),
                environment.get(),
                colour.get(),
                word.get().strip(),
                lock.get(),
                keyPlace.get(),
                manual
                        ? new Proxy(
                                Proxy.Mode.MANUAL,
                                proxyHost.get().strip(),
                                port(),
                                proxyUser.get().strip())
                        : new Proxy(proxyMode.get(), "", 0, ""),
                List.copyOf(certificates),
                note.get(),
                was.account(),
                was.clusterKeys());
    }

    /** Whether it is being filled in. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether it is a new one. */
    public ReadOnlyBooleanProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /** Whether a cluster's ID is asked for as well. */
    public ReadOnlyBooleanProperty quickProperty() {
        return quick.getReadOnlyProperty();
    }

    /** Whether the guard would be weaker than it is, so that the name has to be typed. */
    public ReadOnlyBooleanProperty weakerProperty() {
        return weaker.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public KeyFieldViewModel key() {
        return key;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public ObjectProperty<Site> siteProperty() {
        return site;
    }

    public StringProperty ownUrlProperty() {
        return ownUrl;
    }

    public ObjectProperty<Environment> environmentProperty() {
        return environment;
    }

    public ObjectProperty<Colour> colourProperty() {
        return colour;
    }

    public StringProperty wordProperty() {
        return word;
    }

    public ObjectProperty<LockLevel> lockProperty() {
        return lock;
    }

    public ObjectProperty<KeyPlace> keyPlaceProperty() {
        return keyPlace;
    }

    public ObjectProperty<Proxy.Mode> proxyModeProperty() {
        return proxyMode;
    }

    public StringProperty proxyHostProperty() {
        return proxyHost;
    }

    public StringProperty proxyPortProperty() {
        return proxyPort;
    }

    public StringProperty proxyUserProperty() {
        return proxyUser;
    }

    public StringProperty proxyPasswordProperty() {
        return proxyPassword;
    }

    public ObservableList<Profile.Certificate> certificates() {
        return certificates;
    }

    public StringProperty noteProperty() {
        return note;
    }

    /** The profile's name, typed to loosen its guard. */
    public StringProperty typedNameProperty() {
        return typedName;
    }

    public StringProperty clusterIdProperty() {
        return clusterId;
    }

    /** Why it was not saved; empty if nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }

    /** What came of an import or of a test of the store. */
    public ReadOnlyStringProperty saidProperty() {
        return said.property();
    }
}
