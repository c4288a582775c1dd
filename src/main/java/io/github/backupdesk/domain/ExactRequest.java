package io.github.backupdesk.domain;

/**
 * A create-backup request as it goes over the wire. What the review shows, what the history keeps and what is sent are
 * this one object, so that they cannot differ.
 *
 * @param path starts with {@code /}, relative to the base URL
 * @param body the JSON text, exactly the bytes sent once encoded as UTF-8
 */
public record ExactRequest(BackupRequest request, String path, String body) {

    /** Stands in the row of a backup that was made elsewhere: from here, nothing was sent. */
    public static ExactRequest none(BackupRequest made) {
        return new ExactRequest(made, "", "");
    }

    /** The call as a curl command for sh, with the key as {@code $TOKEN} (promises.md T6). */
    public String curl(String baseUrl) {
        return """
                curl --request POST \\
                  --url "%s%s" \\
                  --header "Authorization: Bearer $TOKEN" \\
                  --header "Content-Type: application/json" \\
                  -d '%s'""".formatted(baseUrl, path, body.replace("'", "'\\''"));
    }
}
