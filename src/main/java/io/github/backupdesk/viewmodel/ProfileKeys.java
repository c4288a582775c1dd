package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.service.KeyService.Kept;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.Proxy;
import java.util.Optional;

/**
 * Where the keys of profiles are, as their owners have chosen. Blocks, and may wait for a person before the keychain.
 *
 * @param keychain the system's
 * @param session of this run, in memory
 */
public record ProfileKeys(KeyService keychain, KeyService session) {

    public KeyService of(KeyPlace place) {
        return switch (place) {
            case KEYCHAIN -> keychain;
            case SESSION -> session;
        };
    }

    /**
     * The key, for the profile's own address alone. What was given for this session counts before the keychain, for it was
     * given later.
     */
    Kept<ApiKey> key(Profile profile) throws SecretStoreException {
        BaseUrl origin = BaseUrl.parse(profile.baseUrl());
        Kept<ApiKey> here = session.key(profile.id(), origin);
        return here instanceof Kept.Found || profile.keyPlace() == KeyPlace.SESSION
                ? here
                : keychain.key(profile.id(), origin);
    }

    void keep(Profile profile, ApiKey key) throws SecretStoreException {
        BaseUrl origin = BaseUrl.parse(profile.baseUrl());
        if (profile.keyPlace() == KeyPlace.KEYCHAIN) {
            keychain.keep(profile.id(), origin, key);
            switch (session.key(profile.id(), origin)) {
                case Kept.None<ApiKey> none -> {
                    return;
                }
                // An older one in memory would count before the keychain's.
                case Kept.Found<ApiKey>(var older) -> older.close();
                case Kept.OtherOrigin<ApiKey> elsewhere -> {}
            }
        }
        session.keep(profile.id(), origin, key);
    }

    /** Who we are to the profile's proxy; empty if it asks nobody, or nobody has said. */
    Optional<ProxyLogin> proxy(Profile profile) throws SecretStoreException {
        if (profile.proxy().mode() != Proxy.Mode.MANUAL
                || profile.proxy().user().isEmpty()) {
            return Optional.empty();
        }
        return of(profile.keyPlace()).proxy(profile.id(), place(profile.proxy()))
                                instanceof Kept.Found<ProxyLogin>(var login)
                        && login.user().equals(profile.proxy().user())
                ? Optional.of(login)
                : Optional.empty();
    }

    void keepProxy(Profile profile, ProxyLogin login) throws SecretStoreException {
        of(profile.keyPlace()).keepProxy(profile.id(), place(profile.proxy()), login);
    }

    private static String place(Proxy proxy) {
        return proxy.host() + ":" + proxy.port();
    }

    /** Forgets all that belongs to a profile, wherever it was ever kept. */
    void forget(Profile profile) throws SecretStoreException {
        var clusters = profile.clusterKeys().stream().map(ClusterId::new).toList();
        session.forget(profile.id(), clusters);
        if (profile.keyPlace() == KeyPlace.KEYCHAIN) {
            keychain.forget(profile.id(), clusters);
        } else if (!clusters.isEmpty()) {
            leaveKeychain(profile);
        }
    }

    /** Forgets what lies in memory for a profile; what the keychain holds stays. */
    void lock(Profile profile) throws SecretStoreException {
        session.forget(
                profile.id(), profile.clusterKeys().stream().map(ClusterId::new).toList());
    }

    /** A key that was given for this session goes into the keychain, once that is where the profile keeps it. */
    void enterKeychain(Profile profile) throws SecretStoreException {
        BaseUrl origin = BaseUrl.parse(profile.baseUrl());
        if (session.key(profile.id(), origin) instanceof Kept.Found<ApiKey>(var key)) {
            try (key) {
                keychain.keep(profile.id(), origin, key);
            }
        }
    }

    /** Once a key lies in memory alone, none may be left in the keychain. Where there is no keychain, none is. */
    void leaveKeychain(Profile profile) throws SecretStoreException {
        try {
            keychain.forget(
                    profile.id(),
                    profile.clusterKeys().stream().map(ClusterId::new).toList());
        } catch (SecretStoreException e) {
            if (e.kind() != SecretStoreException.Kind.ABSENT) {
                throw e;
            }
        }
    }
}
