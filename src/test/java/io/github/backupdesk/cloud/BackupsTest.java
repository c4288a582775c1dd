package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.AddressNotTrusted;
import io.github.backupdesk.domain.CloudException.NotTheApi;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing and describing backups (contract.md 1.2 and 1.3), in every shape in which they come. */
class BackupsTest {

    private final List<String> targets = new java.util.concurrent.CopyOnWriteArrayList<>();

    private interface Question<T> {
        T ask(HttpCloudApi api) throws CloudException;
    }

    private <T> T asked(Question<T> question, String... pages) throws CloudException {
        try (RawServer server = RawServer.answering((request, peer) -> {
                    targets.add(request.target());
                    String body = pages[Math.min(targets.size(), pages.length) - 1];
                    peer.answer(200, body.replace('\'', '"'));
                });
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            return question.ask(api);
        }
    }

    private List<Backup> listed(String... pages) throws CloudException {
        return asked(api -> api.manualBackups(Fixtures.CLUSTER_ID), pages);
    }

    private BackupDetail described(String data) throws CloudException {
        return asked(api -> api.backup(Fixtures.CLUSTER_ID, "backup0_a"), "{'code':0,'data':" + data + "}");
    }

    private static String page(String count, IntStream ids) {
        String entries = ids.mapToObj(id -> "{'backupId':'b" + id + "'}").collect(Collectors.joining(","));
        return "{'code':0,'data':{" + count + "'backups':[" + entries + "]}}";
    }

    @Test
    void asksForTheManualOnesOfOneCluster() throws CloudException {
        assertEquals(List.of(), listed("{'code':0,'data':{'count':0,'backups':[]}}"));
        assertEquals(
                List.of("/v2/backups?clusterId=in01-0123456789abcde&creationMethod=MANUAL&pageSize=100&currentPage=1"),
                targets);
    }

    @Test
    void asksForEverythingTheKeyCanSeeAndLeavesOutWhatNobodyCouldAskFor() throws CloudException {
        List<Backup> backups = asked(
                HttpCloudApi::backups,
                "{'code':0,'data':{'count':5,'backups':["
                        + "{'backupId':'a','clusterId':'in01-a','creationMethod':'AUTO','createTime':'2026-11-21T12:00:00Z'},"
                        + "{'backupId':'b/../c','clusterId':'in01-a'},{'backupId':'x','clusterId':' in01-a'},"
                        + "{'backupId':'b','clusterId':'in01-b','creationMethod':'MANUAL',"
                        + "'createTime':'2026-11-22T12:00:00Z'}]}}",
                "{'code':0,'data':{'count':5,'backups':[{'backupId':'b','clusterId':'in01-b'},"
                        + "{'backupId':'c','clusterId':'in01-c'}]}}");
        assertEquals(List.of("b", "a", "c"), backups.stream().map(Backup::id).toList());
        assertEquals(
                List.of("/v2/backups?pageSize=100&currentPage=1", "/v2/backups?pageSize=100&currentPage=2"), targets);
    }

    @Test
    void readsABackupWhateverItsTypes() throws CloudException {
        List<Backup> backups = listed("{'code':0,'data':{'count':2,'backups':["
                + "{'backupId':'old'},"
                + "{'backupId':'b1','backupName':'n','clusterId':'in01-0123456789abcde','clusterName':'c',"
                + "'backupType':'FUTURE','creationMethod':'BY_WISH','status':'odd','size':'5000000000',"
                + "'createTime':'2026-11-23T13:00:00.250+01:00','expireTime':null,'new':[1]}]}}");
        Backup first = new Backup(
                "b1",
                "n",
                "in01-0123456789abcde",
                "c",
                "FUTURE",
                "BY_WISH",
                "odd",
                5_000_000_000L,
                Fixtures.NOON.plusMillis(250));
        assertEquals(List.of(first, new Backup("old", "", "", "", "", "", "", 0, null)), backups);
    }

    @Test
    void putsTheNewestFirst() throws CloudException {
        List<Backup> backups = listed("{'code':0,'data':[{'backupId':'a'},"
                + "{'backupId':'b','createTime':'2026-11-22T12:00:00Z'},"
                + "{'backupId':'c','createTime':'2026-11-23T12:00:00Z'},{'backupId':'d','createTime':'soon'}]}");
        assertEquals(
                List.of("c", "b", "a", "d"), backups.stream().map(Backup::id).toList());
    }

