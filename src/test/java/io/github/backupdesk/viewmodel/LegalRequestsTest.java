package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.LegalRequest;
import io.github.backupdesk.support.RandomRequests;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A hand that does anything that the form lets it do, a hundred thousand times, and an independent reader of what would be
 * sent after each.
 */
class LegalRequestsTest {

    private static final int CASES = 100_000;

    private static final List<String> CLUSTERS = List.of(
            "in01-prod",
            "search-prod",
            "in01-eu",
            "users-eu",
            "in01-azure",
            "in01-cn",
            "in01-typed",
            "in05-play",
            "",
            "in01 x");
    private static final List<String> NAMES = List.of(
            "orders",
            "users",
            "old",
            "default",
            "archive",
            "_tmp",
            "集合",
            "a$b",
            "x y",
            " lead",
            "",
            "\t",
            "é",
            "\u202Erlo",
            "n".repeat(255),
            "n".repeat(256),
            "a.b",
            "\"",
            "\\");
    private static final List<String> REGIONS = List.of(
            "aws-us-west-2",
            "aws-us-east-2",
            "aws-eu-central-1",
            "gcp-us-west1",
            "gcp-europe-west3",
            "az-eastus",
            "ali-cn-hangzhou",
            "aws-cn-northwest-1",
            "tc-ap-beijing",
            "nowhere",
            " AWS-us-east-1 ",
            "");

    /** What a hand can do. */
    private enum Gesture {
        CLUSTER,
        TYPE,
        TICK,
        TICK_SHOWN,
        UNTICK_ALL,
        ADD,
        RENAME,
        REMOVE,
        FILTER,
        WAY_OUT,
        TICK_REGION,
        TYPE_REGION,
        RELOAD,
        UNDO,
        REDO,
        PASTE_NAMES,
        TICK_PATTERN,
        MORE_CLUSTERS,
        STEP,
        SAME_FOR_ALL,
        TAKE_OUT,
        UNDO_DRAFTS
    }

    private final Random random = new Random(20_261_123);
    private final Desk desk = new Desk();

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private ScopeRow anyRow() {
        return any(desk.scope.rowsProperty().get());
    }

    private void make(Gesture gesture) {
        boolean rows = !desk.scope.rowsProperty().get().isEmpty();
        switch (gesture) {
            case CLUSTER -> {
                desk.cluster.textProperty().set(any(CLUSTERS));
                desk.cluster.commit();
            }
            case TYPE -> desk.scope.typeProperty().set(any(List.of(ScopeType.values())));
            case TICK -> {
                desk.scope.expandAll(true);
                if (rows) {
                    desk.scope.toggle(anyRow());
                }
            }
            case TICK_SHOWN -> desk.scope.tickShown();
            case UNTICK_ALL -> desk.scope.untickAll();
            case ADD -> desk.scope.add(any(NAMES), any(NAMES));
            case RENAME -> {
                if (rows) {
                    desk.scope.rename(anyRow(), any(NAMES));
                }
            }
            case REMOVE -> {
                if (rows) {
                    desk.scope.remove(anyRow());
                }
            }
            case FILTER -> desk.scope.filterProperty().set(any(List.of("", "o", "*s", "zzz")));
            case WAY_OUT -> {
                if (!desk.scope.choices().isEmpty()) {
                    any(List.copyOf(desk.scope.choices())).action().run();
                }
            }
            case TICK_REGION -> desk.copies.tick(new RegionId(REGIONS.get(random.nextInt(9))), random.nextInt(3) > 0);
            case TYPE_REGION -> {
                desk.copies.typedProperty().set(any(REGIONS));
                desk.copies.addTyped();
                desk.copies.typedProperty().set("");
            }
            case RELOAD -> desk.scope.load();
            case UNDO -> desk.scope.undo();
            case REDO -> desk.scope.redo();
            case PASTE_NAMES ->
                desk.scope.addNames(
                        Map.of("default", List.of("orders", "p_1"), "archive", List.of("p_" + random.nextInt(5))),
                        ScopeRow.Source.TYPED);
            case TICK_PATTERN -> desk.scope.tickMatching(any(List.of("o*", "*s", "p_")));
            case MORE_CLUSTERS -> desk.cluster.paste(any(CLUSTERS) + "\n" + any(CLUSTERS));
            case STEP -> desk.form.drafts().step(random.nextBoolean() ? 1 : -1);
            case SAME_FOR_ALL -> desk.form.drafts().sameForAll();
            case TAKE_OUT -> {
                if (!desk.form.drafts().rows().isEmpty()) {
                    desk.form
                            .drafts()
                            .remove(random.nextInt(desk.form.drafts().rows().size()));
                }
            }
            case UNDO_DRAFTS -> desk.form.drafts().undo();
        }
    }

