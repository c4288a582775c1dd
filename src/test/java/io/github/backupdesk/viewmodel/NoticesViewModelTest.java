package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesViewModelTest {

    private final Desk desk = new Desk();
    private final NoticesViewModel model = new NoticesViewModel(desk.background, desk.clock, desk.texts);

    private void raise(String profile, String said, long attempt) {
        model.raise(profile, profile.toUpperCase(java.util.Locale.ROOT), NoticeKind.FAILURE, words -> said, attempt);
    }

    private List<String> said() {
        return model.rows().stream().map(NoticeRow::sentence).toList();
    }

    @Test
    void theNewestStandsFirstAndIsUnread() {
        raise("p", "one", 0);
        raise("p", "two", 0);
        assertEquals(List.of("two", "one"), said());
        assertTrue(model.rows().stream().allMatch(NoticeRow::unread));
        assertEquals(2, model.unreadProperty().get());
        assertEquals("2 unread notices", model.unreadToldProperty().get());
    }

    @Test
    void aLaterOneOfTheSameEntryTakesThePlaceOfTheEarlier() {
        raise("p", "one", 7);
        raise("q", "other profile", 7);
        raise("p", "other entry", 8);
        long number = model.rows().getLast().number();
        model.markAllRead();
        raise("p", "two", 7);
        assertEquals(List.of("two", "other entry", "other profile"), said());
        assertEquals(number, model.rows().getFirst().number());
        assertEquals(1, model.unreadProperty().get());
    }

    @Test
    void noMoreThanTwoHundredAreHeld() {
        for (int n = 1; n <= NoticesViewModel.MOST + 5; n++) {
            raise("p", "n" + n, n);
        }
        assertEquals(NoticesViewModel.MOST, model.rows().size());
        assertEquals("n205", said().getFirst());
        assertEquals("n6", said().getLast());
    }

    @Test
    void whoOpensOneHasReadItAndIsLedToItsEntry() {
        List<String> opened = new ArrayList<>();
        model.onOpen((profile, attempt) -> opened.add(profile + " " + attempt));
        raise("p", "one", 7);
        raise("p", "two", 8);
        model.open(model.rows().getLast());
        assertEquals(List.of("p 7"), opened);
        assertFalse(model.rows().getLast().unread());
        assertEquals(1, model.unreadProperty().get());
        model.dismiss(model.rows().getLast());
        model.open(1);
        assertEquals(List.of("p 7"), opened, "it was dismissed");
    }

    @Test
    void oneAllAndThoseOfAProfileCanBeDismissed() {
        raise("p", "one", 0);
        raise("q", "two", 0);
        raise("p", "three", 0);
        model.dismiss(model.rows().getFirst());
        assertEquals(List.of("two", "one"), said());
        model.forget("p");
        assertEquals(List.of("two"), said());
        model.dismissAll();
        assertEquals(List.of(), said());
        assertEquals("No unread notices", model.unreadToldProperty().get());
        assertEquals(0, desk.background.waiting(), "nothing grows older");
    }

    @Test
    void agesAndWordsFollowTimeAndLanguage() {
        model.raise("p", "P", NoticeKind.UNKNOWN, words -> words.get("notices.copies", "search-prod"), 0);
        assertEquals("now", model.rows().getFirst().age());
        desk.clock.advance(Duration.ofMinutes(3));
        desk.background.advance(Duration.ofMinutes(3));
        assertEquals("3 min ago", model.rows().getFirst().age());
        assertEquals("Unknown", model.rows().getFirst().word());
        desk.speakChinese();
        assertEquals("未知", model.rows().getFirst().word());
        assertTrue(Desk.chinese(model.rows().getFirst().sentence()));
        assertTrue(Desk.chinese(model.unreadToldProperty().get()));
    }

    @Test
    void theNameOfAProfileIsPainted() {
        model.raise("p", "Prod\u202e", NoticeKind.NOTE, words -> "x", 0);
        assertEquals("Prod⟨U+202E⟩", model.rows().getFirst().profile());
    }
}
