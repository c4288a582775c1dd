package io.github.backupdesk.secrets;

import com.microsoft.credentialstorage.SecretStore;
import com.microsoft.credentialstorage.model.StoredToken;
import io.github.backupdesk.domain.SecretStore.Kind;
import io.github.backupdesk.domain.SecretStoreException;

/** What differs from system to system, and what the library does not tell. */
interface Keyring {

    Kind kind();

    /** @throws SecretStoreException if there is no keychain, or nothing answers for it now */
    SecretStore<StoredToken> tokens() throws SecretStoreException;

    /**
     * Called after the library has answered with nothing, which it does for a missing item as for a locked keychain.
     *
     * @throws SecretStoreException if the keychain is not open, so that the answer says nothing about the item
     */
    void checkOpen() throws SecretStoreException;
}
