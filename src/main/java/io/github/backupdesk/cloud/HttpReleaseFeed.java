package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.ProgramVersion;
import io.github.backupdesk.domain.Release;
import io.github.backupdesk.domain.ReleaseFeed;
import io.github.backupdesk.domain.SafeLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import tools.jackson.databind.JsonNode;

/**
 * The releases of this program on GitHub. One GET without a key, a cookie or anything about the user; the answer is taken as
 * it has to be or not at all.
 */
public final class HttpReleaseFeed implements ReleaseFeed, AutoCloseable {

    private static final HttpUrl LATEST =
            HttpUrl.get("https://api.github.com/repos/backupdesk/backup-desk/releases/latest");

    /** What a release's page begins with; a page elsewhere is not ours, whoever names it. */
    private static final String PAGES = "https://github.com/backupdesk/";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LIMIT = 64L * 1024;

    private final HttpUrl address;
    private final Proxies proxies;
    private final OkHttpClient client;

    public HttpReleaseFeed(Network network) {
        this(network, LATEST, PATIENCE);
    }

    HttpReleaseFeed(Network network, HttpUrl address, Duration patience) {
        this.address = address;
        Clients.Path path = Clients.Path.of(network);
        this.proxies = path.proxies();
        this.client = Clients.reading(new Timeouts(patience, patience, patience), !address.isHttps(), Dns.SYSTEM, path);
    }

    @Override
    public Release latest() throws CloudException {
        Trace trace = new Trace(PATIENCE);
        Proxies.Unreadable odd = proxies.unreadable(address.uri()).orElse(null);
        if (odd != null) {
            throw new Failure(Failure.Kind.PROXY_REFUSED, odd).problem(address.host());
        }
        Call call = client.newCall(request(trace));
        try (Response response = call.execute()) {
            return read(response.code(), text(response));
        } catch (IOException e) {
            throw Failure.of(e, trace).problem(address.host());
        }
    }

    private Request request(Trace trace) {
        return new Request.Builder()
                .url(address)
                .header("Accept", "application/vnd.github+json")
                .header("Accept-Encoding", "identity")
                .header("User-Agent", UserAgent.TEXT)
                .tag(Trace.class, trace)
                .build();
    }

    /** Empty if it is packed or longer than any answer of this kind. */
    private static String text(Response response) throws IOException {
        BufferedSource body = response.body().source();
        boolean plain = Optional.ofNullable(response.header("Content-Encoding"))
                .orElse("identity")
                .equalsIgnoreCase("identity");
        return !plain || body.request(LIMIT + 1) ? "" : body.readString(StandardCharsets.UTF_8);
    }

    private static Release read(int status, String text) throws CloudException {
        Answer answer = new Answer(status, null, "", "");
        if (status == 429) {
            throw new CloudException.Throttled();
        }
        if (status < 200 || status >= 300) {
            throw status >= 400 ? new CloudException.Refused(answer) : new CloudException.NotTheApi(answer);
        }
        return release(Json.object(text)).orElseThrow(() -> new CloudException.NotTheApi(answer));
    }

    private static Optional<Release> release(JsonNode root) {
        return string(root, "tag_name")
                .flatMap(ProgramVersion::parse)
                .flatMap(version -> string(root, "html_url")
                        .filter(url -> url.startsWith(PAGES))
                        .flatMap(SafeLink::parse)
                        .flatMap(page -> string(root, "published_at")
                                .flatMap(HttpReleaseFeed::instant)
                                .map(at -> new Release(version, page, at))));
    }

    private static Optional<String> string(JsonNode root, String field) {
        JsonNode value = root.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
