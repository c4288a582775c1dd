package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.Notice;
import io.github.backupdesk.viewmodel.ShellViewModel;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A strip above the screen that says what must not be overlooked. */
final class NoticeView extends HBox {

    private final Glyph icon = new Glyph(Feather.INFO);
    private final Label text;
    private final Label said;
    private final Button copy;
    private final Button plan;

    /** How the last request ended. */
    static NoticeView last(ShellViewModel model, ViewContext context) {
        NoticeView view = new NoticeView("notice", model, model.noticeProperty(), context);
        view.getChildren().add(Parts.iconButton(context.text("button.dismiss"), Feather.X, model::dismissNotice));
        return view;
    }

    /** What the history could not take in; it stays until it can. */
    static NoticeView unkept(ShellViewModel model, ViewContext context) {
        return new NoticeView("unkept", model, model.unkept().noticeProperty(), context);
    }

    private NoticeView(
            String id, ShellViewModel model, ReadOnlyObjectProperty<@Nullable Notice> notice, ViewContext context) {
        super(12);
        this.text = Parts.id(Parts.paragraph(""), id + "-text");
        this.said = Parts.id(Parts.paragraph("", "mono"), id + "-said");
        VBox words = Parts.grow(new VBox(2, text, said));
        words.setMinWidth(0);
        words.getStyleClass().add("notice-words");
        this.copy = Parts.id(
                Parts.button(context.text("history.copyIds"), Feather.COPY, () -> copy(model, notice.get()), "small"),
                id + "-copy");
        this.plan = Parts.id(
                Parts.button(context.text("plan.show"), Feather.LIST, () -> showPlan(model, notice.get()), "small"),
                id + "-plan");
        getChildren().setAll(icon, words, plan, copy);
        setAlignment(Pos.CENTER_LEFT);
        setId(id);
        context.watch(notice, this::show);
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
        ViewContext.show(plan, !notice.plan().isEmpty());
        getStyleClass().setAll("callout", notice.kind().name().toLowerCase(Locale.ROOT));
    }

    private static void showPlan(ShellViewModel model, @Nullable Notice notice) {
        if (notice != null) {
            model.showPlan(notice.plan());
        }
    }

    private static void copy(ShellViewModel model, @Nullable Notice notice) {
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
