package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.viewmodel.Library;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether the licences that the program shows are those of all it runs with, word for word. */
class LibrariesTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final Path FONTS = Path.of("src/main/resources/io/github/backupdesk/view/fonts");

    /** Where in a repository lies what the tests alone run with. */
    private static final Set<String> OF_TESTS = Set.of(
            "com/code-intelligence",
            "com/tngtech/archunit",
            "org/apiguardian",
            "org/assertj",
            "org/hamcrest",
            "org/junit",
            "org/opentest4j",
            "org/osgi",
            "org/testfx");

    /** A licence, or what has to be told with it. */
    private static final Pattern LEGAL = Pattern.compile(
            "(META-INF/|maven/.*/)*[^/]*(licen[sc]e|notice|copyright|copying)[^/]*", Pattern.CASE_INSENSITIVE);

    /** The end of the Apache licence differs from jar to jar: some bring advice on how to apply it, some do not. */
    private static final Pattern ADVICE = Pattern.compile("END OF TERMS AND CONDITIONS.*");

    /** The jars in the manner of a repository, {@code group/artifact/version/file}, without those of the tests. */
    private static List<String> jars() {
        return Stream.of(CLASS_PATH.split(Pattern.quote(File.pathSeparator), -1))
                .filter(each -> each.endsWith(".jar"))
                .map(each -> each.replace(File.separatorChar, '/'))
                .filter(each -> OF_TESTS.stream().noneMatch(group -> each.contains("/" + group + "/")))
                .toList();
    }

    /** The entries of libraries, in the manner of a repository. */
    private static Set<String> entries() {
        return Libraries.entries().stringPropertyNames().stream()
                .filter(each -> !each.equals(Libraries.PROGRAM) && !each.startsWith("font/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean fits(String entry, String jar) {
        int slash = entry.indexOf('/');
        return jar.contains("/" + entry.substring(0, slash).replace('.', '/') + entry.substring(slash) + "/");
    }

    @Test
    void everyJarThatTheProgramRunsWithHasALicence() {
        List<String> jars = jars();
        assertFalse(jars.size() < 20, "the class path was not found");
        assertEquals(
                List.of(),
                jars.stream()
                        .filter(jar -> entries().stream().noneMatch(entry -> fits(entry, jar)))
                        .toList());
    }

    @Test
    void noLicenceIsShownForWhatIsNotThere() {
        assertEquals(
                List.of(),
                entries().stream()
                        .filter(entry -> jars().stream().noneMatch(jar -> fits(entry, jar)))
                        .toList());
        assertEquals(
                List.of(),
                OF_TESTS.stream()
                        .filter(group ->
                                !CLASS_PATH.replace(File.separatorChar, '/').contains("/" + group + "/"))
                        .toList());
    }

    @Test
    void everyFontHasALicence() throws IOException {
        try (Stream<Path> files = Files.list(FONTS)) {
            Set<String> fonts = files.map(each -> String.valueOf(each.getFileName()))
                    .filter(each -> each.endsWith("-LICENSE.txt"))
                    .map(each -> "font/" + each.replace("-LICENSE.txt", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    fonts,
                    Libraries.entries().stringPropertyNames().stream()
                            .filter(each -> each.startsWith("font/"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void whatAJarSaysOfItsLicenceIsShownWordForWord() throws IOException {
        List<String> missing = new ArrayList<>();
        int looked = 0;
        for (String jar : jars()) {
            String shown = words(shown(jar));
            try (JarFile file = new JarFile(jar)) {
                for (JarEntry each :
                        file.stream().filter(LibrariesTest::isLegal).toList()) {
                    looked++;
                    String said = new String(file.getInputStream(each).readAllBytes(), StandardCharsets.UTF_8);
                    if (!shown.contains(words(said))) {
                        missing.add(jar + " " + each.getName());
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(looked > 15, "only " + looked + " were found: is the search blind?");
    }

    private static boolean isLegal(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.endsWith(".class")
                && LEGAL.matcher(name.replace("org/xerial/sqlite-jdbc/", "")).matches();
    }

    private static String shown(String jar) {
        String entry =
                entries().stream().filter(each -> fits(each, jar)).findFirst().orElseThrow();
        String name =
                Objects.requireNonNull(Libraries.entries().getProperty(entry)).split(";", -1)[0];
        return Libraries.all(CLASS_PATH).stream()
                .filter(each -> each.name().equals(name))
                .map(Library::text)
                .findFirst()
                .orElseThrow();
    }

    private static String words(String text) {
        String oneLine = text.replaceAll("\\s+", " ").strip();
        return ADVICE.matcher(oneLine).replaceFirst("");
    }

    @Test
    void everyTextThatIsKeptIsShown() throws IOException {
        Set<String> named = Libraries.entries().values().stream()
                .flatMap(each -> Stream.of(each.toString().split(";", -1)[2].split(",", -1)))
                .map(String::strip)
                .filter(each -> !each.startsWith("font:"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/github/backupdesk/app/licences"))) {
            assertEquals(
                    named,
                    files.map(each -> String.valueOf(each.getFileName()).replace(".txt", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void versionsAreThoseOfTheClassPath() {
        String path = String.join(
                File.pathSeparator, "/x/jna-platform-5.9.jar", "/x/jna-5.18.1.jar", "/x/javafx-base-26.0.2-linux.jar");
        List<String> titles = Libraries.all(path).stream().map(Library::title).toList();
        assertTrue(
                titles.containsAll(List.of("JNA 5.18.1", "JNA Platform 5.9", "JavaFX Base 26.0.2", "Okio")),
                titles::toString);
        assertEquals(
                titles.stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList()
                        .getFirst(),
                titles.getFirst().toLowerCase(Locale.ROOT));
    }
}
