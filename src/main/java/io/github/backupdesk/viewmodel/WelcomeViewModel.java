package io.github.backupdesk.viewmodel;

import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** The first run: three ways to begin, and what there is to know before. */
public final class WelcomeViewModel {

    private final DeskViewModel desk;
    private final ProfilesViewModel profiles;
    private final ProfileEditorViewModel editor;
    private final List<Path> folders;
    private Consumer<Path> opener = folder -> {};

    /** @param folders of the history, the settings and the logs, in this order */
    public WelcomeViewModel(
            DeskViewModel desk, ProfilesViewModel profiles, ProfileEditorViewModel editor, List<Path> folders) {
        this.desk = desk;
        this.profiles = profiles;
        this.editor = editor;
        this.folders = List.copyOf(folders);
        desk.pageProperty().addListener((o, was, is) -> {
            // Whatever was chosen, or that it was closed: the first run is over.
            if (was == Page.WELCOME) {
                desk.preferences().welcome();
            }
        });
    }

    /** Says who can show a folder. */
    public void openBy(Consumer<Path> someone) {
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
        opener.accept(folder);
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
