package io.github.backupdesk.viewmodel;

import static io.github.backupdesk.viewmodel.Accounts.KEY;
import static io.github.backupdesk.viewmodel.Accounts.OTHER_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Colour;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.settings.Profile.Proxy;
import io.github.backupdesk.viewmodel.ProfileForm.Field;
import io.github.backupdesk.viewmodel.ProfileForm.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileEditorViewModelTest {

    private final Profile live = Accounts.profile("live", "Live", Environment.PRODUCTION, LockLevel.TYPED);
    private final Accounts all = new Accounts(live, Accounts.test("test", "Test"));
    private final ProfileEditorViewModel model = all.editor;
    private final ProfileForm form = model.form();

    private void edit(String id) {
        all.profiles.choose(id);
        model.edit();
    }

    private void fresh(String name) {
        model.begin();
        form.nameProperty().set(name);
    }

    private Profile saved(String name) {
        return all.written.getLast().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> objections() {
        return Stream.of(
                objection(Field.NAME, form -> form.nameProperty().set(" ")),
                objection(Field.NAME, form -> form.nameProperty().set("x".repeat(41))),
                objection(Field.NAME, form -> form.nameProperty().set("LIVE")),
                objection(Field.WORD, form -> form.wordProperty().set("x".repeat(17))),
                objection(Field.URL, form -> own(form, "")),
                objection(Field.URL, form -> own(form, "http://cloud.example")),
                objection(Field.URL, form -> own(form, "https://me:secret@cloud.example")),
                objection(Field.URL, form -> own(form, "https://cloud.example/v2")),
                objection(Field.URL, form -> own(form, "https://xn--80ak6aa92e.com")),
                objection(Field.CLUSTER, form -> form.clusterIdProperty().set("no cluster")),
                objection(Field.PROXY_HOST, form -> proxy(form, "", "3128")),
                objection(Field.PROXY_PORT, form -> proxy(form, "proxy", "0")),
                objection(Field.PROXY_PORT, form -> proxy(form, "proxy", "65536")),
                objection(Field.PROXY_USER, form -> {
                    proxy(form, "proxy", "3128");
                    form.proxyPasswordProperty().set("secret");
                }));
    }

    private static Arguments objection(Field field, Consumer<ProfileForm> fill) {
        return Arguments.of(field, fill);
    }

    private static void own(ProfileForm form, String url) {
        form.siteProperty().set(Site.OWN);
        form.ownUrlProperty().set(url);
    }

    private static void proxy(ProfileForm form, String host, String port) {
        form.proxyModeProperty().set(Proxy.Mode.MANUAL);
        form.proxyHostProperty().set(host);
        form.proxyPortProperty().set(port);
    }

    @ParameterizedTest
    @MethodSource("objections")
    void whatMakesNoSenseIsMarkedAndNotSaved(Field field, Consumer<ProfileForm> fill) {
        fresh("New");
        fill.accept(form);
        model.save();
        assertEquals(field, model.flawProperty().get());
        String problem = model.problemProperty().get();
        assertTrue(problem.contains("Nothing was saved"), problem);
        assertFalse(problem.contains("--base-url"), problem);
        assertTrue(all.written.isEmpty());
        assertTrue(model.openProperty().get());
    }

    @Test
    void whatIsNoKeyIsMarkedAndNotSaved() {
        fresh("New");
        model.key().textProperty().set("short");
        model.save();
        assertEquals(Field.KEY, model.flawProperty().get());
        assertTrue(all.written.isEmpty());
        model.key().textProperty().set(KEY);
        assertNull(model.flawProperty().get(), "the mark goes with what it was of");
        assertEquals("", model.problemProperty().get());
        model.save();
        assertEquals(3, all.written.getLast().size());
    }

    @Test
    void aWeakerLockNeedsTheName() {
        edit("live");
        form.lockProperty().set(LockLevel.CONFIRM);
        assertTrue(form.weakerProperty().get());
        model.save();
        form.typedNameProperty().set("live");
        model.save();
        assertEquals(Field.TYPED_NAME, model.flawProperty().get());
        assertTrue(all.written.isEmpty());
        form.typedNameProperty().set("Live");
        model.save();
        assertEquals(LockLevel.CONFIRM, saved("Live").lock());
    }

    @Test
    void theOldNameCountsHoweverItIsCalledNow() {
        edit("live");
        form.nameProperty().set("Other");
        form.lockProperty().set(LockLevel.OPEN);
        form.typedNameProperty().set("Other");
        model.save();
        assertTrue(all.written.isEmpty());
    }

    @Test
    void aStrongerLockNeedsNothing() {
        edit("live");
        form.lockProperty().set(LockLevel.READ_ONLY);
        assertFalse(form.weakerProperty().get());
        model.save();
        assertEquals(LockLevel.READ_ONLY, saved("Live").lock());
    }

    @Test
    void anotherEnvironmentLoosensNothing() {
        edit("live");
        form.environmentProperty().set(Environment.TEST);
        assertEquals(LockLevel.TYPED, form.lockProperty().get());
        assertEquals(Colour.BLUE, form.colourProperty().get());
        edit("live");
    }

    @Test
    void productionTightensTheLock() {
        edit("test");
        form.environmentProperty().set(Environment.PRODUCTION);
        assertEquals(LockLevel.TYPED, form.lockProperty().get());
        assertEquals(ProfileFace.Tone.RED, form.toneProperty().get());
    }

    @Test
    void aNewProfileIsForProductionUntilSomebodySaysOtherwise() {
        model.begin();
        assertEquals(Environment.PRODUCTION, form.environmentProperty().get());
        assertEquals(LockLevel.TYPED, form.lockProperty().get());
        form.environmentProperty().set(Environment.STAGING);
        assertEquals(LockLevel.CONFIRM, form.lockProperty().get());
        form.lockProperty().set(LockLevel.READ_ONLY);
        form.environmentProperty().set(Environment.TEST);
        assertEquals(LockLevel.READ_ONLY, form.lockProperty().get(), "what was chosen stays");
    }

    @Test
    void aPastedCommandFillsKeyAndSite() {
        fresh("New");
        model.key()
                .paste("curl --request GET \\\n --url https://api.cloud.zilliz.com.cn/v2/projects \\\n"
                        + " -H 'Authorization: Bearer " + KEY + "'");
        assertEquals(KEY, model.key().textProperty().get());
        assertEquals(Site.ZILLIZ_COM_CN, form.siteProperty().get());
        assertTrue(
                model.key().saidProperty().get().contains("zilliz.com.cn"),
                model.key().saidProperty().get());
        model.save();
        assertEquals("https://api.cloud.zilliz.com.cn", saved("New").baseUrl());
    }

    @Test
    void aPastedCommandDoesNotMoveASavedProfile() {
        edit("live");
        model.key().paste("curl https://api.cloud.zilliz.com.cn/v2/projects -H 'Authorization: Bearer " + KEY + "'");
        assertEquals(Site.ZILLIZ_COM, form.siteProperty().get());
        assertTrue(
                model.key().saidProperty().get().contains(Accounts.URL),
                model.key().saidProperty().get());
    }

    @Test
    void theVariableIsReadOnRequest(@TempDir Path home) {
        Accounts others = new Accounts(Map.of("ZILLIZ_API_KEY", KEY), home);
        others.editor.begin();
        assertEquals("", others.editor.key().textProperty().get());
        others.editor.importFromEnvironment();
        assertEquals(KEY, others.editor.key().textProperty().get());
        assertTrue(others.editor.importedProperty().get().contains("ZILLIZ_API_KEY"));
    }

    @Test
    void aVariableThatIsNotSetIsSaid() {
        model.begin();
        model.importFromEnvironment();
        assertTrue(model.importedProperty().get().contains("is not set"));
        assertEquals("", model.key().textProperty().get());
    }

    @Test
    void theFileOfTheCommandBringsItsSite(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve(".zilliz"));
        Files.writeString(home.resolve(".zilliz/credentials"), "[default]\napi_key = " + KEY + "\ncn = true\n");
        Accounts others = new Accounts(Map.of(), home);
        others.editor.begin();
        others.editor.importFromFile();
        assertEquals(KEY, others.editor.key().textProperty().get());
        assertEquals(Site.ZILLIZ_COM_CN, others.editor.form().siteProperty().get());
    }

    @Test
    void savingKeepsTheKeyInTheKeychainAndForgetsWhatWasTyped() {
        fresh("New");
        model.key().textProperty().set(KEY);
        model.save();
        assertTrue(all.isInKeychain(saved("New").id()));
        assertFalse(model.openProperty().get());
        assertEquals("", model.key().textProperty().get());
        assertTrue(all.sessions.log.isEmpty(), "saving alone connects nothing");
        edit(saved("New").id());
        assertEquals("", model.key().textProperty().get(), "a saved key is never shown again");
    }

    @Test
    void whatTheAccountToldMeanwhileIsNotOverwritten() {
        edit("live");
        all.profiles.keyed("live", new ClusterId("in01-1"), true);
        all.keep(live, KEY).profiles.connect("live");
        form.noteProperty().set("a note");
        model.save();
        assertEquals(List.of("in01-1"), saved("Live").clusterKeys());
        assertFalse(saved("Live").account().isEmpty());
        assertEquals("a note", saved("Live").note());
    }

    @Test
    void savingAndConnectingOpensTheAccount() {
        fresh("New");
        model.key().textProperty().set(KEY);
        model.connect();
        assertEquals("Bearer " + KEY, all.bearer(0));
        assertNotNull(all.desk.shownProperty().get());
    }

    @Test
    void connectingWithoutAKeyAsksForIt() {
        fresh("New");
        model.connect();
        assertTrue(all.profiles.question().openProperty().get());
    }

    @Test
    void aClusterAndAKeyLeadStraightToItsForm() {
        model.beginQuick();
        assertFalse(form.nameProperty().get().isEmpty());
        model.key().textProperty().set(KEY);
        form.clusterIdProperty().set("in01-0123456789abcde");
        model.connect();
        assertEquals(
                "in01-0123456789abcde",
                all.session(0).desk.cluster.textProperty().get());
    }

    @Test
    void aProfileIsNotLostWhenTheKeychainRefuses() {
        all.keychain.fail(SecretStoreException.Kind.ABSENT);
        fresh("New");
        model.key().textProperty().set(KEY);
        model.connect();
        assertEquals("New", saved("New").name());
        assertTrue(model.openProperty().get());
        assertEquals(KEY, model.key().textProperty().get());
        assertTrue(model.sessionOfferedProperty().get());
        assertTrue(
                model.problemProperty().get().contains("The profile is saved"),
                model.problemProperty().get());
        assertTrue(all.sessions.log.isEmpty());

        model.keepForSession();
        assertEquals(KeyPlace.SESSION, saved("New").keyPlace());
        assertEquals(3, all.written.getLast().size(), "it is the same profile");
        assertEquals("Bearer " + KEY, all.bearer(0));
        assertEquals("", all.trouble());
    }

    @Test
    void theSameKeychainCanBeTriedAgain() {
        all.keychain.fail(SecretStoreException.Kind.LOCKED_OR_REFUSED);
        fresh("New");
        model.key().textProperty().set(KEY);
        model.save();
        all.keychain.fail(null);
        model.save();
        assertTrue(all.isInKeychain(saved("New").id()));
        assertEquals(3, all.written.getLast().size());
        assertFalse(model.sessionOfferedProperty().get());
    }

    @Test
    void thisSessionOnlyRemovesWhatTheKeychainHeld() {
        all.keep(live, KEY);
        edit("live");
        form.keyPlaceProperty().set(KeyPlace.SESSION);
        model.save();
        assertFalse(all.isInKeychain("live"));
        assertEquals(KeyPlace.SESSION, saved("Live").keyPlace());
    }

    @Test
    void thisSessionOnlyRemovesWhatThisVeryFormPutIntoTheKeychain() {
        fresh("New");
        proxy(form, "proxy", "3128");
        form.proxyUserProperty().set("me");
        form.proxyPasswordProperty().set("secret");
        model.key().textProperty().set(KEY);
        all.keychain.failAt("/proxy");
        model.save();
        String id = saved("New").id();
        assertTrue(all.isInKeychain(id), "the key got in before the password was refused");
        model.keepForSession();
        assertFalse(all.isInKeychain(id));
    }

    @Test
    void lockingForgetsWhatWasTypedOfKeysAndNothingElse() {
        fresh("Half");
        proxy(form, "proxy", "3128");
        form.proxyPasswordProperty().set("secret");
        model.key().textProperty().set(KEY);
        all.desk.lockNow();
        assertEquals("", model.key().textProperty().get());
        assertEquals("", form.proxyPasswordProperty().get());
        assertEquals("Half", form.nameProperty().get());
        assertTrue(model.openProperty().get());
    }

    @Test
    void whatIsSavedWhileItIsLockedOpensNothing() {
        fresh("New");
        form.keyPlaceProperty().set(KeyPlace.SESSION);
        model.key().textProperty().set(KEY);
        all.background.hold();
        model.connect();
        all.desk.lockNow();
        all.background.release();
        assertTrue(all.sessions.open.isEmpty());
        all.profiles.connect(saved("New").id());
        assertTrue(all.profiles.question().openProperty().get(), "the key is nowhere");
    }

    @Test
    void aKeyThatCouldNotBeRemovedIsSaid() {
        all.keep(live, KEY);
        edit("live");
        form.keyPlaceProperty().set(KeyPlace.SESSION);
        all.keychain.fail(SecretStoreException.Kind.TIMED_OUT);
        model.save();
        assertEquals(KeyPlace.SESSION, saved("Live").keyPlace());
        assertTrue(all.trouble().contains("may still lie in the keychain"), all.trouble());
    }

    @Test
    void aKeyOfThisSessionMovesIntoTheKeychain() {
        Profile brief = Accounts.test("brief", "Brief").withKeyPlace(KeyPlace.SESSION);
        Accounts others = new Accounts(brief).keep(brief, KEY);
        others.profiles.choose("brief");
        others.editor.edit();
        others.editor.form().keyPlaceProperty().set(KeyPlace.KEYCHAIN);
        others.editor.save();
        assertTrue(others.isInKeychain("brief"));
    }

    @Test
    void anOpenAccountTakesItsNewKeyAtOnce() {
        all.keep(live, KEY).profiles.connect("live");
        edit("live");
        model.key().textProperty().set(OTHER_KEY);
        model.save();
        assertEquals("Bearer " + OTHER_KEY, all.bearer(0));
    }

    @Test
    void aKeyForAnotherSiteWaitsForTheNewConnection() {
        all.keep(live, KEY).profiles.connect("live");
        edit("live");
        form.siteProperty().set(Site.ZILLIZ_COM_CN);
        model.key().textProperty().set(OTHER_KEY);
        model.save();
        assertEquals("Bearer " + KEY, all.bearer(0));
        assertTrue(all.card().isStale());
        edit("live");
        model.connect();
        assertEquals("Bearer " + OTHER_KEY, all.bearer(0));
        assertEquals(1, all.sessions.open.size());
    }

    @Test
    void whatIsTypedOutlivesPageAndLanguage() {
        fresh("Half");
        model.key().textProperty().set(KEY);
        all.desk.show(DeskViewModel.Page.PREFERENCES);
        all.preferences.speak(Locale.SIMPLIFIED_CHINESE);
        model.begin();
        edit("live");
        assertEquals("Half", form.nameProperty().get(), "one form at a time");
        assertEquals(KEY, model.key().textProperty().get());
        model.discard();
        assertEquals("", model.key().textProperty().get());
        edit("live");
        assertEquals("Live", form.nameProperty().get());
    }

    @Test
    void aSentenceIsToldInTheLanguageThatIsSpoken() {
        fresh("");
        model.save();
        all.preferences.speak(Locale.SIMPLIFIED_CHINESE);
        assertTrue(
                Desk.chinese(model.problemProperty().get()),
                model.problemProperty().get());
    }

    @Test
    void theStoreIsTriedAndNamed() {
        model.begin();
        model.testStore();
        assertTrue(
                model.triedProperty().get().contains("Secret Service"),
                model.triedProperty().get());
        assertTrue(all.keychain.isEmpty());
        all.keychain.fail(SecretStoreException.Kind.ABSENT);
        model.testStore();
        assertEquals("No keychain answers here.", model.triedProperty().get());
        form.keyPlaceProperty().set(KeyPlace.SESSION);
        model.testStore();
        assertTrue(
                model.triedProperty().get().contains("memory"),
                model.triedProperty().get());
    }

    @Test
    void theConnectionIsTestedAsItIsFilledIn() {
        fresh("New");
        own(form, "https://cloud.example");
        model.key().textProperty().set(KEY);
        model.connection().test();
        assertEquals("https://cloud.example", all.tested.getFirst().baseUrl().toString());
        assertEquals("Bearer " + KEY, all.tested.getFirst().key().bearer());
    }

    @Test
    void theStoredKeyIsTestedWhereTheFieldIsEmpty() {
        all.keep(live, KEY);
        edit("live");
        model.connection().test();
        assertEquals("Bearer " + KEY, all.tested.getFirst().key().bearer());
    }

    @Test
    void theStoredKeyIsNotTestedAtAnotherAddress() {
        all.keep(live, KEY);
        edit("live");
        form.siteProperty().set(Site.ZILLIZ_COM_CN);
        model.connection().test();
        assertTrue(all.tested.isEmpty());
    }

    @Test
    void aFileThatIsNoCertificateAddsNothing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        model.authorities().askBy(new Prompts() {
            @Override
            public Optional<Path> saveAs(String title, String name, Optional<Path> folder) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> openCertificates(String title) {
                return Optional.of(file);
            }
        });
        model.begin();
        model.authorities().addFile();
        assertEquals(List.of(), model.authorities().names());
        assertTrue(model.authorities().saidProperty().get().contains("No authority was added"));
    }
}
