package io.github.backupdesk.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.background.Patience;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.domain.SecretStoreException.Kind;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.service.KeyService.Kept;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The keychain of Linux as it is: a gnome-keyring on a bus of its own, which {@code .ci/keyring} starts. Its name keeps it
 * out of {@code mvn verify}; nothing of it is run where a person's own keyring could answer.
 */
@Timeout(100)
class RealKeyring {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final SecretName NAME = SecretName.apiKey("p1");
    private static final BaseUrl WORLD = BaseUrl.parse("https://api.cloud.zilliz.com");
    private static final String CANARY = "zk-CANARY-0123456789";

    @TempDir
    Path folder;

    private final KeychainSecretStore keychain = KeychainSecretStore.ofSystem(System.getProperty("os.name"));
    private final KeyService keys = new KeyService(keychain);
    private @Nullable Process prompt;

    @BeforeEach
    void openAndEmpty() throws Exception {
        assertEquals("yes", System.getenv("BACKUP_DESK_TEST_KEYRING"), "only on the bus that .ci/keyring has made");
        desktop("unlock", "pw");
        keychain.delete(NAME);
    }

    @AfterEach
    void closePrompt() throws InterruptedException {
        if (prompt != null) {
            prompt.destroy();
            prompt.waitFor();
        }
    }

    private static Secret secret(String text) {
        return new Secret(text.toCharArray());
    }

    private String read() throws SecretStoreException {
        return new String(keychain.read(NAME).orElseThrow().characters());
    }

    private static void assertFails(Kind kind, Executable question) {
        assertEquals(kind, assertThrows(SecretStoreException.class, question).kind());
    }

