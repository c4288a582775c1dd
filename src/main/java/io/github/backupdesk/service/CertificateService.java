package io.github.backupdesk.service;

import io.github.backupdesk.domain.PemCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the authorities that a company hands out as a file. */
public final class CertificateService {

    /** One more than is ever taken: what is longer is refused as such, without reading all of it. */
    private static final int MOST = (1 << 20) + 1;

    /** Blocks while the file is read; it is left as it is. */
    public PemCertificates.Reading read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PemCertificates.read(in.readNBytes(MOST));
        }
    }
}
