package io.github.backupdesk.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ID of a cluster as it may stand in a request path: 1 to 64 letters, digits, {@code -} and {@code _}, the first a
 * letter or digit. IDs are opaque to us (contract.md section 0), so nothing more is asked of them; the allow-list is what
 * keeps a path from being changed by what somebody typed (promises.md T11).
 */
public record ClusterId(String value) {

    private static final int MAX_LENGTH = 64;
    private static final Pattern USUAL = Pattern.compile("in[0-9x]{2}-[0-9a-z]+");

    /** @throws IllegalArgumentException if the text is no cluster ID; ask {@link #check} where a person typed it */
    public ClusterId {
        IdProblem problem = problem(value);
        if (problem != null) {
            throw new IllegalArgumentException("not a cluster ID: " + problem);
        }
    }

    /** What came of reading an ID that a person typed or pasted. */
    public sealed interface Check {
        /** @param usual whether it has the form {@code inNN-…} that the service gives out; anything else is worth a hint */
        record Accepted(ClusterId id, boolean usual) implements Check {}

        record Refused(IdProblem problem) implements Check {}
    }

    /** Reads typed text; white space around it is dropped, nothing else is mended. */
    public static Check check(String typed) {
        String text = withoutSpaceAround(typed);
        IdProblem problem = problem(text);
        if (problem != null) {
            return new Check.Refused(problem);
        }
        return new Check.Accepted(new ClusterId(text), USUAL.matcher(text).matches());
    }

    private static @Nullable IdProblem problem(String text) {
        if (text.isEmpty()) {
            return new IdProblem.Empty();
        }
        // The odd character is looked for first: it says more than the length does.
        for (int at = 0, position = 1; at < text.length(); position++) {
            int codePoint = text.codePointAt(at);
            if (!allowed(codePoint, position == 1)) {
                return new IdProblem.OddCharacter(codePoint, position);
            }
            at += Character.charCount(codePoint);
        }
        return text.length() > MAX_LENGTH ? new IdProblem.TooLong(text.length(), MAX_LENGTH) : null;
    }

    private static boolean allowed(int c, boolean first) {
        boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letterOrDigit || (!first && (c == '-' || c == '_'));
    }

    private static String withoutSpaceAround(String text) {
        // By hand: a pattern would take minutes over a pasted page of spaces, and strip() leaves no-break spaces.
        int start = 0;
        int end = text.length();
        while (start < end && space(text.charAt(start))) {
            start++;
        }
        while (start < end && space(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    @Override
    public String toString() {
        return value;
    }
}
