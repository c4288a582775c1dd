package io.github.backupdesk.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import org.junit.jupiter.api.Test;

class SessionSecretsTest {

    private static final SecretName NAME = SecretName.apiKey("p1");

    private final SessionSecrets session = new SessionSecrets();

    private void write(String text) {
        try (Secret secret = new Secret(text.toCharArray())) {
            session.write(NAME, secret);
        }
    }

    private String read() {
        return new String(session.read(NAME).orElseThrow().characters());
    }

    @Test
    void itKeepsACopyAndHandsOutCopies() {
        write("one");
        session.read(NAME).orElseThrow().close();
        assertEquals("one", read());
        write("another");
        assertEquals("another", read());
        assertEquals(SecretStore.Kind.SESSION, session.kind());
    }

    @Test
    void itForgetsOneOrAll() {
        write("one");
        session.delete(NAME);
        session.delete(NAME);
        assertTrue(session.read(NAME).isEmpty());
        write("one");
        session.close();
        assertTrue(session.read(NAME).isEmpty());
    }

    @Test
    void anotherSessionKnowsNothingOfIt() {
        write("one");
        assertTrue(new SessionSecrets().read(NAME).isEmpty());
    }
}
