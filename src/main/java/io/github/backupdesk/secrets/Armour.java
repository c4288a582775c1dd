package io.github.backupdesk.secrets;

import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretStoreException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A secret in visible ASCII, which comes back from every keychain as it went in. Left as they are, other characters would be
 * lost where the system's encoding lacks them, and a quote would end the text of the command that macOS is sent.
 */
final class Armour {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final char ESCAPE = '%';

    /** A byte takes a percent sign and two digits. */
    private static final int ESCAPED = 3;

    /** What one char becomes in UTF-8 at most; four bytes stand for two chars. */
    private static final int MOST_BYTES = 3;

    private Armour() {}

    /** @return for the caller to wipe */
    static char[] encode(Secret secret) {
        char[] characters = secret.characters();
        byte[] utf8 = new byte[characters.length * MOST_BYTES];
        char[] room = new char[utf8.length * ESCAPED];
        try {
            ByteBuffer bytes = ByteBuffer.wrap(utf8);
            StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(characters), bytes, true);
            int length = 0;
            for (int at = 0; at < bytes.position(); at++) {
                if (plain(utf8[at])) {
                    room[length++] = (char) utf8[at];
                } else {
                    room[length++] = ESCAPE;
                    room[length++] = HEX.toHighHexDigit(utf8[at]);
                    room[length++] = HEX.toLowHexDigit(utf8[at]);
                }
            }
            return Arrays.copyOf(room, length);
        } finally {
            Arrays.fill(characters, '\0');
            Arrays.fill(utf8, (byte) 0);
            Arrays.fill(room, '\0');
        }
    }

    /** @throws SecretStoreException if the text was not written by {@link #encode} */
    static Secret decode(char[] text) throws SecretStoreException {
        byte[] utf8 = new byte[text.length];
        CharBuffer characters = CharBuffer.allocate(text.length);
        try {
            int length = 0;
            for (int at = 0; at < text.length; length++) {
                boolean escaped = text[at] == ESCAPE;
                utf8[length] = escaped ? unescape(text, at) : asItIs(text[at]);
                at += escaped ? ESCAPED : 1;
            }
            // Into our own buffer: one of the decoder's would grow, and leave copies behind.
            CoderResult result =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, 0, length), characters, true);
            if (result.isError()) {
                throw notOurs();
            }
            char[] decoded = Arrays.copyOf(characters.array(), characters.position());
            Secret secret = new Secret(decoded);
            Arrays.fill(decoded, '\0');
            return secret;
        } finally {
            Arrays.fill(utf8, (byte) 0);
            Arrays.fill(characters.array(), '\0');
        }
    }

    private static byte unescape(char[] text, int at) throws SecretStoreException {
        if (at + ESCAPED > text.length || !HexFormat.isHexDigit(text[at + 1]) || !HexFormat.isHexDigit(text[at + 2])) {
            throw notOurs();
        }
        return (byte) (HexFormat.fromHexDigit(text[at + 1]) << 4 | HexFormat.fromHexDigit(text[at + 2]));
    }

    private static byte asItIs(char each) throws SecretStoreException {
        if (each > '~' || !plain((byte) each)) {
            throw notOurs();
        }
        return (byte) each;
    }

    private static boolean plain(byte each) {
        return each > ' ' && each <= '~' && each != '"' && each != '\\' && each != ESCAPE;
    }

    private static SecretStoreException notOurs() {
        return new SecretStoreException(SecretStoreException.Kind.NOT_OURS, "not in our writing");
    }
}
