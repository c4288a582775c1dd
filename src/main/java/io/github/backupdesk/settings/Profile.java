package io.github.backupdesk.settings;

import java.util.List;

/**
 * An account as it is written down: everything but its key, which lies in the system's keychain or in memory.
 *
 * @param id given once, never shown; names the key in the keychain and the fence
 * @param name what the user calls it; no two are alike
 * @param baseUrl the address of the control plane, as {@code https://host}
 * @param word what the window's bar says; empty for the usual word of the environment
 * @param account what the history calls it; empty before the first connection. It outlives a renewed key
 * @param clusterKeys the clusters whose data plane has a credential of its own in the keychain
 */
public record Profile(
        String id,
        String name,
        String baseUrl,
        Environment environment,
        Colour colour,
        String word,
        LockLevel lock,
        KeyPlace keyPlace,
        Proxy proxy,
        List<Certificate> certificates,
        String note,
        String account,
        List<String> clusterKeys) {

    public Profile {
        certificates = List.copyOf(certificates);
        clusterKeys = List.copyOf(clusterKeys);
    }

    /** What the account is for. */
    public enum Environment {
        PRODUCTION,
        STAGING,
        TEST,
        OTHER
    }

    /** Of the bar, the chip and the button that creates. Grey is the demo's alone. */
    public enum Colour {
        RED,
        AMBER,
        BLUE,
        GREEN,
        VIOLET
    }

    /** What has to be done before a request leaves; from the weakest to the strongest. */
    public enum LockLevel {
        /** The review is enough. */
        OPEN,
        /** The review, and one more press. */
        CONFIRM,
        /** The review, and the profile's name typed. */
        TYPED,
        /** Nothing that changes anything leaves. */
        READ_ONLY;

        public boolean weakerThan(LockLevel other) {
            return compareTo(other) < 0;
        }
    }

    /** Where the key is between two runs. */
    public enum KeyPlace {
        KEYCHAIN,
        /** Nowhere: it is asked for each time. */
        SESSION
    }

    /**
     * How its hosts are reached.
     *
     * @param host empty unless it is {@link Mode#MANUAL}
     * @param user empty for a proxy that asks nobody; the password lies with the key
     */
    public record Proxy(Mode mode, String host, int port, String user) {

        public static final Proxy SYSTEM = new Proxy(Mode.SYSTEM, "", 0, "");

        /** Whose word counts. */
        public enum Mode {
            SYSTEM,
            MANUAL,
            NONE
        }
    }

    /**
     * An authority that is trusted besides those of the system.
     *
     * @param name where it came from, for people
     * @param pem itself
     */
    public record Certificate(String name, String pem) {}

    public Profile withAccount(String fresh) {
        return new Profile(
                id,
                name,
                baseUrl,
                environment,
                colour,
                word,
                lock,
                keyPlace,
                proxy,
                certificates,
                note,
                fresh,
                clusterKeys);
    }

    public Profile withKeyPlace(KeyPlace fresh) {
        return new Profile(
                id,
                name,
                baseUrl,
                environment,
                colour,
                word,
                lock,
                fresh,
                proxy,
                certificates,
                note,
                account,
                clusterKeys);
    }

    public Profile withClusterKeys(List<String> fresh) {
        return new Profile(
                id,
                name,
                baseUrl,
                environment,
                colour,
                word,
                lock,
                keyPlace,
                proxy,
                certificates,
                note,
                account,
                fresh);
    }
}
