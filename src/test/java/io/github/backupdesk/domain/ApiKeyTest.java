package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @Test
    void aFingerprintTellsKeysApartAndHoldsNothingOfThem() {
        ApiKey one = ApiKey.parse("zk-0123456789abcdef").orElseThrow();
        ApiKey same = ApiKey.parse(" zk-0123456789abcdef ").orElseThrow();
        ApiKey other = ApiKey.parse("zk-0123456789abcdeg").orElseThrow();
        assertEquals(one.fingerprint(), same.fingerprint());
        assertNotEquals(one.fingerprint(), other.fingerprint());
        assertTrue(one.fingerprint().matches("[0-9a-f]{8}"));
    }

    private static final String KEY = "0123456789abcdef!~";

    @ParameterizedTest
    @ValueSource(strings = {KEY, " " + KEY + "\n", "\t" + KEY + "\r\n"})
    void spaceAroundIsDropped(String text) {
        assertEquals("Bearer " + KEY, ApiKey.parse(text).orElseThrow().bearer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "1234567",
                "12345678\r\nX-Evil: 1",
                "12345678\n12345678",
                "12345678 12345678",
                "Bearer 0123456789abcdef",
                "12345678\0",
                "12345678\u007F",
                "12345678\u00A0x",
                "12345678é",
                "12345678\uFF11",
                "12345678\u202E"
            })
    void i06WhatCannotStandInAHeaderIsNoKey(String text) {
        assertTrue(ApiKey.parse(text).isEmpty());
    }

    @Test
    void eightTo512CharactersAreAKey() {
        assertTrue(ApiKey.parse("k".repeat(8)).isPresent());
        assertTrue(ApiKey.parse("k".repeat(512)).isPresent());
        assertTrue(ApiKey.parse("k".repeat(513)).isEmpty());
        assertTrue(ApiKey.parse("k".repeat(1 << 20)).isEmpty());
    }

    @Test
    void noTextFormShowsIt() {
        ApiKey key = ApiKey.parse(KEY).orElseThrow();
        Account account = new Account("Production", BaseUrl.parse("https://api.cloud.zilliz.com"), key, false);
        assertFalse(key.toString().contains(KEY));
        assertFalse(account.toString().contains(KEY));
    }

    @Test
    void aForgottenKeyIsGone() {
        ApiKey key = ApiKey.parse(KEY).orElseThrow();
        key.close();
        assertTrue(key.isForgotten());
        assertEquals("", key.bearer());
        assertThrows(IllegalStateException.class, key::fingerprint);
    }

    @Test
    void aForgottenKeyIsRenewedInItsPlaceAndTheFreshOneIsTaken() {
        ApiKey key = ApiKey.parse(KEY).orElseThrow();
        key.close();
        ApiKey fresh = ApiKey.parse("fresh-0123456789").orElseThrow();
        key.replaceBy(fresh);
        assertEquals("Bearer fresh-0123456789", key.bearer());
        assertTrue(fresh.isForgotten());
        fresh.close();
        assertFalse(key.isForgotten());
        assertThrows(IllegalArgumentException.class, () -> key.replaceBy(fresh));
        key.replaceBy(key);
        assertEquals("Bearer fresh-0123456789", key.bearer());
    }

    @Test
    void whoAsksWhileTheKeyIsRenewedGetsTheOneOrTheOtherWhole() throws Exception {
        Set<String> whole = Set.of("Bearer " + "a".repeat(200), "Bearer " + "b".repeat(300));
        ApiKey key = ApiKey.parse("a".repeat(200)).orElseThrow();
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<Integer> asking = new FutureTask<>(() -> {
            int asked = 0;
            for (; !over.get() || asked == 0; asked++) {
                assertTrue(whole.contains(key.bearer()));
            }
            return asked;
        });
        Thread.startVirtualThread(asking);
        for (int n = 0; n < 2_000; n++) {
            key.replaceBy(
                    ApiKey.parse(n % 2 == 0 ? "b".repeat(300) : "a".repeat(200)).orElseThrow());
        }
        over.set(true);
        assertTrue(asking.get(10, TimeUnit.SECONDS) > 0);
    }
}
