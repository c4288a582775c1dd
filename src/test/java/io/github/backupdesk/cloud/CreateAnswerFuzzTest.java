package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.Rejected;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.support.Fixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** S14: whatever a server answers to a create call has one verdict, and none that the answer does not bear out. */
class CreateAnswerFuzzTest {

    @FuzzTest
    @DictionaryEntries({"\"code\":", "\"data\":", "\"backupId\":", "\"jobId\":", "\"message\":", "429", "409", "502"})
    void anyAnswerToACreateHasAVerdictThatItBearsOut(byte[] bytes) {
        FuzzedAnswer answer = FuzzedAnswer.of(bytes);
        Reply reply = answer.read();
        SubmitOutcome outcome = Verdict.of(reply, "h", "in01-a");
        switch (outcome) {
            case Accepted accepted -> {
                assertTrue(reply.successful());
                String text = answer.body().utf8();
                JsonNode root = JsonMapper.shared().readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
                assertEquals("0", root.get("code").asString().strip().replaceFirst("^-?0+", "0"));
                assertSame(root, "backupId", accepted.receipt().backupId());
                assertSame(root, "jobId", accepted.receipt().jobId());
            }
            case Rejected rejected -> {
                assertEquals("", reply.envelope().receiptWords());
                assertTrue(reply.successful() || Verdict.REFUSALS.contains(reply.status()));
            }
            case NotSent notSent -> assertTrue(reply.moved() || reply.throttled());
            case Matched matched -> fail("only a human says so");
            case SubmitOutcome.Listed listed -> fail("a create call lists nothing");
            case Unknown unknown -> assertFalse(reply.moved() || reply.throttled());
        }
        assertFalse(outcome.toString().contains(Fixtures.CANARY), "the key is told");
    }

    private static void assertSame(JsonNode root, String field, String kept) {
        assertFalse(kept.isBlank());
        String said = root.get("data").get(field).asString();
        assertEquals(said.replace(Fixtures.CANARY, "[key]"), kept);
    }
}
