package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.DataPlaneKey.Flaw;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataPlaneKeyTest {

    @Test
    void aLoginIsSentAsUserColonPasswordAndShownNowhere() {
        DataPlaneKey login = DataPlaneKey.ofLogin(" db_admin ", "s3cret:p@ss".toCharArray());
        assertEquals("Bearer db_admin:s3cret:p@ss", login.bearer());
        assertEquals(Optional.of("db_admin"), login.user());
        assertFalse(login.toString().contains("s3cret"));
        login.close();
        assertEquals("", login.bearer());
    }

    @Test
    void anotherKeyIsCopiedSoThatTheFirstMayBeForgotten() {
        ApiKey key = ApiKey.parse("other-key-0123").orElseThrow();
        DataPlaneKey kept = DataPlaneKey.ofKey(key);
        key.close();
        assertEquals("Bearer other-key-0123", kept.bearer());
        assertEquals(Optional.empty(), kept.user());
        assertThrows(IllegalArgumentException.class, () -> DataPlaneKey.ofKey(key));
    }

    @ParameterizedTest
    @CsvSource({
        "'', pw, NO_USER",
        "' ', pw, NO_USER",
        "li, '', NO_PASSWORD",
        "a:b, pw, COLON_IN_USER",
        "lé, pw, ODD_CHARACTER",
        "li, 'p w', ODD_CHARACTER",
        "li, 'p\r\nX: y', ODD_CHARACTER",
        "li, pässword, ODD_CHARACTER"
    })
    void whatCannotStandInAHeaderIsRefusedWithoutItsText(String user, String password, Flaw flaw) {
        DataPlaneKey.Refused refused =
                assertThrows(DataPlaneKey.Refused.class, () -> DataPlaneKey.ofLogin(user, password.toCharArray()));
        assertEquals(flaw, refused.flaw());
        assertEquals("no login: " + flaw, refused.getMessage());
    }

    @Test
    void aMegabyteIsNoPassword() {
        char[] endless = "p".repeat(1 << 20).toCharArray();
        assertEquals(
                Flaw.TOO_LONG,
                assertThrows(DataPlaneKey.Refused.class, () -> DataPlaneKey.ofLogin("li", endless))
                        .flaw());
    }
}
