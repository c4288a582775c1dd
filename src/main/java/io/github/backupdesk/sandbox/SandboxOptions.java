package io.github.backupdesk.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How one pretend cloud is started.
 *
 * @param port 0 takes a free one
 * @param apiKey the only key accepted; null makes a random one. It must begin with {@code sandbox-}, so that nobody
 *     hands a real key to a toy
 * @param timeScale 1 lets a normal backup take about twelve seconds, 0 finishes it at once
 * @param stateFile accepted backups are kept here over a restart; null keeps them in memory only
 * @param clock the time that jobs, backups and the rate limit go by
 * @param load what a benchmark changes
 */
public record SandboxOptions(
        int port,
        @Nullable String apiKey,
        double timeScale,
        @Nullable Path stateFile,
        Clock clock,
        Load load) {

    static final String KEY_PREFIX = "sandbox-";

    public SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port lies between 0 and 65535.");
        }
        if (apiKey != null && !apiKey.startsWith(KEY_PREFIX)) {
            throw new IllegalArgumentException(
                    "A sandbox key begins with " + KEY_PREFIX + "; never use a real API key here.");
        }
        if (!(timeScale >= 0) || Double.isInfinite(timeScale)) {
            throw new IllegalArgumentException("The time scale is a number from 0 up.");
        }
    }

    /** A free port, a random key, honest time, nothing kept. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, null, 1, null, Clock.systemUTC(), Load.NONE);
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, apiKey, timeScale, stateFile, clock, load);
    }

    public SandboxOptions withApiKey(String newKey) {
        return new SandboxOptions(port, newKey, timeScale, stateFile, clock, load);
    }

    public SandboxOptions withTimeScale(double newScale) {
        return new SandboxOptions(port, apiKey, newScale, stateFile, clock, load);
    }

    public SandboxOptions withStateFile(Path newFile) {
        return new SandboxOptions(port, apiKey, timeScale, newFile, clock, load);
    }

    public SandboxOptions withClock(Clock newClock) {
        return new SandboxOptions(port, apiKey, timeScale, stateFile, newClock, load);
    }

    public SandboxOptions withLimiter(LimiterKind limiter) {
        return with(new Load(limiter, load.extraClusters(), load.millisBefore(), load.millisAfter(), load.seed()));
    }

    public SandboxOptions withExtraClusters(int count) {
        return with(new Load(load.limiter(), count, load.millisBefore(), load.millisAfter(), load.seed()));
    }

    /** Delays every control plane request at random, exponentially, with these means in milliseconds. */
    public SandboxOptions withRandomDelay(double before, double after, int seed) {
        return with(new Load(load.limiter(), load.extraClusters(), before, after, seed));
    }

    private SandboxOptions with(Load newLoad) {
        return new SandboxOptions(port, apiKey, timeScale, stateFile, clock, newLoad);
    }

    /** Without the key: this text may reach a log. */
    @Override
    public String toString() {
        return "SandboxOptions[port=" + port + ", timeScale=" + timeScale + ", stateFile=" + stateFile + "]";
    }
}
