package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.Cluster.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {

    @ParameterizedTest
    @CsvSource({
        // deploymentOption, id, cuType, kind
        "Dedicated, in03-a, '', DEDICATED",
        "DEDICATED, x, '', DEDICATED",
        "Serverless, in01-a, Performance-optimized, SERVERLESS",
        "Free, in01-a, Performance-optimized, FREE",
        "'', in01-a, '', DEDICATED",
        "'', in03-a, Performance-optimized, FREE",
        "'', in05-a, Performance-optimized, SERVERLESS",
        "'', in07-a, Performance-optimized, ON_DEMAND",
        "'', in99-a, Performance-optimized, DEDICATED",
        "'', in99-a, '', UNKNOWN",
        "BYOC, in01-a, '', DEDICATED",
        "BYOC, in05-a, '', SERVERLESS",
    })
    void theKindIsReadFromOptionThenIdThenComputeUnit(String option, String id, String cuType, Kind kind) {
        assertEquals(kind, cluster(id, "", cuType, "RUNNING", option).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Free", "Serverless", "Standard", "Enterprise", "BusinessCritical"})
    void thePlanDecidesNothing(String plan) {
        assertEquals(
                new Eligibility.Ready(),
                cluster("in01-a", plan, "", "RUNNING", "").eligibility());
        assertEquals(
                new Eligibility.Impossible(Kind.SERVERLESS),
                cluster("in05-a", plan, "", "RUNNING", "").eligibility());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPPED", "RESIZING", "running", "SOMETHING_NEW"})
    void anyOtherStatusIsDoubtfulButNotForbidden(String status) {
        assertEquals(
                new Eligibility.Doubtful(status),
                cluster("in01-a", "", "", status, "Dedicated").eligibility());
    }

    @Test
    void theWrongKindIsImpossibleInWhateverStatus() {
        assertEquals(
                new Eligibility.Impossible(Kind.FREE),
                cluster("in03-a", "", "", "STOPPED", "").eligibility());
        assertEquals(
                new Eligibility.Impossible(Kind.FREE),
                cluster("in03-a", "", "", "", "").eligibility());
    }

    @Test
    void aTypedClusterIsUnconfirmedUnlessItsIdTellsItCannotBe() {
        assertEquals(
                new Eligibility.Unconfirmed(),
                Cluster.typed(new ClusterId("inxx-xxxxxxxxxxxxxxx")).eligibility());
        assertEquals(
                new Eligibility.Unconfirmed(),
                Cluster.typed(new ClusterId("in01-a")).eligibility());
        assertEquals(
                new Eligibility.Impossible(Kind.ON_DEMAND),
                Cluster.typed(new ClusterId("in07-a")).eligibility());
    }

    private static Cluster cluster(String id, String plan, String cuType, String status, String option) {
        return new Cluster(new ClusterId(id), "n", "p", null, plan, cuType, 1, status, option, "");
    }
}
