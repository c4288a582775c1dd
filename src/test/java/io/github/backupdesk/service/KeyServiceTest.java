package io.github.backupdesk.service;

import static io.github.backupdesk.domain.SecretStoreException.Kind.LOCKED_OR_REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.domain.SecretStoreException.Kind;
import io.github.backupdesk.service.KeyService.Kept;
import io.github.backupdesk.service.KeyService.Kept.Found;
import io.github.backupdesk.service.KeyService.Kept.None;
import io.github.backupdesk.service.KeyService.Kept.OtherOrigin;
import io.github.backupdesk.support.FakeSecretStore;
import io.github.backupdesk.support.SecretStoreAround;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyServiceTest {

    private static final BaseUrl WORLD = BaseUrl.parse("https://api.cloud.zilliz.com");
    private static final BaseUrl CHINA = BaseUrl.parse("https://api.cloud.zilliz.com.cn");
    private static final ClusterId CLUSTER = new ClusterId("in01-0123456789abcdef");
    private static final BaseUrl ENDPOINT =
            BaseUrl.parse("https://in01-0123456789abcdef.aws-eu.vectordb.zillizcloud.com");
    private static final String CANARY = "zk-CANARY-0123456789";

    private final FakeSecretStore store = new FakeSecretStore();
    private final KeyService keys = new KeyService(store);

    private static ApiKey key(String text) {
        return ApiKey.parse(text).orElseThrow();
    }

    private static <T> T found(Kept<T> kept) {
        return switch (kept) {
            case Found<T>(T value) -> value;
            case None<T> none -> throw new AssertionError("nothing is kept");
            case OtherOrigin<T> other -> throw new AssertionError("kept for " + other.origin());
        };
    }

    private static void assertFails(Kind kind, Executable question) {
        SecretStoreException thrown = assertThrows(SecretStoreException.class, question);
        assertEquals(kind, thrown.kind());
        assertFalse(String.valueOf(thrown.getMessage()).contains("CANARY"), thrown.getMessage());
    }

    @Test
    void aKeyThatIsKeptIsFoundAndTheNewOneTakesItsPlace() throws Exception {
        assertInstanceOf(None.class, keys.key("p1", WORLD));
        keys.keep("p1", WORLD, key(CANARY));
        assertEquals("Bearer " + CANARY, found(keys.key("p1", WORLD)).bearer());
        keys.keep("p1", WORLD, key("another-one"));
        assertEquals("Bearer another-one", found(keys.key("p1", WORLD)).bearer());
        assertInstanceOf(None.class, keys.key("p2", WORLD));
        assertTrue(store.allWiped());
    }

    @Test
    void t8AKeyIsNotHandedOutForAnotherOriginHoweverTheProfileReads() throws Exception {
        keys.keep("p1", WORLD, key(CANARY));
        for (BaseUrl other : List.of(
                CHINA,
                BaseUrl.parse("https://api.cloud.zilliz.com:8443"),
                BaseUrl.parse("https://evil.example"),
                BaseUrl.parse("http://127.0.0.1:443"))) {
            assertEquals(new OtherOrigin<ApiKey>("https://api.cloud.zilliz.com"), keys.key("p1", other));
        }
        assertTrue(store.allWiped());
    }

    @Test
    void aProxyLoginComesBackWhateverItsCharactersAre() throws Exception {
        String user = "CORP\\用户\n:";
        String password = "pä\"ss\n密码 ";
        keys.keepProxy("p1", "proxy.corp:3128", new ProxyLogin(user, password.toCharArray()));
        ProxyLogin login = found(keys.proxy("p1", "proxy.corp:3128"));
        assertEquals(user, login.user());
        assertEquals(password, login.password());
        assertEquals(new OtherOrigin<ProxyLogin>("proxy.corp:3128"), keys.proxy("p1", "proxy.corp:3129"));
        keys.forgetProxy("p1");
        assertInstanceOf(None.class, keys.proxy("p1", "proxy.corp:3128"));
        assertTrue(store.allWiped());
    }

    @Test
    void aClustersCredentialIsForItsOwnEndpoint() throws Exception {
        try (Secret credential = new Secret("db_admin:pass:word".toCharArray())) {
            keys.keepCluster("p1", CLUSTER, ENDPOINT, credential);
            assertTrue(found(keys.cluster("p1", CLUSTER, ENDPOINT)).sameAs(credential));
            assertInstanceOf(OtherOrigin.class, keys.cluster("p1", CLUSTER, WORLD));
            assertInstanceOf(None.class, keys.cluster("p1", new ClusterId("in01-other"), ENDPOINT));
            keys.forgetCluster("p1", CLUSTER);
            assertInstanceOf(None.class, keys.cluster("p1", CLUSTER, ENDPOINT));
        }
    }

    @Test
    void forgettingAProfileForgetsAllOfItAndNothingOfOthers() throws Exception {
        keepAll("p1");
        keepAll("p2");
        keys.forget("p1", List.of(CLUSTER));
        assertInstanceOf(None.class, keys.key("p1", WORLD));
        assertInstanceOf(None.class, keys.proxy("p1", "proxy:1"));
        assertInstanceOf(None.class, keys.cluster("p1", CLUSTER, ENDPOINT));
        assertInstanceOf(Found.class, keys.key("p2", WORLD));
        keys.forget("p2", List.of(CLUSTER));
        assertTrue(store.isEmpty());
    }

    private void keepAll(String profile) throws SecretStoreException {
        keys.keep(profile, WORLD, key(CANARY));
        keys.keepProxy(profile, "proxy:1", new ProxyLogin("u", new char[] {'p'}));
        keys.keepCluster(profile, CLUSTER, ENDPOINT, new Secret(new char[] {'c'}));
    }

    @Test
    void oneThatCannotBeForgottenIsToldAndTheOthersAreForgotten() throws Exception {
        keepAll("p1");
        SecretStore stubborn = new SecretStoreAround(store) {
            @Override
            public void delete(SecretName name) throws SecretStoreException {
                if (name.equals(SecretName.apiKey("p1"))) {
                    throw new SecretStoreException(LOCKED_OR_REFUSED, "told to");
                }
                super.delete(name);
            }
        };
        assertFails(LOCKED_OR_REFUSED, () -> new KeyService(stubborn).forget("p1", List.of(CLUSTER)));
        assertTrue(store.item(SecretName.apiKey("p1")).isPresent());
        assertTrue(store.item(SecretName.proxy("p1")).isEmpty());
        assertTrue(store.item(SecretName.cluster("p1", CLUSTER)).isEmpty());
    }

    @Test
    void p36WhatIsDeletedFromOutsideIsNoneAtTheNextQuestion() throws Exception {
        keys.keep("p1", WORLD, key(CANARY));
        store.remove(SecretName.apiKey("p1"));
        assertInstanceOf(None.class, keys.key("p1", WORLD));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void p35WhateverIsWrongWithTheStoreIsToldAndNothingIsKeptElsewhere(Kind kind) {
        store.fail(kind);
        assertFails(kind, () -> keys.keep("p1", WORLD, key(CANARY)));
        assertFails(kind, () -> keys.key("p1", WORLD));
        assertFails(kind, () -> keys.forget("p1", List.of()));
        assertFails(kind, keys::test);
        assertTrue(store.isEmpty());
    }

    @Test
    void p35AnItemOfAnotherProfileUnderOurNameIsNotTaken() throws Exception {
        keys.keep("p2", WORLD, key(CANARY));
        store.put(SecretName.apiKey("p1"), store.item(SecretName.apiKey("p2")).orElseThrow());
        assertFails(Kind.NOT_OURS, () -> keys.key("p1", WORLD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                CANARY,
                "1\n",
                "1\nNAME\nhttps://api.cloud.zilliz.com\n0",
                "2\nNAME\nhttps://api.cloud.zilliz.com\n0\n" + CANARY,
                "1\nNAME\nhttps://api.cloud.zilliz.com\nx\n" + CANARY,
                "1\nNAME\nhttps://api.cloud.zilliz.com\n-1\n" + CANARY,
                "1\nNAME\nhttps://api.cloud.zilliz.com\n99\n" + CANARY,
                "1\nNAME\nhttps://api.cloud.zilliz.com\n4294967295\n" + CANARY,
                "1\nNAME\nhttps://api.cloud.zilliz.com\n0\nno key",
                "1\nNAME\nhttps://api.cloud.zilliz.com\n0\n" + CANARY + "\r\nX-Evil: 1"
            })
    void whatIsNotOneOfOurItemsIsNotTakenForAKey(String text) {
        SecretName name = SecretName.apiKey("p1");
        store.put(name, text.replace("NAME", name.toString()));
        assertFails(Kind.NOT_OURS, () -> keys.key("p1", WORLD));
        assertTrue(store.allWiped());
    }

    @Test
    void theFormOfAnItemStaysReadable() throws Exception {
        SecretName name = SecretName.apiKey("p1");
        store.put(name, "1\n" + name + "\nhttps://api.cloud.zilliz.com\n0\n" + CANARY);
        assertEquals("Bearer " + CANARY, found(keys.key("p1", WORLD)).bearer());
    }

    @Test
    void theTrialSaysWhatAnsweredAndLeavesNothing() throws Exception {
        KeyService.Trial trial = keys.test();
        assertEquals(SecretStore.Kind.SECRET_SERVICE, trial.kind());
        assertFalse(trial.took().isNegative());
        assertTrue(store.isEmpty());
        assertTrue(store.allWiped());
    }

    @Test
    void theTrialFindsOutAStoreThatKeepsNothing() {
        store.keepNothing();
        assertFails(Kind.NOT_KEPT, keys::test);
    }

    @Test
    void theTrialFindsOutAStoreThatGivesBackSomethingElseOrDeletesNothing() {
        store.put(SecretName.trial(), "something else");
        store.keepNothing();
        assertFails(Kind.NOT_KEPT, keys::test);
    }
}
