package io.github.backupdesk.service;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.SecretStoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a profile needs to identify itself, each bound to the place that it may be sent to (promises.md T8). One instance
 * is for one store, the keychain or this session; it never changes over to the other by itself.
 */
public final class KeyService {

    private static final int BEARER = "Bearer ".length();
    private static final int TRIAL_BYTES = 16;

    private final SecretStore store;

    public KeyService(SecretStore store) {
        this.store = store;
    }

    /** What came of looking for something kept. */
    public sealed interface Kept<T> {

        /** @param value the caller's to close */
        record Found<T>(T value) implements Kept<T> {}

        record None<T>() implements Kept<T> {}

        /**
         * Something is kept, but for another place, so it is not handed out.
         *
         * @param origin the place that it is for; no secret
         */
        record OtherOrigin<T>(String origin) implements Kept<T> {}
    }

    /**
     * A store that was tried out, and works.
     *
     * @param took for a write, two reads and a removal
     */
    public record Trial(SecretStore.Kind kind, Duration took) {}

    public SecretStore.Kind kind() {
        return store.kind();
    }

    /** Keeps an API key for this origin alone, in place of the one before. */
    public void keep(String profileId, BaseUrl origin, ApiKey key) throws SecretStoreException {
        char[] characters = key.bearer().substring(BEARER).toCharArray();
        keep(SecretName.apiKey(profileId), origin.toString(), "", characters);
    }

    /** The API key of a profile, if it was kept for this very origin. */
    public Kept<ApiKey> key(String profileId, BaseUrl origin) throws SecretStoreException {
        return find(SecretName.apiKey(profileId), origin.toString(), bound -> apiKey(bound.secret()));
    }

    /** @param proxy host and port of the proxy that it is for */
    public void keepProxy(String profileId, String proxy, ProxyLogin login) throws SecretStoreException {
        keep(SecretName.proxy(profileId), proxy, login.user(), login.password().toCharArray());
    }

    /** @param proxy host and port of the proxy that asks */
    public Kept<ProxyLogin> proxy(String profileId, String proxy) throws SecretStoreException {
        return find(SecretName.proxy(profileId), proxy, KeyService::proxyLogin);
    }

    /** @param endpoint where the cluster's data plane is; the credential goes nowhere else */
    public void keepCluster(String profileId, ClusterId cluster, BaseUrl endpoint, Secret credential)
            throws SecretStoreException {
        keep(SecretName.cluster(profileId, cluster), endpoint.toString(), "", credential.characters());
    }

    public Kept<Secret> cluster(String profileId, ClusterId cluster, BaseUrl endpoint) throws SecretStoreException {
        return find(
                SecretName.cluster(profileId, cluster),
                endpoint.toString(),
                bound -> bound.secret().copy());
    }

    public void forgetProxy(String profileId) throws SecretStoreException {
        store.delete(SecretName.proxy(profileId));
    }

    public void forgetCluster(String profileId, ClusterId cluster) throws SecretStoreException {
        store.delete(SecretName.cluster(profileId, cluster));
    }

    /**
     * Forgets everything of a profile. One that cannot be forgotten does not keep the others.
     *
     * @param clusters for which a credential was ever kept; a keychain cannot be asked for a list
     * @throws SecretStoreException the first one, if any may still be there
     */
    public void forget(String profileId, Collection<ClusterId> clusters) throws SecretStoreException {
        List<SecretName> names = new ArrayList<>(List.of(SecretName.apiKey(profileId), SecretName.proxy(profileId)));
        clusters.forEach(each -> names.add(SecretName.cluster(profileId, each)));
        SecretStoreException first = null;
        for (SecretName name : names) {
            try {
                store.delete(name);
            } catch (SecretStoreException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * Tries the store out with something of no worth, which is removed again.
     *
     * @throws SecretStoreException with what is wrong with the store
     */
    public Trial test() throws SecretStoreException {
        SecretName name = SecretName.trial();
        byte[] random = new byte[TRIAL_BYTES];
        new SecureRandom().nextBytes(random);
        long start = System.nanoTime();
        try (Secret written = new Secret(HexFormat.of().formatHex(random).toCharArray())) {
            store.write(name, written);
            try (Secret read = store.read(name).orElseThrow(() -> notKept("nothing is there"))) {
                if (!read.sameAs(written)) {
                    throw notKept("something else is there");
                }
            }
            store.delete(name);
            Optional<Secret> left = store.read(name);
            if (left.isPresent()) {
                left.get().close();
                throw new SecretStoreException(SecretStoreException.Kind.FAILED, "it was not removed");
            }
        }
        return new Trial(store.kind(), Duration.ofNanos(System.nanoTime() - start));
    }

    private static SecretStoreException notKept(String detail) {
        return new SecretStoreException(SecretStoreException.Kind.NOT_KEPT, detail);
    }

    private void keep(SecretName name, String origin, String user, char[] characters) throws SecretStoreException {
        try (BoundSecret bound = new BoundSecret(name, origin, user, new Secret(characters));
                Secret item = bound.item()) {
            store.write(name, item);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T of(BoundSecret bound);
    }

    private <T> Kept<T> find(SecretName name, String origin, Reading<T> reading) throws SecretStoreException {
        Optional<Secret> item = store.read(name);
        if (item.isEmpty()) {
            return new Kept.None<>();
        }
        try (Secret text = item.get();
                BoundSecret bound = BoundSecret.of(name, text)) {
            if (!bound.origin().equals(origin)) {
                return new Kept.OtherOrigin<>(bound.origin());
            }
            T value = reading.of(bound);
            if (value == null) {
                throw new SecretStoreException(SecretStoreException.Kind.NOT_OURS, "not of that kind");
            }
            return new Kept.Found<>(value);
        }
    }

    private static @Nullable ApiKey apiKey(Secret secret) {
        char[] characters = secret.characters();
        try {
            return ApiKey.parse(new String(characters)).orElse(null);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static ProxyLogin proxyLogin(BoundSecret bound) {
        char[] password = bound.secret().characters();
        try {
            return new ProxyLogin(bound.user(), password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
