package io.github.backupdesk.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.background.Patience;
import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.domain.SecretStoreException.Kind;
import io.github.backupdesk.support.FakeSecretStore;
import io.github.backupdesk.support.SecretStoreAround;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class PatientSecretStoreTest {

    private static final SecretName NAME = SecretName.apiKey("p1");
    private static final Duration SHORT = Duration.ofMillis(100);

    private final FakeSecretStore store = new FakeSecretStore();

    /** The threads that questions were asked on, to wait for their end. */
    private final List<Thread> threads = new ArrayList<>();

    private PatientSecretStore patient(Duration limit) {
        Patience patience = new Patience("keychain", limit);
        return new PatientSecretStore(store, new PatientSecretStore.Asking() {
            @Override
            public <T> T ask(Callable<T> question) throws TimeoutException, ExecutionException, InterruptedException {
                return patience.ask(() -> {
                    threads.add(Thread.currentThread());
                    return question.call();
                });
            }
        });
    }

    private static Secret secret() {
        return new Secret("zk-CANARY-0123456789".toCharArray());
    }

    private static void assertFails(Kind kind, Executable question) {
        assertEquals(kind, assertThrows(SecretStoreException.class, question).kind());
    }

    private void awaitEnd() throws InterruptedException {
        for (Thread each : threads) {
            each.join();
        }
    }

    @Test
    void oneThatAnswersInTimeIsLikeTheStoreItself() throws Exception {
        SecretStore patient = new PatientSecretStore(store, new Patience("keychain", Duration.ofSeconds(40))::ask);
        assertEquals(store.kind(), patient.kind());
        patient.write(NAME, secret());
        assertTrue(patient.read(NAME).orElseThrow().sameAs(secret()));
        patient.delete(NAME);
        assertTrue(store.isEmpty());
        store.fail(Kind.LOCKED_OR_REFUSED);
        assertFails(Kind.LOCKED_OR_REFUSED, () -> patient.read(NAME));
    }

    @Test
    void p35OneThatHangsIsGivenUpForEveryQuestion() {
        store.hang();
        assertFails(Kind.TIMED_OUT, () -> patient(SHORT).read(NAME));
        assertFails(Kind.TIMED_OUT, () -> patient(SHORT).write(NAME, secret()));
        assertFails(Kind.TIMED_OUT, () -> patient(SHORT).delete(NAME));
    }

    @Test
    void aSecretThatComesTooLateIsWiped() throws Exception {
        store.put(NAME, "zk-CANARY-0123456789");
        CountDownLatch answer = store.hang();
        assertFails(Kind.TIMED_OUT, () -> patient(SHORT).read(NAME));
        answer.countDown();
        awaitEnd();
        assertTrue(store.allWiped());
    }

    @Test
    void aWriteThatIsDoneTooLateIsTakenBack() throws Exception {
        CountDownLatch answer = store.hang();
        List<String> written = new ArrayList<>();
        SecretStore watched = new SecretStoreAround(store) {
            @Override
            public void write(SecretName name, Secret secret) throws SecretStoreException {
                super.write(name, secret);
                written.add(store.item(name).orElseThrow());
            }
        };
        Patience patience = new Patience("keychain", SHORT);
        PatientSecretStore patient = new PatientSecretStore(watched, patience::ask);
        try (Secret secret = secret()) {
            assertFails(Kind.TIMED_OUT, () -> patient.write(NAME, secret));
        }
        answer.countDown();
        // The next question is begun when the one before has ended, and not sooner.
        awaitAnswer(patient);
        assertEquals(List.of("zk-CANARY-0123456789"), written, "whole, although its asker has wiped it");
        assertTrue(store.isEmpty());
    }

    private static void awaitAnswer(SecretStore store) {
        boolean answered = false;
        while (!answered) {
            try {
                store.read(SecretName.trial());
                answered = true;
            } catch (SecretStoreException e) {
                assertFalse(Thread.currentThread().isInterrupted(), "it has taken too long");
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whatWasNeverBegunIsNotDoneLaterAndNothingOfItIsLeft() throws Exception {
        List<Callable<?>> refused = new ArrayList<>();
        PatientSecretStore patient = new PatientSecretStore(store, new PatientSecretStore.Asking() {
            @Override
            public <T> T ask(Callable<T> question) throws TimeoutException {
                refused.add(question);
                throw new TimeoutException("another one hangs");
            }
        });
        assertFails(Kind.TIMED_OUT, () -> patient.write(NAME, secret()));
        assertThrows(IllegalStateException.class, refused.getFirst()::call);
        assertTrue(store.isEmpty());
    }

    @Test
    void anAnswerInTheLastMomentIsTaken() throws Exception {
        store.put(NAME, "zk-CANARY-0123456789");
        PatientSecretStore patient = new PatientSecretStore(store, new PatientSecretStore.Asking() {
            @Override
            public <T> T ask(Callable<T> question) throws TimeoutException {
                try {
                    question.call();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                throw new TimeoutException("the time is up, and the answer there");
            }
        });
        assertArrayEquals(
                secret().characters(), patient.read(NAME).orElseThrow().characters());
    }

    @Test
    void whoIsInterruptedStaysInterruptedAndGetsNoAnswer() {
        CountDownLatch answer = store.hang();
        Thread.currentThread().interrupt();
        assertFails(Kind.TIMED_OUT, () -> patient(Duration.ofSeconds(40)).read(NAME));
        assertTrue(Thread.interrupted());
        answer.countDown();
    }

    @Test
    void whatBreaksDownIsAFailure() {
        SecretStore broken = new SecretStoreAround(store) {
            @Override
            public void delete(SecretName name) {
                throw new IllegalStateException("told to");
            }
        };
        PatientSecretStore patient =
                new PatientSecretStore(broken, new Patience("keychain", Duration.ofSeconds(40))::ask);
        assertFails(Kind.FAILED, () -> patient.delete(NAME));
    }
}
