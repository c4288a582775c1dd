package io.github.backupdesk.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is told to a cluster's own address: an API key, or a user and a password (contract.md section 2). In memory only, with
 * no readable text form. Safe for many threads.
 */
public final class DataPlaneKey implements AutoCloseable {

    private static final int MAX_LENGTH = 256;

    private final Optional<String> user;

    /** The key, or the password; empty once it is forgotten. */
    private char[] secret;

    private DataPlaneKey(Optional<String> user, char[] secret) {
        this.user = user;
        this.secret = secret;
    }

    /** Why it is no login. */
    public enum Flaw {
        NO_USER,
        NO_PASSWORD,
        TOO_LONG,
        /** A colon ends the user's name. */
        COLON_IN_USER,
        /** It cannot stand in a header. */
        ODD_CHARACTER
    }

    /** Thrown with the reason; never holds what was typed. */
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final Flaw flaw;

        Refused(Flaw flaw) {
            super("no login: " + flaw);
            this.flaw = flaw;
        }

        public Flaw flaw() {
            return flaw;
        }
    }

    /**
     * Another API key than the profile's.
     *
     * @throws IllegalArgumentException if it is forgotten
     */
    public static DataPlaneKey ofKey(ApiKey key) {
        String bearer = key.bearer();
        if (bearer.isEmpty()) {
            throw new IllegalArgumentException("the key is forgotten");
        }
        return new DataPlaneKey(
                Optional.empty(), bearer.substring("Bearer ".length()).toCharArray());
    }

    /**
     * A login, such as that of {@code db_admin}.
     *
     * @param password copied; the caller's is the caller's to wipe
     * @throws Refused if it cannot be sent as it is
     */
    public static DataPlaneKey ofLogin(String user, char[] password) {
        String name = user.strip();
        if (name.isEmpty()) {
            throw new Refused(Flaw.NO_USER);
        }
        if (password.length == 0) {
            throw new Refused(Flaw.NO_PASSWORD);
        }
        if (name.length() > MAX_LENGTH || password.length > MAX_LENGTH) {
            throw new Refused(Flaw.TOO_LONG);
        }
        if (name.indexOf(':') >= 0) {
            throw new Refused(Flaw.COLON_IN_USER);
        }
        boolean clean = name.chars().allMatch(DataPlaneKey::standsInAHeader);
        for (char each : password) {
            clean &= standsInAHeader(each);
        }
        if (!clean) {
            throw new Refused(Flaw.ODD_CHARACTER);
        }
        return new DataPlaneKey(Optional.of(name), password.clone());
    }

    private static boolean standsInAHeader(int c) {
        return c > ' ' && c <= '~';
    }

    /** Who it is, where it is a login. */
    public Optional<String> user() {
        return user;
    }

    /** The value of the Authorization header; empty if it is forgotten. The only way out, for the one client that sends it. */
    public synchronized String bearer() {
        if (secret.length == 0) {
            return "";
        }
        return "Bearer " + user.map(name -> name + ":").orElse("") + new String(secret);
    }

    /** Forgets it. */
    @Override
    public synchronized void close() {
        Arrays.fill(secret, '\0');
        secret = new char[0];
    }

    @Override
    public String toString() {
        return "DataPlaneKey[hidden]";
    }
}
