package io.github.backupdesk.domain;

import io.github.backupdesk.domain.ShellWords.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that creates a backup, as it stands in a runbook: {@code curl}, PowerShell's {@code Invoke-RestMethod}, or the
 * {@code zilliz} command with a raw body. What it says of the request is kept; a key in it is dropped at once, and only that
 * there was one is told (promises.md I05).
 *
 * @param clusterId the text in the place of the cluster's ID, not checked
 * @param body the JSON text, not checked; empty if the command has none
 * @param host the address it would go to, in lower case; empty if it names none
 * @param keyDropped whether a key stood in it
 */
public record PastedCommand(String clusterId, String body, String host, boolean keyDropped) {

    /** Where the host is no plain name, such as a variable, the path alone counts. */
    private static final Pattern URL = Pattern.compile(
            "(?:https?://([^/\\s]*))?/v2/clusters/([^/?#\\s]*)/backups/create", Pattern.CASE_INSENSITIVE);

    /** A key in a header, and no variable that stands for one. */
    static final Pattern KEY = Pattern.compile("(?i)\\bBearer\\s+([^\\s\"'$][^\\s\"']*)");

    private static final Set<String> DATA =
            Set.of("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json", "-body", "--body");
    private static final String AS_BYTES = "([Text.Encoding]::UTF8.GetBytes(";
    static final Set<String> ZILLIZ = Set.of("zilliz", "zz");
    private static final Set<String> CLUSTER = Set.of("--cluster-id", "--cluster");

    /** Reads a command; empty if it does not create a backup. */
    public static Optional<PastedCommand> read(String text) {
        List<String> words = words(text);
        Optional<MatchResult> url = words.stream()
                .map(URL::matcher)
                .filter(Matcher::find)
                .map(Matcher::toMatchResult)
                .findFirst();
        boolean zilliz = !words.isEmpty() && ZILLIZ.contains(words.getFirst());
        Optional<String> cluster =
                url.map(found -> found.group(2)).or(() -> zilliz ? option(words, CLUSTER) : Optional.empty());
        String host = url.map(found -> found.group(1)).orElse("");
        String body = unpacked(option(words, DATA).orElse(""));
        Matcher key = KEY.matcher(text);
        // Wherever else the key may stand, it goes.
        String dropped = key.find() ? key.group(1) : "";
        return cluster.map(id -> new PastedCommand(
                without(dropped, id),
                without(dropped, body),
                without(dropped, host).toLowerCase(Locale.ROOT),
                !dropped.isEmpty()));
    }

    /** The words of a command, by the rules of the shell that it seems to be for. */
    static List<String> words(String text) {
        boolean powershell = text.contains("`\n") || text.contains("`\r\n") || startsLikePowerShell(text);
        return ShellWords.of(text, powershell ? Dialect.POWERSHELL : Dialect.SH);
    }

    /** PowerShell's way of saying that a text goes as UTF-8. */
    private static String unpacked(String body) {
        return body.startsWith(AS_BYTES) && body.endsWith("))")
                ? body.substring(AS_BYTES.length(), body.length() - 2)
                : body;
    }

    private static String without(String key, String text) {
        return key.isEmpty() ? text : text.replace(key, "");
    }

    static boolean startsLikePowerShell(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("invoke-") || start.startsWith("irm ") || start.startsWith("iwr ");
    }

    /** The word after an option, or behind its {@code =}. */
    static Optional<String> option(List<String> words, Set<String> names) {
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            int equals = word.startsWith("-") ? word.indexOf('=') : -1;
            String name = equals > 0 ? word.substring(0, equals) : word;
            if (!names.contains(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (equals > 0) {
                return Optional.of(word.substring(equals + 1));
            }
            return at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
        }
        return Optional.empty();
    }
}
