package io.github.backupdesk.matrix;

import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import io.github.backupdesk.support.RawServer.Script;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service as a row needs it: it answers well, but for the one thing the row is about. */
final class Service implements AutoCloseable {

    static final String RECEIPT =
            "{\"code\":0,\"data\":{\"backupId\":\"backup-1\",\"backupName\":\"search-prod_backup1\",\"jobId\":\"job-1\"}}";

    private final RawServer server;

    /** Entries of the list of backups, as JSON. */
    final List<String> backups = new CopyOnWriteArrayList<>();

    volatile Script onCreate = (request, peer) -> peer.answer(200, RECEIPT);
    volatile Script onJob = (request, peer) -> peer.answer(200, job("IN_PROGRESS", "\"45\""));
    volatile Script onList = (request, peer) -> peer.answer(200, list());

    Service() {
        server = RawServer.answering(this::answer);
    }

    /** Behind a door of the caller's. */
    Service(ServerSocket door) {
        server = RawServer.answering(door, this::answer);
    }

    private void answer(RawRequest request, RawPeer peer) throws IOException {
        script(request).answer(request, peer);
    }

    private Script script(RawRequest request) {
        String path = request.target().replaceFirst("\\?.*", "");
        if (isCreate(request)) {
            return onCreate;
        }
        if (path.startsWith("/v2/jobs/")) {
            return onJob;
        }
        return path.equals("/v2/backups") ? onList : (asked, peer) -> peer.answer(200, "{\"code\":0,\"data\":[]}");
    }

    private static boolean isCreate(RawRequest request) {
        return request.method().equals("POST") && request.target().endsWith("/backups/create");
    }

    private String list() {
        return "{\"code\":0,\"data\":{\"count\":" + backups.size() + ",\"backups\":[" + String.join(",", backups)
                + "]}}";
    }

    /** A manual backup of the whole cluster. */
    static String backup(String id, String createTime) {
        return "{\"backupId\":\"" + id + "\",\"backupName\":\"n-" + id + "\",\"backupType\":\"CLUSTER\","
                + "\"creationMethod\":\"MANUAL\",\"status\":\"AVAILABLE\",\"createTime\":" + createTime + "}";
    }

    static String job(String status, String progress) {
        return "{\"code\":0,\"data\":{\"jobId\":\"job-1\",\"status\":\"" + status + "\",\"progress\":" + progress
                + ",\"reason\":\"\"}}";
    }

    String url() {
        return server.url();
    }

    int port() {
        return server.port();
    }

    List<RawRequest> requests() {
        return server.requests();
    }

    /** Create calls that were read to their last byte. */
    long creates() {
        return requests().stream().filter(Service::isCreate).count();
    }

    /** The same, of each its path and its body. */
    List<String> created() {
        return requests().stream()
                .filter(Service::isCreate)
                .map(request -> request.target().replaceFirst("^https?://[^/]+", "") + " " + request.body())
                .toList();
    }

    long lists() {
        return requests().stream()
                .filter(request -> request.target().startsWith("/v2/backups?"))
                .count();
    }

    @Override
    public void close() {
        server.close();
    }
}
