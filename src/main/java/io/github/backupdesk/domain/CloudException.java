package io.github.backupdesk.domain;

import java.io.Serial;
import java.util.List;

/** Why a question to the service got no answer to work with. Creating is not a question: see {@link SubmitOutcome}. */
public abstract sealed class CloudException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private CloudException(String message) {
        super(message);
    }

    /** The host was not reached, or stopped answering. */
    public static final class Unreachable extends CloudException {
        @Serial
        private static final long serialVersionUID = 1;

        private final String host;
        private final Cause why;
        private final transient List<String> details;

        public Unreachable(String host, Cause why, Throwable cause) {
            this(host, why, List.of(), cause);
        }

        /** @param details what to say of it besides, as {@link Cause} has it */
        public Unreachable(String host, Cause why, List<String> details, Throwable cause) {
            super(host + ": " + why);
            initCause(cause);
            this.host = host;
            this.why = why;
            this.details = List.copyOf(details);
        }

        public String host() {
            return host;
        }

        public Cause why() {
            return why;
        }

        public List<String> details() {
            return details;
        }

        /** What stood in the way. */
        public enum Cause {
            HOST_NOT_FOUND,
            CONNECT_FAILED,
            TIMED_OUT,
            TLS_FAILED,
            /** Nobody we know vouches for the certificate. Detail: its issuer. */
            NOT_TRUSTED,
            /** The certificate is another host's. Detail: whose. */
            WRONG_NAME,
            /** Details: the certificate's last day, and this computer's day. */
            EXPIRED,
            /** Details: the certificate's first day, and this computer's day. */
            NOT_YET_VALID,
            /** Only protocols or ciphers that are no longer safe. */
            TLS_TOO_OLD,
            /** Something answered in plain text, such as a network's sign-in page. */
            NOT_TLS,
            /** Detail: the proxy's status. */
            PROXY_REFUSED,
            CONNECTION_LOST
        }
    }

    /** The service answered and said no: a code other than 0, or a status of refusal. */
    public static final class Refused extends CloudException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        public Refused(Answer answer) {
            super("code " + answer.code() + ", HTTP " + answer.httpStatus());
            this.answer = answer;
        }

        public Answer answer() {
            return answer;
        }
    }

    /** There is no key to ask with: the profile is locked. Nothing was sent. */
    public static final class NoKey extends CloudException {
        @Serial
        private static final long serialVersionUID = 1;

        public NoKey() {
            super("the profile is locked");
        }
    }

    /** Too many requests in a second; the same question may be put again later. */
    public static final class Throttled extends CloudException {
        @Serial
        private static final long serialVersionUID = 1;

        public Throttled() {
            super("too many requests");
        }
    }

    /** Something answered that does not speak the API: no JSON, a redirect, an answer without its fields. */
    public static final class NotTheApi extends CloudException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        public NotTheApi(Answer answer) {
            super("no answer of the API, HTTP " + answer.httpStatus());
            this.answer = answer;
        }

        public Answer answer() {
            return answer;
        }
    }

    /** The key may not be sent to this address (contract.md section 2, key hygiene). Nothing was sent. */
    public static final class AddressNotTrusted extends CloudException {
        @Serial
        private static final long serialVersionUID = 1;

        private final String address;

        public AddressNotTrusted(String address) {
            super("the key is not sent to this address");
            this.address = address;
        }

        public String address() {
            return address;
        }
    }
}
