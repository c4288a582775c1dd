package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A profile that is locked asks nothing, and one that may only read creates nothing. The server counts. */
class BarredTest {

    private RawServer server;
    private Account account;
    private HttpCloudApi api;

    @BeforeEach
    void open() {
        server = RawServer.answering((request, peer) -> peer.answer(
                200,
                request.method().equals("POST")
                        ? "{\"code\":0,\"data\":{\"backupId\":\"b\",\"backupName\":\"n\",\"jobId\":\"j\"}}"
                        : "{\"code\":0,\"data\":[]}"));
        account = Fixtures.account(server.url());
        api = new HttpCloudApi(account, Fixtures.CLOCK);
    }

    @AfterEach
    void close() {
        api.close();
        server.close();
    }

    private SubmitOutcome create(AtomicBoolean begun) {
        return api.create(api.write(Fixtures.wholeCluster()), () -> {
            begun.set(true);
            return true;
        });
    }

    private void assertNotSent(NotSentReason why) {
        AtomicBoolean begun = new AtomicBoolean();
        assertEquals(new NotSent(why, Answer.NONE), create(begun));
        assertFalse(begun.get(), "the row was told that it leaves");
        assertEquals(0, server.connections());
    }

    @Test
    void withoutAKeyNoCallLeaves() {
        account.key().close();
        List<Executable> questions = List.of(
                api::clusters,
                api::projects,
                api::regions,
                api::backups,
                () -> api.job("job-1"),
                () -> api.manualBackups(Fixtures.CLUSTER_ID),
                () -> api.backup(Fixtures.CLUSTER_ID, "backup1"),
                () -> api.backupPolicy(Fixtures.CLUSTER_ID),
                () -> api.databases(Fixtures.cluster(server.url())),
                () -> api.collections(Fixtures.cluster(server.url()), "default"),
                () -> api.collection(Fixtures.cluster(server.url()), "default", "orders"));
        questions.forEach(each -> assertThrows(CloudException.NoKey.class, each));
        assertNotSent(NotSentReason.NO_KEY);
    }

    @Test
    void aRenewedKeyIsTheOneThatIsSent() throws CloudException {
        account.key().close();
        account.key().replaceBy(ApiKey.parse("fresh-0123456789").orElseThrow());
        assertEquals(List.of(), api.projects());
        assertEquals(
                List.of("Bearer fresh-0123456789"), server.requests().getFirst().header("Authorization"));
    }

    @Test
    void whatMayOnlyReadCreatesNothingAndAsksAllTheSame() throws CloudException {
        api.readOnly(true);
        assertNotSent(NotSentReason.READ_ONLY);
        assertEquals(List.of(), api.projects());
        assertEquals(0, server.posts());
        api.readOnly(false);
        assertInstanceOf(SubmitOutcome.Accepted.class, create(new AtomicBoolean()));
        assertEquals(1, server.posts());
    }

    @Test
    void whatIsBarredAtTheMomentOfDepartureStaysHere() {
        SubmitOutcome locked = api.create(api.write(Fixtures.wholeCluster()), () -> {
            account.key().close();
            return true;
        });
        assertEquals(new NotSent(NotSentReason.NO_KEY, Answer.NONE), locked);
        account.key().replaceBy(Fixtures.key());
        SubmitOutcome readOnly = api.create(api.write(Fixtures.wholeCluster()), () -> {
            api.readOnly(true);
            return true;
        });
        assertEquals(new NotSent(NotSentReason.READ_ONLY, Answer.NONE), readOnly);
        assertEquals(0, server.connections());
    }
}
