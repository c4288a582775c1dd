package io.github.backupdesk.app;

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
            return SandboxMain.serve(arguments.sandboxPort().get(), out, err);
        }
        return show(arguments, words, texts, err);
    }

    private static int show(Arguments arguments, List<String> words, Texts texts, PrintStream err) {
        if (arguments.tour().isPresent()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            System.setProperty("prism.lcdtext", "false");
        }
        Optional<String> missing = Display.missing(
                System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform", ""));
        if (missing.isPresent()) {
            err.println(texts.get(missing.get()));
            return UNUSABLE;
        }
        Optional<String> broken = keepTogether(arguments, texts);
        if (broken.isPresent()) {
            err.println(broken.get());
            return UNUSABLE;
        }
        // From the class path the toolkit warns of a configuration that works, and is the one we test.
        TOOLKIT_LOG.setFilter(event -> !event.getMessage().startsWith("Unsupported JavaFX configuration"));
        Application.launch(BackupDesk.class, words.toArray(String[]::new));
        return 0;
    }

    /** Leads what libraries write by themselves into our folders, before any of them is loaded. */
    private static Optional<String> keepTogether(Arguments arguments, Texts texts) {
        try {
            if (arguments.passing()) {
                Path folder = Passing.create().folder();
                lead("javafx.cachedir", folder.resolve("javafx"));
                lead("org.sqlite.tmpdir", Files.createDirectories(folder.resolve("sqlite")));
                return Optional.empty();
            }
            Folders folders = folders(arguments);
            for (Path folder : List.of(folders.data(), folders.config(), folders.logs(), folders.cache())) {
                Wiring.createPrivate(folder);
                if (!Files.isWritable(folder)) {
                    return Optional.of(texts.get("start.folder", folder.toString()));
                }
            }
            lead("javafx.cachedir", folders.cache().resolve("javafx"));
            lead("org.sqlite.tmpdir", Files.createDirectories(folders.cache().resolve("sqlite")));
            Logging.toFile(folders.logs());
        } catch (IOException e) {
            return Optional.of(texts.get("start.folder", String.valueOf(e.getMessage())));
        }
        return Optional.empty();
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
