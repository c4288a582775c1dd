package io.github.backupdesk.secrets;

import com.microsoft.credentialstorage.SecretStore;
import com.microsoft.credentialstorage.StorageProvider;
import com.microsoft.credentialstorage.StorageProvider.SecureOption;
import com.microsoft.credentialstorage.model.StoredToken;
import io.github.backupdesk.domain.SecretStore.Kind;
import io.github.backupdesk.domain.SecretStoreException;

/**
 * Windows and macOS, where the keychain is part of the system. On macOS the library runs Apple's {@code security} command: the
 * name of an item stands in its arguments, the secret goes in by its standard input and comes out by a pipe, so that no list
 * of processes shows it. An item made this way belongs to that command, and so other programs of the same user can ask
 * for it without a prompt.
 */
record NativeKeyring(Kind kind) implements Keyring {

    @Override
    public SecretStore<StoredToken> tokens() throws SecretStoreException {
        SecretStore<StoredToken> store = StorageProvider.getTokenStorage(true, SecureOption.REQUIRED);
        if (store == null) {
            throw new SecretStoreException(SecretStoreException.Kind.ABSENT, "none on this system");
        }
        return store;
    }

    /** It is open as long as its user is here; a refusal of macOS is thrown, not answered with nothing. */
    @Override
    public void checkOpen() {}
}
