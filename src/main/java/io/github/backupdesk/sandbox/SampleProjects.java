package io.github.backupdesk.sandbox;

import java.util.List;

/** The projects of the pretend organisation. Each leaves some regions of its provider unbound. */
final class SampleProjects {

    static final Project SHOP = new Project(
            "proj-4487580fcfe2c8a4391f1a",
            "Shop Production",
            "Search, orders and users of the web shop",
            "BusinessCritical",
            List.of("aws-us-west-2", "aws-us-east-1", "aws-eu-central-1"),
            "2024-03-04T09:12:44Z");
    static final Project STAGING = new Project(
            "proj-9b30cc7a18de55e0b2c7d4",
            "Shop Staging",
            "",
            "Standard",
            List.of("gcp-us-west1", "gcp-us-east4"),
            "2024-03-18T14:40:02Z");
    static final Project CATALOG = new Project(
            "proj-c2ad8840175be9963f0e12",
            "Catalog",
            "One database per tenant",
            "Enterprise",
            List.of("gcp-us-central1", "gcp-europe-west3", "gcp-us-west1"),
            "2025-01-21T08:00:19Z");
    static final Project RISK = new Project(
            "proj-70de19f26b1143a8cc05e7",
            "Risk and BI",
            "Reached from the company network only",
            "Enterprise",
            List.of("az-eastus", "az-germanywestcentral"),
            "2024-09-02T11:25:31Z");
    static final Project CHINA = new Project(
            "proj-18fa66d0397ce2b45d8a03",
            "推荐平台",
            "国内业务的推荐与检索",
            "Enterprise",
            List.of("ali-cn-beijing", "ali-cn-hangzhou", "ali-cn-shanghai"),
            "2024-06-11T02:05:57Z");

    static final List<Project> ALL = List.of(SHOP, STAGING, CATALOG, RISK, CHINA);

    private SampleProjects() {}
}
