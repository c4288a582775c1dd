package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ConnectionProbe;
import io.github.backupdesk.domain.ConnectionStep;
import io.github.backupdesk.domain.ConnectionStep.Kind;
import io.github.backupdesk.domain.ConnectionStep.Outcome;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.PemCertificates;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.ServerCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Authenticator;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Goes the way over HTTP, on connections of its own, through the same client settings as everything else. */
public final class HttpConnectionProbe implements ConnectionProbe {

    private final Clock clock;
    private final Timeouts timeouts;
    private final Dns names;
    private final Ways ways;

    /** Says by which proxy a way leads. */
    @FunctionalInterface
    interface Ways {
        Proxies of(Network.Way way);
    }

    public HttpConnectionProbe(Clock clock) {
        this(clock, Timeouts.USUAL, Dns.SYSTEM, Proxies::of);
    }

    HttpConnectionProbe(Clock clock, Timeouts timeouts, Dns names, Ways ways) {
        this.clock = clock;
        this.timeouts = timeouts;
        this.names = names;
        this.ways = ways;
    }

    @Override
    public void probe(Target target, Consumer<? super ConnectionStep> each) {
        new Course(target, each).go();
    }

    /** One run. Where it ends, the steps that are left are told as not reached. */
    private final class Course {

        private final Target target;
        private final Consumer<? super ConnectionStep> each;
        private final String host;
        private final Endpoints endpoints;
        private final Proxies proxies;
        private final StepTrace trace = new StepTrace(timeouts.connect());
        private final NamingTrust trust;
        private final EnumSet<Kind> untold = EnumSet.allOf(Kind.class);

        private X509Certificate @Nullable [] chain;
        private Optional<ConnectionStep.Voucher> voucher = Optional.empty();

        Course(Target target, Consumer<? super ConnectionStep> each) {
            this.target = target;
            this.each = each;
            this.host = target.baseUrl().host();
            this.endpoints = new Endpoints(target.baseUrl());
            this.proxies = ways.of(target.network().way());
            this.trust = Trust.of(target.network().certificates(), this::saw);
        }

        private synchronized void saw(X509Certificate[] shown, Optional<ConnectionStep.Voucher> by) {
            chain = shown.clone();
            voucher = by;
        }

        void go() {
            Proxies.Unreadable odd =
                    proxies.unreadable(endpoints.projects().url().uri()).orElse(null);
            if (odd != null) {
                tell(Kind.DNS, Duration.ZERO, new Outcome.NotReached());
                Failure failure = new Failure(Failure.Kind.PROXY_REFUSED, odd);
                end(Kind.WAY, Duration.ZERO, new Outcome.Failed(failure.problem(host)));
                return;
            }
            Optional<InetSocketAddress> proxy = proxy();
            Optional<Dns> found = proxy.isPresent() ? leftToProxy() : lookedUp();
            found.ifPresent(dns -> ask(dns, proxy));
        }

        private Optional<InetSocketAddress> proxy() {
            Proxy first = proxies.select(endpoints.projects().url().uri()).getFirst();
            return first.address() instanceof InetSocketAddress address ? Optional.of(address) : Optional.empty();
        }

        private Optional<Dns> leftToProxy() {
            tell(Kind.DNS, Duration.ZERO, new Outcome.LeftToProxy());
            return Optional.of(names);
        }

        /** The client is handed what was found here, so that the name is not looked up twice. */
        private Optional<Dns> lookedUp() {
            long start = System.nanoTime();
            try {
                List<InetAddress> addresses =
                        names.lookup(endpoints.projects().url().host());
                List<String> shown =
                        addresses.stream().map(InetAddress::getHostAddress).toList();
                tell(Kind.DNS, since(start), new Outcome.Resolved(shown));
                return Optional.of(name -> addresses);
            } catch (UnknownHostException e) {
                Unreachable why = new Unreachable(host, Unreachable.Cause.HOST_NOT_FOUND, e);
                end(Kind.DNS, since(start), new Outcome.Failed(why));
                return Optional.empty();
            }
        }

