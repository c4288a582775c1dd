package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The endpoints this program may call, all of them (promises.md T22). What is filled into a path comes from people and from
 * servers, so it has to look like an ID, and it is encoded on top of that (T11).
 */
final class Endpoints {

    static final String CREATE_BACKUP = "/v2/clusters/{CLUSTER_ID}/backups/create";

    private static final int PER_PAGE = 100;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final HttpUrl base;

    Endpoints(BaseUrl base) {
        this.base = HttpUrl.get(base.toString());
    }

    Endpoint createBackup(ClusterId cluster) {
        return filled("POST", CREATE_BACKUP, cluster.value());
    }

    /** @param page counts from 1 */
    Endpoint clusters(int page) {
        return page(filled("GET", "/v2/clusters"), page);
    }

    /** @param page counts from 1 */
    Endpoint manualBackups(ClusterId cluster, int page) {
        Endpoint all = filled("GET", "/v2/backups");
        HttpUrl url = all.url()
                .newBuilder()
                .addQueryParameter("clusterId", cluster.value())
                .addQueryParameter("creationMethod", "MANUAL")
                .build();
        return page(new Endpoint(all.method(), all.template(), url), page);
    }

    /** @param page counts from 1 */
    Endpoint backups(int page) {
        return page(filled("GET", "/v2/backups"), page);
    }

    /** @throws IllegalArgumentException if the ID cannot stand in a path */
    Endpoint backup(ClusterId cluster, String backupId) {
        return filled("GET", "/v2/clusters/{CLUSTER_ID}/backups/{BACKUP_ID}", cluster.value(), backupId);
    }

    Endpoint backupPolicy(ClusterId cluster) {
        return filled("GET", "/v2/clusters/{CLUSTER_ID}/backups/policy", cluster.value());
    }

    Endpoint projects() {
        return filled("GET", "/v2/projects");
    }

    Endpoint regions() {
        return filled("GET", "/v2/regions");
    }

    /** @throws IllegalArgumentException if the ID cannot stand in a path */
    Endpoint job(String jobId) {
        return filled("GET", "/v2/jobs/{JOB_ID}", jobId);
    }

    static Endpoint databases(HttpUrl dataPlane) {
        return filled(dataPlane, "POST", "/v2/vectordb/databases/list");
    }

    static Endpoint collections(HttpUrl dataPlane) {
        return filled(dataPlane, "POST", "/v2/vectordb/collections/list");
    }

    static Endpoint collection(HttpUrl dataPlane) {
        return filled(dataPlane, "POST", "/v2/vectordb/collections/describe");
    }

    static Endpoint collectionStats(HttpUrl dataPlane) {
        return filled(dataPlane, "POST", "/v2/vectordb/collections/get_stats");
    }

    /** The switches of the sandbox, which are no part of the API. */
    Endpoint faults(String method) {
        return filled(method, "/sandbox/v1/faults", "");
    }

    static boolean canStandInPath(String id) {
        return ID.matcher(id).matches() && !id.contains("..");
    }

    private static Endpoint page(Endpoint list, int page) {
        HttpUrl url = list.url()
                .newBuilder()
                .addQueryParameter("pageSize", Integer.toString(PER_PAGE))
                .addQueryParameter("currentPage", Integer.toString(page))
                .build();
        return new Endpoint(list.method(), list.template(), url);
    }

    private Endpoint filled(String method, String template, String... ids) {
        return filled(base, method, template, ids);
    }

    private static Endpoint filled(HttpUrl base, String method, String template, String... ids) {
        HttpUrl.Builder url = base.newBuilder();
        Iterator<String> next = List.of(ids).iterator();
        for (String segment : template.substring(1).split("/", -1)) {
            url.addPathSegment(segment.startsWith("{") ? checked(next.next()) : segment);
        }
        return new Endpoint(method, template, url.build());
    }

    private static String checked(String id) {
        if (!canStandInPath(id)) {
            throw new IllegalArgumentException("not an ID that can stand in a path");
        }
        return id;
    }
}
