package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.ConnectionProbe.Target;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.CertificateService;
import io.github.backupdesk.service.ConnectionService;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.service.KeyService.Kept;
import io.github.backupdesk.settings.KeySources;
import io.github.backupdesk.settings.KeySources.Imported;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.viewmodel.ProfileForm.Field;
import io.github.backupdesk.viewmodel.ProfileForm.Objection;
import io.github.backupdesk.viewmodel.ProfileForm.Site;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/** A profile while it is filled in. What was typed stays until it is saved or discarded, whatever else is shown meanwhile. */
public final class ProfileEditorViewModel {

    /**
     * What the editor asks.
     *
     * @param sources where other tools keep a key
     * @param connection tries out what is filled in
     */
    public record Services(KeySources sources, ConnectionService connection) {}

    private final ProfilesViewModel profiles;
    private final ProfileKeys keys;
    private final KeySources sources;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ProfileForm form = new ProfileForm();
    private final KeyFieldViewModel key;
    private final AuthoritiesViewModel authorities;
    private final ConnectionTestViewModel connection;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper fresh = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper quick = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper sessionOffered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Field> flaw = new ReadOnlyObjectWrapper<>();
    private final Sentence problem;
    private final Sentence imported;
    private final Sentence tried;
    private Read stored = Read.NOTHING;
    private Optional<Profile> opened = Optional.empty();
    private boolean thenConnect;
    /** Whether a key or a password of this form may have got into the keychain. */
    private volatile boolean enteredKeychain;

    /** What a test of the connection takes from the store where the fields are empty. */
    private record Read(Optional<ApiKey> key, Optional<ProxyLogin> proxy) {
        static final Read NOTHING = new Read(Optional.empty(), Optional.empty());

        void close() {
            key.ifPresent(ApiKey::close);
            proxy.ifPresent(ProxyLogin::close);
        }
    }

    public ProfileEditorViewModel(
            ProfilesViewModel profiles,
            ProfileKeys keys,
            Services services,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.profiles = profiles;
        this.keys = keys;
        this.sources = services.sources();
        this.background = background;
        this.texts = texts;
        this.problem = new Sentence(texts);
        this.imported = new Sentence(texts);
        this.tried = new Sentence(texts);
        this.key = new KeyFieldViewModel(
                texts,
                (words, url) -> url.toString().equals(form.url())
                        ? words.get("keys.address.taken", url.host())
                        : words.get("keys.address.other", url.host(), form.url()));
        this.authorities = new AuthoritiesViewModel(form.certificates(), new CertificateService(), background, texts);
        this.connection = new ConnectionTestViewModel(
                services.connection(),
                background,
                texts,
                this::target,
                new ConnectionTestViewModel.Offers(authorities::add, form::take));
        connection.prepareBy(this::readStored);
        profiles.onLock(this::forgetKeys);
        key.onAddress(url -> {
            if (fresh.get()) {
                form.take(url);
            }
        });
        key.textProperty().addListener(o -> connection.clear());
        form.wayThere().forEach(each -> each.addListener(o -> connection.clear()));
        unmarkWhenTyped();
    }

    /** A mark is of what stood in the field when it was set. */
    private void unmarkWhenTyped() {
        form.nameProperty().addListener(o -> unmark(Field.NAME));
        form.siteProperty().addListener(o -> unmark(Field.URL));
        form.ownUrlProperty().addListener(o -> unmark(Field.URL));
        key.textProperty().addListener(o -> unmark(Field.KEY));
        form.clusterIdProperty().addListener(o -> unmark(Field.CLUSTER));
        form.wordProperty().addListener(o -> unmark(Field.WORD));
        form.lockProperty().addListener(o -> unmark(Field.TYPED_NAME));
        form.typedNameProperty().addListener(o -> unmark(Field.TYPED_NAME));
        form.proxyModeProperty().addListener(o -> {
            unmark(Field.PROXY_HOST);
            unmark(Field.PROXY_PORT);
            unmark(Field.PROXY_USER);
        });
        form.proxyHostProperty().addListener(o -> unmark(Field.PROXY_HOST));
        form.proxyPortProperty().addListener(o -> unmark(Field.PROXY_PORT));
        form.proxyUserProperty().addListener(o -> unmark(Field.PROXY_USER));
    }

