package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.CloudException.AddressNotTrusted;
import io.github.backupdesk.domain.Cluster;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Decides whether the key may be sent to the address a cluster claims for its data plane (contract.md section 2, key
 * hygiene). The address is a server's word, and with it goes the key.
 */
final class DataPlaneAddress {

    private static final Set<String> DOMAINS = Set.of(".zillizcloud.com", ".zilliz.com", ".zilliz.com.cn");
    private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9_-]+)*/?");

    private DataPlaneAddress() {}

    static HttpUrl trusted(Account account, Cluster cluster) throws AddressNotTrusted {
        String text = cluster.connectAddress();
        HttpUrl url = bare(text) ? HttpUrl.parse(text) : null;
        if (url == null || !(zilliz(url, cluster) || ownSandbox(url, account))) {
            throw new AddressNotTrusted(text);
        }
        return url;
    }

    /** Scheme, host, port and a plain path; read by the stricter of two parsers, so that they cannot disagree. */
    private static boolean bare(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && PLAIN_PATH.matcher(uri.getRawPath()).matches();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean zilliz(HttpUrl url, Cluster cluster) {
        String host = url.host();
        return url.isHttps()
                && url.encodedPath().equals("/")
                && DOMAINS.stream().anyMatch(host::endsWith)
                && host.contains(cluster.id().value().toLowerCase(Locale.ROOT));
    }

    /** On this computer only where the account itself is; the sandbox may use other ports there, to have closed ones. */
    private static boolean ownSandbox(HttpUrl url, Account account) {
        HttpUrl base = HttpUrl.get(account.baseUrl().toString());
        return account.baseUrl().loopback()
                && url.scheme().equals(base.scheme())
                && url.host().equals(base.host())
                && (url.port() == base.port() || account.sandbox());
    }
}
