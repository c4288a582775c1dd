package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final char[] TEXT = "zk-CANARY-密钥".toCharArray();

    @Test
    void noTextFormShowsIt() {
        assertEquals("Secret[hidden]", new Secret(TEXT).toString());
    }

    @Test
    void whatWasHandedOverMayBeWipedAndWhatComesOutToo() {
        char[] handed = TEXT.clone();
        Secret secret = new Secret(handed);
        Arrays.fill(handed, '\0');
        Arrays.fill(secret.characters(), '\0');
        assertArrayEquals(TEXT, secret.characters());
    }

    @Test
    void aForgottenOneIsGoneAndItsCopyIsNot() {
        Secret secret = new Secret(TEXT);
        Secret copy = secret.copy();
        assertTrue(copy.sameAs(secret));
        secret.close();
        assertArrayEquals(new char[TEXT.length], secret.characters());
        assertFalse(copy.sameAs(secret));
        assertArrayEquals(TEXT, copy.characters());
    }

    @Test
    void theNamesInTheKeychainStayAsTheyAreForEver() {
        String id = "3f0c1a52-0d7e-4f2b-9a57-6f7c0c5b2f11";
        String key = "io.github.backupdesk.BackupDesk/" + id;
        assertEquals(key, SecretName.apiKey(id).toString());
        assertEquals(key + "/proxy", SecretName.proxy(id).toString());
        assertEquals(
                key + "/cluster/in01-abcdef0123456789",
                SecretName.cluster(id, new ClusterId("in01-abcdef0123456789")).toString());
        assertEquals(
                "io.github.backupdesk.BackupDesk/-trial", SecretName.trial().toString());
    }

    @Test
    void equalNamesAreOneName() {
        assertEquals(SecretName.proxy("p"), SecretName.proxy("p"));
        assertEquals(SecretName.proxy("p").hashCode(), SecretName.proxy("p").hashCode());
        assertFalse(SecretName.proxy("p").equals(SecretName.apiKey("p")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-trial", "p/proxy", "../p", "p q", "p\"", "p\n", "密"})
    void noProfileIsCalledLikeAnItemOfAnother(String id) {
        assertThrows(IllegalArgumentException.class, () -> SecretName.apiKey(id));
    }
}