    private void unmark(Field field) {
        if (flaw.get() == field) {
            flaw.set(null);
            problem.clear();
        }
    }

    /** Begins a new profile, unless one is being filled in. */
    public void begin() {
        if (!open.get()) {
            fill(null);
        }
    }

    /** Begins a new profile for somebody who has a key and a cluster's ID. */
    public void beginQuick() {
        if (!open.get()) {
            fill(null);
            form.nameProperty().set(unusedName());
            quick.set(true);
        }
    }

    private String unusedName() {
        String usual = texts.get().get("profile.name.usual");
        String name = usual;
        for (int i = 2; profiles.isTaken(name, ""); i++) {
            name = usual + " " + i;
        }
        return name;
    }

    /** Opens the chosen profile, unless one is being filled in. */
    public void edit() {
        ProfileRow row = profiles.selectedProperty().get();
        if (row != null && !open.get()) {
            profiles.find(row.id()).ifPresent(this::fill);
        }
    }

    private void fill(@Nullable Profile profile) {
        fresh.set(profile == null);
        quick.set(false);
        forget();
        opened = Optional.ofNullable(profile);
        enteredKeychain = false;
        form.fill(profile);
        open.set(true);
    }

    /** Gives up what was filled in. */
    public void discard() {
        forget();
        form.fill(null);
        open.set(false);
    }

    private void forget() {
        key.clear();
        connection.clear();
        authorities.clear();
        problem.clear();
        imported.clear();
        tried.clear();
        flaw.set(null);
        sessionOffered.set(false);
        forgetStored();
    }

    /** What was typed of the profile stays; nothing stays that somebody else could go in with. */
    void forgetKeys() {
        key.clear();
        connection.cancel();
        connection.clear();
        form.proxyPasswordProperty().set("");
        forgetStored();
    }

    private void forgetStored() {
        stored.close();
        stored = Read.NOTHING;
    }

    /** Reads the variable of the environment, once. */
    public void importFromEnvironment() {
        imported(sources.environment());
    }

    /** Reads the file of the vendor's command, once. */
    public void importFromFile() {
        background.start(
                sources::credentials,
                this::imported,
                e -> imported.say("keys.import.failed", e.getClass().getSimpleName()));
    }

    private void imported(Imported found) {
        if (found instanceof Imported.Key taken) {
            key.fill(taken.characters());
            taken.wipe();
            if (fresh.get() && taken.site() == KeySources.Site.CHINA) {
                form.siteProperty().set(Site.ZILLIZ_COM_CN);
            }
        }
        imported.say(words -> KeyWords.of(words, found));
    }

    /** Tries the chosen store with something of no worth. */
    public void testStore() {
        KeyService store = keys.of(form.keyPlaceProperty().get());
        busy.set(true);
        tried.say("keys.store.trying");
        background.start(
                store::test,
                trial -> {
                    busy.set(false);
                    tried.say(words -> words.get(
                            "keys.store.works",
                            words.of(trial.kind()),
                            trial.took().toMillis()));
                },
                e -> {
                    busy.set(false);
                    tried.say(words -> KeyWords.of(words, e));
                });
    }

    /** What stands in the fields; the key and the proxy's password that are kept count where theirs are empty. */
    private Optional<Target> target() {
        Optional<ApiKey> held = key.isFilled() ? key.key() : stored.key();
        return form.address()
                .flatMap(url -> form.network(stored.proxy())
                        .flatMap(network -> held.map(found -> new Target(url, found, network))));
    }

