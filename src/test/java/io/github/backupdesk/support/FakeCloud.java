package io.github.backupdesk.support;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BodyProblem;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.CollectionFacts;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.Region;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cloud that says what it is told to say, and writes down what it was asked. */
public final class FakeCloud implements CloudApi {

    public static final Receipt RECEIPT = new Receipt("backup0_c7b18539b97", "search-prod_backup2", "job-031a8e");
    public static final Answer OK = new Answer(200, 0, "", "req-1");

    /** What was sent by {@link #create}, in order. */
    public final List<ExactRequest> created = new ArrayList<>();

    /** Every call by name, in order; others may write into it to compare the order. */
    public final List<String> log;

    public List<Cluster> clusters = List.of();
    public List<Project> projects = List.of();
    public List<Region> regions = List.of();

    /** What the data plane of any cluster tells: collections by database. */
    public Map<String, List<String>> inventory = new LinkedHashMap<>();

    /** Thrown by every question while it is set. */
    public @Nullable CloudException trouble;

    /** Thrown by the question for projects alone. */
    public @Nullable CloudException projectsTrouble;

    /** Thrown by describing a backup alone. */
    public @Nullable CloudException describeTrouble;

    /** Databases whose collections cannot be read. */
    public List<String> unreadable = List.of();

    public SubmitOutcome outcome = new SubmitOutcome.Accepted(RECEIPT, OK);

    /** Thrown by create in spite of its promise. */
    public @Nullable RuntimeException fault;

    /** What the job is told to be, one a question; the last one stays. Jobs or exceptions. */
    private final Deque<Object> jobs = new ArrayDeque<>();

    public FakeCloud() {
        this(new ArrayList<>());
    }

    public FakeCloud(List<String> log) {
        this.log = log;
    }

    /** Adds a state to tell when asked after the job. */
    public FakeCloud tellsJob(String state, String progress) {
        jobs.add(new Job(RECEIPT.jobId(), new JobState(state), progress, "", Fixtures.NOON));
        return this;
    }

    public FakeCloud tellsJob(Exception problem) {
        jobs.add(problem);
        return this;
    }

    public static CloudException refused(@Nullable Integer code, String message) {
        return new CloudException.Refused(new Answer(code == null ? 400 : 200, code, message, ""));
    }

    public static CloudException unreachable() {
        return new CloudException.Unreachable(
                "api.example.com", CloudException.Unreachable.Cause.TIMED_OUT, new java.io.IOException("gone"));
    }

    /** What listing answers, and what describing does. */
    public final List<Backup> backups = new ArrayList<>();

    public final Map<String, BackupDetail> details = new HashMap<>();
    public Duration ahead = Duration.ZERO;
    public Duration createWait = Duration.ZERO;

    /** Done when the list has been read, before it is handed out. */
    public Meanwhile afterList = () -> {};

    /** Done while a request waits for its turn. */
    public Meanwhile beforeDeparture = () -> {};

    /** Done while the answer to a create call is on its way. */
    public Meanwhile beforeAnswer = () -> {};

    /** How a create call ends that is never asked to leave. */
    public @Nullable SubmitOutcome refusesToStart;

    /** The same for the job. */
    public Meanwhile afterJob = () -> {};

    /** Done when a backup is asked for, before the answer. */
    public Asked onDescribe = id -> {};

    /** Something that happens because of a question for that ID. */
    @FunctionalInterface
    public interface Asked {
        void happen(String id) throws StoreException;
    }

    /** Something that happens while an answer is on its way. */
    @FunctionalInterface
    public interface Meanwhile {
        void happen() throws StoreException;
    }

    @Override
    public String baseUrl() {
        return "https://api.example.com";
    }

    @Override
    public List<Cluster> clusters() throws CloudException {
        ask("clusters");
        return clusters;
    }

    @Override
    public List<Project> projects() throws CloudException {
        ask("projects");
        if (projectsTrouble != null) {
            throw projectsTrouble;
        }
        return projects;
    }

    @Override
    public List<Region> regions() throws CloudException {
        ask("regions");
        return regions;
    }

