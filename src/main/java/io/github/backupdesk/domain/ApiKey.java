package io.github.backupdesk.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An API key, in memory only. It has no readable text form, so that it cannot slip into a log or a message (promises.md P5).
 * Whoever holds it holds it while a session lives: it can be forgotten, which locks the session, and be renewed in its place.
 * Safe for many threads.
 */
public final class ApiKey implements AutoCloseable {

    private static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 512;

    private static final char[] NONE = {};

    /** Empty once it is forgotten. */
    private char[] characters;

    private ApiKey(char[] characters) {
        this.characters = characters;
    }

    /**
     * Reads a key as it was handed over. White space around it is dropped; anything else that cannot stand in a header
     * makes it no key (promises.md T12).
     */
    public static Optional<ApiKey> parse(String text) {
        String stripped = text.strip();
        boolean clean = stripped.length() >= MIN_LENGTH
                && stripped.length() <= MAX_LENGTH
                && stripped.chars().allMatch(c -> c > ' ' && c <= '~');
        return clean ? Optional.of(new ApiKey(stripped.toCharArray())) : Optional.empty();
    }

    /**
     * The value of the Authorization header; empty if the key is forgotten. The only way out, for the one client that sends
     * it.
     */
    public synchronized String bearer() {
        return characters.length == 0 ? "" : "Bearer " + new String(characters);
    }

    /** The text with a mask wherever the key stood in it. */
    public synchronized String maskedIn(String text, String mask) {
        return characters.length == 0 ? text : text.replace(new String(characters), mask);
    }

    /**
     * Eight hexadecimal digits that tell one key from another and lead back to none. Jobs are known to the key's account
     * alone, so the history has to know which rows it may ask after.
     *
     * @throws IllegalStateException if the key is forgotten
     */
    public synchronized String fingerprint() {
        if (characters.length == 0) {
            throw new IllegalStateException("the key is forgotten");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(("backup-desk " + new String(characters)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Takes the characters of another key, which is forgotten by that: whoever holds this one goes on with the fresh one.
     *
     * @throws IllegalArgumentException if the other is forgotten already; this one stays as it was
     */
    public void replaceBy(ApiKey fresh) {
        if (fresh == this) {
            return;
        }
        char[] taken = fresh.handOver();
        if (taken.length == 0) {
            throw new IllegalArgumentException("a forgotten key replaces none");
        }
        synchronized (this) {
            Arrays.fill(characters, '\0');
            characters = taken;
        }
    }

    private synchronized char[] handOver() {
        char[] mine = characters;
        characters = NONE;
        return mine;
    }

    /** Whether there is nothing to send any more. */
    public synchronized boolean isForgotten() {
        return characters.length == 0;
    }

    /** Forgets the key, until it is renewed. */
    @Override
    public synchronized void close() {
        Arrays.fill(characters, '\0');
        characters = NONE;
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