    private void readStored(Runnable then) {
        Optional<Profile> saved = form.before();
        if (saved.isEmpty() || objection().isPresent()) {
            then.run();
            return;
        }
        // For the address as it is filled in: a key of another place is not handed out.
        Profile now = form.profile();
        int asOf = profiles.locks();
        background.start(
                () -> new Read(
                        key.isFilled() || !(keys.key(now) instanceof Kept.Found<ApiKey>(var found))
                                ? Optional.empty()
                                : Optional.of(found),
                        keys.proxy(now)),
                read -> {
                    if (asOf != profiles.locks()) {
                        read.close();
                        return;
                    }
                    forgetStored();
                    stored = read;
                    then.run();
                },
                e -> then.run());
    }

    /** Saves what is filled in, if it makes sense. */
    public void save() {
        keep(false);
    }

    /** Saves it and opens the account. */
    public void connect() {
        keep(true);
    }

    /** Goes on with the key in memory alone, since the keychain does not take it. */
    public void keepForSession() {
        form.keyPlaceProperty().set(KeyPlace.SESSION);
        keep(thenConnect);
    }

    private Optional<Objection> objection() {
        return form.objection(profiles, key);
    }

    private void keep(boolean connectAfter) {
        if (busy.get()) {
            return;
        }
        thenConnect = connectAfter;
        sessionOffered.set(false);
        Optional<Objection> objection = objection();
        if (objection.isPresent()) {
            problem.say(objection.get().sentence());
            // Set anew each time, so that the view goes there again.
            flaw.set(null);
            flaw.set(objection.get().field());
            return;
        }
        problem.clear();
        Profile profile = current(form.profile());
        // As it was when the form was opened: a keychain that has refused since then holds nothing new.
        Optional<Profile> was = opened.map(each -> each.withClusterKeys(profile.clusterKeys()));
        Optional<ApiKey> typed = key.key();
        Optional<ProxyLogin> login = form.login();
        // Written down before the keychain is asked: a profile is never lost because of a keychain.
        profiles.put(profile);
        form.savedAs(profile);
        busy.set(true);
        int asOf = profiles.locks();
        background.start(
                () -> {
                    Optional<SecretStoreException> left = place(profile, was, typed, login);
                    profiles.forgetIfLockedSince(asOf, profile);
                    return left;
                },
                left -> {
                    busy.set(false);
                    if (asOf != profiles.locks()) {
                        // Saved, but nobody is let in with a key from before.
                        typed.ifPresent(ApiKey::close);
                        discard();
                        left.ifPresent(profiles::notLeft);
                        return;
                    }
                    kept(profile, typed, login);
                    left.ifPresent(profiles::notLeft);
                },
                e -> {
                    busy.set(false);
                    typed.ifPresent(ApiKey::close);
                    fresh.set(false);
                    sessionOffered.set(profile.keyPlace() == KeyPlace.KEYCHAIN);
                    problem.say(words -> words.get("keys.notKept", KeyWords.of(words, e)));
                });
    }

    /** With what the account has told of itself meanwhile, which is nobody's to fill in. */
    private Profile current(Profile filled) {
        return profiles.find(filled.id())
                .map(now -> filled.withAccount(now.account()).withClusterKeys(now.clusterKeys()))
                .orElse(filled);
    }

    /** Returns why a key may still lie in the keychain that should have left it; empty if none does. */
    private Optional<SecretStoreException> place(
            Profile profile, Optional<Profile> was, Optional<ApiKey> typed, Optional<ProxyLogin> login)
            throws SecretStoreException {
        try {
            write(profile, was, typed, login);
        } catch (SecretStoreException e) {
            enteredKeychain |= profile.keyPlace() == KeyPlace.KEYCHAIN && mayHaveKept(e.kind());
            throw e;
        }
        boolean left = enteredKeychain
                || was.filter(each -> each.keyPlace() == KeyPlace.KEYCHAIN).isPresent();
        if (!left || profile.keyPlace() != KeyPlace.SESSION) {
            return Optional.empty();
        }
        try {
            keys.leaveKeychain(profile);
            return Optional.empty();
        } catch (SecretStoreException e) {
            return Optional.of(e);
        }
    }

