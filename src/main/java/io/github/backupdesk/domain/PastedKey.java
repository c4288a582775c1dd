package io.github.backupdesk.domain;

import java.util.List;
import java.util.Optional;

/**
 * An API key as people paste it: with the spaces, quotes and line breaks of wherever it stood, as a header, or within a whole
 * command. Says what was dropped, and of what is no key, why; the text itself is in none of it (promises.md I06).
 */
public sealed interface PastedKey {

    /**
     * @param baseUrl the address of the control plane that stood beside it; empty if there was none that can be used
     * @param dropped what stood around the key, each once, in the order of {@link Dropped}
     */
    record Found(ApiKey key, Optional<BaseUrl> baseUrl, List<Dropped> dropped) implements PastedKey {
        public Found {
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * @param position of the odd character within the key, counted from 1; 0 where there is none
     * @param codePoint the odd character; 0 where there is none
     */
    record NoKey(Mistake mistake, int position, int codePoint) implements PastedKey {}

    /** What stood around a key. */
    enum Dropped {
        SPACES,
        LINE_BREAKS,
        QUOTES,
        BEARER,
        HEADER,
        COMMAND
    }

    /** Why a text is no key. */
    enum Mistake {
        EMPTY,
        TOO_SHORT,
        TOO_LONG,
        /** It cannot stand in a header; see the position. */
        ODD_CHARACTER,
        /** A variable, or a masked form, in the place of the key. */
        PLACEHOLDER,
        /** A command or header without a key. */
        NONE_INSIDE,
        /** An address alone. */
        AN_ADDRESS
    }

    /** Nobody pastes a longer command, and each pattern goes over the text once. */
    int LONGEST = 1 << 16;

    /** The characters are copied; they are the caller's to wipe. */
    static PastedKey read(char[] text) {
        return text.length > LONGEST ? KeyReading.no(Mistake.TOO_LONG) : read(new String(text));
    }

    static PastedKey read(String text) {
        return text.length() > LONGEST ? KeyReading.no(Mistake.TOO_LONG) : new KeyReading().read(text);
    }
}
