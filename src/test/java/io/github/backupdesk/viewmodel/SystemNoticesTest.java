package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.Preferences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemNoticesTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private record Shown(String title, String text, boolean urgent, long replaces, Runnable onClick) {}

    private final Desk desk = new Desk();
    private final NoticesViewModel notices = new NoticesViewModel(desk.background, desk.clock, desk.texts);
    private final List<Shown> shown = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private Preferences.Notices wanted = Preferences.Notices.USUAL;
    private boolean focused;
    private boolean there = true;

    private final SystemNotices model = new SystemNotices(
            notices,
            new DesktopNotices() {
                @Override
                public boolean available() {
                    return there;
                }

                @Override
                public boolean show(String title, String text, boolean urgent, long replacesId, Runnable onClick) {
                    shown.add(new Shown(title, text, urgent, replacesId, onClick));
                    return there;
                }
            },
            () -> wanted,
            () -> focused,
            () -> opened.add("all"),
            desk.background,
            desk.clock,
            desk.texts);

    private void raise(NoticeKind kind, String said, long attempt) {
        notices.raise("p", "Production", kind, words -> said, attempt);
    }

    private void wait(Duration time) {
        desk.clock.advance(time);
        desk.background.advance(time);
    }

    private List<String> titles() {
        return shown.stream().map(Shown::title).toList();
    }

    @Test
    void failuresAndUnknownOnesAreToldUnlessSomebodyChoseOtherwise() {
        for (NoticeKind each : NoticeKind.values()) {
            raise(each, "said", 0);
        }
        wait(A_MOMENT);
        assertEquals(List.of("Failed – Production", "Unknown – Production"), titles());
        assertTrue(shown.stream().allMatch(Shown::urgent));
        wanted = new Preferences.Notices(false, false, true);
        for (NoticeKind each : NoticeKind.values()) {
            raise(each, "said", 0);
        }
        wait(A_MOMENT);
        assertEquals(List.of("Failed – Production", "Unknown – Production", "Done – Production"), titles());
        assertEquals(false, shown.getLast().urgent());
    }

    @Test
    void whoLooksAtTheWindowIsNotTold() {
        focused = true;
        raise(NoticeKind.FAILURE, "said", 1);
        wait(A_MOMENT);
        assertEquals(List.of(), shown);
        assertEquals(1, notices.unreadProperty().get());
    }

    @Test
    void aClickOpensItsEntry() {
        notices.onOpen((profile, attempt) -> opened.add(profile + " " + attempt));
        raise(NoticeKind.FAILURE, "said", 7);
        wait(A_MOMENT);
        shown.getFirst().onClick().run();
        assertEquals(List.of("p 7"), opened);
        assertEquals(0, notices.unreadProperty().get());
    }

    @Test
    void aLaterOneOfTheSameEntryReplacesTheEarlier() {
        raise(NoticeKind.UNKNOWN, "lost", 7);
        wait(A_MOMENT);
        raise(NoticeKind.UNKNOWN, "found", 7);
        wait(A_MOMENT);
        assertEquals(shown.getFirst().replaces(), shown.getLast().replaces());
        assertEquals(2, shown.size());
    }

    @Test
    void fiveAtOnceAreToldOneByOneAndSixInOneDigest() {
        for (int n = 0; n < 5; n++) {
            raise(NoticeKind.FAILURE, "said", 0);
        }
        wait(A_MOMENT);
        assertEquals(5, shown.size());
        shown.clear();
        wait(SystemNotices.BURST);
        for (int n = 0; n < 6; n++) {
            raise(n == 0 ? NoticeKind.UNKNOWN : NoticeKind.FAILURE, "said", 0);
        }
        wait(A_MOMENT);
        assertEquals(List.of("6 new notices"), titles());
        assertEquals(
                "Failed or not sent: 5. Unknown: 1. Done: 0. Each of them stands in the notices of Backup Desk.",
                shown.getFirst().text());
        shown.getFirst().onClick().run();
        assertEquals(List.of("all"), opened);
    }

    @Test
    void aStreamOfThemIsToldInADigestEveryTenSeconds() {
        for (int second = 0; second < 60; second++) {
            raise(NoticeKind.FAILURE, "said", 0);
            wait(A_MOMENT);
        }
        assertTrue(shown.size() <= 5 + 6, () -> shown.size() + " in a minute");
        wait(Duration.ofMinutes(1));
        raise(NoticeKind.FAILURE, "the last", 0);
        wait(SystemNotices.BURST);
        assertEquals("the last", shown.getLast().text());
    }

    @Test
    void theTextIsPaintedAndNoLongerThanTwoHundred() {
        raise(NoticeKind.FAILURE, "a\u202eb\n" + "\u0007".repeat(300), 0);
        wait(A_MOMENT);
        String text = shown.getFirst().text();
        assertTrue(text.startsWith("a⟨U+202E⟩b⟨U+000A⟩⟨U+0007⟩"), text);
        assertEquals(200, text.codePointCount(0, text.length()));
        assertTrue(text.endsWith("…"));
    }

    @Test
    void aTestIsShownWhateverIsChosenAndSaysWhatCameOfIt() {
        wanted = new Preferences.Notices(false, false, false);
        focused = true;
        model.test();
        assertEquals(List.of("Test notice"), titles());
        assertTrue(model.testedProperty().get().startsWith("A test notice was handed over."));
        there = false;
        model.test();
        assertTrue(model.testedProperty().get().startsWith("No test notice was shown"));
        desk.speakChinese();
        assertTrue(Desk.chinese(model.testedProperty().get()));
    }
}
