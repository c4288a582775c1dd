package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.VisibleText;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per call (desktop.md D8): never a header, a body, an address or a key. Foreign text is made visible first. */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    private static final int ID_LENGTH = 64;

    private final String account;

    CallLog(String account) {
        this.account = VisibleText.of(account, ID_LENGTH);
    }

    void note(Endpoint endpoint, Exchange exchange, Duration took) {
        switch (exchange) {
            case Reply reply ->
                LOG.info(
                        "{} {} {} status={} code={} {} ms {} bytes {} requestid={}",
                        account,
                        endpoint.method(),
                        endpoint.template(),
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
                        endpoint.template(),
                        failure.kind(),
                        failure.cause().getClass().getSimpleName(),
                        took.toMillis());
        }
    }
}
