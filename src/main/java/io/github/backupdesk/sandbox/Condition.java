package io.github.backupdesk.sandbox;

/**
 * How a cluster is, and how it shows itself.
 *
 * @param status as the API calls it
 * @param reachable false: private link only, nobody answers at its address
 * @param recorded2025 true: as in recordings of 2025, without {@code deploymentOption}
 */
record Condition(String status, boolean reachable, boolean recorded2025) {

    static final Condition RUNNING = new Condition("RUNNING", true, false);
    static final Condition FROZEN = new Condition("FROZEN", true, false);
    static final Condition PRIVATE_LINK = new Condition("RUNNING", false, false);
    static final Condition RUNNING_SINCE_2025 = new Condition("RUNNING", true, true);

    boolean running() {
        return status.equals("RUNNING");
    }
}
