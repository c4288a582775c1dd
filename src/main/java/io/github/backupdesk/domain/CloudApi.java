package io.github.backupdesk.domain;

import java.time.Duration;
import java.util.List;

/**
 * Zilliz Cloud, as far as this program needs it. Every method blocks and may be interrupted; none may be called on the UI
 * thread. Questions throw {@link CloudException}; {@link #create} never throws, because what happened to a request that may
 * have left is a result, not an error.
 */
public interface CloudApi {

    /** The base URL the account speaks to, without a slash at the end. */
    String baseUrl();

    /** Every page of {@code GET /v2/clusters}, each cluster once, in the server's order. */
    List<Cluster> clusters() throws CloudException;

    /** {@code GET /v2/projects}. */
    List<Project> projects() throws CloudException;

    /** {@code GET /v2/regions}. */
    List<Region> regions() throws CloudException;

    /** The names of the cluster's databases, from its data plane. */
    List<String> databases(Cluster cluster) throws CloudException;

    /** The names of one database's collections, from the cluster's data plane. */
    List<String> collections(Cluster cluster, String dbName) throws CloudException;

    /** Rows, size and load state of one collection, from the cluster's data plane: two questions. */
    CollectionFacts collection(Cluster cluster, String dbName, String collectionName) throws CloudException;

    /** {@code GET /v2/jobs/{JOB_ID}}. */
    Job job(String jobId) throws CloudException;

    /** Every page of {@code GET /v2/backups} for one cluster: the manual ones, each once, newest first. */
    List<Backup> manualBackups(ClusterId clusterId) throws CloudException;

    /**
     * Every page of {@code GET /v2/backups} for all that the key can see: made by hand and by schedule, each once, newest
     * first. Pages may overlap or miss an entry while backups come and go, so absence alone proves nothing.
     */
    List<Backup> backups() throws CloudException;

    /** {@code GET /v2/clusters/{CLUSTER_ID}/backups/{BACKUP_ID}}. */
    BackupDetail backup(ClusterId clusterId, String backupId) throws CloudException;

    /** {@code GET /v2/clusters/{CLUSTER_ID}/backups/policy}. */
    BackupPolicy backupPolicy(ClusterId clusterId) throws CloudException;

    /** How far the server's clock is ahead of ours, by the last {@code Date} header; zero before the first answer. */
    Duration serverAhead();

    /** Writes the request as it would go over the wire. Sends nothing. */
    ExactRequest write(BackupRequest request);

    /** Reads a body that {@link #write} or a person has written. Asks nobody. */
    BodyReading readBody(String body);

    /**
     * How long a create call that came now would have to wait at least before anything is sent (promises.md section 7): most
     * often nothing, up to a second or two at a good pace, up to five minutes where the server asked for it. It does not
     * count those that wait already. Asks nobody, and may be called on any thread.
     */
    Duration createWait();

    /**
     * Sends the request: one POST at most, whatever goes wrong (promises.md section 3). Waits for its turn first; an
     * interrupt until then, or before, is {@code NotSent(CANCELLED)}, with the flag still set.
     *
     * @param departure asked once the turn has come; unless it agrees, the end is {@code NotSent(CANCELLED)} as well
     */
    SubmitOutcome create(ExactRequest exact, Departure departure);

    /** The last word before the first byte leaves: here it is written down that it does. */
    @FunctionalInterface
    interface Departure {
        /** Whether the request may still leave. */
        boolean begins();
    }
}
