package io.github.backupdesk.support;

import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.SecretStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A keychain of the tests' own: it can be absent, locked, or hang, and others can change what lies in it. */
public final class FakeSecretStore implements SecretStore {

    private final Map<String, String> items = new ConcurrentHashMap<>();
    private final List<Secret> handedOut = new ArrayList<>();
    private volatile SecretStoreException.@Nullable Kind trouble;
    private volatile @Nullable CountDownLatch answer;
    private volatile boolean keeping = true;
    private volatile @Nullable String refused;

    /** From now on every question fails so; null for none. */
    public void fail(SecretStoreException.@Nullable Kind kind) {
        trouble = kind;
    }

    /** From now on a question waits until the latch is let go, as for a person in front of a prompt. */
    public CountDownLatch hang() {
        CountDownLatch latch = new CountDownLatch(1);
        answer = latch;
        return latch;
    }

    /** From now on it says that it keeps, and does not. */
    public void keepNothing() {
        keeping = false;
    }

    /** From now on it takes nothing whose name ends so. */
    public void failAt(String nameEnd) {
        refused = nameEnd;
    }

    /** As another program would put it there. */
    public void put(SecretName name, String text) {
        items.put(name.toString(), text);
    }

    /** As another program would remove it. */
    public void remove(SecretName name) {
        items.remove(name.toString());
    }

    public Optional<String> item(SecretName name) {
        return Optional.ofNullable(items.get(name.toString()));
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Whether everything that was ever read from here has been wiped by the one who read it. */
    public synchronized boolean allWiped() {
        return handedOut.stream()
                .allMatch(each -> new String(each.characters()).chars().allMatch(c -> c == 0));
    }

    @Override
    public Kind kind() {
        return Kind.SECRET_SERVICE;
    }

    @Override
    public Optional<Secret> read(SecretName name) throws SecretStoreException {
        answer();
        Optional<Secret> found = item(name).map(text -> new Secret(text.toCharArray()));
        synchronized (this) {
            found.ifPresent(handedOut::add);
        }
        return found;
    }

    @Override
    public void write(SecretName name, Secret secret) throws SecretStoreException {
        answer();
        String end = refused;
        if (end != null && name.toString().endsWith(end)) {
            throw new SecretStoreException(SecretStoreException.Kind.TOO_LARGE, "told to");
        }
        if (keeping) {
            items.put(name.toString(), new String(secret.characters()));
        }
    }

    @Override
    public void delete(SecretName name) throws SecretStoreException {
        answer();
        if (keeping) {
            items.remove(name.toString());
        }
    }

    private void answer() throws SecretStoreException {
        CountDownLatch waiting = answer;
        if (waiting != null) {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                throw new SecretStoreException(SecretStoreException.Kind.FAILED, "interrupted");
            }
        }
        SecretStoreException.Kind kind = trouble;
        if (kind != null) {
            throw new SecretStoreException(kind, "told to");
        }
    }
}
