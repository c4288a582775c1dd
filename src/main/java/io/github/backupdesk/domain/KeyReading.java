package io.github.backupdesk.domain;

import io.github.backupdesk.domain.PastedKey.Dropped;
import io.github.backupdesk.domain.PastedKey.Found;
import io.github.backupdesk.domain.PastedKey.Mistake;
import io.github.backupdesk.domain.PastedKey.NoKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One paste that is read, and what is dropped on the way. */
final class KeyReading {

    private static final Pattern COMMAND =
            Pattern.compile("(?i)(?:[$>#]\\s+)?(?:curl(?:\\.exe)?\\s|invoke-|irm\\s|iwr\\s"
                    + "|zilliz\\s|zz\\s|-H\\s|--header[\\s=]|export\\s|set\\s|\\$env:|ZILLIZ_API_KEY\\s?[=:])");

    private static final Pattern ASSIGNED =
            Pattern.compile("(?i)\\bZILLIZ_API_KEY[ \\t]{0,9}[=:][ \\t]{0,9}[\"']?([^\\s\"']+)");

    private static final Pattern HEADER =
            Pattern.compile("(?im)^[ \\t\"'{,]{0,40}(?:proxy-)?authorization[\"']?[ \\t]{0,9}[:=]([^\\r\\n]*)$");
    private static final Pattern SCHEME = Pattern.compile("(?i)^bearer(?:\\s+|$)");
    private static final Pattern VARIABLE_AFTER_BEARER = Pattern.compile("(?i)\\bBearer\\s+[\"']?\\$");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\$.*|%\\w+%|<[^>]*>|\\{\\{?[^}]*}}?|.*\\*{3}.*|(?i)your[-_ ]?(?:zilliz[-_ ]?)?(?:api[-_ ]?)?(?:key|token)");

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://[^/\\s\"'?#]+)([^\\s\"'?#]*)");
    private static final String DATA_PLANE = "/v2/vectordb";
    private static final Pattern DATA_HOST = Pattern.compile("in[0-9]{2}-.*|.*\\.zillizcloud\\.com");

    private static final Set<String> KEY_OPTIONS = Set.of("--api-key", "--apikey", "--token");
    private static final String CHINA_OPTION = "--cn";
    private static final BaseUrl CHINA = BaseUrl.parse("https://api.cloud.zilliz.com.cn");

    private static final String QUOTES = "\"'`\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u00AB\u00BB";

    private final EnumSet<Dropped> dropped = EnumSet.noneOf(Dropped.class);
    private Optional<BaseUrl> baseUrl = Optional.empty();

    KeyReading() {}

    static NoKey no(Mistake mistake) {
        return new NoKey(mistake, 0, 0);
    }

    PastedKey read(String text) {
        String bare = trimmed(text);
        if (COMMAND.matcher(bare).lookingAt()) {
            return ofCommand(bare);
        }
        Matcher header = HEADER.matcher(bare);
        if (header.find()) {
            dropped.add(Dropped.HEADER);
            // Other lines may be a whole request; the address is taken from none of them but a URL.
            baseUrl = address(bare);
            return checked(peeled(header.group(1)));
        }
        return checked(peeled(bare));
    }

    private PastedKey ofCommand(String text) {
        dropped.clear();
        dropped.add(Dropped.COMMAND);
        List<String> words = PastedCommand.words(text);
        baseUrl = address(text);
        if (baseUrl.isEmpty() && words.contains(CHINA_OPTION)) {
            baseUrl = Optional.of(CHINA);
        }
        Matcher inHeader = PastedCommand.KEY.matcher(text);
        if (inHeader.find()) {
            return checked(unbraced(inHeader.group(1)));
        }
        Matcher assigned = ASSIGNED.matcher(text);
        if (assigned.find()) {
            return checked(assigned.group(1));
        }
        Optional<String> option = PastedCommand.option(words, KEY_OPTIONS).filter(word -> !word.startsWith("-"));
        if (option.isPresent()) {
            return checked(option.get());
        }
        // Escaped spaces hide it from the look at the text as a whole.
        for (String word : words) {
            Matcher inWord = PastedCommand.KEY.matcher(word);
            if (inWord.find()) {
                return checked(unbraced(inWord.group(1)));
            }
        }
        return no(VARIABLE_AFTER_BEARER.matcher(text).find() ? Mistake.PLACEHOLDER : Mistake.NONE_INSIDE);
    }

    /** PowerShell's table of headers ends behind the key, if that has no quotes of its own. */
    private static String unbraced(String key) {
        return key.endsWith("}") && !key.contains("{") ? key.substring(0, key.length() - 1) : key;
    }

    /** The first address that is a control plane's; a cluster's own is none. */
    private static Optional<BaseUrl> address(String text) {
        return ADDRESS.matcher(text)
                .results()
                .limit(8)
                .filter(found -> !found.group(2).startsWith(DATA_PLANE))
                .flatMap(found -> parsed(found.group(1)).stream())
                .filter(url -> !DATA_HOST.matcher(url.host()).matches())
                .findFirst();
    }

    private static Optional<BaseUrl> parsed(String text) {
        try {
            return Optional.of(BaseUrl.parse(text));
        } catch (BaseUrl.Refused e) {
            return Optional.empty();
        }
    }

    /** Takes off one layer after another until nothing comes off any more. */
    private String peeled(String text) {
        String now = text;
        String before;
        do {
            before = now;
            now = unquoted(trimmed(now));
            Matcher scheme = SCHEME.matcher(now);
            if (scheme.find()) {
                dropped.add(Dropped.BEARER);
                now = now.substring(scheme.end());
            }
        } while (!now.equals(before));
        return joined(now);
    }

    private String unquoted(String text) {
        int start = 0;
        int end = text.length();
        boolean opened = end > 0 && quote(text.charAt(0));
        while (start < end && quote(text.charAt(start))) {
            start++;
        }
        while (end > start && (quote(text.charAt(end - 1)) || (opened && ",;".indexOf(text.charAt(end - 1)) >= 0))) {
            end--;
        }
        if (end - start < text.length()) {
            dropped.add(Dropped.QUOTES);
        }
        return text.substring(start, end);
    }

    private static boolean quote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    /** Without the white space around it, whichever alphabet's. */
    private String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && space(text.charAt(start))) {
            note(text.charAt(start++));
        }
        while (end > start && space(text.charAt(end - 1))) {
            note(text.charAt(--end));
        }
        return text.substring(start, end);
    }

    /** A terminal breaks a long key and may indent what follows; a space alone stays, and is told. */
    private String joined(String text) {
        StringBuilder key = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = at;
            boolean broken = false;
            while (end < text.length() && space(text.charAt(end))) {
                broken |= lineBreak(text.charAt(end));
                end++;
            }
            if (end == at) {
                key.append(text.charAt(at++));
            } else {
                key.append(broken ? "" : text.substring(at, end));
                if (broken) {
                    text.substring(at, end).chars().forEach(c -> note((char) c));
                }
                at = end;
            }
        }
        return key.toString();
    }

    private void note(char c) {
        dropped.add(lineBreak(c) ? Dropped.LINE_BREAKS : Dropped.SPACES);
    }

    private static boolean lineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** The marks without width among them: they come along from web pages and nobody sees them. */
    private static boolean space(char c) {
        return lineBreak(c)
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c >= '\u200B' && c <= '\u200F')
                || c == '\u2060'
                || c == '\uFEFF';
    }

    private PastedKey checked(String key) {
        if (key.isEmpty()) {
            return no(
                    dropped.contains(Dropped.COMMAND) || dropped.contains(Dropped.HEADER)
                            ? Mistake.NONE_INSIDE
                            : Mistake.EMPTY);
        }
        if (key.length() > ApiKey.MAX_LENGTH) {
            return no(Mistake.TOO_LONG);
        }
        if (PLACEHOLDER.matcher(key).matches()) {
            return no(Mistake.PLACEHOLDER);
        }
        OptionalInt odd = key.codePoints().filter(c -> c <= ' ' || c > '~').findFirst();
        if (odd.isPresent()) {
            int before = key.indexOf(odd.getAsInt());
            return new NoKey(Mistake.ODD_CHARACTER, key.codePointCount(0, before) + 1, odd.getAsInt());
        }
        if (ADDRESS.matcher(key).lookingAt()) {
            return no(Mistake.AN_ADDRESS);
        }
        return ApiKey.parse(key)
                .<PastedKey>map(read -> new Found(read, baseUrl, List.copyOf(dropped)))
                .orElseGet(() -> no(Mistake.TOO_SHORT));
    }
}
