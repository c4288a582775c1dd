package io.github.backupdesk.domain;

/**
 * Makes text from elsewhere fit to be painted: controls, direction marks and invisible characters become visible, and the
 * length is bounded (promises.md T13).
 */
public final class VisibleText {

    private static final int LIMIT = 200;

    private VisibleText() {}

    /** At most 200 characters, then an ellipsis. */
    public static String of(String text) {
        return of(text, LIMIT);
    }

    public static String of(String text, int limit) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), limit) + 16);
        int count = 0;
        for (int at = 0; at < text.length(); count++) {
            if (count == limit) {
                return out.append('…').toString();
            }
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (isHidden(codePoint)) {
                out.append("⟨").append(name(codePoint)).append("⟩");
            } else {
                out.appendCodePoint(codePoint);
            }
        }
        return out.toString();
    }

    /** {@code U+202E}, in the form a person can look up. */
    public static String name(int codePoint) {
        return String.format(java.util.Locale.ROOT, "U+%04X", codePoint);
    }

    /** Whether it cannot be seen, or would change how its neighbours look. */
    static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
