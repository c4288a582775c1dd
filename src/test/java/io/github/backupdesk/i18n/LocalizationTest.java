package io.github.backupdesk.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.BodyProblem;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.CollectionFacts;
import io.github.backupdesk.domain.Continent;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.NameFlaw;
import io.github.backupdesk.domain.NameListException;
import io.github.backupdesk.domain.PastedKey;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.viewmodel.AboutViewModel;
import io.github.backupdesk.viewmodel.HistorySearchViewModel;
import io.github.backupdesk.viewmodel.KeyGroup;
import io.github.backupdesk.viewmodel.NoticeKind;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.ProfileFace;
import io.github.backupdesk.viewmodel.ProgramFacts;
import io.github.backupdesk.viewmodel.SupportViewModel;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether both languages say the same things, and say all of what the program asks for. Failures can be pasted. */
class LocalizationTest {

    private static final Map<String, String> ENGLISH = load("en");
    private static final Map<String, String> CHINESE = load("zh_CN");
    private static final String SOURCES = sources();

    /** Patterns of dates; the rest are patterns of messages. */
    private static final Pattern DATES = Pattern.compile("time\\.(today|yesterday|date|full|clock)");

    /** Keys that the sources put together from a prefix and something else. */
    private static final List<Pattern> DYNAMIC = Stream.of(
                    "region\\..+",
                    "job\\..+",
                    "backup\\.(CREATING|AVAILABLE|DELETED)",
                    "history\\.recovered\\.(DAMAGED|GONE|OLDER)",
                    "history\\.(filter|key)\\.(state|period|cluster|after)",
                    "settle\\.(open|one_fits|several_fit|no_trace|settled_absent|sent_again)",
                    "language\\..+",
                    "scope\\.type\\.(cluster|collection)(\\.consequence)?",
                    "scope\\.tree\\.empty\\.(none|filter|cluster)",
                    "review\\.form\\.(curl|powershell|zilliz|json|http)",
                    "copies\\.hidden\\.(HOME|HOME_UNKNOWN|OTHER_PROVIDER|PROVIDER_CANNOT_COPY)",
                    "fence\\.kind\\.(OUTSIDE|INSIDE|REGION)",
                    "explain\\.(PLANNED|SENDING)",
                    "explain\\.rejected\\..+",
                    "nav\\.(newBackup|history|simulator)(\\.tip)?",
                    "plan\\.(resume|stop|again)\\.tip",
                    "simulator\\.(kind|does|parameter)\\..+",
                    "profiles\\.(open|closed|locked|connect|unlock|show)",
                    "keys\\.(store|none)\\..+",
                    "profile\\.(url|lock|place)\\.[A-Z_]+",
                    "page\\..+\\.(title|subtitle)",
                    "welcome\\.(demo|connect|quick)(\\.(says|go))?",
                    "welcome\\.folder\\.[0-2]",
                    "start\\.(noDisplay|noGtk)")
            .map(Pattern::compile)
            .toList();

    /** What is the same in both languages for a reason: names, terms of the trade, marks and patterns. */
    private static final Pattern SAME = Pattern.compile(
            "app\\.name|about\\.(java(fx)?|line)|keymap\\.line|notices\\.desktop\\.title|money\\.amount|review\\.check\\.kept|app\\.title|form\\.review\\.key|cluster\\.cu|enum\\.Kind\\.DEDICATED|scope\\.edit\\.collection"
                    + "|scope\\.row\\.collection\\.accessible|scope\\.some|summary\\.nothing|review\\.form\\..+"
                    + "|applied\\.join|scope\\.facts\\.asking|coverage\\.mark\\.(none|cannot|requested|count)|list\\.join|plan\\.(count|progress|cell)|history\\.filter\\.on|preferences\\.textSize\\.percent|review\\.words\\.(home|noCopies)|scope\\.row\\.of|answer\\..+|app\\.title\\.word|profiles\\.fact\\.lock\\.means|profiles\\.row\\.accessible|review\\.confirm\\.on|lock\\.title|account\\.choice|language\\..+|time\\..+");

    /** Choices by a number that is never 0, which would be told as the first of them. */
    private static final Set<String> NEVER_NONE = Set.of(
            "applied.fresh",
            "applied.missing",
            "applied.tick",
            "applied.untick",
            "copies.hidden",
            "coverage.automatic",
            "coverage.kept.unsized",
            "coverage.permanent",
            "coverage.untold",
            "draft.dropped",
            "draft.mark.dropped",
            "draft.notPossible",
            "draft.same",
            "draft.taken",
            "end.sending",
            "environment.sandbox.faults",
            "history.noMatch",
            "names.add.new",
            "names.add.tick",
            "names.odd",
            "lock.resume",
            "plan.title",
            "review.check.names",
            "review.check.names.missing",
            "review.consequence",
            "review.dry.kept",
            "review.line.checks",
            "review.words.collections",
            "review.words.several",
            "scope.load.partly",
            "scope.notTyped.some",
            "scope.step.removed",
            "scope.step.unticked",
            "settle.no_trace",
            "settle.one_fits",
            "settle.open",
            "settle.several_fit",
            "simulator.banner",
            "summary.kept",
            "summary.kept.split",
            "support.whole",
            "time.ago.days");

