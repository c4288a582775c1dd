package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A39: pages that overlap, are empty, lie about the count, or never end. */
class ClusterPagesTest {

    private int requests;

    private List<String> clusters(IntFunction<String> page) throws CloudException {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, page.apply(number(request))));
                HttpCloudApi api = new HttpCloudApi(
                        Fixtures.account(server.url()), Fixtures.CLOCK, Timeouts.USUAL, new Pace(new HandTicker()))) {
            List<Cluster> all = api.clusters();
            requests = server.requests().size();
            return all.stream().map(cluster -> cluster.id().value()).toList();
        }
    }

    private static int number(RawRequest request) {
        return Integer.parseInt(request.target().replaceAll(".*currentPage=", ""));
    }

    private static String page(String count, IntStream ids) {
        String entries =
                ids.mapToObj(id -> "{\"clusterId\":\"in01-" + id + "\"}").collect(Collectors.joining(","));
        return "{\"code\":0,\"data\":{" + count + "\"clusters\":[" + entries + "]}}";
    }

    @Test
    void turnsPagesUntilTheCountIsReached() throws CloudException {
        List<String> ids =
                clusters(page -> page("\"count\":250,", IntStream.range((page - 1) * 100, Math.min(page * 100, 250))));
        assertEquals(250, ids.size());
        assertEquals("in01-0", ids.get(0));
        assertEquals("in01-249", ids.get(249));
        assertEquals(3, requests);
    }

    @Test
    void countsAClusterOnPagesThatOverlapOnce() throws CloudException {
        List<String> ids = clusters(page ->
                page("\"count\":\"25\",", IntStream.range((page - 1) * 8, Math.min(page * 8 + 2, 25))));
        assertEquals(IntStream.range(0, 25).mapToObj(id -> "in01-" + id).toList(), ids);
    }

    @Test
    void endsAtAnEmptyPageWhateverTheCountSays() throws CloudException {
        assertEquals(
                3,
                clusters(page -> page("\"count\":99,", IntStream.range(0, page == 1 ? 3 : 0)))
                        .size());
        assertEquals(2, requests);
        assertEquals(List.of(), clusters(page -> "{\"code\":0,\"data\":{\"count\":0,\"clusters\":null}}"));
        assertEquals(1, requests);
    }

    @Test
    void endsAtAPageThatBringsNothingNew() throws CloudException {
        assertEquals(3, clusters(page -> page("", IntStream.range(0, 3))).size());
        assertEquals(2, requests);
        String bare = "{\"code\":0,\"data\":[{\"clusterId\":\"in01-a\"}]}";
        assertEquals(List.of("in01-a"), clusters(page -> bare));
    }

    @Test
    void endsAListThatHasNoEnd() throws CloudException {
        assertEquals(1000, clusters(page -> page("", IntStream.of(page))).size());
        assertEquals(1000, requests);
    }
}
