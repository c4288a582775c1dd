package io.github.backupdesk.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** Certificates for servers of tests, made by the JDK's own tool: an authority's own, and what it signs. */
public final class Papers {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    /** Makes the authority and a store that trusts nobody else. */
    public Papers(Path folder) {
        this.folder = folder;
        make("ca", "CN=Corporate CA,O=Example", "-ext", "bc:c");
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", load(file()).getCertificate("ca"));
            try (OutputStream out = Files.newOutputStream(trust())) {
                trusted.store(out, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.resolve("papers.p12");
    }

    private Path trust() {
        return folder.resolve("trust.p12");
    }

    /** A server's certificate by the authority. */
    public Papers signed(String alias, String host, String... more) {
        List<String> options = new ArrayList<>(List.of("-signer", "ca", "-ext", "san=dns:" + host));
        options.addAll(List.of(more));
        make(alias, "CN=" + host, options.toArray(String[]::new));
        return this;
    }

    public Papers selfSigned(String alias, String host) {
        make(alias, "CN=" + host, "-ext", "san=dns:" + host);
        return this;
    }

    private void make(String alias, String name, String... more) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(tool, "-genkeypair", "-alias", alias, "-keyalg", "EC"));
        command.addAll(List.of("-dname", name, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", file().toString(), "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(more));
        try {
            Process keytool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertEquals(true, keytool.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, keytool.exitValue(), "keytool for " + alias);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** Where a server listens that shows this certificate. */
    public SSLServerSocket door(String alias) {
        return door(alias, InetAddress.getLoopbackAddress(), 0);
    }

    public SSLServerSocket door(String alias, InetAddress at, int port) {
        try {
            KeyStore all = load(file());
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            char[] password = PASSWORD.toCharArray();
            one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            ServerSocket socket = context.getServerSocketFactory().createServerSocket(port, 50, at);
            return (SSLServerSocket) socket;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, but for one protocol above TLS alone. */
    public SSLServerSocket doorSpeaking(String alias, String protocol) {
        SSLServerSocket door = door(alias);
        SSLParameters parameters = door.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {protocol});
        door.setSSLParameters(parameters);
        return door;
    }

    /** The authority's certificate, as a person would be handed it. */
    public String authority() {
        try {
            byte[] der = load(file()).getCertificate("ca").getEncoded();
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds something on a computer that trusts the authority. */
    public <T> T trusting(Supplier<T> build) {
        System.setProperty("javax.net.ssl.trustStore", trust().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        try {
            return build.get();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }
}
