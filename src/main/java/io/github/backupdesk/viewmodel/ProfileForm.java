package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Colour;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.settings.Profile.Proxy;
import io.github.backupdesk.viewmodel.ProfileFace.Tone;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The fields of a profile that is filled in, all but the key, and what is wrong with them. */
public final class ProfileForm {

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

    /** Where something can be wrong. */
    public enum Field {
        NAME,
        URL,
        KEY,
        CLUSTER,
        WORD,
        TYPED_NAME,
        PROXY_HOST,
        PROXY_PORT,
        PROXY_USER
    }

    /** What is wrong, and where. */
    record Objection(Field field, Function<Texts, String> sentence) {}

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_WORD = 16;
    private static final int LARGEST_PORT = 65_535;

    private static final Profile BLANK = new Profile(
            "",
            "",
            Site.ZILLIZ_COM.url(),
            Environment.PRODUCTION,
            Colour.RED,
            "",
            LockLevel.TYPED,
            KeyPlace.KEYCHAIN,
            Proxy.SYSTEM,
            List.of(),
            "",
            "",
            List.of());

    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Site> site = new SimpleObjectProperty<>(Site.ZILLIZ_COM);
    private final StringProperty ownUrl = new SimpleStringProperty("");
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(BLANK.environment());
    private final ObjectProperty<Colour> colour = new SimpleObjectProperty<>(BLANK.colour());
    private final StringProperty word = new SimpleStringProperty("");
    private final ObjectProperty<LockLevel> lock = new SimpleObjectProperty<>(BLANK.lock());
    private final ObjectProperty<KeyPlace> keyPlace = new SimpleObjectProperty<>(BLANK.keyPlace());
    private final ObjectProperty<Proxy.Mode> proxyMode = new SimpleObjectProperty<>(Proxy.Mode.SYSTEM);
    private final StringProperty proxyHost = new SimpleStringProperty("");
    private final StringProperty proxyPort = new SimpleStringProperty("");
    private final StringProperty proxyUser = new SimpleStringProperty("");
    private final StringProperty proxyPassword = new SimpleStringProperty("");
    private final ObservableList<Profile.Certificate> certificates = FXCollections.observableArrayList();
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty typedName = new SimpleStringProperty("");
    private final StringProperty clusterId = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(Tone.RED);
    private final ReadOnlyBooleanWrapper byProxy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper weaker = new ReadOnlyBooleanWrapper();
    private @Nullable Profile before;
    private boolean filling;
    private boolean lockChosen;

    ProfileForm() {
        environment.addListener((o, was, is) -> suit(is));
        colour.addListener((o, was, is) -> tone.set(Tone.valueOf(is.name())));
        proxyMode.addListener((o, was, is) -> byProxy.set(is == Proxy.Mode.MANUAL));
        lock.addListener((o, was, is) -> {
            lockChosen = lockChosen || !filling;
            tellWeaker();
        });
    }

    /** What suits an environment, until somebody chooses otherwise. By itself a guard only grows stronger. */
    private void suit(Environment now) {
        if (filling) {
            return;
        }
        filling = true;
        colour.set(
                switch (now) {
                    case PRODUCTION -> Colour.RED;
                    case STAGING -> Colour.AMBER;
                    case TEST -> Colour.BLUE;
                    case OTHER -> Colour.VIOLET;
                });
        LockLevel usual = now == Environment.PRODUCTION ? LockLevel.TYPED : LockLevel.CONFIRM;
        if (lock.get().weakerThan(usual) || (before == null && !lockChosen)) {
            lock.set(usual);
        }
        filling = false;
    }

    private void tellWeaker() {
        Profile was = before;
        weaker.set(was != null && lock.get().weakerThan(was.lock()));
    }

    /** Shows a profile, or the usual one if it is to be a new one. */
    void fill(@Nullable Profile profile) {
        filling = true;
        lockChosen = false;
        before = profile;
        Profile shown = profile == null ? BLANK : profile;
        name.set(shown.name());
        site.set(Site.of(shown.baseUrl()));
        ownUrl.set(site.get() == Site.OWN ? shown.baseUrl() : "");
        environment.set(shown.environment());
        colour.set(shown.colour());
        word.set(shown.word());
        lock.set(shown.lock());
        keyPlace.set(shown.keyPlace());
        fill(shown.proxy());
        certificates.setAll(shown.certificates());
        note.set(shown.note());
        typedName.set("");
        clusterId.set("");
        filling = false;
        tellWeaker();
    }

    private void fill(Proxy proxy) {
        proxyMode.set(proxy.mode());
        proxyHost.set(proxy.host());
        proxyPort.set(proxy.port() == 0 ? "" : String.valueOf(proxy.port()));
        proxyUser.set(proxy.user());
        proxyPassword.set("");
    }

    /** The profile as it was written down before; empty for a new one. */
    Optional<Profile> before() {
        return Optional.ofNullable(before);
    }

    /** It is written down as this by now; what was typed stays. */
    void savedAs(Profile profile) {
        before = profile;
        typedName.set("");
        tellWeaker();
    }

    /** The address that a pasted command spoke to, or that a test has shown to be the right one. */
    void take(BaseUrl url) {
        site.set(Site.of(url.toString()));
        ownUrl.set(site.get() == Site.OWN ? url.toString() : "");
    }

