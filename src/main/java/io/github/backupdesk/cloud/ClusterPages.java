package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Turns pages until the list is through. Pages overlap when clusters come and go meanwhile, and a count may be wrong, so an
 * end is also a page that brings nothing new; and there is an end to every list.
 */
final class ClusterPages {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterPages.class);
    private static final int MAX_PAGES = 1000;

    private final Questions questions;
    private final Endpoints endpoints;
    private final Set<String> seen = new HashSet<>();
    private final List<Cluster> clusters = new ArrayList<>();

    ClusterPages(Questions questions, Endpoints endpoints) {
        this.questions = questions;
        this.endpoints = endpoints;
    }

    List<Cluster> all() throws CloudException {
        int page = 1;
        while (page <= MAX_PAGES && turned(page)) {
            page++;
        }
        if (page > MAX_PAGES) {
            LOG.warn("the list of clusters did not end after {} pages", MAX_PAGES);
        }
        if (seen.size() > clusters.size()) {
            LOG.warn("{} clusters skipped: their IDs cannot stand in a path", seen.size() - clusters.size());
        }
        return List.copyOf(clusters);
    }

    /** Reads one page; whether there may be another. */
    private boolean turned(int page) throws CloudException {
        Reply reply = questions.get(endpoints.clusters(page));
        List<JsonNode> entries = Questions.list(reply, "clusters");
        boolean anythingNew = false;
        for (JsonNode entry : entries) {
            if (seen.add(Json.text(entry, "clusterId"))) {
                anythingNew = true;
                Entries.cluster(entry).ifPresent(clusters::add);
            }
        }
        Integer count = Json.number(reply.envelope().data(), "count");
        return anythingNew && (count == null || seen.size() < count);
    }
}
