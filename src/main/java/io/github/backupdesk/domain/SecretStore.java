package io.github.backupdesk.domain;

import java.util.Optional;

/**
 * A place for secrets that is no file of ours: the keychain of the system, or the memory of this run (desktop.md D2).
 *
 * <p>Every method may take as long as a person needs to unlock a keychain, so none is called on the UI thread. None falls
 * back to another place: what cannot be kept here is told by an exception, and where it is kept instead is for the user to
 * say.
 */
public interface SecretStore {

    /** Which place answers, so that the screen can name it. */
    enum Kind {
        /** Linux: GNOME Keyring, KeePassXC, KWallet, or whatever else speaks for the Secret Service. */
        SECRET_SERVICE,
        /** Windows. */
        CREDENTIAL_MANAGER,
        MACOS_KEYCHAIN,
        /** The memory of this run, by the user's own choice. */
        SESSION
    }

    /** Which place this is; known without asking it. */
    Kind kind();

    /**
     * @return what is kept under the name, for the caller to close; empty if nothing is
     * @throws SecretStoreException if the place did not answer: then nobody knows whether something is kept
     */
    Optional<Secret> read(SecretName name) throws SecretStoreException;

    /**
     * Keeps a secret in place of the one that was there. What is returned from has been read back and found to be the same.
     *
     * @param secret stays the caller's to close
     * @throws SecretStoreException if it is not kept; after {@link SecretStoreException.Kind#NOT_KEPT} and
     *     {@link SecretStoreException.Kind#FAILED} the one that was there may be gone
     */
    void write(SecretName name, Secret secret) throws SecretStoreException;

    /**
     * Forgets what is kept under the name; nothing being there is as good.
     *
     * @throws SecretStoreException if it may still be there
     */
    void delete(SecretName name) throws SecretStoreException;
}
