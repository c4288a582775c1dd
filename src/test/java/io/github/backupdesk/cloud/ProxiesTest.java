package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Network.Way;
import io.github.backupdesk.domain.ProxyLogin;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private static final URI CLOUD = URI.create("https://api.cloud.zilliz.com/");

    /** A system whose settings name these. */
    private static ProxySelector settings(List<Proxy> told, List<SocketAddress> failed) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return told;
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                failed.add(address);
            }
        };
    }

    private static String told(Map<String, String> env, String url) {
        Proxies proxies = new Proxies(new Way.AsSystem(), settings(List.of(Proxy.NO_PROXY), new ArrayList<>()), env);
        Proxy proxy = proxies.select(URI.create(url)).getFirst();
        return proxy.type() == Proxy.Type.DIRECT
                ? "direct"
                : proxy.type() + " " + ((InetSocketAddress) proxy.address()).getHostString() + " "
                        + ((InetSocketAddress) proxy.address()).getPort();
    }

    @Test
    void honoursTheSettingsOfTheSystemWhateverTheEnvironmentSays() {
        Proxy socks = new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("gate", 1080));
        Proxies proxies = new Proxies(
                new Way.AsSystem(),
                settings(List.of(socks), new ArrayList<>()),
                Map.of("https_proxy", "http://other:1"));
        assertEquals(List.of(socks), proxies.select(CLOUD));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "HTTPS_PROXY, http://gate.example:3128, -, HTTP gate.example 3128",
                "https_proxy, gate.example:3128, -, HTTP gate.example 3128",
                "https_proxy, gate.example, -, HTTP gate.example 80",
                "https_proxy, http://user:secret@gate.example:3128/, -, HTTP gate.example 3128",
                "https_proxy, socks5://gate.example:1080, -, SOCKS gate.example 1080",
                "https_proxy, ' ', -, direct",
                "HTTPS_PROXY, http://proxy_host:3128, -, HTTP proxy_host 3128",
                "https_proxy, proxy_host, -, HTTP proxy_host 80",
                "https_proxy, http://li:p@ss:w%rd@proxy_host:3128, -, HTTP proxy_host 3128",
                "https_proxy, 'HTTP://[::1]:3128', -, HTTP [::1] 3128",
                "https_proxy, not a url, '*', direct",
                "http_proxy, http://gate.example:3128, -, direct",
                "https_proxy, http://gate.example:3128, '*', direct",
                "https_proxy, http://gate.example:3128, 'x.org, zilliz.com', direct",
                "https_proxy, http://gate.example:3128, .cloud.zilliz.com, direct",
                "https_proxy, http://gate.example:3128, illiz.com, HTTP gate.example 3128",
                "https_proxy, http://gate.example:3128, api.cloud.zilliz.com, direct"
            })
    void asksTheEnvironmentWhereTheSettingsSayNothing(String name, String value, String except, String expected) {
        Map<String, String> env = except == null ? Map.of(name, value) : Map.of(name, value, "no_proxy", except);
        assertEquals(expected, told(env, "https://api.cloud.zilliz.com/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a url",
                "http://",
                ":3128",
                "http://gate:port",
                "gate:0",
                "gate:65536",
                "gate:999999999999",
                "ftp://gate:21",
                "http://li:s3cret@",
                "http://li:s3cret gate:1"
            })
    void whatIsSetAndCannotBeUnderstoodIsNeverPassedBy(String text) {
        for (String name : List.of("HTTPS_PROXY", "https_proxy")) {
            Proxies proxies = new Proxies(new Way.AsSystem(), null, Map.of(name, text));
            assertThrows(IllegalStateException.class, () -> proxies.select(CLOUD));
            Proxies.Unreadable told = proxies.unreadable(CLOUD).orElseThrow();
            assertEquals(name, told.variable());
            assertFalse(told.toString().contains("s3cret"), told.toString());
            assertEquals(Optional.empty(), proxies.unreadable(URI.create("https://localhost:1/")));
            assertEquals(Optional.empty(), new Proxies(new Way.Direct(), null, Map.of(name, text)).unreadable(CLOUD));
        }
    }

    @Test
    void whereTheSystemNamesAProxyTheVariableIsNotRead() {
        Proxy gate = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("gate", 1));
        Proxies proxies = new Proxies(
                new Way.AsSystem(), settings(List.of(gate), new ArrayList<>()), Map.of("https_proxy", "not a url"));
        assertEquals(Optional.empty(), proxies.unreadable(CLOUD));
        assertEquals(List.of(gate), proxies.select(CLOUD));
    }

    @Test
    void thisComputerIsBehindNoProxy() {
        Map<String, String> env = Map.of("https_proxy", "gate:1", "http_proxy", "gate:1");
        assertEquals("direct", told(env, "http://127.0.0.1:4711/"));
        assertEquals("direct", told(env, "https://localhost:4711/"));
        assertEquals("HTTP gate 1", told(env, "http://example.org/"));
        assertEquals("direct", told(Map.of("HTTP_PROXY", "gate:1"), "http://example.org/"), "a web server may set it");
    }

    @Test
    void aProxyThatIsNamedIsForEveryHost() {
        Proxies proxies = new Proxies(
                new Way.Proxy("gate", 3128, ProxyLogin.NONE),
                settings(List.of(Proxy.NO_PROXY), new ArrayList<>()),
                Map.of("no_proxy", "*"));
        for (String url : List.of("https://api.cloud.zilliz.com", "https://in01-x.vectordb.zillizcloud.com:19530")) {
            assertEquals(
                    List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("gate", 3128))),
                    proxies.select(URI.create(url)));
        }
    }

    @Test
    void directAsksNobodyAndTheSystemHearsOfItsOwnProxiesAlone() {
        List<SocketAddress> failed = new ArrayList<>();
        ProxySelector system = settings(
                List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", 1))), failed);
        Proxies direct = new Proxies(new Way.Direct(), system, Map.of("https_proxy", "gate:1"));
        assertEquals(List.of(Proxy.NO_PROXY), direct.select(CLOUD));
        SocketAddress address = InetSocketAddress.createUnresolved("127.0.0.1", 1);
        direct.connectFailed(CLOUD, address, new IOException());
        assertEquals(List.of(), failed);
        new Proxies(new Way.AsSystem(), system, Map.of()).connectFailed(CLOUD, address, new IOException());
        assertEquals(List.of(address), failed);
    }
}
