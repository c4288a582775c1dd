package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** The first run: three ways to begin, and what there is to know before. */
public final class WelcomeViewModel {

    private final DeskViewModel desk;
    private final ProfilesViewModel profiles;
    private final ProfileEditorViewModel editor;
    private final List<Path> folders;
    private final Background background;
    private final Sentence notOpened;
    private Opener opener = Opener.NOBODY;

    /** @param folders of the history, the settings and the logs, in this order */
    public WelcomeViewModel(
            DeskViewModel desk,
            ProfilesViewModel profiles,
            ProfileEditorViewModel editor,
            List<Path> folders,
            Background background) {
        this.desk = desk;
        this.profiles = profiles;
        this.editor = editor;
        this.folders = List.copyOf(folders);
        this.background = background;
        this.notOpened = new Sentence(desk.preferences().textsProperty());
        desk.pageProperty().addListener((o, was, is) -> {
            // Whatever was chosen, the first run is over; a look at the help chooses nothing.
            if (was == Page.WELCOME && (is == Page.NONE || is == Page.PROFILES)) {
                desk.preferences().welcome();
            }
        });
    }

    /** Says who can show a folder. */
    public void openBy(Opener someone) {
        opener = someone;
    }

    /** Opens the demo. */
    public void lookAround() {
        profiles.demo();
    }

    /** Begins a profile. */
    public void connect() {
        editor.begin();
        desk.show(Page.PROFILES);
    }

    /** Begins a profile with little to fill in, for somebody who has a cluster's ID and a key. */
    public void idAndKey() {
        editor.beginQuick();
        desk.show(Page.PROFILES);
    }

    /** Decides nothing yet. */
    public void later() {
        desk.show(Page.PROFILES);
    }

    public void openFolder(Path folder) {
        notOpened.clear();
        background.start(
                () -> {
                    if (!Files.isDirectory(folder)) {
                        throw new NoSuchFileException(folder.toString());
                    }
                    opener.folder(folder);
                    return true;
                },
                done -> {},
                e -> notOpened.say(
                        e instanceof NoSuchFileException ? "about.folder.missing" : "about.folder.closed",
                        folder.toString()));
    }

    /** Why a folder was not shown; empty if nothing is wrong. */
    public ReadOnlyStringProperty notOpenedProperty() {
        return notOpened.property();
    }

    /** Where the history, the settings and the logs lie. */
    public List<Path> folders() {
        return folders;
    }

    public PreferencesViewModel preferences() {
        return desk.preferences();
    }

    /** Whether the demo is being opened. */
    public ReadOnlyBooleanProperty busyProperty() {
        return desk.busyProperty();
    }

    /** Why the demo could not be opened; empty if nothing is wrong. */
    public ReadOnlyStringProperty troubleProperty() {
        return profiles.troubleProperty();
    }
}
