package io.github.backupdesk.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The cluster that is meant by an address or a command that was pasted whole.
 *
 * @param keyDropped whether a key stood in the text, which goes no farther
 */
public record PastedCluster(ClusterId id, boolean keyDropped) {

    /** Nobody pastes a longer command, and each pattern goes over the text once. */
    private static final int LONGEST = 1 << 16;

    private static final Pattern ADDRESS_OR_COMMAND = Pattern.compile("://|^\\s*curl\\s");
    private static final Pattern IN_A_PATH =
            Pattern.compile("/clusters/([A-Za-z0-9][A-Za-z0-9_-]{0,63})(?![A-Za-z0-9_-])");
    private static final Pattern USUAL =
            Pattern.compile("(?<![A-Za-z0-9_-])(in[0-9x]{2}-[0-9a-z]{1,58})(?![A-Za-z0-9_-])");

    /** A key or a password, but no variable that stands for one. */
    private static final Pattern KEY = Pattern.compile(
            "(?i)(bearer\\s{1,9}|api-?key[\"']?[:=] ?|token=|://[^\\s/:@]{0,200}:)(?!\\$)([^\\s\"'@/]{6,})");

    /** What is meant; empty if it is neither address nor command, or if not exactly one cluster stands in it. */
    public static Optional<PastedCluster> find(String text) {
        if (text.length() > LONGEST || !ADDRESS_OR_COMMAND.matcher(text).find()) {
            return Optional.empty();
        }
        List<String> ids = ids(IN_A_PATH, text);
        if (ids.isEmpty()) {
            ids = ids(USUAL, text);
        }
        return ids.size() == 1
                ? Optional.of(new PastedCluster(new ClusterId(ids.getFirst()), holdsKey(text)))
                : Optional.empty();
    }

    private static List<String> ids(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .limit(2)
                .toList();
    }

    private static boolean holdsKey(String text) {
        return KEY.matcher(text).find();
    }

    /** The text with whatever looks like a key taken out of it. */
    public static String withoutKey(String text) {
        return text.length() > LONGEST ? text : KEY.matcher(text).replaceAll("$1…");
    }
}