    /** Whatever decides where requests go, and by which way. */
    List<Observable> wayThere() {
        return List.of(site, ownUrl, proxyMode, proxyHost, proxyPort, proxyUser, proxyPassword, certificates);
    }

    /** Why it cannot be saved; the first reason from top to bottom. */
    Optional<Objection> objection(ProfilesViewModel others, KeyFieldViewModel key) {
        return nameObjection(others)
                .or(this::urlObjection)
                .or(() -> keyObjection(key))
                .or(this::guardObjection)
                .or(this::proxyObjection);
    }

    private Optional<Objection> nameObjection(ProfilesViewModel others) {
        String called = name.get().strip();
        if (called.isEmpty()) {
            return no(Field.NAME, "profile.name.empty");
        }
        if (called.length() > LONGEST_NAME) {
            return no(Field.NAME, "profile.name.long", LONGEST_NAME);
        }
        return others.isTaken(called, before().map(Profile::id).orElse(""))
                ? no(Field.NAME, "profile.name.taken", called)
                : Optional.empty();
    }

    private Optional<Objection> urlObjection() {
        try {
            BaseUrl.parse(url());
            return Optional.empty();
        } catch (BaseUrl.Refused e) {
            return no(Field.URL, "profile.url." + e.problem().name());
        }
    }

    private Optional<Objection> keyObjection(KeyFieldViewModel key) {
        if (key.isFilled() && !key.isKey()) {
            return no(Field.KEY, "profile.key");
        }
        String cluster = clusterId.get().strip();
        return cluster.isEmpty() || ClusterId.check(cluster) instanceof ClusterId.Check.Accepted
                ? Optional.empty()
                : no(Field.CLUSTER, "profile.cluster");
    }

    private Optional<Objection> guardObjection() {
        if (word.get().strip().length() > LONGEST_WORD) {
            return no(Field.WORD, "profile.word.long", LONGEST_WORD);
        }
        Profile was = before;
        return was != null && weaker.get() && !typedName.get().equals(was.name())
                ? no(Field.TYPED_NAME, "profile.lock.weaker", was.name())
                : Optional.empty();
    }

    private Optional<Objection> proxyObjection() {
        if (proxyMode.get() != Proxy.Mode.MANUAL) {
            return Optional.empty();
        }
        if (!proxyHost.get().strip().matches("[A-Za-z0-9.:\\[\\]-]{1,253}")) {
            return no(Field.PROXY_HOST, "profile.proxy.host");
        }
        if (port() == 0) {
            return no(Field.PROXY_PORT, "profile.proxy.port");
        }
        return !proxyPassword.get().isEmpty() && proxyUser.get().isBlank()
                ? no(Field.PROXY_USER, "profile.proxy.user.missing")
                : Optional.empty();
    }

    private static Optional<Objection> no(Field field, String key, Object... arguments) {
        return Optional.of(new Objection(field, words -> words.get(key, arguments)));
    }

    private int port() {
        String text = proxyPort.get().strip();
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        return number <= LARGEST_PORT ? number : 0;
    }

    String url() {
        return site.get() == Site.OWN ? ownUrl.get().strip() : site.get().url();
    }

    /** Where requests would go; empty while it is no address. */
    Optional<BaseUrl> address() {
        return urlObjection().isPresent() ? Optional.empty() : Optional.of(BaseUrl.parse(url()));
    }

    /** The way there as it is filled in; empty while the proxy makes no sense. */
    Optional<Network> network(Optional<ProxyLogin> kept) {
        if (proxyObjection().isPresent()) {
            return Optional.empty();
        }
        Network.Way way = switch (proxyMode.get()) {
            case SYSTEM -> new Network.Way.AsSystem();
            case NONE -> new Network.Way.Direct();
            case MANUAL ->
                new Network.Way.Proxy(
                        proxyHost.get().strip(), port(), login().or(() -> kept).orElse(ProxyLogin.NONE));
        };
        return Optional.of(new Network(
                way, certificates.stream().map(Profile.Certificate::pem).toList()));
    }

    /** Who we are to the proxy, if that was typed. */
    Optional<ProxyLogin> login() {
        return proxyMode.get() != Proxy.Mode.MANUAL || proxyPassword.get().isEmpty()
                ? Optional.empty()
                : Optional.of(new ProxyLogin(
                        proxyUser.get().strip(), proxyPassword.get().toCharArray()));
    }

    /** What is filled in; only while nothing is wrong with it. */
    Profile profile() {
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
                proxyMode.get() == Proxy.Mode.MANUAL
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

    /** Whether the guard would be weaker than it is, so that the name has to be typed. */
    public ReadOnlyBooleanProperty weakerProperty() {
        return weaker.getReadOnlyProperty();
    }

    /** The colour as the window paints it. */
    public ReadOnlyObjectProperty<Tone> toneProperty() {
        return tone.getReadOnlyProperty();
    }

    /** Whether a proxy is to be named. */
    public ReadOnlyBooleanProperty byProxyProperty() {
        return byProxy.getReadOnlyProperty();
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

    public List<Environment> environments() {
        return List.of(Environment.values());
    }

    public List<Colour> colours() {
        return List.of(Colour.values());
    }

    /** From the weakest to the strongest. */
    public List<LockLevel> locks() {
        return List.of(LockLevel.values());
    }

    public List<KeyPlace> keyPlaces() {
        return List.of(KeyPlace.values());
    }

    public List<Proxy.Mode> proxyModes() {
        return List.of(Proxy.Mode.values());
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
}
