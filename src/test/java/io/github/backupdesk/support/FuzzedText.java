package io.github.backupdesk.support;

import java.nio.charset.StandardCharsets;

/** Any bytes as a text: UTF-8, or after a byte 0xFF two bytes for each char, so that lone surrogates come up as well. */
public final class FuzzedText {

    private FuzzedText() {}

    public static String of(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != (byte) 0xFF) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i + 1 < bytes.length; i += 2) {
            text.append((char) ((bytes[i] & 0xFF) << 8 | (bytes[i + 1] & 0xFF)));
        }
        return text.toString();
    }
}
