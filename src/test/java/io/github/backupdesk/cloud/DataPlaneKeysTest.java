package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.AddressNotTrusted;
import io.github.backupdesk.domain.CloudException.NoKey;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.DataPlaneKey;
import io.github.backupdesk.service.SessionDataPlaneKeys;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster may be asked with something else than the account's key; the rules for where it may go stay the same. */
class DataPlaneKeysTest {

    private static final String PASSWORD = "pw:CANARY!42";

    private final RawServer server =
            RawServer.answering((request, peer) -> peer.answer(200, "{\"code\":0,\"data\":[]}"));
    private final Account account = Fixtures.account(server.url());
    private final SessionDataPlaneKeys keys = new SessionDataPlaneKeys();
    private final HttpCloudApi api = new HttpCloudApi(account, Fixtures.CLOCK);

    DataPlaneKeysTest() {
        api.dataPlaneKeys(keys);
    }

    @AfterEach
    void close() {
        api.close();
        server.close();
        keys.close();
    }

    private static DataPlaneKey login() {
        return DataPlaneKey.ofLogin("db_admin", PASSWORD.toCharArray());
    }

    private List<String> said() {
        return server.requests().stream()
                .map(each -> each.header("Authorization").getFirst())
                .toList();
    }

    @Test
    void eachClusterIsAskedWithItsOwnAndTheAccountWithItsKey() throws CloudException {
        var cluster = Fixtures.cluster(server.url());
        api.databases(cluster);
        keys.keep(cluster.id(), login());
        api.databases(cluster);
        api.collections(cluster, "default");
        api.projects();
        keys.keep(
                cluster.id(), DataPlaneKey.ofKey(ApiKey.parse("other-key-0123").orElseThrow()));
        api.databases(cluster);
        keys.forget(cluster.id());
        api.databases(cluster);
        String own = "Bearer " + Fixtures.CANARY;
        String byLogin = "Bearer db_admin:" + PASSWORD;
        assertEquals(List.of(own, byLogin, byLogin, own, "Bearer other-key-0123", own), said());
    }

    @Test
    void aLoginGoesToNoAddressThatIsNotTheClustersOwn() {
        HttpCloudApi far = new HttpCloudApi(Fixtures.account("https://api.cloud.zilliz.com"), Fixtures.CLOCK);
        try (far) {
            far.dataPlaneKeys(cluster -> Optional.of(login()));
            assertThrows(AddressNotTrusted.class, () -> far.databases(Fixtures.cluster(server.url())));
            assertThrows(AddressNotTrusted.class, () -> far.databases(Fixtures.cluster("https://evil.example")));
        }
        assertEquals(0, server.connections());
    }

    @Test
    void aLockedAccountAsksNothingWhateverTheClusterHas() {
        keys.keep(Fixtures.CLUSTER_ID, login());
        account.key().close();
        assertThrows(NoKey.class, () -> api.databases(Fixtures.cluster(server.url())));
        assertEquals(0, server.connections());
    }

    @Test
    void aForgottenLoginIsNotReplacedByTheKeyOfTheAccount() {
        DataPlaneKey forgotten = login();
        keys.keep(Fixtures.CLUSTER_ID, forgotten);
        forgotten.close();
        assertThrows(NoKey.class, () -> api.databases(Fixtures.cluster(server.url())));
        assertEquals(0, server.connections());
    }

    @Test
    void whatAServerSaysBackOfALoginIsStruckOut() {
        try (RawServer echo = RawServer.answering((request, peer) -> peer.answer(
                        200,
                        "{\"code\":1800,\"message\":\""
                                + request.header("Authorization").getFirst() + " or " + PASSWORD + "\"}"));
                HttpCloudApi asking = new HttpCloudApi(Fixtures.account(echo.url()), Fixtures.CLOCK)) {
            asking.dataPlaneKeys(cluster -> Optional.of(login()));
            Refused refused = assertThrows(Refused.class, () -> asking.databases(Fixtures.cluster(echo.url())));
            assertEquals("Bearer [key] or [key]", refused.answer().message());
            assertFalse(refused.toString().contains("CANARY"));
        }
    }
}
