package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.NoKey;
import io.github.backupdesk.domain.CloudException.Unreachable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** A call that ended without a status line. */
record Failure(Kind kind, IOException cause) implements Exchange {

    private static final Pattern STATUS = Pattern.compile("\\b[1-9][0-9]{2}\\b");

    /** Where it ended. The kinds up to {@link #PROXY_REFUSED} are certain to have sent nothing. */
    enum Kind {
        CANCELLED(Unreachable.Cause.CONNECT_FAILED),
        BAD_KEY(Unreachable.Cause.CONNECT_FAILED),
        NO_KEY(Unreachable.Cause.CONNECT_FAILED),
        READ_ONLY(Unreachable.Cause.CONNECT_FAILED),
        HOST_NOT_FOUND(Unreachable.Cause.HOST_NOT_FOUND),
        CONNECT_FAILED(Unreachable.Cause.CONNECT_FAILED),
        CONNECT_TIMED_OUT(Unreachable.Cause.TIMED_OUT),
        TLS_FAILED(Unreachable.Cause.TLS_FAILED),
        NOT_TRUSTED(Unreachable.Cause.NOT_TRUSTED),
        WRONG_NAME(Unreachable.Cause.WRONG_NAME),
        EXPIRED(Unreachable.Cause.EXPIRED),
        NOT_YET_VALID(Unreachable.Cause.NOT_YET_VALID),
        TLS_TOO_OLD(Unreachable.Cause.TLS_TOO_OLD),
        NOT_TLS(Unreachable.Cause.NOT_TLS),
        PROXY_REFUSED(Unreachable.Cause.PROXY_REFUSED),
        TIMED_OUT(Unreachable.Cause.TIMED_OUT),
        CONNECTION_LOST(Unreachable.Cause.CONNECTION_LOST),
        /** Bytes came, but no HTTP. */
        GARBLED(Unreachable.Cause.CONNECTION_LOST);

        private final Unreachable.Cause asCause;

        Kind(Unreachable.Cause asCause) {
            this.asCause = asCause;
        }
    }

    /** Taken back by an interrupt before it left. */
    static Failure cancelled() {
        return new Failure(Kind.CANCELLED, new InterruptedIOException("interrupted"));
    }

    /** The profile is locked. */
    static Failure noKey() {
        return new Failure(Kind.NO_KEY, new IOException("there is no key"));
    }

    static Failure of(IOException e, Trace trace) {
        if (!trace.mayHaveLeft()) {
            return new Failure(beforeSending(e, trace), e);
        }
        // What a server sent may be quoted in the exception, and a server can send our key back: only the name is kept.
        return new Failure(afterSending(e), new IOException(e.getClass().getName()));
    }

    boolean sentNothing() {
        return kind.compareTo(Kind.PROXY_REFUSED) <= 0;
    }

    /** The same as the end of a question. */
    CloudException problem(String host) {
        return kind == Kind.NO_KEY ? new NoKey() : new Unreachable(host, kind.asCause, details(), cause);
    }

    /** Whose certificate, which status of the proxy, or where it is named if nobody understands that: what a person can use of the exception. */
    List<String> details() {
        return switch (kind) {
            case PROXY_REFUSED ->
                List.of(
                        cause instanceof Proxies.Unreadable odd
                                ? odd.variable()
                                : proxyStatus(Objects.requireNonNullElse(cause.getMessage(), "")));
            default -> TlsTrouble.details(kind, cause);
        };
    }

    /** The client's own words for 407 have no number. */
    private static String proxyStatus(String words) {
        Matcher status = STATUS.matcher(words);
        if (status.find()) {
            return status.group();
        }
        return words.contains("authenticate") ? "407" : "–";
    }

    private static Kind afterSending(IOException e) {
        return switch (e) {
            case InterruptedIOException _ -> Kind.TIMED_OUT;
            case ProtocolException _ -> Kind.GARBLED;
            default -> Kind.CONNECTION_LOST;
        };
    }

    private static Kind beforeSending(IOException e, Trace trace) {
        if (trace.handshakeStalled()) {
            return Kind.CONNECT_TIMED_OUT;
        }
        return switch (e) {
            case UnknownHostException _ -> Kind.HOST_NOT_FOUND;
            case InterruptedIOException _ -> Kind.CONNECT_TIMED_OUT;
            case ConnectException _ -> Kind.CONNECT_FAILED;
            case NoRouteToHostException _ -> Kind.CONNECT_FAILED;
            case SSLException tls -> TlsTrouble.kind(tls);
            default -> withoutOwnName(trace);
        };
    }

    /** A reset or an odd answer means by its place what it means: in the handshake, in the tunnel, or before either. */
    private static Kind withoutOwnName(Trace trace) {
        if (trace.inTls()) {
            return Kind.TLS_FAILED;
        }
        return trace.byProxy() ? Kind.PROXY_REFUSED : Kind.CONNECT_FAILED;
    }
}
