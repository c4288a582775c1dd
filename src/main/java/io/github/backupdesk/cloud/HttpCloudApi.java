package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.AddressNotTrusted;
import io.github.backupdesk.domain.CloudException.NotTheApi;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.CollectionFacts;
import io.github.backupdesk.domain.DataPlaneKeys;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.FailureSimulator;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.Region;
import io.github.backupdesk.domain.SubmitOutcome;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/**
 * Zilliz Cloud over HTTP, for one account, at the account's pace: two of these for one account would be too fast. Safe for
 * many threads. {@link #close} ends the calls under way; a create call
 * among them ends unknown.
 */
public final class HttpCloudApi implements CloudApi, AutoCloseable {

    private final Account account;
    private final Clock clock;
    private final ServerClock serverClock;
    private final Endpoints endpoints;
    private final Wire wire;
    private final Questions questions;
    private volatile boolean readOnly;
    private volatile DataPlaneKeys dataPlaneKeys = DataPlaneKeys.NONE;

    /** Reaches its hosts as the system says, and the sandbox directly. */
    public HttpCloudApi(Account account, Clock clock) {
        this(account, usual(account), clock);
    }

    public HttpCloudApi(Account account, Network network, Clock clock) {
        this(account, network, clock, Timeouts.USUAL, new Pace(), Dns.SYSTEM);
    }

    public HttpCloudApi(Account account, Clock clock, Timeouts timeouts) {
        this(account, clock, timeouts, new Pace());
    }

    HttpCloudApi(Account account, Clock clock, Timeouts timeouts, Pace pace) {
        this(account, clock, timeouts, pace, Dns.SYSTEM);
    }

    HttpCloudApi(Account account, Clock clock, Timeouts timeouts, Pace pace, Dns names) {
        this(account, usual(account), clock, timeouts, pace, names);
    }

    HttpCloudApi(Account account, Network network, Clock clock, Timeouts timeouts, Pace pace, Dns names) {
        this(account, Clients.Path.of(network), clock, timeouts, pace, names);
    }

    HttpCloudApi(Account account, Clients.Path path, Clock clock, Timeouts timeouts, Pace pace, Dns names) {
        this.account = account;
        this.clock = clock;
        this.serverClock = new ServerClock(clock);
        this.endpoints = new Endpoints(account.baseUrl());
        this.wire = new Wire(account, path, timeouts, pace, serverClock, names);
        this.questions = new Questions(wire, timeouts.question());
    }

    private static Network usual(Account account) {
        return account.sandbox() ? Network.DIRECT : Network.SYSTEM;
    }

    /** The switches for bad days, which only the sandbox has. Ends with this. */
    public Optional<FailureSimulator> failureSimulator() {
        return account.sandbox() ? Optional.of(new HttpFailureSimulator(questions, endpoints)) : Optional.empty();
    }

    @Override
    public String baseUrl() {
        return account.baseUrl().toString();
    }

    @Override
    public List<Cluster> clusters() throws CloudException {
        return new Pages(questions, endpoints::clusters, "clusters", "clusterId").all(Entries::cluster);
    }

    @Override
    public List<Project> projects() throws CloudException {
        return Questions.list(questions.get(endpoints.projects()), "projects").stream()
                .flatMap(entry -> Entries.project(entry).stream())
                .toList();
    }

    @Override
    public List<Region> regions() throws CloudException {
        return Questions.list(questions.get(endpoints.regions()), "regions").stream()
                .flatMap(entry -> Entries.region(entry).stream())
                .toList();
    }

    @Override
    public List<String> databases(Cluster cluster) throws CloudException {
        return names(cluster, Endpoints.databases(address(cluster)), "{}");
    }

    @Override
    public List<String> collections(Cluster cluster, String dbName) throws CloudException {
        return names(cluster, Endpoints.collections(address(cluster)), Json.body("dbName", dbName));
    }

    @Override
    public CollectionFacts collection(Cluster cluster, String dbName, String collectionName) throws CloudException {
        HttpUrl address = address(cluster);
        String body = Json.body("dbName", dbName, "collectionName", collectionName);
        JsonNode stats = Questions.data(inside(cluster, Endpoints.collectionStats(address), body));
        return CollectionEntries.facts(stats, Questions.data(inside(cluster, Endpoints.collection(address), body)));
    }

