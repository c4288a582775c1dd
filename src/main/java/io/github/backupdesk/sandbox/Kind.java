package io.github.backupdesk.sandbox;

/** What a cluster is, with the words the API uses for it. */
enum Kind {
    DEDICATED("Dedicated"),
    SERVERLESS("Serverless"),
    FREE("Free");

    final String deploymentOption;

    Kind(String deploymentOption) {
        this.deploymentOption = deploymentOption;
    }
}
