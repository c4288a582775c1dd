package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SafeLink;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WelcomeViewModelTest {

    private final Accounts all = new Accounts();
    private final WelcomeViewModel model = new WelcomeViewModel(
            all.desk, all.profiles, all.editor, List.of(Path.of("."), Path.of("nowhere")), all.background);

    @BeforeEach
    void welcome() {
        all.desk.show(Page.WELCOME);
    }

    private boolean welcomed() {
        return !all.saved.isEmpty() && all.saved.getLast().welcomed();
    }

    @Test
    void whoHasChosenNothingIsWelcomedAgain() {
        assertFalse(welcomed());
    }

    @Test
    void theDemoIsShownAndRemembered() {
        model.lookAround();
        assertEquals(Page.NONE, all.desk.pageProperty().get());
        assertTrue(welcomed());
        assertEquals(Preferences.DEMO, all.saved.getLast().lastProfile());
    }

    @Test
    void connectingOpensTheForm() {
        model.connect();
        assertTrue(all.editor.openProperty().get());
        assertFalse(all.editor.quickProperty().get());
        assertEquals(Page.PROFILES, all.desk.pageProperty().get());
        assertTrue(welcomed());
    }

    @Test
    void anIdAndAKeyOpenTheFormThatAsksForBoth() {
        model.idAndKey();
        assertTrue(all.editor.quickProperty().get());
        assertTrue(welcomed());
    }

    @Test
    void decidingLaterCountsAsWell() {
        model.later();
        assertEquals(Page.PROFILES, all.desk.pageProperty().get());
        assertTrue(welcomed());
        assertEquals("", all.saved.getLast().lastProfile());
    }

    @Test
    void aLookAtTheHelpDecidesNothing() {
        all.desk.show(Page.HELP);
        assertFalse(welcomed());
    }

    @Test
    void foldersAreOpenedBySomebodyElse() {
        List<Path> opened = new ArrayList<>();
        model.openBy(new Opener() {
            @Override
            public void page(SafeLink page) {
                throw new AssertionError("no page was asked for");
            }

            @Override
            public void folder(Path folder) {
                opened.add(folder);
            }
        });
        model.openFolder(model.folders().getFirst());
        assertEquals(List.of(Path.of(".")), opened);
        assertEquals("", model.notOpenedProperty().get());
    }

    @Test
    void aFolderThatNobodyOpensIsSaid() {
        model.openFolder(model.folders().getFirst());
        assertTrue(
                model.notOpenedProperty().get().contains("did not open"),
                model.notOpenedProperty().get());
        model.openFolder(model.folders().getLast());
        assertTrue(
                model.notOpenedProperty().get().contains("nowhere yet"),
                model.notOpenedProperty().get());
    }
}
