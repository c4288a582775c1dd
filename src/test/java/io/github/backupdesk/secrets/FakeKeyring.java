package io.github.backupdesk.secrets;

import com.microsoft.credentialstorage.SecretStore;
import com.microsoft.credentialstorage.model.StoredToken;
import com.microsoft.credentialstorage.model.StoredTokenType;
import io.github.backupdesk.domain.SecretStore.Kind;
import io.github.backupdesk.domain.SecretStoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The library as it behaves: nothing for an answer where it could not answer, and errors of all sorts. */
final class FakeKeyring implements Keyring, SecretStore<StoredToken> {

    final Map<String, String> items = new HashMap<>();

    /** Tokens that went in or came out; what is wiped in them is empty. */
    final List<StoredToken> tokens = new ArrayList<>();

    boolean absent;
    boolean locked;

    /** Says yes and does nothing. */
    boolean deaf;

    /** Says no and does nothing. */
    boolean refusing;

    /** What it gives back in place of what was stored. */
    @Nullable
    String changed;

    @Nullable
    Throwable thrown;

    @Override
    public Kind kind() {
        return Kind.SECRET_SERVICE;
    }

    @Override
    public SecretStore<StoredToken> tokens() throws SecretStoreException {
        if (absent) {
            throw new SecretStoreException(SecretStoreException.Kind.ABSENT, "told to");
        }
        return this;
    }

    @Override
    public void checkOpen() throws SecretStoreException {
        if (locked) {
            throw new SecretStoreException(SecretStoreException.Kind.LOCKED_OR_REFUSED, "told to");
        }
    }

    @Override
    public @Nullable StoredToken get(String key) {
        fall();
        String text = locked ? null : changed != null ? changed : items.get(key);
        if (text == null) {
            return null;
        }
        StoredToken token = new StoredToken(text.toCharArray(), StoredTokenType.PERSONAL);
        tokens.add(token);
        return token;
    }

    @Override
    public boolean add(String key, StoredToken secret) {
        fall();
        tokens.add(secret);
        if (!locked && !deaf && !refusing) {
            items.put(key, new String(secret.getValue()));
        }
        return !locked && !refusing;
    }

    @Override
    public boolean delete(String key) {
        fall();
        if (deaf) {
            return true;
        }
        return !locked && !refusing && items.remove(key) != null;
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    private void fall() {
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(thrown);
        }
    }
}
