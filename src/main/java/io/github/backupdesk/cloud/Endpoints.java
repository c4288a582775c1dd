package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The endpoints this program may call, all of them (promises.md T22). What is filled into a path comes from people and from
 * servers, so it has to look like an ID, and it is encoded on top of that (T11).
 */
final class Endpoints {

    static final int CLUSTERS_PER_PAGE = 100;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final HttpUrl base;

    Endpoints(BaseUrl base) {
        this.base = HttpUrl.get(base.toString());
    }

    Endpoint createBackup(ClusterId cluster) {
        return filled("POST", "/v2/clusters/{CLUSTER_ID}/backups/create", cluster.value());
    }

    /** @param page counts from 1 */
    Endpoint clusters(int page) {
        Endpoint bare = filled("GET", "/v2/clusters", "");
        HttpUrl url = bare.url()
                .newBuilder()
                .addQueryParameter("pageSize", Integer.toString(CLUSTERS_PER_PAGE))
                .addQueryParameter("currentPage", Integer.toString(page))
                .build();
        return new Endpoint(bare.method(), bare.template(), url);
    }

    Endpoint projects() {
        return filled("GET", "/v2/projects", "");
    }

    Endpoint regions() {
        return filled("GET", "/v2/regions", "");
    }

    /** @throws IllegalArgumentException if the ID cannot stand in a path */
    Endpoint job(String jobId) {
        return filled("GET", "/v2/jobs/{JOB_ID}", jobId);
    }

    static Endpoint databases(HttpUrl dataPlane) {
        return filled("POST", "/v2/vectordb/databases/list", "", dataPlane);
    }

    static Endpoint collections(HttpUrl dataPlane) {
        return filled("POST", "/v2/vectordb/collections/list", "", dataPlane);
    }

    static boolean canStandInPath(String id) {
        return ID.matcher(id).matches() && !id.contains("..");
    }

    private Endpoint filled(String method, String template, String id) {
        return filled(method, template, id, base);
    }

    private static Endpoint filled(String method, String template, String id, HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
            url.addPathSegment(segment.startsWith("{") ? checked(id) : segment);
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
