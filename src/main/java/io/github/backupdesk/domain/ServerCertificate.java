package io.github.backupdesk.domain;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A certificate as people can compare it.
 *
 * @param subject whose it is, by the name of RFC 2253
 * @param issuer who vouches for it
 * @param fingerprint SHA-256 in pairs of capital digits with colons between
 * @param authority whether it may vouch for others
 * @param pem the certificate itself, in PEM
 */
public record ServerCertificate(
        String subject,
        String issuer,
        String fingerprint,
        Instant validFrom,
        Instant validUntil,
        boolean authority,
        String pem) {

    private static final Pattern COMMON_NAME = Pattern.compile("CN=((?:\\\\.|[^,\\\\])+)");
    private static final Pattern ORGANISATION = Pattern.compile("O=((?:\\\\.|[^,\\\\])+)");

    /** The issuer as people call it: by its common name, or else by its organisation. */
    public String issuerName() {
        return Stream.of(COMMON_NAME, ORGANISATION)
                .map(pattern -> pattern.matcher(issuer))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse(issuer);
    }
}
