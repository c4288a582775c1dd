package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SafeLink;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.viewmodel.HelpViewModel.DocLink;
import io.github.backupdesk.viewmodel.HelpViewModel.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class HelpViewModelTest {

    private final ReadOnlyObjectWrapper<Texts> words = new ReadOnlyObjectWrapper<>(Texts.in(Locale.ENGLISH));
    private final HelpViewModel model = model(false);

    private HelpViewModel model(boolean mac) {
        return new HelpViewModel(mac, new DirectBackground(), words.getReadOnlyProperty());
    }

    @Test
    void everyKeyStandsUnderTheHeadingOfItsGroup() {
        int bindings = KeyMap.all().size();
        assertEquals(bindings + KeyGroup.values().length, model.lines().size());
        assertEquals(new Line.Heading("Everywhere"), model.lines().getFirst());
        assertEquals(
                new Line.Keys(List.of("Ctrl+N", "Ctrl+3"), "new backup"),
                model.lines().get(1));
    }

    @Test
    void theFilterKnowsKeysWordsAndGroups() {
        model.filterProperty().set("ctrl+shift+c");
        assertEquals(
                List.of(
                        new Line.Heading("History"),
                        new Line.Keys(List.of("Ctrl+Shift+C"), "copy backup ID and job ID")),
                model.lines());
        model.filterProperty().set("  JOB   backup id ");
        assertEquals(2, model.lines().size());
        model.filterProperty().set("simulator value");
        assertEquals(
                new Line.Keys(List.of("Enter"), "apply a value"), model.lines().getLast());
        model.filterProperty().set("no such words");
        assertEquals(List.of(), model.lines());
    }

    @Test
    void anotherLanguageTellsTheSameKeysInItsWords() {
        int before = model.lines().size();
        words.set(Texts.in(Locale.SIMPLIFIED_CHINESE));
        assertEquals(before, model.lines().size());
        model.filterProperty().set("任务 ID");
        assertEquals(
                new Line.Keys(List.of("Ctrl+Shift+C"), "复制备份 ID 和任务 ID"),
                model.lines().getLast());
    }

    @Test
    void aMacShowsItsOwnSigns() {
        assertEquals("⇧⌘C", KeyMap.shown("Ctrl+Shift+C", true));
        assertEquals("⌥Down", KeyMap.shown("Alt+Down", true));
        assertEquals("⌘,", KeyMap.shown("Ctrl+,", true));
        assertEquals("F1", KeyMap.shown("F1", true));
        assertEquals("Ctrl+Shift+C", KeyMap.shown("Ctrl+Shift+C", false));
        HelpViewModel onMac = model(true);
        onMac.filterProperty().set("⌘q");
        assertEquals(new Line.Keys(List.of("⌘Q"), "quit"), onMac.lines().getLast());
    }

    @Test
    void whatIsLeftOutIsToldWhole() {
        String all = String.join("\n", model.leftOut());
        for (String each : List.of("TTL", "db_admin", "scheduled scaling", "mmap", "roles", "shards")) {
            assertTrue(all.contains(each), () -> each + " is missing in\n" + all);
        }
    }

    @Test
    void theGuidesInTheLanguageOfTheWindowComeFirstAndNoneIsMissing() {
        assertEquals("docs.zilliz.com", model.links().getFirst().host());
        words.set(Texts.in(Locale.SIMPLIFIED_CHINESE));
        assertEquals("docs.zilliz.com.cn", model.links().getFirst().host());
        assertEquals(6, model.links().stream().map(DocLink::page).distinct().count());
    }

    @Test
    void aGuideIsHandedToTheBrowserAndAFailureIsToldWithItsAddress() {
        DocLink link = model.links().getFirst();
        model.open(link);
        assertEquals(
                "The system did not open the page. Its address is https://docs.zilliz.com/docs/create-backup.",
                model.noticeProperty().get());
        List<SafeLink> opened = new ArrayList<>();
        model.openBy(new Opener() {
            @Override
            public void page(SafeLink page) {
                opened.add(page);
            }

            @Override
            public void folder(Path folder) {}
        });
        model.open(link);
        assertEquals(List.of(link.page()), opened);
        assertEquals("", model.noticeProperty().get());
    }
}
