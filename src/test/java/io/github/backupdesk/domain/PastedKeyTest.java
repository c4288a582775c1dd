package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.PastedKey.Dropped;
import io.github.backupdesk.domain.PastedKey.Found;
import io.github.backupdesk.domain.PastedKey.Mistake;
import io.github.backupdesk.domain.PastedKey.NoKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedKeyTest {

    private static final String CANARY = "zk-CANARY-0123456789abcdef";

    private static Found found(String text) {
        PastedKey read = PastedKey.read(text);
        Found found = assertInstanceOf(Found.class, read, read.toString());
        assertEquals("Bearer " + CANARY, found.key().bearer());
        assertFalse(found.toString().contains("CANARY"));
        return found;
    }

    private static NoKey no(String text) {
        NoKey no = assertInstanceOf(NoKey.class, PastedKey.read(text));
        assertFalse(no.toString().contains("CANARY"));
        return no;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KEY | ",
                "_KEY_ | SPACES",
                "KEY~ | LINE_BREAKS",
                "_\t\u00A0KEY\uFEFF~~ | SPACES,LINE_BREAKS",
                "zk-CANARY-~0123456789abcdef | LINE_BREAKS",
                "zk-CANARY-~__0123456789abcdef | SPACES,LINE_BREAKS",
                "\"KEY\" | QUOTES",
                "`KEY` | QUOTES",
                "“KEY” | QUOTES",
                "\"KEY\", | QUOTES",
                "KEY\" | QUOTES",
                "_'_KEY_'_ | SPACES,QUOTES",
                "Bearer KEY | BEARER",
                "bearer~KEY | BEARER",
                "\"Bearer KEY\" | QUOTES,BEARER",
                "Bearer 'KEY' | QUOTES,BEARER",
                "Bearer Bearer KEY | BEARER",
                "Authorization: Bearer KEY | SPACES,BEARER,HEADER",
                "authorization:KEY | HEADER",
                "\"Authorization\": \"Bearer KEY\", | SPACES,QUOTES,BEARER,HEADER",
                "GET /v2/clusters HTTP/1.1~Host: x~Authorization: Bearer KEY~Accept: */* | SPACES,BEARER,HEADER"
            })
    void whatStandsAroundAKeyIsDroppedAndTold(String pattern, String dropped) {
        String text = pattern.replace('_', ' ').replace("~", "\r\n").replace("KEY", CANARY);
        List<Dropped> told = dropped == null
                ? List.of()
                : Arrays.stream(dropped.split(",", -1)).map(Dropped::valueOf).toList();
        assertEquals(told, found(text).dropped());
        assertEquals(
                told,
                assertInstanceOf(Found.class, PastedKey.read(text.toCharArray()))
                        .dropped());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "curl --request GET --url \"https://api.cloud.zilliz.com/v2/clusters\" -H \"Authorization: Bearer KEY\""
                        + " | https://api.cloud.zilliz.com",
                "$ curl -sS \\~  -H 'Authorization: Bearer KEY' \\~  https://api.cloud.zilliz.com.cn/v2/projects"
                        + " | https://api.cloud.zilliz.com.cn",
                "curl -H Authorization:\\ Bearer\\ KEY https://api.cloud.zilliz.com/v2/x | https://api.cloud.zilliz.com",
                "Invoke-RestMethod -Uri \"https://api.cloud.zilliz.com/v2/clusters\" `~ -Headers @{Authorization = \"Bearer"
                        + " KEY\"} | https://api.cloud.zilliz.com",
                "irm https://api.cloud.zilliz.com/v2/clusters -Headers @{Authorization='Bearer KEY'; Accept='*/*'}"
                        + " | https://api.cloud.zilliz.com",
                "irm https://api.cloud.zilliz.com/v2/clusters -Headers @{Authorization=Bearer KEY}"
                        + " | https://api.cloud.zilliz.com",
                "zilliz login --cn --api-key KEY | https://api.cloud.zilliz.com.cn",
                "zz login --api-key=KEY | ",
                "export ZILLIZ_API_KEY=KEY | ",
                "ZILLIZ_API_KEY='KEY' | ",
                "$env:ZILLIZ_API_KEY = \"KEY\" | ",
                "set ZILLIZ_API_KEY=KEY | ",
                "curl https://in01-0123.aws-us-west-2.vectordb.zillizcloud.com:19530/v2/vectordb/x -H 'Authorization: Bearer"
                        + " KEY' | ",
                "curl https://api.cloud.zilliz.com@evil.example/v2 -H 'Authorization: Bearer KEY' | ",
                "curl http://api.cloud.zilliz.com/v2 -H 'Authorization: Bearer KEY' | ",
                "curl http://127.0.0.1:4711/v2/clusters -H 'Authorization: Bearer KEY' | http://127.0.0.1:4711"
            })
    void ofAWholeCommandTheKeyAndTheAddressAreKept(String pattern, String url) {
        Found found = found(pattern.replace("~", "\n").replaceAll("(?<!_)KEY", CANARY));
        assertEquals(Optional.ofNullable(url), found.baseUrl().map(BaseUrl::toString));
        assertEquals(List.of(Dropped.COMMAND), found.dropped());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | EMPTY",
                "' \t' | EMPTY",
                "Bearer | EMPTY",
                "\"\" | EMPTY",
                "zk-0123 | TOO_SHORT",
                "Authorization: | NONE_INSIDE",
                "curl https://api.cloud.zilliz.com/v2/clusters | NONE_INSIDE",
                "zilliz login --api-key | NONE_INSIDE",
                "curl -H \"Authorization: Bearer $TOKEN\" https://x.example | PLACEHOLDER",
                "$TOKEN_OF_MINE | PLACEHOLDER",
                "${ZILLIZ_API_KEY} | PLACEHOLDER",
                "<your key here> | PLACEHOLDER",
                "YOUR_API_KEY | PLACEHOLDER",
                "%ZILLIZ_API_KEY% | PLACEHOLDER",
                "zk-CANARY*****89 | PLACEHOLDER",
                "https://api.cloud.zilliz.com | AN_ADDRESS"
            })
    void whatIsNoKeyIsToldWhy(String text, Mistake why) {
        assertEquals(new NoKey(why, 0, 0), no(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", " ", "\u00A0", "\u202E", "\uFF11", "😀", "\u0000", "\u007F", "密"})
    void anOddCharacterIsNamedByItsPlaceAndNumberAndTheRestIsNotTold(String odd) {
        NoKey no = no("\"zk-" + odd + "CANARY-0123456789\"");
        assertEquals(new NoKey(Mistake.ODD_CHARACTER, 4, odd.codePointAt(0)), no);
    }

    @Test
    void aMegabyteIsTooLongAtOnce() {
        for (String text : List.of(
                "k".repeat(513),
                "k".repeat(1 << 20),
                " ".repeat(1 << 20),
                "Bearer ".repeat(1 << 17),
                "curl " + "'\\\n".repeat(1 << 18),
                "\"'".repeat(1 << 19))) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(2), () -> assertEquals(new NoKey(Mistake.TOO_LONG, 0, 0), no(text)));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String part : List.of(
                    "Bearer ",
                    "\"",
                    "curl ",
                    "curl -H ",
                    "https://a",
                    "Authorization:",
                    "{{",
                    "* ",
                    "\\\n",
                    "set a",
                    "$'")) {
                PastedKey.read(part.repeat(PastedKey.LONGEST / part.length()));
            }
        });
    }

    /** Wraps a random key into random layers; each is taken off, or the text is refused without its words. */
    @Test
    void everyKeyComesOutOfEveryWrapping() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            String key = random.ints(8 + random.nextInt(200), 0, 62)
                    .mapToObj(n ->
                            String.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".charAt(n)))
                    .collect(Collectors.joining());
            EnumSet<Dropped> expected = EnumSet.noneOf(Dropped.class);
            String text = key;
            for (int layers = random.nextInt(4); layers > 0; layers--) {
                text = wrapped(text, random.nextInt(4), expected);
            }
            Found found = assertInstanceOf(Found.class, PastedKey.read(text));
            assertEquals("Bearer " + key, found.key().bearer());
            assertEquals(List.copyOf(expected), found.dropped());
        }
    }

    private static String wrapped(String text, int layer, EnumSet<Dropped> expected) {
        return switch (layer) {
            case 0 -> {
                expected.add(Dropped.SPACES);
                yield "  " + text + " ";
            }
            case 1 -> {
                expected.add(Dropped.LINE_BREAKS);
                yield "\n" + text + "\r\n";
            }
            case 2 -> {
                expected.add(Dropped.QUOTES);
                yield "\"" + text + "\"";
            }
            default -> {
                expected.add(Dropped.BEARER);
                yield "Bearer " + text.stripLeading();
            }
        };
    }

    @Test
    void noiseNeverBreaksTheReadingAndNeverShowsTheText() {
        String[] parts = {
            CANARY,
            "Bearer ",
            "Authorization: ",
            "curl ",
            "-H ",
            "\"",
            "'",
            "\\",
            "\n",
            " ",
            "`\n",
            "$",
            "{",
            "}",
            "https://",
            "api.cloud.zilliz.com",
            "@",
            "--api-key ",
            "é",
            "\u0000",
            "irm ",
            "=",
            "*",
            "ZILLIZ_API_KEY="
        };
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            String text = random.ints(random.nextInt(9), 0, parts.length)
                    .mapToObj(n -> parts[n])
                    .collect(Collectors.joining());
            PastedKey read = PastedKey.read(text);
            assertFalse(read.toString().contains("CANARY"));
            if (read instanceof Found found) {
                assertTrue(found.key().bearer().matches("Bearer [!-~]{8,512}"));
            }
        }
    }
}
