package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.Notice;
import io.github.backupdesk.viewmodel.ShellViewModel;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The strip above the screen that says how the last request ended. */
final class NoticeView extends HBox {

    private final Glyph icon = new Glyph(Feather.INFO);
    private final Label text = Parts.id(Parts.paragraph(""), "notice-text");
    private final Label said = Parts.id(Parts.paragraph("", "mono"), "notice-said");
    private final Button copy;

    NoticeView(ShellViewModel model, ViewContext context) {
        super(12);
        VBox words = Parts.grow(new VBox(2, text, said));
        words.setMinWidth(0);
        words.getStyleClass().add("notice-words");
        this.copy = Parts.id(
                Parts.button(context.text("history.copyIds"), Feather.COPY, () -> copy(model), "small"), "notice-copy");
        Button dismiss = Parts.iconButton(context.text("button.dismiss"), Feather.X, model::dismissNotice);
        getChildren().setAll(icon, words, copy, dismiss);
        setAlignment(Pos.CENTER_LEFT);
        setId("notice");
        context.watch(model.noticeProperty(), this::show);
    }

    private void show(Notice notice) {
        ViewContext.show(this, notice != null);
        if (notice == null) {
            return;
        }
        icon.show(icon(notice.kind()));
        text.setText(notice.text());
        said.setText(notice.said());
        ViewContext.show(said, !notice.said().isEmpty());
        ViewContext.show(copy, !notice.copyable().isEmpty());
        getStyleClass().setAll("callout", notice.kind().name().toLowerCase(Locale.ROOT));
    }

    private static void copy(ShellViewModel model) {
        Notice notice = model.noticeProperty().get();
        if (notice != null) {
            ViewContext.copy(notice.copyable());
            model.history().copied(notice.copyable());
        }
    }

    private static Ikon icon(Notice.Kind kind) {
        return switch (kind) {
            case PROGRESS -> Feather.SEND;
            case DONE -> Feather.CHECK_CIRCLE;
            case REFUSED -> Feather.X_CIRCLE;
            case UNKNOWN -> Feather.HELP_CIRCLE;
            case TROUBLE -> Feather.ALERT_TRIANGLE;
        };
    }
}
