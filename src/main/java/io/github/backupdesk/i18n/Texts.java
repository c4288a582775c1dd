package io.github.backupdesk.i18n;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The sentences of one language. Values are {@link MessageFormat} patterns: an apostrophe is written twice, plurals are
 * choices. A key that a language lacks is told in English.
 */
public final class Texts {

    /** The languages there are, in the order in which they are offered. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String BUNDLE = "io.github.backupdesk.i18n.messages";
    private static final Control NO_DEFAULT_LOCALE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;
    private final ResourceBundle english;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_DEFAULT_LOCALE);
        this.english = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH, NO_DEFAULT_LOCALE);
    }

    /** The language nearest to the one asked for: Chinese for any Chinese, else English. */
    public static Texts in(Locale wanted) {
        return new Texts(wanted.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    /** Reads {@code en}, {@code zh-CN} and their like; empty if the program does not speak it. */
    public static Optional<Locale> parse(String tag) {
        return switch (Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()) {
            case "en" -> Optional.of(Locale.ENGLISH);
            case "zh" -> Optional.of(Locale.SIMPLIFIED_CHINESE);
            default -> Optional.empty();
        };
    }

    public Locale locale() {
        return locale;
    }

    /** @throws MissingResourceException if no language has the key */
    public String get(String key, Object... arguments) {
        return new MessageFormat(pattern(key), locale).format(arguments);
    }

    /** The word for an enum's value, under {@code enum.<type>.<VALUE>}. */
    public String of(Enum<?> value, Object... arguments) {
        return get("enum." + value.getDeclaringClass().getSimpleName() + "." + value.name(), arguments);
    }

    /** A text that only some values have, such as the name of a region. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) || english.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
    }

    /** The raw value, for those that are no sentence, such as the pattern of a date. */
    public String pattern(String key) {
        return bundle.containsKey(key) ? bundle.getString(key) : english.getString(key);
    }
}