    @Test
    void whateverIsDoneEveryRequestThatTheFormMakesIsLegal() {
        desk.cloud.clusters = List.of(
                Desk.PROD,
                Desk.EU,
                Desk.PLAY,
                Desk.cluster("in01-azure", "bi", "az-eastus", "Dedicated", "RUNNING"),
                Desk.cluster("in01-cn", "reco", "ali-cn-hangzhou", "Dedicated", "RUNNING"));
        desk.with(Desk.PROD);
        Map<Gesture, Integer> made = new EnumMap<>(Gesture.class);
        int cases = 0;
        int split = 0;
        int several = 0;
        try (HttpCloudApi writer = new HttpCloudApi(Fixtures.account("https://api.cloud.zilliz.com"), Fixtures.CLOCK)) {
            for (int step = 0; cases < CASES; step++) {
                assertTrue(step < 20 * CASES, "the form lets hardly anything through");
                Gesture gesture = any(List.of(Gesture.values()));
                made.merge(gesture, 1, Integer::sum);
                make(gesture);
                List<Wanted> wanted = desk.form.settle();
                assertEquals(
                        wanted.isEmpty(), !desk.form.blockerProperty().get().isEmpty());
                long clusters = wanted.stream().map(Wanted::cluster).distinct().count();
                several += clusters > 1 ? 1 : 0;
                split += wanted.size() > clusters ? 1 : 0;
                for (Wanted each : wanted) {
                    check(writer, each);
                    cases++;
                }
            }
        }
        assertEquals(Gesture.values().length, made.size());
        assertTrue(split > 1_000, "several databases were split " + split + " times");
        assertTrue(several > 1_000, "several clusters were chosen " + several + " times");
    }

    private static void check(HttpCloudApi writer, Wanted wanted) {
        ExactRequest exact = writer.write(wanted.request());
        Cluster cluster = wanted.cluster();
        String home = cluster.regionId() == null ? null : cluster.regionId().value();
        assertEquals(
                List.of(), LegalRequest.faults(exact.path(), exact.body(), home), () -> cluster + "\n" + exact.body());
        assertEquals("/v2/clusters/" + cluster.id() + "/backups/create", exact.path());
        assertFalse(cluster.kind() == Cluster.Kind.SERVERLESS, "backups need a Dedicated cluster");
    }

    @Test
    void tenThousandRequestsComeOutOfTheFormAsTheirCommandsWentIn() {
        RandomRequests random = new RandomRequests(20_261_124);
        try (HttpCloudApi api = new HttpCloudApi(Fixtures.account("https://api.cloud.zilliz.com"), Fixtures.CLOCK)) {
            desk.cloud.reader = api::readBody;
            desk.shell.start();
            for (int i = 0; i < 10_000; i++) {
                BackupRequest request = random.nextForTheForm();
                ExactRequest exact = api.write(request);
                desk.shell.paste(exact.curl(api.baseUrl()));
                List<Wanted> settled = desk.form.settle();
                assertEquals("", desk.form.blockerProperty().get(), () -> exact.body());
                Wanted out = settled.getFirst();
                assertEquals(request, out.request());
                assertEquals(exact, api.write(out.request()), "to the byte");
                desk.scope.remove(desk.scope.rowsProperty().get());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '%',
            value = {
                "{'backupType':'CLUSTER','dbCollections':[]}",
                "{'backupType':'cluster'}",
                "{'backupType':'CLUSTER','backupName':'x'}",
                "{'backupType':'CLUSTER','crossRegionCopies':[]}",
                "{'backupType':'CLUSTER','crossRegionCopies':[{'regionId':'aws-us-west-2'}]}",
                "{'backupType':'CLUSTER','crossRegionCopies':[{'regionId':'gcp-us-west1'}]}",
                "{'backupType':'CLUSTER','crossRegionCopies':[{'regionId':'az-eastus'}]}",
                "{'backupType':'CLUSTER','crossRegionCopies':[{'regionId':'aws-a'},{'regionId':'aws-a'}]}",
                "{'backupType':'COLLECTION'}",
                "{'backupType':'COLLECTION','dbCollections':[{'collectionNames':['a']}]}",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'d','collectionNames':[]}]}",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'d','collectionNames':['a','a']}]}",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'d','collectionNames':['a ']}]}",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'d','collectionNames':['a']},"
                        + "{'dbName':'e','collectionNames':['b']}]}",
                "{'backupType':'CLUSTER','backupType':'CLUSTER'}",
                "[]",
                "{"
            })
    void theReaderFindsWhatIsNotLegal(String body) {
        String path = "/v2/clusters/in01-prod/backups/create";
        assertFalse(LegalRequest.faults(path, body.replace('\'', '"'), "aws-us-west-2")
                .isEmpty());
    }

    @Test
    void theReaderTakesTheSamplesOfTheReference() {
        for (String body : List.of(
                "{'backupType':'CLUSTER'}",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'my_database',"
                        + "'collectionNames':['collection_1','collection_2']}],"
                        + "'crossRegionCopies':[{'regionId':'ali-cn-hangzhou'},{'regionId':'ali-cn-shanghai'}]}")) {
            assertEquals(
                    List.of(),
                    LegalRequest.faults(
                            "/v2/clusters/inxx-xxxxxxxxxxxxxxx/backups/create",
                            body.replace('\'', '"'),
                            "ali-cn-beijing"));
        }
        assertFalse(LegalRequest.faults("/v2/clusters/a%2Fb/backups/create", "{\"backupType\":\"CLUSTER\"}", null)
                .isEmpty());
    }
}
