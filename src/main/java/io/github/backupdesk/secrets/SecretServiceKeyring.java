package io.github.backupdesk.secrets;

import com.microsoft.credentialstorage.SecretStore;
import com.microsoft.credentialstorage.implementation.posix.internal.GLibLibrary;
import com.microsoft.credentialstorage.implementation.posix.libsecret.LibSecretLibrary;
import com.microsoft.credentialstorage.model.StoredToken;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.github.backupdesk.domain.SecretStore.Kind;
import io.github.backupdesk.domain.SecretStoreException;

/**
 * Linux, by libsecret. It passes the library's {@code StorageProvider} by: that one looks once, when its class is loaded, and
 * takes a keychain that is locked at that moment for none until the program ends; and if it hangs, every later question hangs
 * with it. Here the service is asked anew each time.
 */
final class SecretServiceKeyring implements Keyring {

    @Override
    public Kind kind() {
        return Kind.SECRET_SERVICE;
    }

    @Override
    public SecretStore<StoredToken> tokens() throws SecretStoreException {
        // A locked one is let pass: the question for an item has the desktop ask the user to unlock it.
        locked();
        return new LibSecretTokens();
    }

    @Override
    public void checkOpen() throws SecretStoreException {
        if (locked()) {
            throw new SecretStoreException(SecretStoreException.Kind.LOCKED_OR_REFUSED, "the collection is locked");
        }
    }

    /** @throws SecretStoreException if the service is not there */
    private static boolean locked() throws SecretStoreException {
        try {
            return locked(LibSecretLibrary.INSTANCE);
        } catch (LinkageError e) {
            throw new SecretStoreException(SecretStoreException.Kind.ABSENT, "no libsecret: " + e.getClass());
        }
    }

    private static boolean locked(LibSecretLibrary library) throws SecretStoreException {
        PointerByReference error = new PointerByReference();
        Pointer service = library.secret_service_get_sync(LibSecretLibrary.SECRET_SERVICE_NONE, Pointer.NULL, error);
        check(error, "no service");
        try {
            Pointer collection = library.secret_collection_for_alias_sync(
                    service,
                    LibSecretLibrary.SECRET_COLLECTION_DEFAULT,
                    LibSecretLibrary.SECRET_COLLECTION_NONE,
                    Pointer.NULL,
                    error);
            check(error, "the service does not answer");
            // No default collection yet is none that is locked: the first write has one made.
            return collection != null && lockedThenFreed(library, collection);
        } finally {
            library.g_object_unref(service);
        }
    }

    private static boolean lockedThenFreed(LibSecretLibrary library, Pointer collection) {
        try {
            return library.secret_collection_get_locked(collection);
        } finally {
            library.g_object_unref(collection);
        }
    }

    private static void check(PointerByReference error, String detail) throws SecretStoreException {
        Pointer value = error.getValue();
        if (value != null) {
            GLibLibrary.INSTANCE.g_error_free(value);
            throw new SecretStoreException(SecretStoreException.Kind.ABSENT, detail);
        }
    }
}
