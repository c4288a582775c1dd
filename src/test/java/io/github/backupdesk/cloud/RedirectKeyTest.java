package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends us elsewhere gets neither key nor request carried there. */
class RedirectKeyTest {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void s13NothingIsCarriedToWhereARedirectPoints(int status) throws IOException {
        try (RawServer other = RawServer.answering((request, peer) -> peer.answer(200, "{}"));
                RawServer server = RawServer.answering(
                        (request, peer) -> peer.answer(status, "{}", "Location: " + other.url() + "/v2/elsewhere"));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            assertThrows(CloudException.class, api::clusters);
            api.create(api.write(Fixtures.wholeCluster()), () -> true);
            assertEquals(
                    1,
                    server.requests().stream()
                            .filter(each -> each.toString().contains("POST"))
                            .count());
            assertEquals(List.of(), other.requests());
        }
    }
}
