package io.github.backupdesk.secrets;

import com.microsoft.credentialstorage.SecretStore;
import com.microsoft.credentialstorage.model.StoredToken;
import com.microsoft.credentialstorage.model.StoredTokenType;
import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStoreException;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keychain of the system. It waits as long as the keychain does; {@link PatientSecretStore} is what gives up.
 *
 * <p>What can be wiped is wiped. The library makes a {@code String} of what it stores by libsecret, and that one is the garbage
 * collector's.
 */
public final class KeychainSecretStore implements io.github.backupdesk.domain.SecretStore {

    /** What Windows takes: 2560 bytes, two for a character. Asked for everywhere, so that no profile works on one system only. */
    static final int LONGEST = 1280;

    private static final Logger LOG = LoggerFactory.getLogger(KeychainSecretStore.class);

    private final Keyring keyring;

    KeychainSecretStore(Keyring keyring) {
        this.keyring = keyring;
    }

    /** @param osName the system property {@code os.name} */
    public static KeychainSecretStore ofSystem(String osName) {
        if (osName.startsWith("Mac")) {
            return new KeychainSecretStore(new NativeKeyring(Kind.MACOS_KEYCHAIN));
        }
        if (osName.startsWith("Windows")) {
            return new KeychainSecretStore(new NativeKeyring(Kind.CREDENTIAL_MANAGER));
        }
        return new KeychainSecretStore(new SecretServiceKeyring());
    }

    @Override
    public Kind kind() {
        return keyring.kind();
    }

    @Override
    public Optional<Secret> read(SecretName name) throws SecretStoreException {
        return asked("read", tokens -> find(tokens, name));
    }

    private Optional<Secret> find(SecretStore<StoredToken> tokens, SecretName name) throws SecretStoreException {
        StoredToken token = tokens.get(name.toString());
        if (token == null) {
            keyring.checkOpen();
            return Optional.empty();
        }
        try {
            return Optional.of(Armour.decode(token.getValue()));
        } finally {
            token.clear();
        }
    }

    @Override
    public void write(SecretName name, Secret secret) throws SecretStoreException {
        char[] text = Armour.encode(secret);
        try {
            if (text.length > LONGEST) {
                throw new SecretStoreException(
                        SecretStoreException.Kind.TOO_LARGE, text.length + " characters of " + LONGEST);
            }
            asked("write", tokens -> {
                add(tokens, name, text);
                checkKept(tokens, name, secret);
                return true;
            });
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private void add(SecretStore<StoredToken> tokens, SecretName name, char[] text) throws SecretStoreException {
        StoredToken token = new StoredToken(text, StoredTokenType.PERSONAL);
        try {
            if (!tokens.add(name.toString(), token)) {
                keyring.checkOpen();
                throw new SecretStoreException(SecretStoreException.Kind.FAILED, "it was not added");
            }
        } finally {
            token.clear();
        }
    }

    private void checkKept(SecretStore<StoredToken> tokens, SecretName name, Secret secret)
            throws SecretStoreException {
        Secret kept = find(tokens, name)
                .orElseThrow(() -> new SecretStoreException(SecretStoreException.Kind.NOT_KEPT, "nothing is there"));
        try (kept) {
            if (!kept.sameAs(secret)) {
                throw new SecretStoreException(SecretStoreException.Kind.NOT_KEPT, "something else is there");
            }
        }
    }

    @Override
    public void delete(SecretName name) throws SecretStoreException {
        asked("delete", tokens -> {
            // It says no to what was not there as well, so what counts is whether it is there now.
            if (!tokens.delete(name.toString()) && present(tokens, name)) {
                throw new SecretStoreException(SecretStoreException.Kind.FAILED, "it is still there");
            }
            return true;
        });
    }

    private boolean present(SecretStore<StoredToken> tokens, SecretName name) throws SecretStoreException {
        StoredToken token = tokens.get(name.toString());
        if (token == null) {
            keyring.checkOpen();
            return false;
        }
        token.clear();
        return true;
    }

    @FunctionalInterface
    private interface Request<T> {
        T of(SecretStore<StoredToken> tokens) throws SecretStoreException;
    }

    /** Whatever the library throws ends here: what it says may quote what a command has printed. */
    private <T> T asked(String what, Request<T> request) throws SecretStoreException {
        try {
            return request.of(keyring.tokens());
        } catch (SecretStoreException e) {
            LOG.info("the keychain, asked to {}: {}", what, e.getMessage());
            throw e;
        } catch (SecurityException e) {
            throw new SecretStoreException(SecretStoreException.Kind.LOCKED_OR_REFUSED, "no prompt was allowed");
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.warn("the keychain, asked to {}, failed: {}", what, e.getClass().getName());
            keyring.checkOpen();
            throw new SecretStoreException(
                    SecretStoreException.Kind.FAILED, e.getClass().getSimpleName());
        }
    }
}
