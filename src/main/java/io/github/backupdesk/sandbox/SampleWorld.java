package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SampleProjects.CATALOG;
import static io.github.backupdesk.sandbox.SampleProjects.CHINA;
import static io.github.backupdesk.sandbox.SampleProjects.RISK;
import static io.github.backupdesk.sandbox.SampleProjects.SHOP;
import static io.github.backupdesk.sandbox.SampleProjects.STAGING;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The clusters that every sandbox starts with: a bit of everything a client has to cope with. */
final class SampleWorld {

    static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";
    static final String ORDERS_PROD = "in01-77ad21c0e94b6f8";
    static final String USERS_EU = "in01-c18e5520fa3d9b7";
    static final String RECO_CN = "in01-5e2b90d7c46a1f3";
    static final String CATALOG_XL = "in01-a90c63be7d5f214";
    /** The id of the sample requests on the create-backup page. */
    static final String REFERENCE = "inxx-xxxxxxxxxxxxxxx";

    private SampleWorld() {}

    static World build() {
        return new World(
                SampleProjects.ALL,
                Stream.of(shop(), staging(), riskAndCatalog(), china())
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Cluster> shop() {
        return List.of(
                dedicated(SEARCH_PROD, "search-prod", SHOP, "aws-us-west-2", 8, searchDatabases())
                        .describedAs("Product search of the web shop"),
                dedicated(
                                ORDERS_PROD,
                                "orders-prod",
                                SHOP,
                                "aws-us-east-1",
                                4,
                                List.of(
                                        database("orders-prod", "default", "orders_2024 orders_2025 orders_2026"),
                                        database("orders-prod", "returns", "returns_2026 return_reasons"),
                                        database("orders-prod", "fraud", "card_patterns device_fingerprints")))
                        .in(Condition.RUNNING_SINCE_2025),
                dedicated(
                                USERS_EU,
                                "users-eu",
                                SHOP,
                                "aws-eu-central-1",
                                2,
                                List.of(
                                        database("users-eu", "default", "users profiles consent_log"),
                                        database("users-eu", "support", "tickets faq_de faq_fr")))
                        .describedAs("Personal data: stays in Frankfurt"),
                dedicated(
                                "in01-0d94fe7b62c58a1",
                                "archive-2024",
                                SHOP,
                                "aws-us-west-2",
                                1,
                                List.of(database("archive-2024", "default", "orders_2023 orders_2024_q1")))
                        .in(Condition.FROZEN));
    }

    private static List<Database> searchDatabases() {
        return List.of(
                database(
                        "search-prod",
                        "default",
                        "orders_v2 users sessions_2026 tmp_0912 tmp_0913 products product_images"),
                Database.of("search-prod", "analytics", "events", 40),
                database("search-prod", "ranking", "clicks_v1 clicks_v2 query_embeddings"),
                database("search-prod", "experiments", "test_hnsw test_ivf test_sparse"),
                database("search-prod", "empty_db", ""));
    }

    private static List<Cluster> staging() {
        return List.of(
                dedicated(
                        "in01-41f7b8e02c9d6a5",
                        "search-stg",
                        STAGING,
                        "gcp-us-west1",
                        1,
                        List.of(
                                database("search-stg", "default", "orders_v2 users sessions_2026 products"),
                                database("search-stg", "analytics", "events_0001 events_0002"))),
                dedicated(
                        "in01-e6820dc4a71b95f",
                        "load-test",
                        STAGING,
                        "gcp-us-east4",
                        2,
                        List.of(Database.of("load-test", "default", "load", 250))),
                small(
                        "in05-2c7e41b0d98fa63",
                        "logs-test",
                        STAGING,
                        "gcp-us-west1",
                        Kind.SERVERLESS,
                        "access_log app_log"),
                small("in05-8b1f90ce5d3a742", "chat-memory", STAGING, "gcp-us-west1", Kind.SERVERLESS, "chat_turns"),
                small("in03-f5d06a8c17e2b94", "playground", STAGING, "gcp-us-west1", Kind.FREE, "medium_articles"));
    }

    private static List<Cluster> riskAndCatalog() {
        return List.of(
                dedicated(
                        "in01-96b3ea05d1f74c8",
                        "bi-vectors",
                        RISK,
                        "az-eastus",
                        2,
                        List.of(database("bi-vectors", "default", "reports dashboards metrics_glossary"))),
                dedicated(
                                "in01-d720c95b8fe316a",
                                "risk-private",
                                RISK,
                                "az-germanywestcentral",
                                2,
                                List.of(database("risk-private", "default", "claims contracts")))
                        .in(Condition.PRIVATE_LINK),
                dedicated(CATALOG_XL, "catalog-xl", CATALOG, "gcp-us-central1", 16, catalogDatabases())
                        .describedAs("1,024 tenants with 16 collections each: the limit of a dedicated cluster"));
    }

    private static List<Database> catalogDatabases() {
        Stream<String> tenants = IntStream.rangeClosed(1, 1023).mapToObj("tenant_%04d"::formatted);
        return Stream.concat(Stream.of(Database.DEFAULT), tenants)
                .map(name -> Database.of("catalog-xl", name, "items", 16))
                .toList();
    }

    private static List<Cluster> china() {
        List<Collection> photos = Stream.of("photos_hangzhou", "photos_shanghai")
                .map(name -> Collection.of("reco-cn/images", name).describedAs("商品图片向量"))
                .toList();
        return List.of(
                dedicated(
                                RECO_CN,
                                "reco-cn",
                                CHINA,
                                "ali-cn-hangzhou",
                                4,
                                List.of(
                                        database("reco-cn", "default", "user_interest item_tower hot_items"),
                                        new Database("images", photos)))
                        .describedAs("推荐系统生产集群,变更前请先备份"),
                dedicated(
                        REFERENCE,
                        "Dedicated-01",
                        CHINA,
                        "ali-cn-beijing",
                        1,
                        List.of(
                                database("Dedicated-01", "default", "quick_start"),
                                database("Dedicated-01", "my_database", "collection_1 collection_2 collection_3"))));
    }

    private static Database database(String cluster, String name, String collectionNames) {
        return Database.of(cluster, name, collectionNames);
    }

    private static Cluster dedicated(
            String id, String name, Project project, String regionId, int cuSize, List<Database> databases) {
        return new Cluster(
                id,
                name,
                "",
                project,
                World.region(regionId),
                Kind.DEDICATED,
                cuSize,
                Condition.RUNNING,
                "2025-02-17T10:31:08Z",
                databases);
    }

    /** Serverless and free clusters have the default database only, and no compute units to count. */
    private static Cluster small(
            String id, String name, Project project, String regionId, Kind kind, String collectionNames) {
        List<Database> databases = List.of(database(name, Database.DEFAULT, collectionNames));
        return new Cluster(
                id,
                name,
                "",
                project,
                World.region(regionId),
                kind,
                0,
                Condition.RUNNING,
                "2025-05-06T16:02:55Z",
                databases);
    }
}
