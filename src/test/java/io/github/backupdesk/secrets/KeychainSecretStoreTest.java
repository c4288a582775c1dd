package io.github.backupdesk.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.domain.SecretStoreException.Kind;
import io.github.backupdesk.support.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeychainSecretStoreTest {

    private static final SecretName NAME = SecretName.apiKey("p1");
    private static final String CANARY = "zk-CANARY-0123456789";

    private final FakeKeyring keyring = new FakeKeyring();
    private final KeychainSecretStore store = new KeychainSecretStore(keyring);

    private static Secret secret(String text) {
        return new Secret(text.toCharArray());
    }

    private String read() throws SecretStoreException {
        return new String(store.read(NAME).orElseThrow().characters());
    }

    private static void assertFails(Kind kind, Executable question) {
        SecretStoreException thrown = assertThrows(SecretStoreException.class, question);
        assertEquals(kind, thrown.kind());
        assertFalse(String.valueOf(thrown.getMessage()).contains("CANARY"), thrown.getMessage());
    }

    @Test
    void whatIsWrittenIsReadAndOverwrittenAndDeleted() throws Exception {
        assertTrue(store.read(NAME).isEmpty());
        store.write(NAME, secret(CANARY));
        assertEquals(Map.of("io.github.backupdesk.BackupDesk/p1", CANARY), keyring.items);
        assertEquals(CANARY, read());
        store.write(NAME, secret("another"));
        assertEquals("another", read());
        store.delete(NAME);
        assertTrue(store.read(NAME).isEmpty());
        store.delete(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "密钥 é", "a\"b\\c%d", "line\nbreak", "\u0000\u007f", "𝕂ey"})
    void anyTextComesBackAndIsPlainInTheKeychain(String text) throws Exception {
        store.write(NAME, secret(text));
        assertEquals(text, read());
        assertTrue(keyring.items.values().stream().allMatch(each -> each.matches("[!-~&&[^\"\\\\]]*")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "a b", "a\"b", "密", "%FF", "%E5%AF"})
    void whatAnotherProgramHasPutThereIsNotOurs(String text) {
        keyring.items.put(NAME.toString(), text);
        assertFails(Kind.NOT_OURS, () -> store.read(NAME));
    }

    @Test
    void everyCopyIsWiped() throws Exception {
        store.write(NAME, secret(CANARY));
        store.read(NAME).orElseThrow().close();
        assertEquals(3, keyring.tokens.size(), "in, read back, out");
        assertTrue(keyring.tokens.stream().allMatch(each -> each.getValue().length == 0));
    }

    @Test
    void p35NoKeychainIsSaidForEveryQuestion() {
        keyring.absent = true;
        assertFails(Kind.ABSENT, () -> store.read(NAME));
        assertFails(Kind.ABSENT, () -> store.write(NAME, secret(CANARY)));
        assertFails(Kind.ABSENT, () -> store.delete(NAME));
    }

    @Test
    void p35ALockedOneIsNotTakenForAnEmptyOne() {
        keyring.locked = true;
        assertFails(Kind.LOCKED_OR_REFUSED, () -> store.read(NAME));
        assertFails(Kind.LOCKED_OR_REFUSED, () -> store.write(NAME, secret(CANARY)));
        assertFails(Kind.LOCKED_OR_REFUSED, () -> store.delete(NAME));
    }

    @Test
    void p35OneThatKeepsNothingIsFoundOutAtTheWrite() {
        keyring.deaf = true;
        assertFails(Kind.NOT_KEPT, () -> store.write(NAME, secret(CANARY)));
    }

    @Test
    void p35OneThatGivesBackSomethingElseIsFoundOutAtTheWrite() {
        keyring.changed = CANARY + "0";
        assertFails(Kind.NOT_KEPT, () -> store.write(NAME, secret(CANARY)));
        assertTrue(keyring.tokens.stream().allMatch(each -> each.getValue().length == 0));
    }

    @Test
    void aRefusalOfAnOpenOneIsAFailure() throws Exception {
        store.write(NAME, secret(CANARY));
        keyring.refusing = true;
        assertFails(Kind.FAILED, () -> store.write(NAME, secret("another")));
        assertFails(Kind.FAILED, () -> store.delete(NAME));
    }

    @Test
    void p36WhatIsDeletedFromOutsideIsGone() throws Exception {
        store.write(NAME, secret(CANARY));
        keyring.items.clear();
        assertTrue(store.read(NAME).isEmpty());
    }

    @Test
    void whatIsTooLongForWindowsIsRefusedEverywhereAndTheOldOneStays() throws Exception {
        store.write(NAME, secret("k".repeat(KeychainSecretStore.LONGEST)));
        assertFails(Kind.TOO_LARGE, () -> store.write(NAME, secret("k".repeat(KeychainSecretStore.LONGEST + 1))));
        assertFails(Kind.TOO_LARGE, () -> store.write(NAME, secret("密".repeat(KeychainSecretStore.LONGEST / 9 + 1))));
        assertEquals(KeychainSecretStore.LONGEST, read().length());
    }

    @Test
    void whatTheLibraryThrowsIsNotPassedOn() {
        try (CapturedLog log = new CapturedLog()) {
            keyring.thrown = new Error("security exited with result 1.\nstdErr: " + CANARY);
            assertFails(Kind.FAILED, () -> store.read(NAME));
            keyring.thrown = new IllegalStateException(CANARY);
            assertFails(Kind.FAILED, () -> store.write(NAME, secret(CANARY)));
            keyring.thrown = new SecurityException("User interaction is not allowed. " + CANARY);
            assertFails(Kind.LOCKED_OR_REFUSED, () -> store.delete(NAME));
            assertFalse(log.everything().contains("CANARY"), log.everything());
        }
    }

    @Test
    void aFailureOfALockedOneIsThatItIsLocked() {
        keyring.locked = true;
        keyring.thrown = new IllegalStateException("told to");
        assertFails(Kind.LOCKED_OR_REFUSED, () -> store.read(NAME));
    }

    @Test
    void memoryThatRunsOutIsNotTheKeychainsFault() {
        keyring.thrown = new OutOfMemoryError("told to");
        assertThrows(OutOfMemoryError.class, () -> store.read(NAME));
    }

    @Test
    void eachSystemHasItsOwn() {
        assertEquals(
                SecretStore.Kind.SECRET_SERVICE,
                KeychainSecretStore.ofSystem("Linux").kind());
        assertEquals(
                SecretStore.Kind.CREDENTIAL_MANAGER,
                KeychainSecretStore.ofSystem("Windows 11").kind());
        assertEquals(
                SecretStore.Kind.MACOS_KEYCHAIN,
                KeychainSecretStore.ofSystem("Mac OS X").kind());
    }
}
