package io.github.backupdesk.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.AttemptState;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private static final Texts EN = Texts.in(Locale.ENGLISH);
    private static final Texts ZH = Texts.in(Locale.SIMPLIFIED_CHINESE);

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "de, en",
        "und, en",
        "zh-CN, zh-CN",
        "zh, zh-CN",
        "zh-TW, zh-CN",
        "zh-Hans-SG, zh-CN"
    })
    void takesTheNearestLanguage(String wanted, String got) {
        assertEquals(
                Locale.forLanguageTag(got),
                Texts.in(Locale.forLanguageTag(wanted)).locale());
    }

    @ParameterizedTest
    @CsvSource({"en, en", "EN, en", "zh_CN, zh-CN", "zh-hans, zh-CN"})
    void readsLanguageTags(String tag, String got) {
        assertEquals(Optional.of(Locale.forLanguageTag(got)), Texts.parse(tag));
    }

    @ParameterizedTest
    @CsvSource({"de", "''", "x", "'zh CN'"})
    void saysWhenItDoesNotSpeakALanguage(String tag) {
        assertEquals(Optional.empty(), Texts.parse(tag));
    }

    @Test
    void theSystemsLanguageDoesNotShineThrough() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertEquals("Cluster", Texts.in(Locale.ENGLISH).get("cluster.title"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void pluralsAreChosenByNumber() {
        assertEquals("1 cluster", EN.get("cluster.list.count", 1));
        assertEquals("1,234 clusters", EN.get("cluster.list.count", 1234));
        assertEquals("1 个集群", ZH.get("cluster.list.count", 1));
        assertEquals("Create 1 backup", EN.get("review.confirm", 0));
        assertEquals("Create 1 backup + 1 permanent copy", EN.get("review.confirm", 1));
        assertEquals("Create 1 backup + 2 permanent copies", EN.get("review.confirm", 2));
    }

    @Test
    void whatIsHandedOverIsNotReadAsAPattern() {
        String odd = "{0} it's {1,choice,0#x} ''";
        assertEquals("The service refused: " + odd, EN.get("problem.refused", odd));
    }

    @Test
    void enumsHaveWords() {
        assertEquals("Not sent", EN.of(AttemptState.NOT_SENT));
        assertEquals("未发送", ZH.of(AttemptState.NOT_SENT));
    }

    @Test
    void someTextsAreThereForSomeValuesOnly() {
        assertEquals(Optional.of("Oregon"), EN.find("region.aws-us-west-2"));
        assertEquals(Optional.empty(), EN.find("region.mars-north-1"));
    }

    @Test
    void aKeyThatNobodyHasIsAMistakeOfOurs() {
        assertThrows(MissingResourceException.class, () -> EN.get("no.such.key"));
    }
}
