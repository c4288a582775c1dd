package io.github.backupdesk.app;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;

/** Shows one sentence in place of the program, and ends. */
public final class Refusal extends Application {

    @Override
    public void start(Stage stage) {
        new Alert(Alert.AlertType.ERROR, getParameters().getRaw().getFirst()).showAndWait();
        Platform.exit();
    }
}
