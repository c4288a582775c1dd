package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.ConnectionStep.Voucher;
import java.io.Serial;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts whom one of several lists vouches for, and says of the others who they were, which Java's own refusal does not. */
final class NamingTrust extends X509ExtendedTrustManager {

    private final List<X509ExtendedTrustManager> known;
    private final Supplier<List<X509ExtendedTrustManager>> others;
    private final Witness witness;

    /** Filled when somebody came whom the known ones do not know. */
    private @Nullable List<X509ExtendedTrustManager> asked;

    /**
     * @param known at least one; the first is that of Java, and has the word on clients, which this program never meets
     * @param others asked for once, and only if the known ones do not vouch
     */
    NamingTrust(
            List<X509ExtendedTrustManager> known, Supplier<List<X509ExtendedTrustManager>> others, Witness witness) {
        this.known = List.copyOf(known);
        this.others = others;
        this.witness = witness;
    }

    /** Who is told which chain was shown, and who vouches for it; empty if nobody does. */
    @FunctionalInterface
    interface Witness {
        void saw(X509Certificate[] chain, Optional<Voucher> voucher);
    }

    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate that was not trusted. */
    static final class Distrusted extends CertificateException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient @Nullable X509Certificate certificate;

        Distrusted(X509Certificate[] chain, CertificateException why) {
            super("not trusted", why);
            certificate = chain.length == 0 ? null : chain[0];
        }

        @Nullable
        X509Certificate certificate() {
            return certificate;
        }
    }

    @FunctionalInterface
    private interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    /** One that vouches is enough. Of the refusals the most telling one is passed on: that of who knew the authority. */
    private void check(X509Certificate[] chain, Check check) throws CertificateException {
        CertificateException refusal = refusal(known.subList(0, 1), check, null);
        Voucher voucher = Voucher.PUBLIC;
        if (refusal != null) {
            refusal = refusal(known.subList(1, known.size()), check, refusal);
            voucher = Voucher.PROFILE;
        }
        if (refusal != null) {
            refusal = refusal(others(), check, refusal);
            voucher = Voucher.SYSTEM;
        }
        witness.saw(chain, refusal == null ? Optional.of(voucher) : Optional.empty());
        if (refusal != null) {
            throw new Distrusted(chain, refusal);
        }
    }

    private static @Nullable CertificateException refusal(
            List<X509ExtendedTrustManager> managers, Check check, @Nullable CertificateException before) {
        CertificateException worst = before;
        for (X509ExtendedTrustManager each : managers) {
            try {
                check.by(each);
                return null;
            } catch (CertificateException e) {
                worst = worst == null || TlsTrouble.ofTime(e) ? e : worst;
            }
        }
        return worst;
    }

    private synchronized List<X509ExtendedTrustManager> others() {
        if (asked == null) {
            asked = others.get();
        }
        return asked;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, each -> each.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, each -> each.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, each -> each.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        known.getFirst().checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        known.getFirst().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        known.getFirst().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return known.stream()
                .flatMap(each -> Arrays.stream(each.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }
}