    private static String desktop(String... words) throws Exception {
        String[] command = new String[words.length + 2];
        command[0] = "/usr/bin/python3";
        command[1] = "src/test/keyring/keyring.py";
        System.arraycopy(words, 0, command, 2, words.length);
        return run(command);
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + out);
        return out.strip();
    }

    /** Stands in for the desktop's prompt from now on. */
    private void prompt(String answer) throws Exception {
        Process process =
                new ProcessBuilder("/usr/bin/python3", "src/test/keyring/keyring.py", "prompt", answer).start();
        prompt = process;
        assertEquals("ready", process.inputReader().readLine());
    }

    @Test
    void whatIsStoredIsReadOverwrittenAndDeleted() throws Exception {
        assertTrue(keychain.read(NAME).isEmpty());
        keychain.write(NAME, secret(CANARY));
        assertEquals(CANARY, read());
        keychain.write(NAME, secret("another"));
        assertEquals("another", read());
        assertEquals("another", run("secret-tool", "lookup", "Key", NAME.toString()), "one item, and the real one");
        keychain.delete(NAME);
        assertTrue(keychain.read(NAME).isEmpty());
        keychain.delete(NAME);
    }

    @Test
    void textsOfAllLanguagesAndTheLongestComeBack() throws Exception {
        for (String text : List.of("密钥 é 𝕂", "a\"b\\c%d\n\te", "k".repeat(KeychainSecretStore.LONGEST))) {
            keychain.write(NAME, secret(text));
            assertEquals(text, read());
        }
    }

    @Test
    void aProfileIsKeptAndForgotten() throws Exception {
        keys.keep("p1", WORLD, ApiKey.parse(CANARY).orElseThrow());
        keys.keepProxy("p1", "proxy:3128", new ProxyLogin("用户", "密码".toCharArray()));
        assertInstanceOf(Kept.Found.class, keys.key("p1", WORLD));
        assertInstanceOf(Kept.OtherOrigin.class, keys.key("p1", BaseUrl.parse("https://api.cloud.zilliz.com.cn")));
        assertInstanceOf(Kept.Found.class, keys.proxy("p1", "proxy:3128"));
        keys.forget("p1", List.of());
        assertInstanceOf(Kept.None.class, keys.key("p1", WORLD));
        assertInstanceOf(Kept.None.class, keys.proxy("p1", "proxy:3128"));
    }

    @Test
    void p36WhatIsDeletedFromOutsideIsNone() throws Exception {
        keys.keep("p1", WORLD, ApiKey.parse(CANARY).orElseThrow());
        run("secret-tool", "clear", "Key", NAME.toString());
        assertInstanceOf(Kept.None.class, keys.key("p1", WORLD));
    }

    @Test
    void p35ALockedOneWithoutAPromptIsToldAndWorksOnceItIsOpen() throws Exception {
        keychain.write(NAME, secret(CANARY));
        desktop("lock");
        assertFails(Kind.LOCKED_OR_REFUSED, () -> keychain.read(NAME));
        assertFails(Kind.LOCKED_OR_REFUSED, () -> keychain.write(NAME, secret("another")));
        assertFails(Kind.LOCKED_OR_REFUSED, () -> keychain.delete(NAME));
        desktop("unlock", "pw");
        assertEquals(CANARY, read());
    }

    @Test
    void p35WhoCancelsThePromptHasRefused() throws Exception {
        keychain.write(NAME, secret(CANARY));
        desktop("lock");
        prompt("no");
        assertFails(Kind.LOCKED_OR_REFUSED, () -> keychain.read(NAME));
        assertFails(Kind.LOCKED_OR_REFUSED, () -> keychain.write(NAME, secret("another")));
        assertFails(Kind.LOCKED_OR_REFUSED, () -> keychain.delete(NAME));
        desktop("unlock", "pw");
        assertEquals(CANARY, read());
    }

    @Test
    void p35APromptThatNobodyAnswersIsGivenUp() throws Exception {
        keychain.write(NAME, secret(CANARY));
        desktop("lock");
        prompt("never");
        PatientSecretStore patient = new PatientSecretStore(keychain, new Patience("keychain", SHORT)::ask);
        assertFails(Kind.TIMED_OUT, () -> patient.read(NAME));
        assertFails(Kind.TIMED_OUT, () -> patient.write(NAME, secret("another")));
        closePrompt();
        desktop("unlock", "pw");
        assertEquals(CANARY, awaitAnswer(patient));
    }

    @Test
    void p35AServiceThatStandsStillIsGivenUp() throws Exception {
        keychain.write(NAME, secret(CANARY));
        String daemon = desktop("pid");
        PatientSecretStore patient = new PatientSecretStore(keychain, new Patience("keychain", SHORT)::ask);
        run("kill", "-STOP", daemon);
        try {
            assertFails(Kind.TIMED_OUT, () -> patient.read(NAME));
            assertFails(Kind.TIMED_OUT, () -> patient.delete(NAME));
        } finally {
            run("kill", "-CONT", daemon);
        }
        assertEquals(CANARY, awaitAnswer(patient));
    }

    /** What hung has to come to its end first; until then every question is refused at once. */
    private static String awaitAnswer(PatientSecretStore patient) throws SecretStoreException {
        while (true) {
            try {
                return new String(patient.read(NAME).orElseThrow().characters());
            } catch (SecretStoreException e) {
                if (e.kind() != Kind.TIMED_OUT) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void p35OneThatHangsForAMinuteIsGivenUpAfterThirtySecondsAndDoesNotKeepTheProgramAlive() throws Exception {
        desktop("lock");
        prompt("never");
        String line = NoKeychainTest.ask(folder, Map.of(), List.of(), PatientSecretStore.LIMIT.toMillis());
        assertTrue(line.matches("TIMED_OUT after 30\\d{3} ms\\R"), line);
    }

    @Test
    void figures() throws Exception {
        keys.test();
        int times = 50;
        try (Secret secret = secret(CANARY)) {
            long start = System.nanoTime();
            for (int each = 0; each < times; each++) {
                keychain.write(NAME, secret);
            }
            long written = System.nanoTime();
            for (int each = 0; each < times; each++) {
                keychain.read(NAME).orElseThrow().close();
            }
            long read = System.nanoTime();
            for (int each = 0; each < times; each++) {
                keychain.delete(NAME);
            }
            long deleted = System.nanoTime();
            System.out.printf(
                    "keyring write %.1f ms, read %.1f ms, delete %.1f ms, trial %d ms%n",
                    (written - start) / 1e6 / times,
                    (read - written) / 1e6 / times,
                    (deleted - read) / 1e6 / times,
                    keys.test().took().toMillis());
        }
        assertTrue(keychain.read(NAME).isEmpty());
    }
}
