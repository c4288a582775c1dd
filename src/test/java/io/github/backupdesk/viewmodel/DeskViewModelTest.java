package io.github.backupdesk.viewmodel;

import static io.github.backupdesk.viewmodel.Accounts.KEY;
import static io.github.backupdesk.viewmodel.Accounts.OTHER_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeskViewModelTest {

    private final Profile one = Accounts.test("one", "One");
    private final Profile two = Accounts.test("two", "Two");
    private final Accounts all = new Accounts(one, two).keep(one, KEY).keep(two, OTHER_KEY);
    private final DeskViewModel desk = all.desk;

    private void openBoth() {
        all.profiles.connect("one");
        all.profiles.connect("two");
    }

    @Test
    void showsAnAccountOnceItIsOpenAndRemembersIt() {
        all.profiles.connect("one");
        assertSame(all.session(0).shell(), desk.shownProperty().get());
        assertEquals(Page.NONE, desk.pageProperty().get());
        assertEquals("one", all.saved.getLast().lastProfile());
        assertTrue(all.row("one").shown());
    }

    @Test
    void switchingKeepsWhatIsHalfFilledInTheOther() {
        all.profiles.connect("one");
        all.session(0).desk.cluster.textProperty().set("in01-half");
        all.profiles.connect("two");
        assertSame(all.session(1).shell(), desk.shownProperty().get());
        all.profiles.connect("one");
        assertSame(all.session(0).shell(), desk.shownProperty().get());
        assertEquals("in01-half", all.session(0).desk.cluster.textProperty().get());
        assertEquals(2, desk.all().size());
    }

    @Test
    void theSameAccountIsNotOpenedTwice() {
        all.keep(two, KEY);
        openBoth();
        assertEquals(1, desk.all().size());
        assertTrue(all.trouble().contains("One"), all.trouble());
        assertTrue(all.sessions.log.getLast().startsWith("give up"), all.sessions.log::toString);
        assertEquals("", all.profile("two").account(), "what was refused names no account");
    }

    @Test
    void oneAccountIsOpenedAtATime() {
        all.background.hold();
        desk.demo(e -> {});
        assertTrue(desk.busyProperty().get());
        var key = Accounts.key(KEY);
        StringBuilder told = new StringBuilder();
        desk.connect(one, key, Optional.empty(), e -> told.append(e.getClass().getSimpleName()), () -> {});
        all.background.release();
        assertEquals("StillOpening", told.toString());
        assertTrue(key.isForgotten());
        assertFalse(desk.busyProperty().get());
        assertEquals(List.of("prepare demo"), all.sessions.log);
    }

    @Test
    void lockingForgetsEveryKeyAndKeepsWhatIsHalfFilled() {
        openBoth();
        all.session(0).desk.cluster.textProperty().set("in01-half");
        desk.lockNow();
        assertTrue(all.session(0).isLocked());
        assertTrue(all.session(1).isLocked());
        assertEquals(Page.PROFILES, desk.pageProperty().get());
        desk.closePage();
        assertEquals(Page.PROFILES, desk.pageProperty().get(), "a locked account is not shown");
        all.profiles.connect("one");
        assertFalse(all.session(0).isLocked());
        assertTrue(all.session(1).isLocked());
        assertEquals("in01-half", all.session(0).desk.cluster.textProperty().get());
        assertEquals(Page.NONE, desk.pageProperty().get());
    }

    @Test
    void anAccountThatWasBeingOpenedWhenEveryKeyWasForgottenDoesNotComeUp() {
        var key = Accounts.key(KEY);
        all.background.hold();
        desk.connect(one, key, Optional.empty(), e -> {}, () -> all.sessions.log.add("shown"));
        desk.lockNow();
        all.background.release();
        assertTrue(key.isForgotten());
        assertTrue(desk.all().isEmpty());
        assertNull(desk.shownProperty().get());
        assertEquals(Page.PROFILES, desk.pageProperty().get());
        assertFalse(desk.busyProperty().get());
        assertFalse(all.sessions.log.contains("shown"));
        all.profiles.connect("one");
        assertEquals(1, desk.all().size(), "and can be opened again");
    }

    @Test
    void whatIsGivenUpIsNotTakenApartOnTheThreadOfTheWindow() {
        all.keep(two, KEY);
        all.profiles.connect("one");
        all.background.hold();
        all.profiles.connect("two");
        while (desk.busyProperty().get() || all.trouble().isEmpty()) {
            all.background.releaseOne();
        }
        assertFalse(all.sessions.log.getLast().startsWith("give up"), all.sessions.log::toString);
        all.background.release();
        assertTrue(all.sessions.log.getLast().startsWith("give up"), all.sessions.log::toString);
    }

    @Test
    void whatOthersHaveWrittenIsReadOnceAnAccountComesToTheFrontAgain() throws StoreException {
        openBoth();
        Desk first = all.session(0).desk;
        first.store.add(Attempt.planned(
                Fixtures.NOON, "Test", "search-prod", null, first.cloud.write(Fixtures.wholeCluster())));
        assertEquals(0, first.history.rows().size());
        desk.show("one");
        assertEquals(1, first.history.rows().size());
    }

    @Test
    void closingTheOneThatIsShownLeadsToTheProfiles() {
        openBoth();
        desk.disconnect("two");
        assertNull(desk.shownProperty().get());
        assertEquals(Page.PROFILES, desk.pageProperty().get());
        desk.closePage();
        assertEquals(Page.PROFILES, desk.pageProperty().get());
        assertFalse(all.row("two").open());
        assertTrue(all.row("one").open());
    }

    @Test
    void closingAnotherLeavesTheOneThatIsShown() {
        openBoth();
        desk.disconnect("one");
        assertSame(all.session(0).shell(), desk.shownProperty().get());
        assertEquals(Page.NONE, desk.pageProperty().get());
    }

    @Test
    void theFaceOfAnOpenAccountFollowsItsProfile() {
        all.profiles.connect("one");
        ShellViewModel shell = all.session(0).shell();
        assertEquals("One", shell.accountName());
        all.profiles.put(Accounts.profile("one", "Renamed", Environment.PRODUCTION, LockLevel.READ_ONLY)
                .withAccount(all.profile("one").account()));
        assertEquals("Renamed", shell.accountName());
        assertTrue(shell.environment().contains("READ-ONLY"), shell::environment);
        assertTrue(all.session(0).readOnly);
    }

    @Test
    void aReadOnlyProfileIsReadOnlyFromTheStart() {
        Profile only = Accounts.profile("only", "Only", Environment.TEST, LockLevel.READ_ONLY);
        Accounts others = new Accounts(only).keep(only, KEY);
        others.profiles.connect("only");
        assertTrue(others.session(0).readOnly);
    }

    @Test
    void anotherAddressIsNotToldWhileTheOldOneIsSpokenTo() {
        all.profiles.connect("one");
        Profile moved = Accounts.at("https://elsewhere.example", all.profile("one"));
        all.profiles.put(moved);
        assertEquals(
                "api.cloud.zilliz.com",
                all.session(0).shell().faceProperty().get().host());
        assertTrue(desk.isStale(moved));
    }

    @Test
    void aKeyForAnotherAddressNeverReachesTheOpenConnection() {
        all.profiles.connect("one");
        Profile moved = Accounts.at("https://elsewhere.example", all.profile("one"));
        all.profiles.put(moved);
        var key = Accounts.key(OTHER_KEY);
        desk.renew(moved, key);
        assertTrue(key.isForgotten());
        var second = Accounts.key(OTHER_KEY);
        StringBuilder told = new StringBuilder();
        desk.connect(
                moved, second, Optional.empty(), e -> told.append(e.getClass().getSimpleName()), () -> {});
        assertEquals("ConnectedElsewhere", told.toString());
        assertTrue(second.isForgotten());
        assertEquals("Bearer " + KEY, all.bearer(0));
    }

    @Test
    void whatCannotBeOpenedLeavesEverythingAsItWas() {
        all.profiles.connect("one");
        all.sessions.trouble = Optional.of(new IOException("no"));
        all.profiles.connect("two");
        assertSame(all.session(0).shell(), desk.shownProperty().get());
        assertEquals(Page.PROFILES, desk.pageProperty().get());
        assertFalse(all.trouble().isEmpty());
        all.sessions.trouble = Optional.empty();
        all.profiles.connect("two");
        assertEquals(2, desk.all().size());
    }

    @Test
    void whatIsAnnouncedBeforeThereIsAnAccountIsSaidByTheFirst() {
        desk.announce(words -> "said early");
        all.profiles.connect("one");
        assertTrue(String.valueOf(all.session(0).shell().noticeProperty().get()).contains("said early"));
    }

    @Test
    void theDemoIsRememberedAsSuch() {
        desk.demo(e -> {});
        assertEquals(Preferences.DEMO, all.saved.getLast().lastProfile());
        assertTrue(all.row(Preferences.DEMO).shown());
    }

    @Test
    void rowsAreToldInTheLanguageThatIsSpoken() {
        assertEquals("not connected", all.row("one").state());
        all.preferences.speak(Locale.SIMPLIFIED_CHINESE);
        assertEquals("未连接", all.row("one").state());
    }
}
