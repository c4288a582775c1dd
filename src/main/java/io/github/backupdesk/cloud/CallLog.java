package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.VisibleText;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per call (desktop.md D8): never a header, a body, an address or a key. The path stands there with its IDs, for
 * whoever helps has to follow one backup through the log; what is asked behind a question mark does not. Foreign text is made
 * visible first.
 */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    private static final int ID_LENGTH = 64;
    private static final int PATH_LENGTH = 400;

    private final String account;

    CallLog(String account) {
        this.account = VisibleText.of(account, ID_LENGTH);
    }

    void note(Endpoint endpoint, Exchange exchange, Duration took) {
        String path = VisibleText.of(endpoint.path(), PATH_LENGTH);
        switch (exchange) {
            case Reply reply ->
                LOG.info(
                        "{} {} {} status={} code={} {} ms {} bytes {} requestid={}",
                        account,
                        endpoint.method(),
                        path,
                        reply.status(),
                        reply.envelope().code(),
                        took.toMillis(),
                        reply.body().bytes(),
                        reply.body().end(),
                        VisibleText.of(reply.requestId(), ID_LENGTH));
            case Failure failure ->
                LOG.info(
                        "{} {} {} no answer: {} ({}) {} ms",
                        account,
                        endpoint.method(),
                        path,
                        failure.kind(),
                        failure.cause().getClass().getSimpleName(),
                        took.toMillis());
        }
    }
}