    private static boolean mayHaveKept(SecretStoreException.Kind kind) {
        return switch (kind) {
            case ABSENT, LOCKED_OR_REFUSED, TOO_LARGE, NOT_OURS -> false;
            case TIMED_OUT, NOT_KEPT, FAILED -> true;
        };
    }

    private void write(Profile profile, Optional<Profile> was, Optional<ApiKey> typed, Optional<ProxyLogin> login)
            throws SecretStoreException {
        if (typed.isPresent()) {
            keys.keep(profile, typed.get());
            enteredKeychain |= profile.keyPlace() == KeyPlace.KEYCHAIN;
        } else if (profile.keyPlace() == KeyPlace.KEYCHAIN
                && was.filter(each -> each.keyPlace() == KeyPlace.SESSION).isPresent()) {
            keys.enterKeychain(profile);
            enteredKeychain = true;
        }
        if (login.isPresent()) {
            keys.keepProxy(profile, login.get());
        }
    }

    private void kept(Profile profile, Optional<ApiKey> typed, Optional<ProxyLogin> login) {
        String cluster = quick.get() ? form.clusterIdProperty().get().strip() : "";
        boolean stale = profiles.isStale(profile);
        discard();
        profiles.choose(profile.id());
        if (!thenConnect) {
            typed.ifPresent(given -> profiles.renewed(profile, given));
        } else if (stale) {
            // The open connection goes elsewhere; a new one reads the key from where it was just kept.
            typed.ifPresent(ApiKey::close);
            profiles.reconnect();
        } else if (typed.isPresent()) {
            profiles.open(profile, typed.get(), login, cluster);
        } else {
            profiles.connect(profile.id());
        }
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

    /** Whether a store is being asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the keychain has refused, so that the key could be held for this session only. */
    public ReadOnlyBooleanProperty sessionOfferedProperty() {
        return sessionOffered.getReadOnlyProperty();
    }

    public ProfileForm form() {
        return form;
    }

    public KeyFieldViewModel key() {
        return key;
    }

    public AuthoritiesViewModel authorities() {
        return authorities;
    }

    public ConnectionTestViewModel connection() {
        return connection;
    }

    /** What a place for keys is called here. */
    public String place(Enum<?> place) {
        Texts words = texts.get();
        return words.get(
                "profile.place." + place.name(), words.of(keys.keychain().kind()));
    }

    /** What a place for keys means, in a sentence or two. */
    public String placeMeans(Enum<?> place) {
        return texts.get()
                .get(place == KeyPlace.SESSION ? "profile.place.session.means" : "profile.place.keychain.means");
    }

    /** The word that the bar says where none is chosen. */
    public String usualWord() {
        return texts.get()
                .of(ProfileFace.Purpose.valueOf(form.environmentProperty().get().name()));
    }

    /** What a lock level means, in one sentence. */
    public String means(Enum<?> level) {
        return ProfileWords.means(texts.get(), level);
    }

    /** What the profile was called before. */
    public String savedName() {
        return form.before().map(Profile::name).orElse("");
    }

    /** Whether there may be a password for the proxy already. */
    public boolean hasProxyPassword() {
        return form.before().filter(each -> !each.proxy().user().isEmpty()).isPresent();
    }

    /** Where something is wrong; null if nothing is. */
    public ReadOnlyObjectProperty<@Nullable Field> flawProperty() {
        return flaw.getReadOnlyProperty();
    }

    /** Why it was not saved; empty if nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }

    /** What came of an import. */
    public ReadOnlyStringProperty importedProperty() {
        return imported.property();
    }

    /** What came of a test of the store. */
    public ReadOnlyStringProperty triedProperty() {
        return tried.property();
    }
}
