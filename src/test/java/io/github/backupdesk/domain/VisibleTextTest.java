package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Größe 数据 ٤٥ 🧊", "e\u0301"})
    void whatCanBeSeenStaysAsItIs(String text) {
        assertEquals(text, VisibleText.of(text));
    }

    @Test
    void whatCannotBeSeenIsNamed() {
        assertEquals("a⟨U+202E⟩b", VisibleText.of("a\u202Eb"));
        assertEquals("a⟨U+000D⟩⟨U+000A⟩⟨U+001B⟩[31m", VisibleText.of("a\r\n\u001B[31m"));
        assertEquals("⟨U+0000⟩⟨U+0009⟩⟨U+007F⟩⟨U+0085⟩", VisibleText.of("\0\t\u007F\u0085"));
        assertEquals("a⟨U+200B⟩⟨U+200D⟩⟨U+FEFF⟩⟨U+00AD⟩b", VisibleText.of("a\u200B\u200D\uFEFF\u00ADb"));
        assertEquals("⟨U+2066⟩⟨U+2069⟩⟨U+2028⟩⟨U+2029⟩", VisibleText.of("\u2066\u2069\u2028\u2029"));
        assertEquals("⟨U+D83E⟩x⟨U+DDCA⟩", VisibleText.of("\uD83Ex\uDDCA"));
        assertEquals("⟨U+E000⟩⟨U+10FFFF⟩⟨U+E0041⟩", VisibleText.of("\uE000\uDBFF\uDFFF\uDB40\uDC41"));
    }

    @Test
    void twoHundredCharactersAreTheMost() {
        assertEquals("x".repeat(200), VisibleText.of("x".repeat(200)));
        assertEquals("x".repeat(200) + "…", VisibleText.of("x".repeat(201)));
        assertEquals("x".repeat(200) + "…", VisibleText.of("x".repeat(1 << 20)));
        assertEquals("⟨U+202E⟩".repeat(200) + "…", VisibleText.of("\u202E".repeat(1 << 20)));
    }

    @Test
    void aSurrogatePairAtTheLimitIsNotCut() {
        assertEquals("ab🧊", VisibleText.of("ab🧊", 3));
        assertEquals("ab🧊…", VisibleText.of("ab🧊c", 3));
        assertEquals("ab…", VisibleText.of("ab🧊", 2));
        assertEquals("🧊🧊…", VisibleText.of("🧊🧊🧊", 2));
        assertEquals("…", VisibleText.of("🧊", 0));
    }
}
