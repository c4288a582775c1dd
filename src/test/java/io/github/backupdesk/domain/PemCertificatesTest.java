package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.PemCertificates.Problem;
import io.github.backupdesk.domain.PemCertificates.Reading;
import io.github.backupdesk.support.Papers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemCertificatesTest {

    private static final AtomicReference<String> AUTHORITY = new AtomicReference<>();

    @BeforeAll
    static void makePapers(@TempDir Path folder) {
        AUTHORITY.set(new Papers(folder).authority());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] der() {
        return Base64.getMimeDecoder().decode(AUTHORITY.get().replaceAll("-----.*-----", ""));
    }

    private static void assertTheAuthority(byte[] file) {
        Reading.Read read = assertInstanceOf(Reading.Read.class, PemCertificates.read(file));
        ServerCertificate one = read.certificates().getFirst();
        assertEquals(1, read.certificates().size());
        assertEquals("CN=Corporate CA,O=Example", one.subject());
        assertEquals(one.subject(), one.issuer());
        assertTrue(one.authority());
        assertEquals(AUTHORITY.get(), one.pem());
        assertTrue(one.validFrom().isBefore(Instant.now()) && one.validUntil().isAfter(Instant.now()));
    }

    private static void assertRefused(Problem why, byte[] file) {
        assertEquals(new Reading.Refused(why), PemCertificates.read(file));
    }

    @Test
    void theFormsInWhichCompaniesHandThemOutAreRead() throws Exception {
        String pem = AUTHORITY.get();
        assertTheAuthority(bytes(pem));
        assertTheAuthority(bytes(pem.replace("\n", "\r\n")));
        assertTheAuthority(bytes("\uFEFFsubject=CN = Corporate CA\nissuer=…\n" + pem + "\n # the end"));
        assertTheAuthority(bytes(pem + pem));
        assertTheAuthority(bytes(pem.replace("CERTIFICATE", "X509 CERTIFICATE")));
        assertTheAuthority(der());
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        byte[] pkcs7 = factory.generateCertPath(List.of(factory.generateCertificate(new ByteArrayInputStream(der()))))
                .getEncoded("PKCS7");
        assertTheAuthority(pkcs7);
        assertTheAuthority(bytes(
                "-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(pkcs7) + "\n-----END PKCS7-----\n"));
    }

    @Test
    void aPrivateKeyBesideItIsLeftWhereItIs() {
        String key = "-----BEGIN PRIVATE KEY-----\nMIICANARY\n-----END PRIVATE KEY-----\n";
        assertRefused(Problem.A_PRIVATE_KEY, bytes(key));
        assertRefused(Problem.A_PRIVATE_KEY, bytes(key.replace("PRIVATE", "RSA PRIVATE")));
        assertTheAuthority(bytes(key + AUTHORITY.get()));
        assertFalse(
                PemCertificates.read(bytes(key + AUTHORITY.get())).toString().contains("CANARY"));
    }

    @Test
    void whatHasNoneSaysWhy() {
        assertRefused(Problem.EMPTY, new byte[0]);
        assertRefused(Problem.TOO_LARGE, new byte[(1 << 20) + 1]);
        assertRefused(Problem.NOT_A_CERTIFICATE, bytes("hello"));
        assertRefused(Problem.NOT_A_CERTIFICATE, bytes("0 is the first character"));
        assertRefused(Problem.NOT_A_CERTIFICATE, bytes("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n"));
        assertRefused(Problem.DAMAGED, bytes(AUTHORITY.get().replaceFirst("(?s)[A-Za-z0-9]{40}", "A")));
        assertRefused(Problem.DAMAGED, bytes("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));
    }

    @Test
    void noiseIsReadOrRefusedAndNeverBreaks() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            byte[] file = random.nextBoolean() ? der() : bytes(AUTHORITY.get());
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            PemCertificates.read(file);
        }
        PemCertificates.read(bytes("-----BEGIN CERTIFICATE-----\n".repeat(30_000)));
    }
}
