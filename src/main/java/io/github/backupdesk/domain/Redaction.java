package io.github.backupdesk.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what looks like a key, whoever wrote it there: a careless line of a library must not carry one into the
 * log, a report or a bundle (promises.md T3). It rather takes too much than too little.
 */
public final class Redaction {

    /** What stands in the place of what was taken out. */
    public static final String MASK = "[masked]";

    /** Characters that end a value in a log line, in JSON and in a command. */
    private static final String VALUE = "[^\\s\"'\\\\]{1,2048}";

    /** Each keeps its first group, so that it can be seen what stood there. Runs are bounded: lines may be huge. */
    private record Rule(Masked kind, String sign, Pattern pattern) {

        Rule(Masked kind, String pattern) {
            this(
                    kind,
                    // Without it nothing can fit, and most lines are without it.
                    switch (kind) {
                        case LOGIN -> "@";
                        case CERTIFICATE -> "-----BEGIN";
                        default -> "";
                    },
                    Pattern.compile(pattern));
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Masked.CERTIFICATE,
                    "()-----BEGIN [A-Z0-9 ]{1,40}-----[^-]{0,65536}(?:-----END [A-Z0-9 ]{1,40}-----)?"),
            new Rule(
                    Masked.KEY,
                    "(?i)(authorization\\\\?[\"']?\\s{0,9}[:=]\\s{0,9}(?!\\[masked\\])\\\\?+[\"'\\[]?+"
                            + "(?:(?:bearer|basic|digest|negotiate|ntlm)\\s{1,9})?+)(?!\\[masked\\])" + VALUE),
            new Rule(Masked.KEY, "(?i)(\\bbearer\\s{1,9}\\\\?[\"']?)(?!\\[masked\\])" + VALUE),
            new Rule(Masked.KEY, "(?i)(\\bbasic\\s{1,9})[a-z0-9+/]{8,2048}={0,2}"),
            new Rule(
                    Masked.KEY,
                    "(?i)((?:api[_-]?key|token|secret|password|passwd|passphrase|\\bpwd)s?\\\\?[\"']?\\s{0,9}[:=]\\s{0,9}\\\\?[\"']?)"
                            + "(?!\\[masked\\])[^\\s\"'\\\\,;&}\\]]{1,2048}"),
            new Rule(
                    Masked.LOGIN,
                    "(?i)(\\b[a-z][a-z0-9+.-]{1,20}://)(?!\\[masked\\]@)"
                            + "(?:[^\\s\"'<>/@]{1,512}|[^\\s\"'<>/:@]{1,256}:[^\\s\"'<>]{1,512})(?=@)"),
            new Rule(Masked.LOGIN, "((?<![^\\s\"'=(]))[^\\s\"'/:@=(]{1,128}+:[^\\s\"'/@]{1,256}+(?=@[A-Za-z0-9\\[])"),
            // Nothing of the service's own is that long without a break.
            new Rule(
                    Masked.KEY,
                    "((?<![A-Za-z0-9+/_=-]))(?=[A-Za-z0-9]{0,4096}[0-9])(?=[A-Za-z0-9]{0,4096}[A-Za-z])[A-Za-z0-9]{40,4096}(?![A-Za-z0-9_])"));

    private Redaction() {}

    public static String mask(String text) {
        return mask(text, new EnumMap<>(Masked.class));
    }

    /** The same, and adds to the counts what was taken out. */
    public static String mask(String text, Map<Masked, Integer> counts) {
        String masked = text;
        for (Rule rule : RULES) {
            StringBuilder out = new StringBuilder(masked.length());
            if (!masked.contains(rule.sign())) {
                continue;
            }
            Matcher matcher = rule.pattern().matcher(masked);
            while (matcher.find()) {
                counts.merge(rule.kind(), 1, Integer::sum);
                matcher.appendReplacement(out, "$1" + Matcher.quoteReplacement(MASK));
            }
            masked = matcher.appendTail(out).toString();
        }
        return masked;
    }
}
