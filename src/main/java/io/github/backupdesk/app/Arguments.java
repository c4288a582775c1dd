package io.github.backupdesk.app;

import io.github.backupdesk.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The start options, read and checked.
 *
 * @param dataDir everything the program writes lies under it; empty for the system's folders
 * @param sandbox whether the sandbox was asked for
 * @param baseUrl as typed; empty for none
 * @param language empty to follow the preferences, then the system
 * @param tour where the pictures go; empty if there is no tour
 * @param sandboxPort the port to serve the sandbox on; empty to show the window
 */
record Arguments(
        Optional<Path> dataDir,
        boolean sandbox,
        Optional<String> baseUrl,
        Optional<Locale> language,
        Optional<Path> tour,
        Optional<Integer> sandboxPort,
        boolean selfTest,
        boolean help,
        boolean version) {

    /** Thrown with the sentence to print. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    static Arguments parse(List<String> words, Locale system) throws Unusable {
        ParseResult found;
        try {
            found = new CommandLine(spec()).parseArgs(words.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw new Unusable(texts(words, system).get("start.usage.unknown", String.join(" ", e.getUnmatched())));
        } catch (ParameterException e) {
            throw new Unusable(texts(words, system).get("start.usage.value", option(e)));
        }
        Optional<Locale> language = language(found.matchedOptionValue("--lang", null), system);
        Arguments read = new Arguments(
                Optional.ofNullable(found.matchedOptionValue("--data-dir", null)),
                found.hasMatchedOption("--sandbox"),
                Optional.ofNullable(found.matchedOptionValue("--base-url", null)),
                language,
                Optional.ofNullable(found.matchedOptionValue("--tour", null)),
                Optional.ofNullable(found.matchedOptionValue("--sandbox-server", null)),
                found.hasMatchedOption("--self-test"),
                found.hasMatchedOption("--help"),
                found.hasMatchedOption("--version"));
        Optional<String> clash = read.clash();
        if (clash.isPresent()) {
            throw new Unusable(read.texts(system).get(clash.get()));
        }
        return read;
    }

    /** What cannot be asked for together, as the key of a sentence. */
    private Optional<String> clash() {
        if (sandbox && baseUrl.isPresent()) {
            return Optional.of("start.sandboxOrAccount");
        }
        // A run without a person makes backups by itself: that is for the pretend cloud alone.
        if (passing() && baseUrl.isPresent()) {
            return Optional.of("start.tourNeedsSandbox");
        }
        long modes = Stream.of(selfTest, tour.isPresent(), sandboxPort.isPresent())
                .filter(each -> each)
                .count();
        boolean serverWithAccount = sandboxPort.isPresent() && baseUrl.isPresent();
        return modes > 1 || serverWithAccount ? Optional.of("start.oneMode") : Optional.empty();
    }

    /** The option that a complaint is about. */
    private static String option(ParameterException e) {
        return e.getArgSpec() instanceof OptionSpec option ? option.longestName() : String.valueOf(e.getMessage());
    }

    /** The language asked for, as far as it can be made out of options that are not understood as a whole. */
    private static Texts texts(List<String> words, Locale system) {
        int at = words.indexOf("--lang");
        return Texts.in(
                at >= 0 && at + 1 < words.size()
                        ? Texts.parse(words.get(at + 1)).orElse(system)
                        : system);
    }

    private static Optional<Locale> language(@Nullable String tag, Locale system) throws Unusable {
        if (tag == null) {
            return Optional.empty();
        }
        Optional<Locale> language = Texts.parse(tag);
        if (language.isEmpty()) {
            throw new Unusable(Texts.in(system).get("start.language", tag));
        }
        return language;
    }

    /** Whether this run has no person before it, and is to leave nothing behind but what it prints and draws. */
    boolean passing() {
        return selfTest || tour.isPresent();
    }

    /** The words for what is said before there is a window. */
    Texts texts(Locale system) {
        return Texts.in(language.orElse(system));
    }

    private static CommandSpec spec() {
        return CommandSpec.create()
                .addOption(with("--data-dir", Path.class))
                .addOption(flag("--sandbox"))
                .addOption(with("--base-url", String.class))
                .addOption(with("--lang", String.class))
                .addOption(with("--tour", Path.class))
                .addOption(with("--sandbox-server", Integer.class))
                .addOption(flag("--self-test"))
                .addOption(flag("--version"))
                .addOption(flag("--help"));
    }

    private static OptionSpec with(String name, Class<?> type) {
        return OptionSpec.builder(name).type(type).arity("1").build();
    }

    private static OptionSpec flag(String name) {
        return OptionSpec.builder(name).type(boolean.class).arity("0").build();
    }
}
