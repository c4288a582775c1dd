package io.github.backupdesk.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom to trust: the authorities of Java, those of the system, and those that the user has added. A union, never a
 * replacement: on Windows the system's own list is filled only as it is needed (desktop.md D3).
 */
final class Trust {

    private static final Logger LOG = LoggerFactory.getLogger(Trust.class);

    /** The lists of Windows and macOS, under the names that Java gives them; a system has its own or none. */
    private static final List<String> SYSTEM_STORES =
            List.of("Windows-ROOT", "Windows-MY-LOCALMACHINE", "KeychainStore-ROOT");

    /** Where distributions of Linux keep theirs; the first that is there is the one. */
    private static final List<Path> SYSTEM_FILES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private Trust() {}

    /**
     * @param pem certificates of authorities; one that cannot be read is left out and noted, for it is told where it is chosen
     */
    static NamingTrust of(List<String> pem) {
        return of(pem, (chain, voucher) -> {});
    }

    /** @param witness is told of every chain that is looked at */
    static NamingTrust of(List<String> pem, NamingTrust.Witness witness) {
        List<X509ExtendedTrustManager> all = new ArrayList<>();
        all.add(manager(null));
        added(pem).ifPresent(all::add);
        return new NamingTrust(all, Trust::ofSystem, witness);
    }

    /** Read only once it is needed: most hosts are vouched for by an authority that Java knows. */
    private static List<X509ExtendedTrustManager> ofSystem() {
        List<X509ExtendedTrustManager> found = new ArrayList<>();
        for (String type : SYSTEM_STORES) {
            try {
                KeyStore store = KeyStore.getInstance(type);
                store.load(null, null);
                found.add(manager(store));
            } catch (GeneralSecurityException | IOException e) {
                LOG.debug("no store of the kind {} here", type);
            }
        }
        SYSTEM_FILES.stream()
                .filter(Files::isReadable)
                .findFirst()
                .flatMap(Trust::read)
                .flatMap(text -> added(List.of(text)))
                .ifPresent(found::add);
        return found;
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn(
                    "the system's authorities could not be read: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Optional<X509ExtendedTrustManager> added(List<String> pem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (String text : pem) {
                for (Certificate each : certificates(text)) {
                    store.setCertificateEntry("added-" + store.size(), each);
                }
            }
            return store.size() == 0 ? Optional.empty() : Optional.of(manager(store));
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("added authorities could not be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) throws CertificateException, IOException {
        try (InputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    /** @param store null for the authorities of Java */
    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509ExtendedTrustManager manager) {
                    return manager;
                }
            }
            throw new IllegalStateException("the platform has no trust of its own");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
