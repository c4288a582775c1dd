package io.github.backupdesk.secrets;

import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.SecretStoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * A store that may ask a human, and is not waited for without end (promises.md P35). What comes of a question after it was
 * given up is undone: a late secret is wiped, and a late write is taken back, because the user was told that nothing is kept
 * and may have chosen otherwise since.
 */
public final class PatientSecretStore implements SecretStore {

    /** How long a keychain may take, with a person in front of it. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    /** Asks on another thread, and gives up after a time; threads are not this room's affair. */
    @FunctionalInterface
    public interface Asking {
        <T> T ask(Callable<T> question) throws TimeoutException, ExecutionException, InterruptedException;
    }

    private final SecretStore store;
    private final Asking asking;

    public PatientSecretStore(SecretStore store, Asking asking) {
        this.store = store;
        this.asking = asking;
    }

    @Override
    public Kind kind() {
        return store.kind();
    }

    @Override
    public Optional<Secret> read(SecretName name) throws SecretStoreException {
        return ask(new Question<>(() -> store.read(name), late -> late.ifPresent(Secret::close), () -> {}));
    }

    @Override
    public void write(SecretName name, Secret secret) throws SecretStoreException {
        // Its own copy, because the caller wipes the other one as soon as this has been given up.
        Secret mine = secret.copy();
        ask(new Question<>(
                () -> {
                    store.write(name, mine);
                    return true;
                },
                late -> store.delete(name),
                mine::close));
    }

    @Override
    public void delete(SecretName name) throws SecretStoreException {
        ask(new Question<>(
                () -> {
                    store.delete(name);
                    return true;
                },
                late -> {},
                () -> {}));
    }

    private <T> T ask(Question<T> question) throws SecretStoreException {
        try {
            return asking.ask(question);
        } catch (TimeoutException e) {
            return inTheLastMoment(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return inTheLastMoment(question);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SecretStoreException problem) {
                throw problem;
            }
            throw new SecretStoreException(SecretStoreException.Kind.FAILED, "it broke down");
        }
    }

    private static <T> T inTheLastMoment(Question<T> question) throws SecretStoreException {
        T answer = question.giveUp();
        if (answer == null) {
            throw new SecretStoreException(SecretStoreException.Kind.TIMED_OUT, "no answer in time");
        }
        return answer;
    }
}
