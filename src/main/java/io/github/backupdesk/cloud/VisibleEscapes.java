package io.github.backupdesk.cloud;

import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Writes characters that cannot be seen, or that turn the text around them, as {@code \}{@code uXXXX}. The JSON means the
 * same, and what is reviewed cannot look like something else. It covers surrogates, for a lone one has no UTF-8 form.
 */
final class VisibleEscapes extends CharacterEscapes {

    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
        return standardAsciiEscapesForJSON();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
        return switch (Character.getType(ch)) {
            case Character.SURROGATE,
                    Character.FORMAT,
                    Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> new SerializedString(String.format(Locale.ROOT, "\\u%04X", ch));
            default -> null;
        };
    }
}
