package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.HistoryRow.Look;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A state as colour, icon and word, with the progress where there is one. */
final class StateBadge extends HBox {

    private final Glyph icon = new Glyph(Feather.CIRCLE);
    private final Label word = Parts.label("", "state-word");
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = Parts.label("", "caption");

    StateBadge() {
        super(6);
        word.setGraphic(icon);
        word.setMinWidth(Region.USE_PREF_SIZE);
        bar.setPrefWidth(36);
        bar.setMinWidth(32);
        bar.getStyleClass().add("thin");
        progress.setMinWidth(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(word, bar, progress);
    }

    void show(HistoryRow row, boolean withBar) {
        icon.show(icon(row.look()));
        word.setText(row.state());
        word.getStyleClass().setAll("label", "state-word", "look-" + row.look().name());
        boolean running = row.percent().isPresent();
        ViewContext.show(bar, running && withBar);
        bar.setProgress(row.percent().orElse(0) / 100.0);
        boolean told = running && !row.progress().isEmpty();
        progress.setText(told ? row.progress() : "");
        ViewContext.show(progress, told);
    }

    /** Without progress. */
    void show(Look look, String said) {
        icon.show(icon(look));
        word.setText(said);
        word.getStyleClass().setAll("label", "state-word", "look-" + look.name());
        ViewContext.show(bar, false);
        ViewContext.show(progress, false);
    }

    private static Ikon icon(Look look) {
        return switch (look) {
            case PENDING -> Feather.CLOCK;
            case RUNNING -> Feather.PLAY;
            case DONE -> Feather.CHECK;
            case FAILED -> Feather.X;
            case UNKNOWN -> Feather.HELP_CIRCLE;
            case NEUTRAL -> Feather.MINUS;
        };
    }
}