    private static Map<String, String> load(String language) {
        Properties read = new Properties();
        String name = "messages_" + language + ".properties";
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
        return values;
    }

    private static String sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(LocalizationTest::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void none(String complaint, Collection<String> those) {
        assertTrue(those.isEmpty(), () -> complaint + ":\n" + String.join("\n", those) + "\n");
    }

    @Test
    void everyLanguageHasTheSameKeys() {
        Set<String> missing = new TreeSet<>(ENGLISH.keySet());
        missing.removeAll(CHINESE.keySet());
        none(
                "add to messages_zh_CN.properties",
                missing.stream().map(each -> each + "=").toList());
        Set<String> extra = new TreeSet<>(CHINESE.keySet());
        extra.removeAll(ENGLISH.keySet());
        none(
                "add to messages_en.properties",
                extra.stream().map(each -> each + "=").toList());
    }

    @Test
    void noKeyStandsTwiceInAFile() throws IOException {
        for (String language : List.of("en", "zh_CN")) {
            Path file = Path.of("src/main/resources/io/github/backupdesk/i18n/messages_" + language + ".properties");
            Set<String> seen = new TreeSet<>();
            none(
                    "remove one of each from " + file,
                    Files.readAllLines(file).stream()
                            .filter(line -> line.matches("[A-Za-z][\\w.-]*=.*"))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .filter(key -> !seen.add(key))
                            .toList());
        }
    }

    @Test
    void everyLanguageTakesTheSameArguments() {
        List<String> odd = new ArrayList<>();
        ENGLISH.forEach((key, value) -> {
            String other = CHINESE.getOrDefault(key, value);
            if (!isDate(key) && !arguments(value).equals(arguments(other))) {
                odd.add(key + " takes " + arguments(value) + " in English, " + arguments(other) + " in Chinese");
            }
        });
        none("give both languages the same arguments", odd);
    }

    @Test
    void everyValueIsAPatternThatSwallowsNothing() {
        List<String> odd = new ArrayList<>();
        bothLanguages((key, value, locale) -> {
            if (isDate(key)) {
                String told = DateTimeFormatter.ofPattern(value, locale).format(Instant.EPOCH.atZone(ZoneOffset.UTC));
                if (told.isBlank()) {
                    odd.add(key);
                }
                return;
            }
            for (int number : new int[] {0, 1, 2, 1234}) {
                Object[] arguments = Stream.generate(() -> number).limit(8).toArray();
                String told = new MessageFormat(value, locale).format(arguments);
                if (told.isBlank() || told.contains("{")) {
                    odd.add(key + "=" + told);
                }
            }
        });
        none("mend these values, braces are left when they are told", odd);
    }

    @Test
    void noChoiceTellsNoneAsOne() {
        Set<String> without = new TreeSet<>();
        bothLanguages((key, value, locale) -> {
            if (!isDate(key) && !tellsNone(value)) {
                without.add(key);
            }
        });
        assertEquals(
                String.join("\n", new TreeSet<>(NEVER_NONE)),
                String.join("\n", without),
                "give each of these choices a branch for 0, or say here that it is never 0");
    }

    private static boolean tellsNone(String value) {
        return Stream.of(new MessageFormat(value, Locale.ENGLISH).getFormats())
                .filter(ChoiceFormat.class::isInstance)
                .map(ChoiceFormat.class::cast)
                .allMatch(each -> each.getLimits()[0] <= 0);
    }

    @Test
    void everyApostropheIsWrittenTwice() {
        List<String> odd = new ArrayList<>();
        bothLanguages((key, value, locale) -> {
            if (!isDate(key) && value.replace("''", "").contains("'")) {
                odd.add(key + "=" + value.replace("''", "'").replace("'", "''"));
            }
        });
        none("paste these values with the apostrophe written twice", odd);
    }

    @Test
    void everyKeyThatTheSourcesNameExists() {
        Set<String> missing = new TreeSet<>(named());
        missing.removeAll(ENGLISH.keySet());
        none("add to both languages", missing.stream().map(each -> each + "=").toList());
    }

    @Test
    void everyValueOfAnEnumThatIsToldHasAWord() {
        Stream<Enum<?>> told = Stream.<Enum<?>[]>of(
                        BodyProblem.Flaw.values(),
                        io.github.backupdesk.domain.Check.Subject.values(),
                        io.github.backupdesk.domain.Check.Finding.values(),
                        AttemptState.values(),
                        BaseUrl.Problem.values(),
                        CloudException.Unreachable.Cause.values(),
                        Cluster.Kind.values(),
                        Continent.values(),
                        Copy.Stage.values(),
                        CopyTargets.Refusal.values(),
                        ExportException.Obstacle.values(),
                        Masked.values(),
                        SupportViewModel.Days.values(),
                        NameFlaw.values(),
                        NameListException.Hindrance.values(),
                        HistorySearchViewModel.Period.values(),
                        Phase.values(),
                        CollectionFacts.Load.values(),
                        NoticeKind.values(),
                        Profile.Colour.values(),
                        Profile.Environment.values(),
                        Profile.LockLevel.values(),
                        Profile.Proxy.Mode.values(),
                        ProfileFace.Purpose.values(),
                        SecretStore.Kind.values(),
                        KeyGroup.values(),
                        AboutViewModel.Section.values(),
                        ProgramFacts.Install.values(),
                        ProgramFacts.Content.values(),
                        PreferencesViewModel.Notice.values(),
                        PastedKey.Dropped.values(),
                        PastedKey.Mistake.values(),
                        PreferencesViewModel.Theme.values(),
                        StoreException.Kind.values(),
                        SubmitOutcome.NotSentReason.values(),
                        SubmitOutcome.UnknownReason.values())
                .flatMap(Stream::of);
        Set<String> wanted = told.map(each -> "enum." + each.getDeclaringClass().getSimpleName() + "." + each.name())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(ENGLISH.keySet());
        none("add to both languages", missing.stream().map(each -> each + "=").toList());
        Set<String> unused = ENGLISH.keySet().stream()
                .filter(key -> key.startsWith("enum.") && !wanted.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        none("remove from both languages, no enum has these values", unused);
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> named = named();
        Set<String> literals = literals();
        none(
                "remove from both languages, nothing asks for these",
                ENGLISH.keySet().stream()
                        .filter(key -> !key.startsWith("enum.")
                                && !named.contains(key)
                                && !literals.contains(key)
                                && DYNAMIC.stream()
                                        .noneMatch(each -> each.matcher(key).matches()))
                        .toList());
    }

    @Test
    void everyCodeThatHasHelpHasItsSentence() {
        Set<String> missing = Pattern.compile("Map\\.entry\\(\\d+, \"(\\w+)\"\\)")
                .matcher(SOURCES)
                .results()
                .map(found -> "explain.rejected." + found.group(1))
                .filter(key -> !ENGLISH.containsKey(key))
                .collect(Collectors.toCollection(TreeSet::new));
        none("add to both languages", missing);
    }

    @Test
    void nothingIsLeftInEnglish() {
        none(
                "translate, or allow in this test, these values of messages_zh_CN.properties",
                CHINESE.entrySet().stream()
                        .filter(entry -> !entry.getValue().matches("(?s).*\\p{IsHan}.*"))
                        .filter(entry -> !SAME.matcher(entry.getKey()).matches())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        none(
                "these values of messages_en.properties are Chinese",
                ENGLISH.entrySet().stream()
                        .filter(entry -> entry.getValue().matches("(?s).*\\p{IsHan}.*"))
                        .map(Map.Entry::getKey)
                        .filter(key -> !key.startsWith("language."))
                        .toList());
    }

    @Test
    void bothLanguagesSayHowManyWhereItMatters() {
        for (String key : List.of("copies.sentence", "review.consequence", "review.confirm")) {
            for (Locale locale : Texts.LANGUAGES) {
                String three = Texts.in(locale).get(key, 3, 4);
                assertTrue(three.contains("3"), three);
            }
        }
    }

    @Test
    void theScanSeesTheSources() {
        assertTrue(named().size() > 100, () -> "only " + named().size() + " keys were found: is the scan blind?");
        assertEquals(Set.of(0, 1), arguments("{0,choice,0#no {1}|1#one|1<{0}}"));
    }

    /** Keys that are handed as they are to a method that tells. */
    private static Set<String> named() {
        return found(
                "(?:\\.get|\\bget|\\.text|\\btext|\\.pattern|\\.find|\\bsay)\\(\\s*\"([a-zA-Z][\\w-]*(?:\\.[\\w-]+)+)\"\\s*[,)]");
    }

    /** Every string that looks like a key. */
    private static Set<String> literals() {
        return found("\"([a-zA-Z][\\w-]*(?:\\.[\\w-]+)+)\"");
    }

    private static Set<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(SOURCES)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers of the arguments a value takes, those within its choices too. */
    private static Set<Integer> arguments(String value) {
        Set<Integer> all = new TreeSet<>();
        Format[] formats = new MessageFormat(value, Locale.ENGLISH).getFormatsByArgumentIndex();
        for (int i = 0; i < formats.length; i++) {
            if (Pattern.compile("\\{" + i + "[,}]").matcher(value).find()) {
                all.add(i);
            }
            if (formats[i] instanceof ChoiceFormat choice) {
                for (Object each : choice.getFormats()) {
                    all.addAll(arguments(each.toString()));
                }
            }
        }
        return all;
    }

    private static boolean isDate(String key) {
        return DATES.matcher(key).matches();
    }

    private static void bothLanguages(Check check) {
        ENGLISH.forEach((key, value) -> check.look(key, value, Locale.ENGLISH));
        CHINESE.forEach((key, value) -> check.look(key, value, Locale.SIMPLIFIED_CHINESE));
    }

    @FunctionalInterface
    private interface Check {
        void look(String key, String value, Locale locale);
    }
}
