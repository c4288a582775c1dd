package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BaseUrl.Problem;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.cloud.zilliz.com, https://api.cloud.zilliz.com",
        "https://api.cloud.zilliz.com.cn/, https://api.cloud.zilliz.com.cn",
        "' HTTPS://API.Cloud.Zilliz.COM ', https://api.cloud.zilliz.com",
        "https://api.example.com:8443, https://api.example.com:8443",
        "http://127.0.0.1:19530, http://127.0.0.1:19530",
        "http://localhost:8080/, http://localhost:8080",
        "http://[::1]:9, http://[::1]:9",
        "https://localhost, https://localhost",
    })
    void readsSchemeHostAndPort(String typed, String written) {
        assertEquals(written, BaseUrl.parse(typed).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_A_URL",
        "' ', NOT_A_URL",
        "api.cloud.zilliz.com, NOT_A_URL",
        "//api.cloud.zilliz.com, NOT_A_URL",
        "file:///etc/passwd, NOT_A_URL",
        "ftp://a.example, NOT_A_URL",
        "jdbc:sqlite:x, NOT_A_URL",
        "https://a b.example, NOT_A_URL",
        "'https://a.example\\b', NOT_A_URL",
        "https://, NOT_A_URL",
        "https:, NOT_A_URL",
        "http://api.cloud.zilliz.com, NOT_HTTPS",
        "https://api.cloud.zilliz.com@evil.example/, USER_INFO",
        "https://user:secret@api.cloud.zilliz.com, USER_INFO",
        "https://@api.cloud.zilliz.com, USER_INFO",
        "https://a@b@c.example, USER_INFO",
        "https://api.cl\u043Eud.zilliz.com, ODD_HOST",
        "https://api.xn--clud-65d.zilliz.com, ODD_HOST",
        "https://XN--clud-65d.zilliz.com, ODD_HOST",
        "https://api.cloud.zilliz.com., ODD_HOST",
        "https://192.168.1.7, ODD_HOST",
        "https://2130706433, ODD_HOST",
        "https://127.1, ODD_HOST",
        "https://[2001:db8::1], ODD_HOST",
        "https://intranet, ODD_HOST",
        "https://-a.example, ODD_HOST",
        "https://a_b.example, ODD_HOST",
        "https:///path, ODD_HOST",
        "https://api.cloud.zilliz.com/v2, PATH",
        "https://api.cloud.zilliz.com//, PATH",
        "https://api.cloud.zilliz.com?x=1, PATH",
        "https://api.cloud.zilliz.com/#f, PATH",
    })
    void i08RefusesWithAReason(String typed, String problem) {
        assertEquals(Problem.valueOf(problem), refusal(typed).problem());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536, 99_999})
    void aPortThatCannotBeIsRefused(int port) {
        assertEquals(Problem.NOT_A_URL, refusal("https://a.example:" + port).problem());
    }

    @Test
    void aNameThatNoDnsKnowsIsRefused() {
        String longest = "a".repeat(63);
        assertEquals(
                longest + ".b.example",
                BaseUrl.parse("https://" + longest + ".b.example").host());
        for (String host : new String[] {longest + "a.example", "b." + longest + "a.example", "a." + longest + "a"}) {
            assertEquals(Problem.ODD_HOST, refusal("https://" + host).problem());
        }
    }

    @Test
    void theMessageNeverHoldsWhatWasTyped() {
        for (String typed : new String[] {
            "sk-canary", "https://sk-canary@a.example", "https://a.example/sk-canary", "https://sk-canary"
        }) {
            BaseUrl.Refused refused = refusal(typed);
            assertFalse(String.valueOf(refused.getMessage()).contains("canary"));
            assertEquals(null, refused.getCause());
        }
    }

    @Test
    void onlyThisComputerIsLoopback() {
        assertTrue(BaseUrl.parse("http://localhost").loopback());
        assertTrue(BaseUrl.parse("http://127.0.0.1:1").loopback());
        assertFalse(BaseUrl.parse("https://localhost.example").loopback());
    }

    @Test
    void i21ReadsTheSameInTurkey() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals(
                    "https://api.zilliz.com",
                    BaseUrl.parse("HTTPS://API.ZILLIZ.COM").toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aLongHostIsReadAtOnce() {
        String host = "a-".repeat(50_000);
        assertEquals(Problem.ODD_HOST, refusal("https://" + host + "!.example").problem());
    }

    @Test
    void aHostOfManyPartsIsReadAtOnce() {
        assertEquals(
                Problem.ODD_HOST,
                refusal("https://" + "a.".repeat(100_000) + "example").problem());
    }

    @Test
    void aHostHasAtMost253Characters() {
        assertEquals(
                253,
                BaseUrl.parse("https://" + "a.".repeat(123) + "example").host().length());
        assertEquals(
                Problem.ODD_HOST,
                refusal("https://" + "a.".repeat(124) + "example").problem());
    }

    private static BaseUrl.Refused refusal(String typed) {
        return assertThrows(BaseUrl.Refused.class, () -> BaseUrl.parse(typed));
    }
}
