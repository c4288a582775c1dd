package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where other tools of the service keep an API key: the variable {@code ZILLIZ_API_KEY}, and the credentials file of the
 * {@code zilliz} command. Read only when somebody asks, each time anew, and never written.
 */
public final class KeySources {

    /** The variable's name, which is also what {@link Imported.Key#place} says of it. */
    public static final String VARIABLE = "ZILLIZ_API_KEY";

    private static final Logger LOG = LoggerFactory.getLogger(KeySources.class);

    private static final String FOLDER_VARIABLE = "ZILLIZ_CONFIG_DIR";
    private static final Set<String> KEY_NAMES = Set.of("apikey", "token", "zillizapikey", "accesskey", "key");
    private static final Set<String> CHINA_NAMES = Set.of("cn", "china");
    private static final Set<String> TRUE = Set.of("true", "yes", "1", "on");
    private static final String PREFERRED_SECTION = "default";
    private static final String GLOBAL_HOST = "api.cloud.zilliz.com";
    private static final String CHINA_HOST = "api.cloud.zilliz.com.cn";
    private static final int LARGEST = 1 << 16;

    private final Map<String, String> env;
    private final Path folder;

    /** @param home of the user; the file's folder may lie elsewhere if the environment says so */
    public KeySources(Map<String, String> env, Path home) {
        this.env = Map.copyOf(env);
        String named = env.getOrDefault(FOLDER_VARIABLE, "");
        this.folder = named.isBlank() ? home.resolve(".zilliz") : home.resolve(named);
    }

    /** What was found in one place. */
    public sealed interface Imported {

        /** The variable, or the file's path. */
        String place();

        /** A key as it stands there, not checked. Whoever asked wipes it. */
        final class Key implements Imported {

            private final char[] characters;
            private final String place;
            private final Site site;

            Key(char[] characters, String place, Site site) {
                this.characters = characters;
                this.place = place;
                this.site = site;
            }

            /** The array itself, so that it can be wiped. */
            public char[] characters() {
                return characters;
            }

            @Override
            public String place() {
                return place;
            }

            public Site site() {
                return site;
            }

            /** Forgets the key. */
            public void wipe() {
                Arrays.fill(characters, '\0');
            }

            @Override
            public String toString() {
                return "Key[hidden, place=" + place + ", site=" + site + "]";
            }
        }

        record Missing(Problem problem, String place) implements Imported {}
    }

    /** To which of the two public sites a key belongs, as far as that stands beside it. */
    public enum Site {
        GLOBAL,
        CHINA,
        NOT_TOLD
    }

    /** Why there is no key. */
    public enum Problem {
        NOT_SET,
        NO_FILE,
        NOT_READABLE,
        TOO_LARGE,
        /** The file is there, and no key in it. */
        NO_KEY,
        /** Several keys, and none of them the usual one. */
        SEVERAL_KEYS
    }

    /** The variable of the environment this program was started with. */
    public Imported environment() {
        String value = env.getOrDefault(VARIABLE, "");
        return value.isBlank()
                ? new Imported.Missing(Problem.NOT_SET, VARIABLE)
                : new Imported.Key(value.toCharArray(), VARIABLE, Site.NOT_TOLD);
    }

    /** The file of the {@code zilliz} command. Blocks while it is read. */
    public Imported credentials() {
        Path file = folder.resolve("credentials");
        try {
            Contents found = read(file);
            return found.entries.isEmpty()
                    ? new Imported.Missing(Problem.NO_KEY, file.toString())
                    : chosen(found, file.toString());
        } catch (NoSuchFileException e) {
            return new Imported.Missing(Problem.NO_FILE, file.toString());
        } catch (TooLarge e) {
            return new Imported.Missing(Problem.TOO_LARGE, file.toString());
        } catch (IOException e) {
            LOG.info("the credentials of another tool: {}", e.getClass().getSimpleName());
            return new Imported.Missing(Problem.NOT_READABLE, file.toString());
        }
    }

