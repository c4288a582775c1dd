package io.github.backupdesk.domain;

import java.nio.charset.StandardCharsets;

/**
 * One file of a support bundle, whole and as it is written.
 *
 * @param name with its folder inside the bundle
 */
public record SupportFile(String name, String text) {

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
