package io.github.backupdesk.app;

import io.github.backupdesk.app.OneInstance.Claim;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.sandbox.SandboxMain;
import io.github.backupdesk.settings.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Application;

/**
 * The way in. It is no Application itself, because the toolkit refuses to start from one that lies on the class path; and
 * it decides everything that must be decided before the toolkit is loaded.
 */
public final class Launcher {

    private static final int UNUSABLE = 2;

    /** Kept, because a logger that nobody holds forgets its filter. */
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private Launcher() {}

    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(List.of(words), out, err);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> words, PrintStream out, PrintStream err) {
        Locale system = Locale.getDefault();
        Arguments arguments;
        try {
            arguments = Arguments.parse(words, system);
        } catch (Arguments.Unusable e) {
            err.println(e.getMessage());
            return UNUSABLE;
        }
        Texts texts = arguments.texts(system);
        if (arguments.help()) {
            out.println(texts.get("help.text"));
            return 0;
        }
        if (arguments.version()) {
            out.println(texts.get("app.name") + " " + Version.NUMBER);
            return 0;
        }
        if (arguments.sandboxPort().isPresent()) {
            int port = arguments.sandboxPort().get();
            if (port < 0 || port > 0xFFFF) {
                err.println(texts.get("start.usage.value", "--sandbox-server"));
                return UNUSABLE;
            }
            return SandboxMain.serve(port, out, err);
        }
        return show(arguments, words, texts, out, err);
    }

    private static int show(Arguments arguments, List<String> words, Texts texts, PrintStream out, PrintStream err) {
        if (arguments.tour().isPresent()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            System.setProperty("prism.lcdtext", "false");
        }
        Optional<String> unusable = account(arguments, texts).or(() -> pictures(arguments, texts));
        if (unusable.isPresent()) {
            err.println(unusable.get());
            return UNUSABLE;
        }
        Optional<String> missing = Display.missing(
                System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform", ""));
        if (missing.isPresent()) {
            err.println(texts.get(missing.get()));
            return UNUSABLE;
        }
        try {
            return arguments.passing() ? pass(arguments, words) : stay(arguments, words, texts, out, err);
        } catch (Unwritable e) {
            err.println(texts.get("start.folder", e.folder));
            return UNUSABLE;
        }
    }

    /** Thrown with the folder that cannot be written. */
    private static final class Unwritable extends Exception {
        private static final long serialVersionUID = 1;

        private final String folder;

        Unwritable(Path folder) {
            super(folder.toString());
            this.folder = folder.toString();
        }
    }

    /** A run without a person, in a folder of its own. */
    private static int pass(Arguments arguments, List<String> words) throws Unwritable {
        try {
            Path folder = Passing.create(arguments.dataDir()).folder();
            lead("javafx.cachedir", folder.resolve("javafx"));
            lead("org.sqlite.tmpdir", Files.createDirectories(folder.resolve("sqlite")));
            lead("jna.tmpdir", folder.resolve("jna"));
        } catch (IOException e) {
            throw new Unwritable(arguments.dataDir().orElse(Path.of(System.getProperty("java.io.tmpdir"))));
        }
        launch(words);
        return 0;
    }

    /** The usual run: the only one that has the folder open. */
    private static int stay(Arguments arguments, List<String> words, Texts texts, PrintStream out, PrintStream err)
            throws Unwritable {
        Folders folders = folders(arguments);
        Optional<Claim> others = OneInstance.taken(folders.data());
        if (others.isEmpty()) {
            createFolders(folders);
        }
        String data = folders.data().toString();
        return switch (others.orElseGet(() -> OneInstance.claim(folders.data(), DeskWindow::bringForward))) {
            case Claim.Mine(OneInstance mine) -> {
                try (mine) {
                    keepTogether(folders);
                    launch(words);
                }
                yield 0;
            }
            case Claim.Taken taken
            when taken.answered() -> {
                out.println(texts.get("start.alreadyOpen", data));
                yield 0;
            }
            case Claim.Taken taken -> refuse(texts.get("start.notAnswering", data), err);
            case Claim.Unsure unsure -> refuse(texts.get("start.noLocks", data, String.valueOf(unsure.why())), err);
        };
    }

    /** Somebody who started the program by its icon sees no terminal. */
    private static int refuse(String sentence, PrintStream err) {
        err.println(sentence);
        if (!System.getProperty("glass.platform", "").equals("Headless")) {
            Application.launch(Refusal.class, sentence);
        }
        return UNUSABLE;
    }

    private static void launch(List<String> words) {
        // From the class path the toolkit warns of a configuration that works, and is the one we test.
        TOOLKIT_LOG.setFilter(event -> !event.getMessage().startsWith("Unsupported JavaFX configuration"));
        Application.launch(BackupDesk.class, words.toArray(String[]::new));
    }

    /** What is wrong with the account, which can be said before anything else is looked at. */
    private static Optional<String> account(Arguments arguments, Texts texts) {
        try {
            if (arguments.baseUrl().isPresent()) {
                Wiring.account(arguments.baseUrl().get(), System.getenv(), texts)
                        .key()
                        .close();
            }
            return Optional.empty();
        } catch (Wiring.Unusable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A tour without a place for its pictures is not begun. */
    private static Optional<String> pictures(Arguments arguments, Texts texts) {
        Optional<Path> folder = arguments.tour();
        try {
            if (folder.isPresent() && !Files.isWritable(Files.createDirectories(folder.get()))) {
                return Optional.of(texts.get("start.folder.tour", folder.get().toString()));
            }
            return Optional.empty();
        } catch (IOException e) {
            return folder.map(each -> texts.get("start.folder.tour", each.toString()));
        }
    }

    private static void createFolders(Folders folders) throws Unwritable {
        Native.keepNewFilesPrivate();
        for (Path folder : List.of(folders.data(), folders.config(), folders.cache())) {
            try {
                Wiring.createPrivate(folder);
            } catch (IOException e) {
                throw new Unwritable(folder);
            }
            if (!Files.isWritable(folder)) {
                throw new Unwritable(folder);
            }
        }
        lead("javafx.cachedir", folders.cache().resolve("javafx"));
    }

    /** Leads what libraries write by themselves into our folders, before any of them is loaded. */
    private static void keepTogether(Folders folders) throws Unwritable {
        try {
            lead("org.sqlite.tmpdir", emptied(folders.cache().resolve("sqlite")));
            lead("jna.tmpdir", emptied(folders.cache().resolve("jna")));
        } catch (IOException e) {
            throw new Unwritable(folders.cache());
        }
        try {
            Wiring.createPrivate(folders.logs());
        } catch (IOException e) {
            // Nobody is kept from a backup by that: the logging finds out, and tells the terminal.
        }
        Logging.toFile(folders.logs());
    }

    /** What a killed run has unpacked is in nobody's way but its own room; where it is still in use, it stays. */
    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> left = Files.list(folder)) {
            for (Path each : left.toList()) {
                try {
                    Files.deleteIfExists(each);
                } catch (IOException e) {
                    // A run of an older version may have it open, which only some systems mind.
                }
            }
        }
        return folder;
    }

    private static void lead(String property, Path folder) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, folder.toString());
        }
    }

    static Folders folders(Arguments arguments) {
        return arguments
                .dataDir()
                .map(Folders::under)
                .orElseGet(() -> Folders.ofSystem(
                        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home"))));
    }
}
