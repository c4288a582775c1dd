package io.github.backupdesk.support;

import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.SecretStoreException;
import java.util.Optional;

/** A store around another one, for tests that change one of its answers. */
public class SecretStoreAround implements SecretStore {

    private final SecretStore inner;

    public SecretStoreAround(SecretStore inner) {
        this.inner = inner;
    }

    @Override
    public Kind kind() {
        return inner.kind();
    }

    @Override
    public Optional<Secret> read(SecretName name) throws SecretStoreException {
        return inner.read(name);
    }

    @Override
    public void write(SecretName name, Secret secret) throws SecretStoreException {
        inner.write(name, secret);
    }

    @Override
    public void delete(SecretName name) throws SecretStoreException {
        inner.delete(name);
    }
}
