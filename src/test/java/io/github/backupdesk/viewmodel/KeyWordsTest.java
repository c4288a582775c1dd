package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.PastedKey;
import io.github.backupdesk.domain.PemCertificates;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.KeySources;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyWordsTest {

    private static final Texts EN = Texts.in(Locale.ENGLISH);
    private static final String CANARY = "zk-CANARY-0123456789abcdef";

    @Test
    void whatWasDroppedIsToldAndAPlainKeyNeedsNoWord() {
        assertEquals("", KeyWords.of(EN, PastedKey.read(CANARY)));
        assertEquals(
                "Only the key was kept. Dropped: spaces, quotation marks, the word Bearer.",
                KeyWords.of(EN, PastedKey.read(" 'Bearer " + CANARY + "' ")));
        assertEquals(
                "已去除：外层命令。",
                KeyWords.of(Texts.in(Locale.SIMPLIFIED_CHINESE), PastedKey.read("zz login --api-key " + CANARY))
                        .replace("只保留了密钥，", ""));
    }

    @Test
    void anOddCharacterIsNamedByNumberAndPlace() {
        String told = KeyWords.of(EN, PastedKey.read("zk-CAN\u200BARY-0123"));
        assertTrue(told.startsWith("Character 7 is U+200B, which no key has."), told);
        assertFalse(told.contains("CAN"));
    }

    @Test
    void whereAKeyCameFromIsToldAndWhyThereIsNone() {
        KeySources none = new KeySources(Map.of(), Path.of("/nowhere"));
        assertTrue(
                KeyWords.of(EN, none.environment()).startsWith("The environment variable ZILLIZ_API_KEY is not set."));
        assertTrue(KeyWords.of(EN, none.credentials()).startsWith("There is no file /nowhere"));
        String told =
                KeyWords.of(EN, new KeySources(Map.of("ZILLIZ_API_KEY", CANARY), Path.of("/nowhere")).environment());
        assertEquals("The key was read from ZILLIZ_API_KEY. That place was not changed.", told);
    }

    @Test
    void everyReasonAgainstAFileHasASentenceOfItsOwn() {
        assertEquals(
                PemCertificates.Problem.values().length,
                Arrays.stream(PemCertificates.Problem.values())
                        .map(each -> KeyWords.of(EN, each))
                        .collect(Collectors.toSet())
                        .size());
    }
}
