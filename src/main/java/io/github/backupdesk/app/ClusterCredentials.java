package io.github.backupdesk.app;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.DataPlaneKeeper;
import io.github.backupdesk.domain.DataPlaneKey;
import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.service.KeyService.Kept;
import io.github.backupdesk.service.SessionDataPlaneKeys;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials of single clusters of one profile, for this session and, where the profile's key lies there, in the
 * keychain. Like the key they are bound to the profile's address.
 */
final class ClusterCredentials implements DataPlaneKeeper, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterCredentials.class);

    /** Stands before what was kept, so that a key and a login cannot be mistaken for each other. */
    private static final String KEY = "key:";

    private static final String LOGIN = "login:";

    private final SessionDataPlaneKeys session = new SessionDataPlaneKeys();
    private final Supplier<KeyService> keys;
    private final String profile;
    private final BaseUrl origin;
    private final BiConsumer<ClusterId, Boolean> onKept;

    /**
     * @param keys where the profile keeps its keys at that moment; any thread may ask
     * @param onKept told which cluster's credential was kept, or is kept no more
     */
    ClusterCredentials(
            Supplier<KeyService> keys, String profile, BaseUrl origin, BiConsumer<ClusterId, Boolean> onKept) {
        this.keys = keys;
        this.profile = profile;
        this.origin = origin;
        this.onKept = onKept;
    }

    /** Brings what is kept into this session. What cannot be read is asked for when it is missed. Blocks. */
    void load(Collection<ClusterId> clusters) {
        for (ClusterId each : clusters) {
            try {
                if (keys.get().cluster(profile, each, origin) instanceof Kept.Found<Secret>(Secret kept)) {
                    try (kept) {
                        read(kept.characters()).ifPresent(key -> session.keep(each, key));
                    }
                }
            } catch (SecretStoreException e) {
                LOG.info("a cluster's credential was not read: {}", e.kind());
                return;
            }
        }
    }

    private static Optional<DataPlaneKey> read(char[] kept) {
        String text = new String(kept);
        Arrays.fill(kept, '\0');
        if (text.startsWith(KEY)) {
            return ApiKey.parse(text.substring(KEY.length())).map(DataPlaneKey::ofKey);
        }
        int colon = text.indexOf(':', LOGIN.length());
        return text.startsWith(LOGIN) && colon > 0
                ? Optional.of(DataPlaneKey.ofLogin(
                        text.substring(LOGIN.length(), colon),
                        text.substring(colon + 1).toCharArray()))
                : Optional.empty();
    }

    @Override
    public Optional<DataPlaneKey> of(ClusterId cluster) {
        return session.of(cluster);
    }

    @Override
    public void keep(ClusterId cluster, DataPlaneKey key) throws IOException {
        session.keep(cluster, key);
        String text = (key.user().isPresent() ? LOGIN : KEY) + key.bearer().substring("Bearer ".length());
        try (Secret secret = new Secret(text.toCharArray())) {
            keys.get().keepCluster(profile, cluster, origin, secret);
            onKept.accept(cluster, true);
        } catch (SecretStoreException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void forget(ClusterId cluster) throws IOException {
        session.forget(cluster);
        try {
            keys.get().forgetCluster(profile, cluster);
            onKept.accept(cluster, false);
        } catch (SecretStoreException e) {
            throw new IOException(e);
        }
    }

    /** Forgets them in this session; what is kept stays where it is. */
    @Override
    public void close() {
        session.close();
    }
}