    private List<String> names(Cluster cluster, Endpoint endpoint, String body) throws CloudException {
        return Questions.list(inside(cluster, endpoint, body), "names").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Asks a cluster's own address, by then found to be one, with what this cluster is asked with. */
    private Reply inside(Cluster cluster, Endpoint endpoint, String body) throws CloudException {
        Credential credential =
                dataPlaneKeys.of(cluster.id()).map(Credential::of).orElseGet(() -> Credential.of(account.key()));
        return questions.query(endpoint, body, credential);
    }

    /** From now on, which clusters are asked with something else than the account's key. */
    public void dataPlaneKeys(DataPlaneKeys keys) {
        dataPlaneKeys = keys;
    }

    /** A cluster without an address has nowhere to ask: it is being made, or stands behind a private link. */
    private HttpUrl address(Cluster cluster) throws CloudException {
        if (cluster.connectAddress().isBlank()) {
            String id = cluster.id().value();
            throw new Unreachable(id, Unreachable.Cause.HOST_NOT_FOUND, new UnknownHostException("no address"));
        }
        return DataPlaneAddress.trusted(account, cluster);
    }

    /**
     * Reads both shapes of the answer, with and without an envelope (contract.md section 7, row 12). A job ID that cannot
     * stand in a path is an address we do not trust: nothing is sent.
     */
    @Override
    public Job job(String jobId) throws CloudException {
        if (!Endpoints.canStandInPath(jobId)) {
            throw new AddressNotTrusted(jobId);
        }
        Reply reply = questions.get(endpoints.job(jobId));
        JsonNode root = reply.envelope().root();
        JsonNode entry = root.has("code") || root.has("data") ? Questions.data(reply) : root;
        if (!entry.has("jobId") && !entry.has("status")) {
            throw new NotTheApi(reply.answer());
        }
        return Entries.job(jobId, entry, clock.instant());
    }

    @Override
    public List<Backup> manualBackups(ClusterId clusterId) throws CloudException {
        return newestFirst(new Pages(questions, page -> endpoints.manualBackups(clusterId, page), "backups", "backupId")
                .all(entry -> Entries.manualBackup(clusterId, entry)));
    }

    @Override
    public List<Backup> backups() throws CloudException {
        return newestFirst(new Pages(questions, endpoints::backups, "backups", "backupId").all(Entries::listedBackup));
    }

    /** The order of the answer is not documented, so the newest are put first here; those without a time are last. */
    private static List<Backup> newestFirst(List<Backup> listed) {
        return listed.stream()
                .sorted(Comparator.comparing(Backup::createTime, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    /** A backup ID that cannot stand in a path is an address we do not trust: nothing is sent. */
    @Override
    public BackupDetail backup(ClusterId clusterId, String backupId) throws CloudException {
        if (!Endpoints.canStandInPath(backupId)) {
            throw new AddressNotTrusted(backupId);
        }
        Reply reply = questions.get(endpoints.backup(clusterId, backupId));
        JsonNode entry = Questions.data(reply);
        if (!entry.has("backupId") && !entry.has("status")) {
            throw new NotTheApi(reply.answer());
        }
        return Entries.backupDetail(backupId, entry);
    }

    @Override
    public BackupPolicy backupPolicy(ClusterId clusterId) throws CloudException {
        Reply reply = questions.get(endpoints.backupPolicy(clusterId));
        JsonNode entry = Questions.data(reply);
        if (!entry.isObject() || !entry.has("status")) {
            throw new NotTheApi(reply.answer());
        }
        return Entries.policy(entry);
    }

    @Override
    public Duration serverAhead() {
        return serverClock.ahead();
    }

    @Override
    public Duration createWait() {
        return wire.untilNext(Endpoints.CREATE_BACKUP);
    }

    @Override
    public ExactRequest write(BackupRequest request) {
        String path = endpoints.createBackup(request.clusterId()).path();
        return new ExactRequest(request, path, CreateBody.of(request));
    }

    @Override
    public BodyReading readBody(String body) {
        return CreateBodyReader.read(body);
    }

    /** While it is set, nothing is created, whoever asks for it and however it was asked. */
    public void readOnly(boolean on) {
        readOnly = on;
    }

    /** Goes to the address the cluster ID gives. A path that says otherwise is none of the API's, and nothing is sent. */
    @Override
    public SubmitOutcome create(ExactRequest exact, Departure departure) {
        Endpoint endpoint = endpoints.createBackup(exact.request().clusterId());
        if (!endpoint.path().equals(exact.path())) {
            return new SubmitOutcome.NotSent(SubmitOutcome.NotSentReason.MOVED, new Answer(0, null, exact.path(), ""));
        }
        return Verdict.of(
                barred().<Exchange>map(bar -> bar)
                        .orElseGet(() -> wire.sendOnce(endpoint, exact.body(), () -> hindrance(departure))),
                endpoint.host(),
                exact.request().clusterId().value());
    }

    /** Looked at before the turn is waited for, and when it has come: until then the profile may have been locked. */
    private Optional<Failure> hindrance(Departure departure) {
        return barred().or(() -> departure.begins() ? barred() : Optional.of(Failure.cancelled()));
    }

    private Optional<Failure> barred() {
        if (readOnly) {
            return Optional.of(new Failure(Failure.Kind.READ_ONLY, new IOException("the profile may only read")));
        }
        return account.key().isForgotten() ? Optional.of(Failure.noKey()) : Optional.empty();
    }

    /** Lets go of kept connections that nobody uses: after a sleep, or in another network, they are dead. */
    public void forgetConnections() {
        wire.forgetConnections();
    }

    @Override
    public void close() {
        wire.close();
    }
}
