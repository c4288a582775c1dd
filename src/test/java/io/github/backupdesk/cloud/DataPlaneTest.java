package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.AddressNotTrusted;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.CollectionFacts;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking inside a cluster: which addresses get the key, and what is asked there. */
class DataPlaneTest {

    private static final String ID = "in01-0123456789abcde";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://" + ID + ".aws-us-west-2.vectordb.zillizcloud.com:19530",
                "https://" + ID + ".gcp-us-west1.vectordb.zillizcloud.com/",
                "https://" + ID + ".ali-cn-hangzhou.vectordb.zilliz.com.cn:19530",
                "https://" + ID + ".serverless.gcp-us-west1.cloud.zilliz.com",
                "https://" + ID + ".serverless.ali-cn-hangzhou.cloud.zilliz.com.cn"
            })
    void trustsTheAddressesOfTheService(String address) throws AddressNotTrusted {
        var account = Fixtures.account("https://api.cloud.zilliz.com");
        String host =
                DataPlaneAddress.trusted(account, Fixtures.cluster(address)).host();
        assertEquals(address.replaceAll("https://([^:/]+).*", "$1"), host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://" + ID + ".vectordb.zillizcloud.com",
                "https://in01-other.vectordb.zillizcloud.com",
                "https://" + ID + ".evil.example",
                "https://" + ID + ".zillizcloud.com.evil.example",
                "https://" + ID + "zillizcloud.com",
                "https://" + ID + ".evilzillizcloud.com",
                "https://" + ID + ".zillizcloud.com@evil.example",
                "https://user:pw@" + ID + ".vectordb.zillizcloud.com",
                "https://evil.example/" + ID + ".vectordb.zillizcloud.com",
                "https://evil.example#" + ID + ".vectordb.zillizcloud.com",
                "https://evil.example\\." + ID + ".zillizcloud.com",
                "https://" + ID + ".vectordb.zillizcloud.com/path",
                "https://" + ID + ".vectordb.zillizcloud.com?a=b",
                "https://" + ID + ".vectordb.zillizcloud.com#f",
                "https://" + ID + ".vectordb.zillizcloud.com.",
                "https://" + ID + ".vectordb.zіllizcloud.com",
                "https://203.0.113.7:19530",
                "https://[2001:db8::1]",
                "https://localhost",
                "http://127.0.0.1:4711",
                "https://127.0.0.1",
                "file:///etc/passwd",
                "javascript:alert(1)",
                ID + ".vectordb.zillizcloud.com:19530",
                "https://",
                "https://" + ID + ".vectordb.zillizcloud.com:99999",
                "https://" + ID + ".vectordb.zillizcloud.com\r\nX: y",
                " https://" + ID + ".vectordb.zillizcloud.com",
                "not a URL"
            })
    void refusesEveryOtherAddress(String address) {
        var account = Fixtures.account("https://api.cloud.zilliz.com");
        assertThrows(AddressNotTrusted.class, () -> DataPlaneAddress.trusted(account, Fixtures.cluster(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/" + ID, "/data/" + ID + "/", "", "/"})
    void trustsItsOwnLoopback(String path) throws CloudException {
        String base = "http://127.0.0.1:4711";
        DataPlaneAddress.trusted(Fixtures.account(base), Fixtures.cluster(base + path));
        DataPlaneAddress.trusted(Fixtures.account(base, true), Fixtures.cluster("http://127.0.0.1:9" + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:4712/data",
                "https://127.0.0.1:4711/data",
                "http://localhost:4711/data",
                "http://127.0.0.2:4711/data",
                "http://127.0.0.1:4711/data/../x",
                "http://127.0.0.1:4711/data/%2e%2e/x",
                "http://127.0.0.1:4711/data?x=y",
                "http://u@127.0.0.1:4711/data"
            })
    void refusesWhatOnlyResemblesItsLoopback(String address) {
        var account = Fixtures.account("http://127.0.0.1:4711");
        assertThrows(AddressNotTrusted.class, () -> DataPlaneAddress.trusted(account, Fixtures.cluster(address)));
    }

    @Test
    void asksForDatabasesAndCollections() throws CloudException {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(
                        200,
                        request.target().endsWith("databases/list")
                                ? "{\"code\":0,\"data\":[\"default\",\"test\",7]}"
                                : "{\"code\":0,\"data\":[]}"));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            var cluster = Fixtures.cluster(server.url() + "/data/" + ID);
            assertEquals(List.of("default", "test"), api.databases(cluster));
            assertEquals(List.of(), api.collections(cluster, "te\"st"));
            var databases = server.requests().get(0);
            assertEquals("POST /data/" + ID + "/v2/vectordb/databases/list HTTP/1.1", databases.line());
            assertEquals("{}", databases.body());
            assertEquals("{\"dbName\":\"te\\\"st\"}", server.requests().get(1).body());
            assertEquals(List.of("application/json"), databases.header("Content-Type"));
        }
    }

    @Test
    void asksWhatACollectionIsLike() throws CloudException {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(
                        200,
                        request.target().endsWith("get_stats")
                                ? "{\"code\":0,\"data\":{\"rowCount\":9}}"
                                : "{\"code\":0,\"data\":{\"load\":\"LoadStateLoaded\"}}"));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            var facts = api.collection(Fixtures.cluster(server.url() + "/data/" + ID), "te\"st", "orders");
            assertEquals(OptionalLong.of(9), facts.rows());
            assertEquals(CollectionFacts.Load.LOADED, facts.load());
            assertEquals(
                    List.of("get_stats", "describe"),
                    server.requests().stream()
                            .map(each -> each.target().replaceAll(".*/", ""))
                            .toList());
            server.requests()
                    .forEach(each ->
                            assertEquals("{\"dbName\":\"te\\\"st\",\"collectionName\":\"orders\"}", each.body()));
        }
    }

    @Test
    void passesOnARefusal() {
        try (RawServer server = RawServer.answering(
                        (request, peer) -> peer.answer(200, "{\"code\":800,\"message\":\"no db\"}"));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            Refused refused = assertThrows(Refused.class, () -> api.collections(Fixtures.cluster(server.url()), "x"));
            assertEquals(800, refused.answer().code());
        }
    }

    @Test
    void cannotReachAClusterWithoutAnAddress() {
        try (HttpCloudApi api = new HttpCloudApi(Fixtures.account("http://127.0.0.1:4711"), Fixtures.CLOCK)) {
            Unreachable nowhere = assertThrows(Unreachable.class, () -> api.databases(Fixtures.cluster("")));
            assertEquals(ID, nowhere.host());
        }
    }

    @Test
    void sendsNothingToAnAddressItDoesNotTrust() {
        try (RawServer other = RawServer.answering((request, peer) -> peer.answer(200, "{\"code\":0,\"data\":[]}"));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account("https://api.cloud.zilliz.com"), Fixtures.CLOCK)) {
            assertThrows(AddressNotTrusted.class, () -> api.databases(Fixtures.cluster(other.url())));
            assertEquals(0, other.requests().size());
        }
    }
}
