package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.DataPlaneKey;
import io.github.backupdesk.service.KeyService;
import io.github.backupdesk.support.FakeSecretStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockableCredentialsTest {

    private static final BaseUrl ORIGIN = BaseUrl.parse("https://api.cloud.zilliz.com");
    private static final ClusterId OWN = new ClusterId("in01-own");
    private static final ClusterId OTHER = new ClusterId("in01-other");

    private final KeyService keychain = new KeyService(new FakeSecretStore());

    private LockableCredentials credentials(ClusterId... kept) {
        return new LockableCredentials(
                new ClusterCredentials(() -> keychain, "p1", ORIGIN, (cluster, is) -> {}), List.of(kept));
    }

    private static DataPlaneKey login() {
        return DataPlaneKey.ofLogin("db_admin", "secret-0123".toCharArray());
    }

    private static Optional<String> said(LockableCredentials credentials, ClusterId cluster) {
        return credentials.of(cluster).map(DataPlaneKey::bearer);
    }

    @Test
    void aClusterWithALoginIsNotAskedWithTheAccountsKeyUntilTheLoginIsThereAgain() throws IOException {
        LockableCredentials credentials = credentials();
        credentials.keep(OWN, login());
        credentials.lock();
        assertEquals(Optional.of(""), said(credentials, OWN));
        assertEquals(Optional.empty(), said(credentials, OTHER), "nobody has chosen anything for it");
        credentials.reload();
        assertEquals(Optional.of("Bearer db_admin:secret-0123"), said(credentials, OWN));
    }

    @Test
    void whatAnEarlierSessionHasKeptIsReadAgainToo() throws IOException {
        credentials().keep(OWN, login());
        LockableCredentials later = credentials(OWN);
        later.lock();
        later.reload();
        assertEquals(Optional.of("Bearer db_admin:secret-0123"), said(later, OWN));
    }

    @Test
    void whoGivesTheLoginUpHasTheAccountsKeyAsked() throws IOException {
        LockableCredentials credentials = credentials(OWN);
        credentials.lock();
        credentials.reload();
        assertEquals(Optional.of(""), said(credentials, OWN), "nothing could be read");
        credentials.forget(OWN);
        assertEquals(Optional.empty(), said(credentials, OWN));
    }
}
