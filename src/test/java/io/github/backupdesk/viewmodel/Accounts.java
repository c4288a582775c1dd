package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ConnectionProbe.Target;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.secrets.SessionSecrets;
import io.github.backupdesk.service.ConnectionService;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.settings.KeySources;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Colour;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.settings.Profile.Proxy;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.FakeSecretStore;
import io.github.backupdesk.support.HandClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/** All that stands above the accounts, joined as the program joins it, over a keychain and accounts of the tests' own. */
final class Accounts {

    static final String KEY = "key-of-the-first-0123";
    static final String OTHER_KEY = "key-of-another-45678";
    static final String URL = "https://api.cloud.zilliz.com";

    final DirectBackground background = new DirectBackground();
    final HandClock clock = new HandClock();
    final List<Preferences> saved = new ArrayList<>();
    final PreferencesViewModel preferences =
            new PreferencesViewModel(Preferences.DEFAULT, Locale.ENGLISH, background, saved::add);
    final ReadOnlyObjectProperty<Texts> texts = preferences.textsProperty();
    final FakeSessions sessions = new FakeSessions();
    final DeskViewModel desk = new DeskViewModel(sessions, preferences, background);
    final FakeSecretStore keychain = new FakeSecretStore();
    final SessionSecrets memory = new SessionSecrets();
    final ProfileKeys keys = new ProfileKeys(new KeyService(keychain), new KeyService(memory));
    final List<List<Profile>> written = new ArrayList<>();

    /** Why nothing can be written down; empty if it can. */
    Optional<IOException> diskTrouble = Optional.empty();

    final List<Target> tested = new ArrayList<>();
    final Map<String, String> env = new HashMap<>();
    final ProfilesViewModel profiles;
    final ProfileEditorViewModel editor;

    Accounts(Profile... profiles) {
        this(Map.of(), Path.of("nowhere"), profiles);
    }

    Accounts(Map<String, String> env, Path home, Profile... profiles) {
        this.profiles = new ProfilesViewModel(List.of(profiles), desk, keys, this::write, background, clock, texts);
        this.editor = new ProfileEditorViewModel(
                this.profiles,
                keys,
                new ProfileEditorViewModel.Services(
                        new KeySources(env, home), new ConnectionService((target, each) -> tested.add(target))),
                background,
                texts);
    }

    private void write(List<Profile> all) throws IOException {
        if (diskTrouble.isPresent()) {
            throw diskTrouble.get();
        }
        written.add(all);
    }

    static Profile profile(String id, String name, Environment environment, LockLevel lock) {
        return new Profile(
                id,
                name,
                URL,
                environment,
                Colour.VIOLET,
                "",
                lock,
                KeyPlace.KEYCHAIN,
                Proxy.SYSTEM,
                List.of(),
                "",
                "",
                List.of());
    }

    static Profile test(String id, String name) {
        return profile(id, name, Environment.TEST, LockLevel.CONFIRM);
    }

    static Profile at(String url, Profile profile) {
        return new Profile(
                profile.id(),
                profile.name(),
                url,
                profile.environment(),
                profile.colour(),
                profile.word(),
                profile.lock(),
                profile.keyPlace(),
                profile.proxy(),
                profile.certificates(),
                profile.note(),
                profile.account(),
                profile.clusterKeys());
    }

    static ApiKey key(String text) {
        return ApiKey.parse(text).orElseThrow();
    }

    /** Puts a key where the profile keeps it. */
    Accounts keep(Profile profile, String key) {
        try {
            keys.keep(profile, key(key));
        } catch (SecretStoreException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /** Puts a key into the keychain for another address than the profile's. */
    Accounts keepFor(String url, Profile profile, String key) {
        try {
            new KeyService(keychain).keep(profile.id(), BaseUrl.parse(url), key(key));
        } catch (SecretStoreException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    boolean isInKeychain(String profileId) {
        return keychain.item(SecretName.apiKey(profileId)).isPresent();
    }

    Profile profile(String id) {
        return profiles.find(id).orElseThrow();
    }

    ProfileRow row(String id) {
        return profiles.rows().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ProfileCard card() {
        return Objects.requireNonNull(profiles.cardProperty().get());
    }

    String trouble() {
        return profiles.troubleProperty().get();
    }

    FakeSessions.Session session(int at) {
        return sessions.open.get(at);
    }

    /** A second press that is none of a trembling hand. */
    void laterPress(Runnable press) {
        clock.advance(Duration.ofSeconds(1));
        press.run();
    }

    /** The key that an open account would send. */
    String bearer(int at) {
        return session(at).key.orElseThrow().bearer();
    }
}
