package io.github.backupdesk.cloud;

import io.github.backupdesk.cloud.Failure.Kind;
import io.github.backupdesk.cloud.NamingTrust.Distrusted;
import java.security.Principal;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Tells from an exception why there is no secure connection, and whose certificate it was. The JDK has no types for most of
 * it, so its words are read; what they do not tell is the general failure.
 */
final class TlsTrouble {

    private static final Pattern NO_TLS = Pattern.compile("(?i)unrecognized SSL message|plaintext");
    private static final Pattern TOO_OLD = Pattern.compile(
            "protocol_version|handshake_failure|insufficient_security|not accepted by client preferences");
    private static final Pattern ALTERNATIVE_NAMES = Pattern.compile("subjectAltNames: \\[(.*)]");
    private static final Pattern COMMON_NAME = Pattern.compile("CN=((?:\\\\.|[^,\\\\])+)");
    private static final Pattern ORGANISATION = Pattern.compile("O=((?:\\\\.|[^,\\\\])+)");

    private TlsTrouble() {}

    static Kind kind(SSLException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return Kind.WRONG_NAME;
        }
        if (find(e, CertificateExpiredException.class).isPresent()) {
            return Kind.EXPIRED;
        }
        if (find(e, CertificateNotYetValidException.class).isPresent()) {
            return Kind.NOT_YET_VALID;
        }
        if (find(e, Distrusted.class).isPresent()) {
            return Kind.NOT_TRUSTED;
        }
        String words = Objects.requireNonNullElse(e.getMessage(), "");
        if (NO_TLS.matcher(words).find()) {
            return Kind.NOT_TLS;
        }
        return TOO_OLD.matcher(words).find() ? Kind.TLS_TOO_OLD : Kind.TLS_FAILED;
    }

    /** Whether it is the certificate's time alone that is wrong. */
    static boolean ofTime(Throwable e) {
        return find(e, CertificateExpiredException.class).isPresent()
                || find(e, CertificateNotYetValidException.class).isPresent();
    }

    /** The issuer, the names, or the certificate's date and today's, as the kind of failure has it. */
    static List<String> details(Kind kind, Throwable e) {
        Optional<X509Certificate> certificate =
                find(e, Distrusted.class).flatMap(distrusted -> Optional.ofNullable(distrusted.certificate()));
        return switch (kind) {
            case WRONG_NAME -> List.of(names(Objects.requireNonNullElse(e.getMessage(), "")));
            case NOT_TRUSTED ->
                List.of(certificate.map(c -> name(c.getIssuerX500Principal())).orElse("?"));
            case EXPIRED -> dates(certificate.map(c -> c.getNotAfter().toInstant()));
            case NOT_YET_VALID -> dates(certificate.map(c -> c.getNotBefore().toInstant()));
            default -> List.of();
        };
    }

    /** The certificate was judged by this computer's own clock just now, so that is the date to compare with. */
    private static List<String> dates(Optional<Instant> bound) {
        return List.of(bound.map(TlsTrouble::date).orElse("?"), date(Instant.now()));
    }

    private static String date(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String names(String words) {
        Matcher alternative = ALTERNATIVE_NAMES.matcher(words);
        if (alternative.find() && !alternative.group(1).isBlank()) {
            return alternative.group(1);
        }
        return first(COMMON_NAME, words).orElse("?");
    }

    private static String name(Principal principal) {
        String full = principal.getName();
        return first(COMMON_NAME, full).or(() -> first(ORGANISATION, full)).orElse(full);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
