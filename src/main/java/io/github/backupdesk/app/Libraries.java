package io.github.backupdesk.app;

import io.github.backupdesk.viewmodel.Library;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of others comes with the program, with the full texts of its licences. */
final class Libraries {

    /** An entry with this name is the program itself. */
    static final String PROGRAM = "program";

    /** What a list of licences puts between two texts. */
    private static final String BETWEEN = "\n\n" + "-".repeat(72) + "\n\n";

    private static final String FONT = "font:";

    private Libraries() {}

    /**
     * All of them, by name.
     *
     * @param classPath of the running program, which tells the versions
     */
    static List<Library> all(String classPath) {
        Properties entries = entries();
        return entries.stringPropertyNames().stream()
                .map(each -> library(each, entries.getProperty(each).split(";", -1), classPath))
                .sorted(Comparator.comparing(Library::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    static Properties entries() {
        Properties entries = new Properties();
        try (InputStream in = open("licences.properties")) {
            entries.load(in);
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Library library(String entry, String[] parts, String classPath) {
        String text = Arrays.stream(parts[2].split(",", -1))
                .map(each -> text(each.strip()))
                .collect(Collectors.joining(BETWEEN));
        return new Library(parts[0].strip(), version(entry, classPath), parts[1].strip(), text);
    }

    private static String version(String entry, String classPath) {
        if (entry.equals(PROGRAM)) {
            return Version.NUMBER;
        }
        String artifact = entry.substring(entry.indexOf('/') + 1);
        Pattern jar = Pattern.compile(Pattern.quote(artifact) + "-(\\d[\\w.]*?)(?:-[a-z].*)?\\.jar");
        return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator), -1))
                .map(each -> jar.matcher(new File(each).getName()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    private static String text(String name) {
        String file = name.startsWith(FONT)
                ? "/io/github/backupdesk/view/fonts/" + name.substring(FONT.length()) + "-LICENSE.txt"
                : "licences/" + name + ".txt";
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r", "")
                    .replaceFirst("^\\n+", "")
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Libraries.class.getResourceAsStream(name), name);
    }
}
