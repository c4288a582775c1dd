package io.github.backupdesk.domain;

import java.util.regex.Pattern;

/**
 * What an item of the keychain is called there. The text form is fixed for ever: a version that wrote it otherwise would not
 * find what an older one has kept, and would leave it lying there.
 */
public final class SecretName {

    private static final String PROGRAM = "io.github.backupdesk.BackupDesk/";

    /** No slash, so that no profile can be called like an item of another one. */
    private static final Pattern PROFILE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** No profile's, because none begins with a hyphen. */
    private static final SecretName TRIAL = new SecretName("-trial");

    private final String text;

    private SecretName(String rest) {
        this.text = PROGRAM + rest;
    }

    /** The API key of a profile. */
    public static SecretName apiKey(String profileId) {
        return new SecretName(checked(profileId));
    }

    /** Who the profile is to its proxy. */
    public static SecretName proxy(String profileId) {
        return new SecretName(checked(profileId) + "/proxy");
    }

    /** What the profile shows to the data plane of one cluster. */
    public static SecretName cluster(String profileId, ClusterId cluster) {
        return new SecretName(checked(profileId) + "/cluster/" + cluster);
    }

    /** For trying a store out; nothing of worth is ever kept under it. */
    public static SecretName trial() {
        return TRIAL;
    }

    private static String checked(String profileId) {
        if (!PROFILE_ID.matcher(profileId).matches()) {
            throw new IllegalArgumentException("not the ID of a profile");
        }
        return profileId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretName name && name.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it stands in the keychain: ASCII, no quote, no space. */
    @Override
    public String toString() {
        return text;
    }
}