    @Test
    void leavesOutWhatWasNotAskedFor() throws CloudException {
        List<Backup> backups = listed("{'code':0,'data':{'backups':[{'backupId':'auto','creationMethod':'AUTO'},"
                + "{'backupId':'other','clusterId':'in01-other'},{'backupName':'no id'},"
                + "{'backupId':'ours','clusterId':'in01-0123456789abcde','creationMethod':'MANUAL'}]}}");
        assertEquals(List.of("ours"), backups.stream().map(Backup::id).toList());
        assertTrue(backups.getFirst().manual());
    }

    @Test
    void readsPagesThatOverlapAndOneThatIsEmpty() throws CloudException {
        assertEquals(
                25,
                listed(
                                page("'count':99,", IntStream.range(0, 15)),
                                page("'count':99,", IntStream.range(10, 25)),
                                page("'count':99,", IntStream.empty()))
                        .size());
        assertEquals(3, targets.size());
    }

    @Test
    void endsAtAPageThatBringsNothingNew() throws CloudException {
        assertEquals(3, listed(page("", IntStream.range(0, 3))).size());
        assertEquals(2, targets.size());
    }

    @Test
    void takesNoListFromAnAnswerWithoutOne() {
        assertThrows(NotTheApi.class, () -> listed("{'code':0,'data':{}}"));
        assertThrows(Refused.class, () -> listed("{'code':96018,'message':'cluster not found'}"));
    }

    @Test
    void describesABackup() throws CloudException {
        BackupDetail detail = described("{'backupId':'backup0_a','backupName':'n','backupType':'COLLECTION',"
                + "'status':'AVAILABLE','regionId':'aws-us-west-2','size':12,'createTime':'2026-11-23T12:00:00Z',"
                + "'dbCollections':[{'dbName':'','collections':[{'collectionName':'c1','status':'LOADED'},{'x':1}]},"
                + "{'dbName':'db','collections':[{'collectionName':'c2'},{'collectionName':'c3'}]},"
                + "{'dbName':'empty','collections':null}]}");
        assertEquals(List.of("/v2/clusters/in01-0123456789abcde/backups/backup0_a"), targets);
        assertEquals(new RegionId("aws-us-west-2"), detail.regionId());
        assertEquals(Map.of("", List.of("c1"), "db", List.of("c2", "c3")), detail.collections());
        assertEquals(Instant.parse("2026-11-23T12:00:00Z"), detail.backup().createTime());
        assertEquals(12, detail.backup().size());
        assertTrue(detail.backup().available());
    }

    @Test
    void readsTheOlderShapeOfCollections() throws CloudException {
        BackupDetail detail = described("{'backupId':'backup0_a','collections':[{'collectionName':'c1'},'c2',"
                + "{'collectionName':'c3','dbName':'db'},{'collectionName':'c1'}],'dbCollections':null}");
        assertEquals(Map.of("", List.of("c1", "c2"), "db", List.of("c3")), detail.collections());
        BackupDetail names = described("{'status':'CREATING','dbCollections':[{'dbName':'db',"
                + "'collectionNames':['c1']},{'dbName':'db','collectionNames':['c1','c2']}]}");
        assertEquals(Map.of("db", List.of("c1", "c2")), names.collections());
    }

    @Test
    void describesAClusterBackupThatTellsLittle() throws CloudException {
        BackupDetail detail = described("{'status':'DELETED','collections':[],'regionId':'???'}");
        assertEquals("backup0_a", detail.backup().id());
        assertEquals("DELETED", detail.backup().status());
        assertNull(detail.regionId());
        assertEquals(Map.of(), detail.collections());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "'x'"})
    void takesNoBackupFromAnAnswerWithoutOne(String data) {
        assertThrows(NotTheApi.class, () -> described(data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "a/b", "b?x=1", "b#f", "%2e", "b\r\nX: y", "b\u202E"})
    void sendsNothingForABackupIdThatCannotStandInAPath(String id) {
        assertThrows(AddressNotTrusted.class, () -> asked(api -> api.backup(Fixtures.CLUSTER_ID, id), "{}"));
        assertEquals(List.of(), targets);
    }
}