        private void ask(Dns dns, Optional<InetSocketAddress> proxy) {
            ProxyLogin login =
                    target.network().way() instanceof Network.Way.Proxy named ? named.login() : ProxyLogin.NONE;
            Clients.Path path =
                    new Clients.Path(trust, proxies, login.isEmpty() ? Authenticator.NONE : new ProxyAnswer(login));
            Account account = new Account("connection test", target.baseUrl(), target.key(), false);
            try (Wire wire = new Wire(account, path, timeouts, new Pace(), new ServerClock(clock), dns, () -> trace)) {
                Exchange projects = wire.getOnce(endpoints.projects());
                if (projects instanceof Failure failure && !reached(failure, proxy)) {
                    return;
                }
                connected(proxy);
                if (list(Kind.PROJECTS, endpoints.projects(), projects, trace.asking())) {
                    long start = System.nanoTime();
                    Exchange clusters = wire.getOnce(endpoints.clusters(1));
                    list(Kind.CLUSTERS, endpoints.clusters(1), clusters, since(start));
                }
            }
        }

        /** Whether a call that failed had come as far as asking; if it had not, this tells where it ended. */
        private boolean reached(Failure failure, Optional<InetSocketAddress> proxy) {
            if (!failure.sentNothing()
                    || failure.kind() == Failure.Kind.NO_KEY
                    || failure.kind() == Failure.Kind.BAD_KEY) {
                return true;
            }
            if (trace.inTls()) {
                tell(Kind.WAY, trace.connecting(), new Outcome.Connected(shown(proxy)));
                end(Kind.TLS, trace.securing(), untrusted(failure.problem(host)));
            } else {
                end(Kind.WAY, trace.connecting(), new Outcome.Failed(onTheWay(failure, proxy)));
            }
            return false;
        }

        /** What cannot be found or reached is the proxy, where there is one. */
        private CloudException onTheWay(Failure failure, Optional<InetSocketAddress> proxy) {
            boolean ofProxy = failure.kind() != Failure.Kind.PROXY_REFUSED;
            return failure.problem(
                    ofProxy ? proxy.map(InetSocketAddress::getHostString).orElse(host) : host);
        }

        private synchronized Outcome.Failed untrusted(CloudException why) {
            X509Certificate[] shown = chain;
            if (shown == null || shown.length == 0) {
                return new Outcome.Failed(why);
            }
            Optional<ServerCertificate> highest =
                    Optional.of(PemCertificates.of(shown[shown.length - 1])).filter(ServerCertificate::authority);
            return new Outcome.Failed(why, Optional.of(PemCertificates.of(shown[0])), highest);
        }

        private void connected(Optional<InetSocketAddress> proxy) {
            if (!trace.connected()) {
                // There was no key to go with.
                tell(Kind.WAY, Duration.ZERO, new Outcome.NotReached());
                tell(Kind.TLS, Duration.ZERO, new Outcome.NotReached());
                return;
            }
            tell(Kind.WAY, trace.connecting(), new Outcome.Connected(shown(proxy)));
            tell(Kind.TLS, trace.securing(), secured());
        }

        private synchronized Outcome secured() {
            X509Certificate[] shown = chain;
            return shown == null
                    ? new Outcome.NotEncrypted()
                    : new Outcome.Secured(
                            trace.protocol(),
                            PemCertificates.of(shown[0]),
                            voucher.orElse(ConnectionStep.Voucher.SYSTEM));
        }

        private boolean list(Kind kind, Endpoint endpoint, Exchange exchange, Duration took) {
            try {
                Reply reply = Questions.understood(endpoint, exchange);
                tell(kind, took, listed(kind, reply));
                return true;
            } catch (CloudException e) {
                end(kind, took, new Outcome.Failed(e));
                return false;
            }
        }

        private static Outcome listed(Kind kind, Reply reply) throws CloudException {
            List<JsonNode> entries = Questions.list(reply, kind == Kind.PROJECTS ? "projects" : "clusters");
            JsonNode count = reply.envelope().data().path("count");
            int seen = Math.max(entries.size(), count.isInt() ? count.intValue() : 0);
            long dedicated = entries.stream()
                    .flatMap(entry -> Entries.cluster(entry).stream())
                    .filter(cluster -> cluster.kind() == Cluster.Kind.DEDICATED)
                    .count();
            return new Outcome.Listed(seen, kind == Kind.PROJECTS ? 0 : (int) dedicated);
        }

        private void end(Kind kind, Duration took, Outcome how) {
            tell(kind, took, how);
            for (Kind left : EnumSet.copyOf(untold)) {
                tell(left, Duration.ZERO, new Outcome.NotReached());
            }
        }

        private void tell(Kind kind, Duration took, Outcome how) {
            untold.remove(kind);
            each.accept(new ConnectionStep(kind, took, how));
        }

        private static String shown(Optional<InetSocketAddress> proxy) {
            return proxy.map(address -> address.getHostString() + ":" + address.getPort())
                    .orElse("");
        }

        private static Duration since(long start) {
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
