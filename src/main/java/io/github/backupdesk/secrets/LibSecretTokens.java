package io.github.backupdesk.secrets;

import com.microsoft.credentialstorage.implementation.posix.internal.GLibLibrary;
import com.microsoft.credentialstorage.implementation.posix.libsecret.LibSecretBackedSecureStore;
import com.microsoft.credentialstorage.model.StoredToken;
import com.microsoft.credentialstorage.model.StoredTokenType;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The library's store for tokens with a reading of its own. The library's leaves a copy of the secret in native memory for
 * ever, makes a {@code String} of it, lets the garbage collector take the name while libsecret may still read it, and has one
 * answer for what is missing and for what failed.
 */
final class LibSecretTokens extends LibSecretBackedSecureStore<StoredToken> {

    @Override
    public @Nullable StoredToken get(String key) {
        PointerByReference error = new PointerByReference();
        Pointer text = INSTANCE.secret_password_lookup_sync(
                SCHEMA, Pointer.NULL, error, ATTRIBUTE_TYPE, getType(), ATTRIBUTE_KEY, key, Pointer.NULL);
        check(error);
        if (text == null) {
            return null;
        }
        try {
            return token(text);
        } finally {
            // It wipes, too.
            INSTANCE.secret_password_free(text);
        }
    }

    private StoredToken token(Pointer text) {
        byte[] bytes = text.getByteArray(0, Math.toIntExact(text.indexOf(0, (byte) 0)));
        char[] characters = new char[bytes.length];
        try {
            for (int each = 0; each < bytes.length; each++) {
                characters[each] = (char) (bytes[each] & 0xFF);
            }
            return create("", characters);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(characters, '\0');
        }
    }

    @Override
    public boolean add(String key, StoredToken token) {
        PointerByReference error = new PointerByReference();
        boolean added = writeSecret(key, token.getType().getDescription(), token.getValue(), error);
        check(error);
        return added;
    }

    @Override
    protected StoredToken create(String account, char[] secret) {
        return new StoredToken(secret, StoredTokenType.PERSONAL);
    }

    @Override
    protected String getType() {
        return "Token";
    }

    /** Says no more than that: what libsecret says is not ours to judge, and no message of it is passed on. */
    private static void check(PointerByReference error) {
        Pointer value = error.getValue();
        if (value != null) {
            GLibLibrary.INSTANCE.g_error_free(value);
            throw new IllegalStateException("libsecret answered with an error");
        }
    }
}
