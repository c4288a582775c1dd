package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Account;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Dns;

/** The client with its real settings, whose waits for its turn take no time: they are counted instead. */
public final class HandPaced {

    private final HandTicker ticker = new HandTicker();
    private final HttpCloudApi api;

    public HandPaced(Account account, Clock clock, Timeouts timeouts) {
        this(account, clock, timeouts, Dns.SYSTEM);
    }

    /** @param names what a host's name means, in place of the system's word */
    public HandPaced(Account account, Clock clock, Timeouts timeouts, Dns names) {
        this.api = new HttpCloudApi(account, clock, timeouts, new Pace(ticker), names);
    }

    public HttpCloudApi api() {
        return api;
    }

    /** Lets time pass for the pace as well. */
    public void pass(Duration time) {
        ticker.pass(time.toMillis());
    }

    /** How long it has waited for its turn in all. */
    public Duration waited() {
        return Duration.ofMillis(ticker.waited());
    }
}
