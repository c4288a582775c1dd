package io.github.backupdesk.service;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.ProgramVersion;
import io.github.backupdesk.domain.Release;
import io.github.backupdesk.domain.ReleaseFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether there is a newer version of this program than the one that runs. */
public final class UpdateService {

    /** The time that lies at least between two questions that nobody has pressed for. */
    public static final Duration BETWEEN = Duration.ofDays(1);

    private final ReleaseFeed feed;
    private final String running;

    /** @param running the version that runs, as its build wrote it down */
    public UpdateService(ReleaseFeed feed, String running) {
        this.feed = feed;
        this.running = running;
    }

    /**
     * Whether it is time to ask again.
     *
     * @param last when it was last asked; null if it never was
     */
    public static boolean due(@Nullable Instant last, Instant now) {
        // After the clock was set back the last time would lie ahead for ever.
        return last == null || last.isAfter(now) || !last.plus(BETWEEN).isAfter(now);
    }

    /** The newest version if it is newer than the one that runs; empty if that is the newest. A version without a number is never the newest. */
    public Optional<Release> newer() throws CloudException {
        Release latest = feed.latest();
        Optional<ProgramVersion> mine = ProgramVersion.parse(running);
        return mine.isPresent() && mine.get().compareTo(latest.version()) >= 0 ? Optional.empty() : Optional.of(latest);
    }
}
