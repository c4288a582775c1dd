package io.github.backupdesk.cloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Follows one call, to know how far it came: an exception alone does not tell whether a byte of the request may have left.
 * It also ends a TLS handshake that stalls, which no timeout of the client's does short of the whole call's.
 */
class Trace extends EventListener {

    private final Duration handshakeLimit;

    private volatile boolean byProxy;
    private volatile boolean inTls;
    private volatile boolean handshakeStalled;
    private volatile boolean mayHaveLeft;
    private volatile @Nullable AsyncTimeout handshake;

    Trace(Duration handshakeLimit) {
        this.handshakeLimit = handshakeLimit;
    }

    /** Whether a byte of the request may have reached the server. Once true, the call can no longer be called not sent. */
    boolean mayHaveLeft() {
        return mayHaveLeft;
    }

    boolean byProxy() {
        return byProxy;
    }

    boolean inTls() {
        return inTls;
    }

    boolean handshakeStalled() {
        return handshakeStalled;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        byProxy = proxy.type() == Proxy.Type.HTTP;
    }

    @Override
    public void secureConnectStart(Call call) {
        inTls = true;
        stopClock();
        AsyncTimeout clock = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                handshakeStalled = true;
                call.cancel();
            }
        };
        clock.timeout(handshakeLimit.toNanos(), TimeUnit.NANOSECONDS);
        clock.enter();
        handshake = clock;
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake agreed) {
        stopClock();
    }

    @Override
    public void connectFailed(
            Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol, IOException e) {
        stopClock();
    }

    @Override
    public void requestHeadersStart(Call call) {
        mayHaveLeft = true;
    }

    private void stopClock() {
        AsyncTimeout clock = handshake;
        if (clock != null) {
            clock.exit();
            handshake = null;
        }
    }
}
