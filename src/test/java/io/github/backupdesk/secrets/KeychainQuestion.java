package io.github.backupdesk.secrets;

import io.github.backupdesk.background.Patience;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.service.KeyService;
import java.time.Duration;

/**
 * Tries the keychain of the system out, in a process of its own, because the variables that lead to a keychain are read once in
 * each. The argument is how many milliseconds it may take.
 */
public final class KeychainQuestion {

    private KeychainQuestion() {}

    public static void main(String[] words) {
        Patience patience = new Patience("keychain", Duration.ofMillis(Long.parseLong(words[0])));
        KeychainSecretStore keychain = KeychainSecretStore.ofSystem(System.getProperty("os.name"));
        KeyService keys = new KeyService(new PatientSecretStore(keychain, patience::ask));
        long start = System.nanoTime();
        String answer;
        try {
            answer = "WORKS " + keys.test().kind();
        } catch (SecretStoreException e) {
            answer = e.kind().name();
        }
        System.out.println(answer + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        // And nothing else: if the program does not end now, the test sees it.
    }
}
