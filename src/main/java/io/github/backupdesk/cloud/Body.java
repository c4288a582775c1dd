package io.github.backupdesk.cloud;

/**
 * What was read of an answer's body.
 *
 * @param text as UTF-8, with U+FFFD for what is none and without a byte order mark
 * @param bytes how many were read
 */
record Body(String text, End end, long bytes) {

    static final Body NONE = new Body("", End.WHOLE, 0);

    private static final int WORDS = 80;
    /** What was meant as JSON may hold the only trace of a job, so more of it is kept. */
    private static final int OF_JSON = 1000;

    private static final int LOOKED_AT = 4096;

    /** How the reading ended. */
    enum End {
        WHOLE,
        CUT_OFF,
        TIMED_OUT,
        TOO_LARGE,
        /** Packed although we asked for it plain; not unpacked. */
        ENCODED
    }

    /** The first words without tags, for a person who has to guess what answered. */
    String firstWords() {
        String plain = text.substring(0, Math.min(text.length(), LOOKED_AT))
                .replaceAll("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)", " ")
                .replaceAll("<[^>]*(>|$)", " ")
                .strip()
                .replaceAll("\\s+", " ");
        int most = plain.startsWith("{") ? OF_JSON : WORDS;
        return plain.codePointCount(0, plain.length()) <= most
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, most));
    }
}
