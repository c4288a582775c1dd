package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxHoldTest extends FaultCase {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.close();
    }

    /** A create call that has been read by the server. */
    private Future<String> held() {
        Future<String> answer = threads.submit(this::rawCreate);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (read(CREATE) == 0) {
                Thread.onSpinWait();
            }
        });
        return answer;
    }

    @Test
    void answersWhenItIsSwitchedOff() throws Exception {
        faults("{'kind':'HOLD'}");
        Future<String> answer = held();
        assertFalse(answer.isDone());
        faults("{'kind':'HOLD','clusterId':'%s'}".formatted(REFERENCE));
        assertFalse(answer.isDone());
        control("DELETE", "faults", "");
        assertTrue(answer.get().startsWith("HTTP/1.1 200"));
        assertEquals(1, backupsMade());
    }

    @Test
    void hangsUpIfNothingWasMade() throws Exception {
        faults("{'kind':'HOLD','made':false}");
        Future<String> answer = held();
        faults("{'kind':'NO_DATE'}");
        assertEquals("", answer.get());
        assertEquals(0, backupsMade());
    }

    @Test
    void endsADelayThatIsSwitchedOff() throws Exception {
        faults("{'kind':'DELAY','seconds':3600}");
        Future<String> answer = held();
        control("DELETE", "faults", "");
        assertTrue(answer.get().startsWith("HTTP/1.1 200"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'HOLD'}",
                "{'kind':'DELAY','seconds':3600}",
                "{'kind':'DELAY_RANDOM','afterMillis':60000}"
            })
    void endsWhenTheServerCloses(String fault) {
        faults(fault);
        Future<String> answer = held();
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            cloud.server.close();
            assertEquals("", answer.get());
        });
    }
}
