package io.github.backupdesk.viewmodel;

import static io.github.backupdesk.viewmodel.Accounts.KEY;
import static io.github.backupdesk.viewmodel.Accounts.OTHER_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfilesViewModelTest {

    private final Profile one = Accounts.test("one", "One");
    private final Accounts all = new Accounts(one, Accounts.test("two", "Two"));
    private final ProfilesViewModel model = all.profiles;
    private final KeyQuestion question = model.question();

    private void answer(String typed) {
        question.field().textProperty().set(typed);
        model.answer();
    }

    @Test
    void theDemoStandsLast() {
        assertEquals(
                List.of("one", "two", Preferences.DEMO),
                model.rows().stream().map(ProfileRow::id).toList());
    }

    @Test
    void theCardLeadsToTheRegionFenceOnceTheProfileIsConnected() {
        all.keep(one, KEY);
        assertEquals("read and edited once the profile is connected", fence());
        assertFalse(all.card().fenced());
        model.connect("one");
        ShellViewModel shell = all.session(0).shell();
        assertEquals("Nothing is forbidden.", fence());
        shell.go(ShellViewModel.Screen.HISTORY);
        all.desk.show(Page.PROFILES);
        model.editFence();
        RegionFenceViewModel editor = shell.form().copies().fenceEditor();
        assertEquals(Page.NONE, all.desk.pageProperty().get());
        assertEquals(ShellViewModel.Screen.NEW_BACKUP, shell.screenProperty().get());
        assertTrue(editor.editingProperty().get());
        assertTrue(editor.forbid());
        editor.leave();
        assertFalse(editor.editingProperty().get());
        all.desk.show(Page.PROFILES);
        assertEquals("1 rule", fence());
        all.desk.lockNow();
        assertFalse(all.card().fenced());
    }

    private String fence() {
        return all.card().facts().stream()
                .filter(each -> each.name().equals("Region fence"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void aKeyThatIsKeptOpensTheAccountAndNamesIt() {
        all.keep(one, KEY);
        model.connect("one");
        assertEquals("Bearer " + KEY, all.bearer(0));
        assertTrue(
                all.profile("one").account().startsWith("api.cloud.zilliz.com#"),
                all.profile("one").account());
        assertEquals(all.profile("one"), all.written.getLast().getFirst());
    }

    @Test
    void aKeyThatIsKeptNowhereIsAskedFor() {
        model.connect("one");
        assertTrue(question.openProperty().get());
        assertEquals(Page.PROFILES, all.desk.pageProperty().get());
        assertFalse(question.whyProperty().get().isEmpty());
        assertTrue(all.sessions.log.isEmpty());
    }

    @Test
    void aKeyForAnotherAddressIsNotUsedAndBothAreNamed() {
        all.keepFor("https://api.cloud.zilliz.com.cn", one, KEY);
        model.connect("one");
        String why = question.whyProperty().get();
        assertTrue(why.contains("zilliz.com.cn") && why.contains(Accounts.URL), why);
        assertTrue(all.sessions.log.isEmpty());
    }

    @ParameterizedTest
    @EnumSource(SecretStoreException.Kind.class)
    void aKeychainThatRefusesIsNamedAndTheKeyAskedFor(SecretStoreException.Kind kind) {
        all.keep(one, KEY);
        all.keychain.fail(kind);
        model.connect("one");
        assertTrue(question.openProperty().get());
        assertTrue(
                question.whyProperty().get().contains("could not be read"),
                question.whyProperty().get());
    }

    @Test
    void aKeychainThatHangsNeedNotBeAwaited() {
        all.background.hold();
        model.connect("one");
        assertTrue(model.readingProperty().get());
        model.askInstead();
        assertFalse(model.readingProperty().get());
        assertTrue(question.openProperty().get());
        all.background.release();
        assertTrue(question.openProperty().get(), "what came too late changes nothing");
        answer(KEY);
        assertEquals("Bearer " + KEY, all.bearer(0));
    }

    @Test
    void anAnswerIsKeptWhereTheProfileSays() {
        model.connect("one");
        answer(KEY);
        assertTrue(all.isInKeychain("one"));
        assertEquals(Page.NONE, all.desk.pageProperty().get());
        assertFalse(question.openProperty().get());
        assertEquals("", question.field().textProperty().get());
    }

    @Test
    void anAnswerForThisSessionStaysOutOfTheKeychain() {
        model.connect("one");
        question.keepProperty().set(false);
        answer(KEY);
        assertTrue(all.keychain.isEmpty());
        all.desk.disconnect("one");
        model.connect("one");
        assertEquals("Bearer " + KEY, all.bearer(0), "it serves as long as the session");
    }

    @Test
    void lockingForgetsWhatWasGivenForTheSession() {
        model.connect("one");
        question.keepProperty().set(false);
        answer(KEY);
        all.desk.lockNow();
        model.connect("one");
        assertTrue(question.openProperty().get());
        assertTrue(all.session(0).isLocked());
        answer(OTHER_KEY);
        assertEquals("Bearer " + OTHER_KEY, all.bearer(0));
    }

    @Test
    void anAnswerThatTheKeychainRefusesServesAllTheSameAndThatIsSaid() {
        model.connect("one");
        all.keychain.fail(SecretStoreException.Kind.LOCKED_OR_REFUSED);
        answer(KEY);
        assertEquals("Bearer " + KEY, all.bearer(0));
        String notice = String.valueOf(all.session(0).shell().noticeProperty().get());
        assertTrue(notice.contains("this session only"), notice);
    }

    @Test
    void nothingIsSentWithoutAKey() {
        model.connect("one");
        model.answer();
        assertTrue(question.field().saidProperty().get().contains("Nothing was sent"));
        answer("${ZILLIZ_API_KEY}");
        assertTrue(question.field().mistakenProperty().get());
        assertTrue(all.sessions.log.isEmpty());
    }

    @Test
    void aQuestionEndsWhenAnotherProfileIsChosen() {
        model.connect("one");
        question.field().textProperty().set(KEY);
        model.selectedProperty().set(all.row("two"));
        assertFalse(question.openProperty().get());
        assertEquals("", question.field().textProperty().get());
    }

    @Test
    void productionIsNeverConnectedByItself() {
        Profile live = Accounts.profile("live", "Live", Environment.PRODUCTION, LockLevel.TYPED);
        Accounts others = new Accounts(live).keep(live, KEY);
        others.profiles.resume("live");
        assertTrue(others.sessions.log.isEmpty());
        assertEquals(Page.PROFILES, others.desk.pageProperty().get());
        assertTrue(others.trouble().contains("Live"), others.trouble());
    }

    @Test
    void anyOtherIsConnectedAtTheStart() {
        all.keep(one, KEY);
        model.resume("one");
        assertEquals(1, all.sessions.open.size());
    }

    @Test
    void aProfileThatIsGoneLeadsToTheList() {
        model.resume("gone");
        assertEquals(Page.PROFILES, all.desk.pageProperty().get());
        assertTrue(all.sessions.log.isEmpty());
    }

    @Test
    void deletingTakesTwoPressesAndForgetsTheKeys() {
        all.keep(one, KEY);
        model.connect("one");
        model.selectedProperty().set(all.row("one"));
        model.delete();
        assertTrue(all.trouble().contains("One"), all.trouble());
        assertTrue(all.isInKeychain("one"));
        all.laterPress(model::delete);
        assertFalse(all.isInKeychain("one"));
        assertTrue(all.sessions.open.isEmpty());
        assertEquals(
                List.of("two"), all.written.getLast().stream().map(Profile::id).toList());
    }

    @Test
    void theSecondPressMustBeForTheSameProfile() {
        model.selectedProperty().set(all.row("one"));
        model.delete();
        model.selectedProperty().set(all.row("two"));
        assertEquals("", all.trouble());
        all.laterPress(model::delete);
        assertEquals(3, model.rows().size());
    }

    @Test
    void theFirstPressIsForgottenAfterAWhile() {
        model.delete();
        all.background.advance(Duration.ofSeconds(6));
        assertEquals("", all.trouble());
        all.laterPress(model::delete);
        assertEquals(3, model.rows().size());
    }

    @Test
    void aKeyThatCouldNotBeForgottenIsNamed() {
        all.keep(one, KEY);
        model.delete();
        all.keychain.fail(SecretStoreException.Kind.TIMED_OUT);
        all.laterPress(model::delete);
        assertTrue(all.trouble().contains("may still lie in the keychain"), all.trouble());
    }

    @Test
    void aConnectedProfileThatChangedItsAddressOffersToConnectAgain() {
        all.keep(one, KEY);
        model.connect("one");
        assertFalse(all.card().isStale());
        Profile moved = Accounts.at("https://elsewhere.example", all.profile("one"));
        model.put(moved);
        assertTrue(all.card().isStale());
        all.keep(moved, OTHER_KEY);
        model.reconnect();
        assertEquals(1, all.sessions.open.size());
        assertEquals("Bearer " + OTHER_KEY, all.bearer(0));
        assertEquals(
                "elsewhere.example", all.session(0).shell().faceProperty().get().host());
        assertTrue(all.profile("one").account().startsWith("elsewhere.example#"));
    }

    @Test
    void anotherNoteOrNameNeedsNoNewConnection() {
        all.keep(one, KEY);
        model.connect("one");
        model.put(Accounts.profile("one", "Other", Environment.STAGING, LockLevel.OPEN));
        assertFalse(all.card().isStale());
    }

    @Test
    void disconnectingIsOnePressWhileNothingIsOnItsWay() {
        all.keep(one, KEY);
        model.connect("one");
        model.disconnect();
        assertTrue(all.sessions.open.isEmpty());
    }

    @Test
    void disconnectingWithARequestOnItsWayTakesTwo() {
        model.put(Accounts.profile("one", "One", Environment.TEST, LockLevel.OPEN));
        all.keep(one, KEY);
        model.connect("one");
        Desk desk = all.session(0).desk.with(Desk.PROD);
        List<Integer> open = new ArrayList<>();
        List<String> told = new ArrayList<>();
        desk.cloud.beforeAnswer = () -> {
            model.disconnect();
            open.add(all.sessions.open.size());
            told.add(all.trouble());
            all.laterPress(model::disconnect);
            open.add(all.sessions.open.size());
        };
        desk.create();
        assertEquals(List.of(1, 0), open);
        assertTrue(told.getFirst().contains("once more"), told::toString);
    }

    @Test
    void theOlderListIsNeverWrittenOverTheNewerOne() {
        all.background.hold();
        model.put(Accounts.test("three", "Three"));
        model.put(Accounts.test("four", "Four"));
        all.background.releaseOne();
        all.background.release();
        assertEquals(List.of(3, 4), all.written.stream().map(List::size).toList());
    }

    @Test
    void whatCouldNotBeWrittenDownStaysSaidUntilItIs() {
        all.diskTrouble = Optional.of(new IOException("full"));
        model.put(Accounts.test("three", "Three"));
        model.demo();
        String said = model.unsavedProperty().get();
        assertTrue(said.contains("could not be written down"), said);
        String notice = String.valueOf(all.session(0).shell().noticeProperty().get());
        assertTrue(notice.contains("could not be written down"), notice);

        all.diskTrouble = Optional.empty();
        model.put(Accounts.test("four", "Four"));
        assertEquals(4, all.written.getLast().size());
        assertEquals("", model.unsavedProperty().get());
    }

    @Test
    void theEndWritesDownWhatIsStillOnItsWay() {
        all.background.hold();
        model.put(Accounts.test("three", "Three"));
        model.put(Accounts.test("four", "Four"));
        model.flush();
        assertEquals(4, all.written.getLast().size());
        model.flush();
        all.background.release();
        assertEquals(1, all.written.size(), "once is enough, and nothing older comes after it");
    }

    @Test
    void aDamagedFileIsToldWhereThereIsNoAccountYet() {
        model.damaged("profiles.json.bad");
        assertTrue(all.trouble().contains("profiles.json.bad"), all.trouble());
        model.demo();
        String notice = String.valueOf(all.session(0).shell().noticeProperty().get());
        assertTrue(notice.contains("profiles.json.bad"), notice);
    }

    @Test
    void newsOfAnotherProfileLeaveTheQuestionAndWhatIsTypedAlone() {
        model.choose("one");
        model.connect("one");
        question.field().textProperty().set("half a k");
        model.keyed("two", new ClusterId("in01-1"), true);
        assertEquals(List.of("in01-1"), all.profile("two").clusterKeys());
        assertTrue(question.openProperty().get());
        assertEquals("half a k", question.field().textProperty().get());
        assertEquals(
                "one", Objects.requireNonNull(model.selectedProperty().get()).id());
    }

    @Test
    void aKeyOnItsWayIntoMemoryDoesNotOutliveALock() throws SecretStoreException {
        model.put(one.withKeyPlace(KeyPlace.SESSION));
        Profile brief = all.profile("one");
        int before = model.locks();
        all.desk.lockNow();
        all.keep(brief, KEY);
        model.forgetIfLockedSince(before, brief);
        model.connect("one");
        assertTrue(question.openProperty().get());
    }

    @Test
    void deletingAlsoEmptiesTheKeychainOfAProfileThatLeftIt() {
        all.keep(one, KEY);
        model.put(one.withKeyPlace(KeyPlace.SESSION).withClusterKeys(List.of("in01-1")));
        model.delete();
        all.laterPress(model::delete);
        assertTrue(all.keychain.isEmpty());
    }

    @Test
    void whereNoKeychainIsNothingIsLeftInIt() {
        model.put(one.withKeyPlace(KeyPlace.SESSION).withClusterKeys(List.of("in01-1")));
        all.keychain.fail(SecretStoreException.Kind.ABSENT);
        model.delete();
        all.laterPress(model::delete);
        assertEquals("", all.trouble());
    }

    @Test
    void theCardSaysWhereTheKeyIs() {
        model.put(one.withKeyPlace(KeyPlace.SESSION));
        assertTrue(
                all.card().facts().stream().anyMatch(each -> each.value().contains("this session only")),
                () -> all.card().facts().toString());
        assertEquals("Connect", all.card().verb());
    }
}