    @Override
    public List<String> databases(Cluster cluster) throws CloudException {
        ask("databases " + cluster.id());
        return List.copyOf(inventory.keySet());
    }

    @Override
    public List<String> collections(Cluster cluster, String dbName) throws CloudException {
        ask("collections " + dbName);
        if (unreadable.contains(dbName)) {
            throw refused(1100, "no rights");
        }
        return inventory.getOrDefault(dbName, List.of());
    }

    /** What single collections are like, by database, a dot and name. */
    public final Map<String, CollectionFacts> facts = new HashMap<>();

    @Override
    public CollectionFacts collection(Cluster cluster, String dbName, String collectionName) throws CloudException {
        ask("facts " + dbName + "." + collectionName);
        CollectionFacts found = facts.get(dbName + "." + collectionName);
        if (found == null) {
            throw refused(100, "can't find collection");
        }
        return found;
    }

    @Override
    public Job job(String jobId) throws CloudException {
        ask("job " + jobId);
        happen(afterJob);
        Object next = jobs.size() > 1 ? jobs.remove() : jobs.peek();
        return switch (next) {
            case Job job -> job;
            case CloudException e -> throw e;
            case RuntimeException e -> throw e;
            case null, default -> throw new IllegalStateException("no job was told");
        };
    }

    @Override
    public List<Backup> manualBackups(ClusterId clusterId) throws CloudException {
        ask("backups " + clusterId);
        List<Backup> listed = List.copyOf(backups);
        happen(afterList);
        return listed;
    }

    @Override
    public List<Backup> backups() throws CloudException {
        ask("all backups");
        List<Backup> listed = List.copyOf(backups);
        happen(afterList);
        return listed;
    }

    @Override
    public BackupDetail backup(ClusterId clusterId, String backupId) throws CloudException {
        ask("backup " + backupId);
        happen(() -> onDescribe.happen(backupId));
        if (describeTrouble != null) {
            throw describeTrouble;
        }
        BackupDetail detail = details.get(backupId);
        if (detail == null) {
            throw refused(80000, "no such backup");
        }
        return detail;
    }

    public BackupPolicy policy = new BackupPolicy("DISABLED", "", "");

    /** Thrown by the question for the policy alone. */
    public @Nullable CloudException policyTrouble;

    @Override
    public BackupPolicy backupPolicy(ClusterId clusterId) throws CloudException {
        ask("policy " + clusterId);
        if (policyTrouble != null) {
            throw policyTrouble;
        }
        return policy;
    }

    private static void happen(Meanwhile meanwhile) {
        try {
            meanwhile.happen();
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Duration serverAhead() {
        return ahead;
    }

    @Override
    public Duration createWait() {
        return createWait;
    }

    @Override
    public ExactRequest write(BackupRequest request) {
        String what = switch (request.scope()) {
            case BackupScope.WholeCluster whole -> "CLUSTER";
            case BackupScope.Untold untold -> "COLLECTION";
            case BackupScope.Collections some -> some.dbName() + " " + some.collectionNames();
        };
        return new ExactRequest(
                request, "/v2/clusters/" + request.clusterId() + "/backups/create", "{\n  " + what + "\n}");
    }

    /** Reads bodies in earnest, where one is set. */
    public @Nullable Function<String, BodyReading> reader;

    /** What reading a body comes to. */
    public BodyReading reading = new BodyReading.Refused(new BodyProblem(BodyProblem.Flaw.NOT_JSON, "", 1));

    @Override
    public BodyReading readBody(String body) {
        log.add("read body");
        return reader == null ? reading : reader.apply(body);
    }

    @Override
    public SubmitOutcome create(ExactRequest exact, Departure departure) {
        if (refusesToStart != null) {
            return refusesToStart;
        }
        happen(beforeDeparture);
        if (!departure.begins()) {
            return new SubmitOutcome.NotSent(SubmitOutcome.NotSentReason.CANCELLED, Answer.NONE);
        }
        log.add("create");
        created.add(exact);
        happen(beforeAnswer);
        if (fault != null) {
            throw fault;
        }
        return outcome;
    }

    private void ask(String what) throws CloudException {
        log.add(what);
        if (trouble != null) {
            throw trouble;
        }
    }
}
