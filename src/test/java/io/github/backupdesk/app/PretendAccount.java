package io.github.backupdesk.app;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Colour;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.settings.Profile.Proxy;
import io.github.backupdesk.support.FakeSecretStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** An account like any other, at a service that is a sandbox, with its key in a keychain. */
final class PretendAccount implements AutoCloseable {

    /** A sandbox job at this pace takes about half a second. */
    private static final double QUICK = 0.05;

    private final SandboxServer server;
    private final FakeSecretStore keychain;

    PretendAccount(String key) {
        this(key, new FakeSecretStore());
    }

    PretendAccount(String key, FakeSecretStore keychain) {
        this.keychain = keychain;
        try {
            this.server = SandboxServer.start(
                    SandboxOptions.defaults().withApiKey(key).withTimeScale(QUICK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A profile of it, whose key the keychain has. */
    Profile profile(String name, Environment environment, LockLevel lock) {
        Profile profile = new Profile(
                "id-" + name,
                name,
                server.baseUrl(),
                environment,
                environment == Environment.PRODUCTION ? Colour.RED : Colour.BLUE,
                "",
                lock,
                KeyPlace.KEYCHAIN,
                Proxy.SYSTEM,
                List.of(),
                "",
                "",
                List.of());
        try (ApiKey key = ApiKey.parse(server.apiKey()).orElseThrow()) {
            new KeyService(keychain).keep(profile.id(), BaseUrl.parse(server.baseUrl()), key);
        } catch (SecretStoreException e) {
            throw new AssertionError(e);
        }
        return profile;
    }

    FakeSecretStore keychain() {
        return keychain;
    }

    SandboxServer server() {
        return server;
    }

    ServerSide side() {
        return new ServerSide(server.baseUrl(), server.apiKey());
    }

    @Override
    public void close() {
        server.close();
    }
}
