package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.app.ChildProgram.Ended;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.support.RawServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says and does before there is a window. */
class StartOptionsTest {

    private static final List<String> HEADLESS = List.of("-Dglass.platform=Headless", "-Dprism.order=sw");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void helpListsEveryOption(String language) {
        Ended ended = ChildProgram.run(List.of("--help", "--lang", language));
        assertEquals(0, ended.code(), ended::toString);
        for (String option : List.of(
                "--data-dir",
                "--sandbox ",
                "--base-url",
                "--lang",
                "--sandbox-server",
                "--tour",
                "--self-test",
                "--version",
                "--help")) {
            assertTrue(ended.out().contains(option), option);
        }
        assertEquals(language.equals("en"), ended.out().contains("Independent of Zilliz"), ended::out);
    }

    @Test
    void tellsItsVersion() {
        Ended ended = ChildProgram.run(List.of("--version"));
        assertTrue(ended.out().matches("Backup Desk \\d+\\.\\d+\\.\\d+\\S*\\R"), ended::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "--wrong, --help",
        "--lang fr, en or zh-CN",
        "--sandbox --base-url https://api.cloud.zilliz.com, Choose one of",
        "--sandbox-server many, --help",
        "--sandbox-server 99999, --sandbox-server",
        "--tour out --base-url https://api.cloud.zilliz.com, against the sandbox alone",
        "--self-test --base-url https://api.cloud.zilliz.com, against the sandbox alone",
        "--self-test --sandbox-server 0, Choose one of",
        "--base-url http://example.org, must be https",
        "--tour /dev/null/pictures, The pictures cannot be written",
        "--data-dir, --help"
    })
    void refusesOddOptionsInOneSentence(String words, String told) {
        refused(told, ChildProgram.run(List.of("-Duser.language=en"), List.of(words.split(" ")), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "http://203.0.113.7, odd-but-long-enough, ODD_HOST",
        "http://example.org, odd-but-long-enough, NOT_HTTPS",
        "https://user:secret@example.org, odd-but-long-enough, USER_INFO",
        "https://example.org/v2, odd-but-long-enough, PATH",
        "ftp://example.org, odd-but-long-enough, NOT_A_URL"
    })
    void refusesAddressesThatAreNotSafe(String url, String key, String problem) {
        String sentence = unusable(url, Map.of("ZILLIZ_API_KEY", key));
        assertEquals(Texts.in(Locale.ENGLISH).of(BaseUrl.Problem.valueOf(problem)), sentence);
        assertFalse(sentence.contains("secret"), sentence);
    }

    @Test
    void sendsNothingWithoutAKeyThatCanBeSent() throws IOException {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, "{}"))) {
            for (Map<String, String> env : List.of(
                    Map.<String, String>of(),
                    Map.of("ZILLIZ_API_KEY", ""),
                    Map.of("ZILLIZ_API_KEY", "12345678\nX: y"))) {
                String sentence = unusable(server.url(), env);
                assertTrue(sentence.contains("ZILLIZ_API_KEY"), sentence);
            }
            assertEquals(List.of(), server.requests());
        }
    }

    /** The same over the whole program, once. */
    @Test
    void endsWithOneSentenceWhereTheKeyIsMissing() {
        refused(
                "ZILLIZ_API_KEY",
                ChildProgram.run(
                        Stream.concat(HEADLESS.stream(), Stream.of("-Duser.language=en"))
                                .toList(),
                        List.of("--base-url", "https://api.cloud.zilliz.com", "--data-dir", folder.toString()),
                        Map.of()));
    }

    @Test
    void p34EndsWithOneSentenceWhereThereIsNoDisplay() {
        refused(
                "display",
                ChildProgram.run(List.of("-Duser.language=en"), List.of("--data-dir", folder.toString()), Map.of()));
    }

    @Test
    void servesThePretendCloudAlone() throws IOException {
        Process process = ChildProgram.prepare(List.of(), List.of("--sandbox-server", "0"), Map.of())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String url = out.readLine();
            String key = out.readLine();
            assertTrue(url.startsWith("BASE_URL=http://127.0.0.1:"), url);
            assertTrue(key.startsWith("API_KEY=sandbox-"), key);
            var server = new ServerSide(url.substring("BASE_URL=".length()), key.substring("API_KEY=".length()));
            assertFalse(server.backupIds().isEmpty());
            assertTrue(process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void testsItself() throws IOException {
        Ended ended = ChildProgram.run(options(HEADLESS), List.of("--self-test"), home());
        assertEquals(0, ended.code(), ended::toString);
        assertTrue(ended.out().contains("self-test: ok"), ended::toString);
        assertEquals(List.of(), files(folder));
    }

    @Test
    void writesOnlyUnderTheFolderItWasGiven() throws Exception {
        Path data = folder.resolve("given");
        Path logs = Files.createDirectories(data.resolve("logs"));
        Process process = ChildProgram.prepare(
                        options(HEADLESS), List.of("--sandbox", "--data-dir", data.toString()), home())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            Path log = logs.resolve("backup-desk.log");
            logs.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            // The list of clusters is asked for once the window is shown, with all its fonts and pictures.
            while (!Files.exists(log) || !Files.readString(log).contains("/v2/clusters")) {
                WatchKey key = watch.poll(60, TimeUnit.SECONDS);
                assertTrue(key != null && process.isAlive(), "the window never asked for the clusters");
                key.pollEvents();
                assertTrue(key.reset());
            }
        } finally {
            // What a killed program leaves behind counts as well.
            process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
        }
        assertEquals(
                List.of(),
                files(folder).stream().filter(each -> !each.startsWith(data)).toList());
        assertTrue(files(data).stream().anyMatch(each -> each.endsWith("backup-desk.log")), files(data)::toString);
    }

    /** Joins the parts as the program does, and gives back the sentence with which that is refused. */
    private String unusable(String url, Map<String, String> env) {
        String sentence = assertThrows(Wiring.Unusable.class, () -> {
                    Arguments arguments = Arguments.parse(List.of("--base-url", url), Locale.ENGLISH);
                    new Wiring(arguments, Folders.under(folder), Locale.ENGLISH, env, 1).close();
                })
                .getMessage();
        return String.valueOf(sentence);
    }

    private static void refused(String told, Ended ended) {
        assertEquals(2, ended.code(), ended::toString);
        assertTrue(ended.err().contains(told), ended::toString);
        assertEquals(1, ended.err().lines().count(), ended::toString);
        assertEquals("", ended.out());
    }

    /** Leads everything that a program could write by habit into the folder of this test. */
    private List<String> options(List<String> more) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(folder.resolve("tmp"));
        return Stream.concat(
                        more.stream(),
                        Stream.of(
                                "-Duser.home=" + folder.resolve("home"),
                                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                                "-XX:-UsePerfData"))
                .toList();
    }

    private Map<String, String> home() {
        return Map.of(
                "HOME", folder.resolve("home").toString(),
                "TMPDIR", folder.resolve("tmp").toString(),
                "XDG_CONFIG_HOME", folder.resolve("home/.config").toString(),
                "XDG_CACHE_HOME", folder.resolve("home/.cache").toString(),
                "XDG_DATA_HOME", folder.resolve("home/.local/share").toString(),
                "XDG_STATE_HOME", folder.resolve("home/.local/state").toString());
    }

    private static List<Path> files(Path under) throws IOException {
        try (Stream<Path> all = Files.walk(under)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
