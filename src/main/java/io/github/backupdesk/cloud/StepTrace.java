package io.github.backupdesk.cloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Looks at the clock at each step of the first call on the way. A host with several addresses counts from the first try. */
final class StepTrace extends Trace {

    private volatile long begun;
    private volatile long tls;
    private volatile long ready;
    private volatile long ended;
    private volatile String protocol = "";

    StepTrace(Duration handshakeLimit) {
        super(handshakeLimit);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        super.connectStart(call, address, proxy);
        if (begun == 0) {
            begun = System.nanoTime();
        }
    }

    @Override
    public void secureConnectStart(Call call) {
        super.secureConnectStart(call);
        if (ready == 0) {
            tls = System.nanoTime();
        }
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake agreed) {
        super.secureConnectEnd(call, agreed);
        if (agreed != null && ready == 0) {
            protocol = agreed.tlsVersion().javaName();
        }
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol agreed) {
        super.connectEnd(call, address, proxy, agreed);
        if (ready == 0) {
            ready = System.nanoTime();
        }
    }

    @Override
    public void connectFailed(
            Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol agreed, IOException e) {
        super.connectFailed(call, address, proxy, agreed, e);
        ended = System.nanoTime();
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        super.responseHeadersEnd(call, response);
        if (ended == 0 || ended < ready) {
            ended = System.nanoTime();
        }
    }

    boolean connected() {
        return ready != 0;
    }

    /** Up to the handshake, or to the end where there was none. */
    Duration connecting() {
        return between(begun, tls != 0 ? tls : ready != 0 ? ready : end());
    }

    Duration securing() {
        return tls == 0 ? Duration.ZERO : between(tls, ready != 0 ? ready : end());
    }

    /** From the connection on until the answer began. */
    Duration asking() {
        return ready == 0 ? Duration.ZERO : between(ready, end());
    }

    String protocol() {
        return protocol;
    }

    private long end() {
        return ended != 0 && ended >= ready ? ended : System.nanoTime();
    }

    private static Duration between(long from, long to) {
        return from == 0 || to < from ? Duration.ZERO : Duration.ofNanos(to - from);
    }
}