    private Imported chosen(Contents found, String place) {
        List<Entry> preferred = found.entries.stream()
                .filter(each -> each.section.equals(PREFERRED_SECTION))
                .toList();
        List<Entry> candidates = preferred.isEmpty() ? found.entries : preferred;
        Entry first = candidates.getFirst();
        boolean several = candidates.stream().anyMatch(each -> !Arrays.equals(each.value, first.value));
        char[] key = first.value.clone();
        found.entries.forEach(each -> Arrays.fill(each.value, '\0'));
        if (several) {
            Arrays.fill(key, '\0');
            return new Imported.Missing(Problem.SEVERAL_KEYS, place);
        }
        return new Imported.Key(key, place, found.site == Site.NOT_TOLD ? siteOfConfig() : found.site);
    }

    /** The endpoint is kept in the file beside it. */
    private Site siteOfConfig() {
        try {
            Contents config = read(folder.resolve("config"));
            config.entries.forEach(each -> Arrays.fill(each.value, '\0'));
            return config.site;
        } catch (IOException e) {
            return Site.NOT_TOLD;
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** A class, since a record would show the value. */
    private static final class Entry {
        private final String section;
        private final char[] value;

        Entry(String section, char[] value) {
            this.section = section;
            this.value = value;
        }
    }

    private record Contents(List<Entry> entries, Site site) {}

    private static Contents read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new TooLarge();
        }
        byte[] bytes = Files.readAllBytes(file);
        char[] text = {};
        try {
            text = decoded(bytes);
            return parsed(text);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text, '\0');
        }
    }

    private static char[] decoded(byte[] bytes) throws CharacterCodingException {
        CharBuffer buffer = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        char[] text = new char[buffer.remaining()];
        buffer.get(text);
        Arrays.fill(buffer.array(), '\0');
        return text;
    }

    private static Contents parsed(char[] text) {
        List<Entry> entries = new ArrayList<>();
        Site site = Site.NOT_TOLD;
        String section = "";
        for (int start = 0; start < text.length; ) {
            int end = start;
            while (end < text.length && text[end] != '\n' && text[end] != '\r') {
                end++;
            }
            Span line = new Span(text, start, end).trimmed("\uFEFF");
            if (line.startsWith('[')) {
                section = line.trimmed("[]").text().toLowerCase(Locale.ROOT);
            } else if (!line.startsWith('#') && !line.startsWith(';')) {
                int sign = line.sign();
                String name = new Span(text, line.start, Math.max(sign, line.start)).name();
                Span value = new Span(text, sign + 1, line.end).trimmed("\"'");
                if (sign >= 0 && KEY_NAMES.contains(name)) {
                    if (value.start < value.end) {
                        entries.add(new Entry(section, value.copy()));
                    }
                } else if (sign >= 0) {
                    site = site(name, value.text().toLowerCase(Locale.ROOT), site);
                }
            }
            start = end + 1;
        }
        return new Contents(entries, site);
    }

    private static Site site(String name, String value, Site before) {
        if (value.contains(CHINA_HOST) || (CHINA_NAMES.contains(name) && TRUE.contains(value))) {
            return Site.CHINA;
        }
        return value.contains(GLOBAL_HOST) && before == Site.NOT_TOLD ? Site.GLOBAL : before;
    }

    /** A part of the text; only what is no key becomes a string. */
    private static final class Span {
        private final char[] all;
        private final int start;
        private final int end;

        Span(char[] all, int start, int end) {
            this.all = all;
            this.start = start;
            this.end = end;
        }

        Span trimmed(String others) {
            int from = start;
            int to = end;
            while (from < to && (Character.isWhitespace(all[from]) || others.indexOf(all[from]) >= 0)) {
                from++;
            }
            while (to > from && (Character.isWhitespace(all[to - 1]) || others.indexOf(all[to - 1]) >= 0)) {
                to--;
            }
            return new Span(all, from, to);
        }

        boolean startsWith(char c) {
            return start < end && all[start] == c;
        }

        /** Where the name ends; negative if there is no value. */
        int sign() {
            for (int at = start; at < end; at++) {
                if (all[at] == '=' || all[at] == ':') {
                    return at;
                }
            }
            return -1;
        }

        /** In small letters without what joins its words: {@code API-Key} is {@code api_key}. */
        String name() {
            return text().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        }

        String text() {
            return new String(all, start, end - start);
        }

        char[] copy() {
            return Arrays.copyOfRange(all, start, end);
        }
    }
}
