package io.github.backupdesk.app;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.backupdesk.domain.Redaction;

/** A line of the log, with nothing in it that looks like a key (promises.md T3). Public, because the log's library makes it. */
public final class RedactingLayout extends PatternLayout {

    @Override
    public String doLayout(ILoggingEvent event) {
        return Redaction.mask(super.doLayout(event));
    }
}
