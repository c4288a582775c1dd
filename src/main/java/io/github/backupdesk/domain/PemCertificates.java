package io.github.backupdesk.domain;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates as companies hand them out: PEM with or without words around it, DER, or PKCS #7. */
public final class PemCertificates {

    /** The bundles of whole systems are smaller. */
    private static final int LARGEST = 1 << 20;

    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\\s]*+)-----END (?:X509 |TRUSTED )?CERTIFICATE-----");
    private static final Pattern PKCS7 =
            Pattern.compile("-----BEGIN PKCS7-----([A-Za-z0-9+/=\\s]*+)-----END PKCS7-----");
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----");
    private static final byte SEQUENCE = 0x30;

    private PemCertificates() {}

    /** What a file comes to. */
    public sealed interface Reading {

        /** @param certificates each once, in the order of the file; at least one */
        record Read(List<ServerCertificate> certificates) implements Reading {
            public Read {
                certificates = List.copyOf(certificates);
            }
        }

        record Refused(Problem problem) implements Reading {}
    }

    /** Why a file has no certificates for us. */
    public enum Problem {
        EMPTY,
        TOO_LARGE,
        NOT_A_CERTIFICATE,
        /** It is a key, which belongs nowhere but to its server. */
        A_PRIVATE_KEY,
        /** It says to be a certificate, and cannot be read as one. */
        DAMAGED
    }

    public static Reading read(byte[] file) {
        if (file.length == 0) {
            return new Reading.Refused(Problem.EMPTY);
        }
        if (file.length > LARGEST) {
            return new Reading.Refused(Problem.TOO_LARGE);
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        try {
            Map<String, ServerCertificate> found = file[0] == SEQUENCE ? all(file) : ofText(text);
            if (!found.isEmpty()) {
                return new Reading.Read(List.copyOf(found.values()));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            return new Reading.Refused(file[0] == SEQUENCE ? Problem.NOT_A_CERTIFICATE : Problem.DAMAGED);
        }
        boolean key = PRIVATE_KEY.matcher(text).find();
        return new Reading.Refused(key ? Problem.A_PRIVATE_KEY : Problem.NOT_A_CERTIFICATE);
    }

    /** What stands around the blocks, such as a private key or a description, goes no farther. */
    private static Map<String, ServerCertificate> ofText(String text) throws CertificateException {
        Map<String, ServerCertificate> found = new LinkedHashMap<>();
        for (Pattern pattern : List.of(BLOCK, PKCS7)) {
            Matcher block = pattern.matcher(text);
            while (block.find()) {
                found.putAll(all(Base64.getMimeDecoder().decode(block.group(block.groupCount()))));
            }
        }
        return found;
    }

    private static Map<String, ServerCertificate> all(byte[] der) throws CertificateException {
        Map<String, ServerCertificate> found = new LinkedHashMap<>();
        for (X509Certificate each : parsed(der)) {
            ServerCertificate told = of(each);
            found.put(told.fingerprint(), told);
        }
        return found;
    }

    private static List<X509Certificate> parsed(byte[] der) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Collection<? extends Certificate> read = factory.generateCertificates(new ByteArrayInputStream(der));
        List<X509Certificate> all = new ArrayList<>();
        for (Certificate each : read) {
            if (each instanceof X509Certificate certificate) {
                all.add(certificate);
            }
        }
        if (all.isEmpty()) {
            throw new CertificateException("none inside");
        }
        return all;
    }

    /** @throws IllegalArgumentException if it cannot be written down again */
    public static ServerCertificate of(X509Certificate certificate) {
        Principal subject = certificate.getSubjectX500Principal();
        Principal issuer = certificate.getIssuerX500Principal();
        try {
            byte[] der = certificate.getEncoded();
            return new ServerCertificate(
                    subject.getName(),
                    issuer.getName(),
                    fingerprint(der),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    certificate.getBasicConstraints() >= 0,
                    pem(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate that cannot be written", e);
        }
    }

    private static String fingerprint(byte[] der) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(der);
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }
}
