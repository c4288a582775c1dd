package io.github.backupdesk.app;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.Prompts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/** Asks by the dialogs of the system, over the window. */
final class SystemPrompts implements Prompts {

    private final Stage stage;
    private final Supplier<Texts> texts;

    SystemPrompts(Stage stage, Supplier<Texts> texts) {
        this.stage = stage;
        this.texts = texts;
    }

    @Override
    public Optional<Path> saveAs(String title, String name, Optional<Path> folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        folder.filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        if (name.endsWith(".zip")) {
            chooser.getExtensionFilters().setAll(new ExtensionFilter(texts.get().get("support.zip"), "*.zip"));
        } else {
            chooser.getExtensionFilters()
                    .setAll(
                            new ExtensionFilter(texts.get().get("export.csv"), "*.csv"),
                            new ExtensionFilter(texts.get().get("export.json"), "*.json"));
        }
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> open(String title, Optional<Path> folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folder.filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(texts.get().get("names.files"), "*.csv", "*.json", "*.txt", "*.tsv"),
                        new ExtensionFilter(texts.get().get("names.allFiles"), "*.*"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> openCertificates(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(
                                texts.get().get("profile.authorities.files"),
                                "*.pem",
                                "*.crt",
                                "*.cer",
                                "*.der",
                                "*.p7b"),
                        new ExtensionFilter(texts.get().get("names.allFiles"), "*.*"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }
}
