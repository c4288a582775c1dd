package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import io.github.backupdesk.viewmodel.Sessions.Wanted;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeLeadTest {

    private final Profile one = Accounts.test("one", "One");
    private final Profile two = Accounts.test("two", "Two");
    private final Accounts all = new Accounts(one, two).keep(one, Accounts.KEY).keep(two, Accounts.OTHER_KEY);
    private final DeskViewModel desk = all.desk;
    private final List<String> ofTheProgram = new ArrayList<>();
    private final NoticeLead lead = new NoticeLead(desk, all.profiles, () -> ofTheProgram.add("page"));

    private Screen screen(int session) {
        return all.session(session).shell().screenProperty().get();
    }

    private LockViewModel door(int session) {
        return all.session(session).shell().lock().orElseThrow();
    }

    private String chosen() {
        return Objects.requireNonNull(all.profiles.selectedProperty().get()).id();
    }

    @Test
    void leadsIntoTheHistoryOfItsOwnAccount() {
        all.profiles.connect("one");
        all.profiles.connect("two");
        assertTrue(lead.follow("one", 7));
        assertSame(all.session(0).shell(), desk.shownProperty().get());
        assertEquals(Screen.HISTORY, screen(0));
        assertEquals(Screen.NEW_BACKUP, screen(1));
    }

    @Test
    void theProgramsOwnLeadsIntoNoHistory() {
        desk.demo(e -> {});
        desk.show(Page.NOTICES);
        assertTrue(lead.follow("", 0));
        assertEquals(List.of("page"), ofTheProgram);
        assertEquals(Page.NOTICES, desk.pageProperty().get());
        assertEquals(Screen.NEW_BACKUP, screen(0));
    }

    @Test
    void anAccountOfThisRunOnlyIsToldFromTheDemo() throws Exception {
        desk.showOnly("run", all.sessions.prepare(new Wanted.Account(one, Accounts.key(Accounts.KEY), noLogin())));
        desk.demo(e -> {});
        assertEquals("run", desk.idOf(all.session(0)));
        assertEquals(Preferences.DEMO, desk.idOf(all.session(1)));
        assertTrue(lead.follow("run", 7));
        assertSame(all.session(0).shell(), desk.shownProperty().get());
        assertEquals(Screen.NEW_BACKUP, screen(1));
        assertTrue(lead.follow(Preferences.DEMO, 7));
        assertEquals(Screen.HISTORY, screen(1));
    }

    private static Optional<ProxyLogin> noLogin() {
        return Optional.empty();
    }

    @Test
    void ofAClosedOrLockedAccountItLeadsToTheProfile() {
        all.profiles.connect("one");
        assertTrue(lead.follow("two", 7));
        assertEquals(Page.PROFILES, desk.pageProperty().get());
        assertEquals("two", chosen());
        desk.lockNow();
        desk.show(Page.NOTICES);
        assertTrue(lead.follow("one", 7));
        assertEquals(Page.PROFILES, desk.pageProperty().get());
        assertEquals("one", chosen());
        assertEquals(Screen.NEW_BACKUP, screen(0));
        desk.show(Page.NOTICES);
        assertFalse(lead.follow("deleted", 7));
        assertEquals(Page.NOTICES, desk.pageProperty().get());
    }

    @Test
    void whileSomethingWaitsBeforeTheDoorNothingIsLaidOverItAndNoticesStayUnread() {
        NoticesViewModel notices = new NoticesViewModel(all.background, all.clock, all.texts);
        notices.onOpen(lead::follow);
        notices.raise("two", "Two", NoticeKind.FAILURE, words -> "x", 7);
        all.profiles.connect("one");
        door(0).pass(words -> "Create 1 backup", () -> {});
        notices.open(notices.rows().getFirst());
        desk.show(Page.NOTICES);
        assertFalse(lead.follow("one", 7));
        assertEquals(Page.NONE, desk.pageProperty().get());
        assertEquals(Screen.NEW_BACKUP, screen(0));
        assertEquals(1, notices.unreadProperty().get());
        door(0).cancel();
        notices.open(notices.rows().getFirst());
        assertEquals(Page.PROFILES, desk.pageProperty().get());
        assertEquals(0, notices.unreadProperty().get());
    }

    @Test
    void lockingShutsEveryDoor() {
        all.profiles.connect("one");
        door(0).pass(words -> "Create 1 backup", () -> {});
        all.profiles.connect("two");
        door(1).pass(words -> "Create 1 backup", () -> {});
        desk.lockNow();
        assertFalse(door(0).openProperty().get());
        assertFalse(door(1).openProperty().get());
        assertEquals(Page.PROFILES, desk.pageProperty().get());
    }
}
