package io.github.backupdesk.app;

import io.github.backupdesk.background.Patience;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.secrets.KeychainSecretStore;
import io.github.backupdesk.secrets.PatientSecretStore;
import io.github.backupdesk.secrets.SessionSecrets;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.viewmodel.ProfileKeys;

/** The places for keys: the system's keychain, which may ask a person and so has its time, and this run's memory. */
final class Keychain {

    private Keychain() {}

    static ProfileKeys ofSystem() {
        Patience patience = new Patience("keychain", PatientSecretStore.LIMIT);
        return with(new PatientSecretStore(KeychainSecretStore.ofSystem(System.getProperty("os.name")), patience::ask));
    }

    static ProfileKeys with(SecretStore keychain) {
        return new ProfileKeys(new KeyService(keychain), new KeyService(new SessionSecrets()));
    }
}
