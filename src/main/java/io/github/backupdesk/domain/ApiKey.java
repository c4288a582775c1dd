package io.github.backupdesk.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An API key, in memory only. It has no readable text form, so that it cannot slip into a log or a message (promises.md P5).
 */
public final class ApiKey implements AutoCloseable {

    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 512;

    private final char[] characters;

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

    /** The value of the Authorization header. The only way out, for the one client that sends it. */
    public String bearer() {
        return "Bearer " + new String(characters);
    }

    /**
     * Eight hexadecimal digits that tell one key from another and lead back to none. Jobs are known to the key's account
     * alone, so the history has to know which rows it may ask after.
     */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(("backup-desk " + new String(characters)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets the key. */
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
