package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SafeLink;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.viewmodel.ProgramFacts.Content;
import io.github.backupdesk.viewmodel.ProgramFacts.DataFolder;
import io.github.backupdesk.viewmodel.ProgramFacts.Install;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AboutViewModelTest {

    private static final Library JNA = new Library("JNA", "5.18.1", "Apache-2.0 or LGPL-2.1", "jna text");
    private static final Library OKIO = new Library("Okio", "", "Apache-2.0", "okio text");

    @TempDir
    Path there;

    private final ReadOnlyObjectWrapper<Texts> words = new ReadOnlyObjectWrapper<>(Texts.in(Locale.ENGLISH));
    private final List<Path> opened = new ArrayList<>();
    private String commit = "0123abcd";

    private AboutViewModel model() {
        return new AboutViewModel(
                () -> new ProgramFacts(
                        "1.2.3",
                        commit,
                        Install.DEB,
                        "25.0.1",
                        "",
                        "Linux 6 amd64",
                        List.of(
                                new DataFolder(Content.HISTORY, there),
                                new DataFolder(Content.CACHE, there.resolve("cache")))),
                () -> List.of(JNA, OKIO),
                new DirectBackground(),
                words.getReadOnlyProperty());
    }

    private final Opener opener = new Opener() {
        @Override
        public void page(SafeLink page) {
            throw new AssertionError("no page was asked for");
        }

        @Override
        public void folder(Path folder) {
            opened.add(folder);
        }
    };

    @Test
    void theDetailsAreWhatThePageShowsAndNothingElse() {
        assertEquals("""
                Backup Desk
                Version: 1.2.3
                Commit: 0123abcd
                Installed as: deb package
                Java: 25.0.1
                JavaFX: unknown
                System: Linux 6 amd64
                History: %s
                Cache: %s
                """.formatted(there, there.resolve("cache")), model().details());
    }

    @Test
    void aBuildThatWasNotToldItsCommitSaysSo() {
        commit = "";
        assertTrue(model().details().contains("Commit: not told to this build\n"));
    }

    @Test
    void theDetailsSpeakTheLanguageOfTheWindow() {
        AboutViewModel model = model();
        words.set(Texts.in(Locale.SIMPLIFIED_CHINESE));
        assertTrue(model.details().contains("\n版本：1.2.3\n"), model.details());
    }

    @Test
    void aPackageNamesItselfAndAnythingElseIsABuild() {
        assertEquals(Install.MSI, Install.of("msi"));
        assertEquals(Install.PORTABLE, Install.of("Portable"));
        assertEquals(Install.BUILD, Install.of("snap"));
        assertEquals(Install.BUILD, Install.of(null));
    }

    @Test
    void aFolderIsOpenedAndWhatWasSaidBeforeIsTakenBack() {
        AboutViewModel model = model();
        model.openBy(opener);
        model.copied();
        model.open(model.folders().getFirst());
        assertEquals(List.of(there), opened);
        assertEquals("", model.noticeProperty().get());
    }

    @Test
    void aFolderThatIsNotThereYetIsSaidAndNotOpened() {
        AboutViewModel model = model();
        model.openBy(opener);
        model.open(model.folders().getLast());
        assertEquals(List.of(), opened);
        assertEquals(
                "There is no folder " + there.resolve("cache") + " yet. It comes with the first file in it.",
                model.noticeProperty().get());
    }

    @Test
    void aSystemThatOpensNothingIsTold() {
        AboutViewModel model = model();
        model.openBy(new Opener() {
            @Override
            public void page(SafeLink page) {}

            @Override
            public void folder(Path folder) throws IOException {
                throw new IOException("told to fail");
            }
        });
        model.open(model.folders().getFirst());
        assertEquals(
                "The system did not open " + there + ". Copy the details and go there by hand.",
                model.noticeProperty().get());
    }

    @Test
    void librariesAreFoundByWordsOfTheirNameVersionAndLicence() {
        AboutViewModel model = model();
        assertEquals(List.of(JNA, OKIO), model.libraries());
        assertEquals(JNA, model.chosenProperty().get());
        model.filterProperty().set(" lgpl jna 5.18");
        assertEquals(List.of(JNA), model.libraries());
        model.filterProperty().set("OKIO");
        assertEquals(List.of(OKIO), model.libraries());
        assertEquals(OKIO, model.chosenProperty().get());
        model.filterProperty().set("okio lgpl");
        assertEquals(List.of(), model.libraries());
        assertNull(model.chosenProperty().get());
    }

    @Test
    void theChosenLibraryStaysWhileItFits() {
        AboutViewModel model = model();
        model.libraries();
        model.chosenProperty().set(OKIO);
        model.filterProperty().set("apache");
        assertEquals(OKIO, model.chosenProperty().get());
    }
}
