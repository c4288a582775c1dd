package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.SupportName;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private final Pseudonyms names = new Pseudonyms();
    private final Map<Masked, Integer> counts = new EnumMap<>(Masked.class);

    private String hide(String text) {
        return names.hide(text, counts);
    }

    @Test
    void aThingHasOneOtherNameWhereverItStands() {
        names.add(new SupportName(Masked.CLUSTER, "in01-abcdef", "search-prod"));
        names.add(new SupportName(Masked.COLLECTION, "orders"));
        names.add(new SupportName(Masked.COLLECTION, "orders_v2"));
        assertEquals(
                "GET /v2/clusters/cluster-1/x (cluster-1): collection-2, collection-1, reorders",
                hide("GET /v2/clusters/in01-abcdef/x (search-prod): orders_v2, orders, reorders"));
        assertEquals(Map.of(Masked.CLUSTER, 2, Masked.COLLECTION, 2), counts);
    }

    @Test
    void idsAreFoundByHowTheyLookAndWhereTheyStand() {
        String log = "GET /v2/jobs/job-1a2b3c status=200 | GET /v2/clusters/own.id/backups/backup9_1f2e3d | "
                + "{\\\"dbName\\\":\\\"shop\\\",\\\"projectId\\\": \\\"p77\\\"} at in03-0123456789";
        names.find(log);
        assertEquals(
                "GET /v2/jobs/job-1 status=200 | GET /v2/clusters/cluster-2/backups/backup-1 | "
                        + "{\\\"dbName\\\":\\\"database-1\\\",\\\"projectId\\\": \\\"project-1\\\"} at cluster-1",
                hide(log));
    }

    @Test
    void theCreateCallKeepsItsPath() {
        String log = "POST /v2/clusters/in01-abcdef/backups/create and /v2/clusters/in01-abcdef/backups/policy";
        names.find(log);
        assertEquals("POST /v2/clusters/cluster-1/backups/create and /v2/clusters/cluster-1/backups/policy", hide(log));
    }

    @Test
    void aNameLikeAFieldOrANumberDoesNotBreakWhatStandsAround() {
        names.add(new SupportName(Masked.COLLECTION, "state"));
        names.add(new SupportName(Masked.CLUSTER, "7"));
        assertEquals(
                "{\"id\":7,\"state\":\"collection-1\",\"clusterName\":\"cluster-1\"}",
                hide("{\"id\":7,\"state\":\"state\",\"clusterName\":\"7\"}"));
    }

    @Test
    void aShortNameCountsBetweenQuotesAloneIfItCouldBeAnyWord() {
        names.add(new SupportName(Masked.COLLECTION, "订单"));
        names.add(new SupportName(Masked.COLLECTION, "货"));
        names.add(new SupportName(Masked.COLLECTION, "id"));
        assertEquals("collection-1 and collection-2: no id, \"collection-3\"", hide("订单 and 货: no id, \"id\""));
    }

    @Test
    void namesOfAnyLettersAreFoundAlsoAsJsonAndAddressesWriteThem() {
        names.add(new SupportName(Masked.CLUSTER, "生产 \"A\""));
        names.add(new SupportName(Masked.HOME, "C:\\Users\\anna"));
        assertEquals(
                "cluster-1 of {\"n\":\"cluster-1\",\"p\":\"~\\\\logs\"} and ~\\logs",
                hide(
                        "生产 \"A\" of {\"n\":\"生产 \\\"A\\\"\",\"p\":\"C:\\\\Users\\\\anna\\\\logs\"} and C:\\Users\\anna\\logs"));
    }

    @Test
    void whatEverybodyHasStays() {
        names.add(new SupportName(Masked.DATABASE, "default"));
        names.add(new SupportName(Masked.PROFILE, ""));
        assertEquals("default and sandbox", hide("default and sandbox"));
        assertEquals(Map.of(), counts);
    }
}
