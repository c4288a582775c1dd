package io.github.backupdesk.secrets;

import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets for this run, in memory. It stands beside the keychain as a choice of the user's own; nothing takes it in the
 * keychain's place by itself.
 */
public final class SessionSecrets implements SecretStore, AutoCloseable {

    private final Map<SecretName, Secret> kept = new HashMap<>();

    @Override
    public Kind kind() {
        return Kind.SESSION;
    }

    @Override
    public synchronized Optional<Secret> read(SecretName name) {
        return Optional.ofNullable(kept.get(name)).map(Secret::copy);
    }

    @Override
    public synchronized void write(SecretName name, Secret secret) {
        forget(kept.put(name, secret.copy()));
    }

    @Override
    public synchronized void delete(SecretName name) {
        forget(kept.remove(name));
    }

    /** Forgets everything. */
    @Override
    public synchronized void close() {
        kept.values().forEach(Secret::close);
        kept.clear();
    }

    private static void forget(@Nullable Secret secret) {
        if (secret != null) {
            secret.close();
        }
    }
}
