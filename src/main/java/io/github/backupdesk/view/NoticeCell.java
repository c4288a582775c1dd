package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.NoticeKind;
import io.github.backupdesk.viewmodel.NoticeRow;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** One notice: its kind as glyph and word, whose it is and how old, and below them the sentence. */
final class NoticeCell extends ListCell<NoticeRow> {

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private final ViewContext context;
    private final Glyph icon = new Glyph(Feather.INFO);
    private final Label word = Parts.label("", "state-word");
    private final Label profile = Parts.label("", "caption", "muted");
    private final Label age = Parts.label("", "caption", "muted");
    private final Label mark;
    private final Label sentence = Parts.paragraph("", "notice-sentence");
    private final VBox content;

    NoticeCell(ViewContext context) {
        this.context = context;
        this.mark = Parts.label(context.text("notices.new"), "caption", "notice-new");
        word.setGraphic(icon);
        for (Label each : new Label[] {word, age, mark}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox first = Parts.row(word, mark, profile, Parts.spring(), age);
        this.content = new VBox(4, first, sentence);
        content.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("notice-cell");
        // As wide as the list: the sentence breaks its lines instead of stretching it.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(NoticeRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(UNREAD, row != null && !empty && row.unread());
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.show(icon(row.kind()));
        word.setText(row.word());
        word.getStyleClass().setAll("label", "state-word", look(row.kind()));
        profile.setText(row.profile());
        age.setText(row.age());
        sentence.setText(row.sentence());
        ViewContext.show(mark, row.unread());
        setAccessibleText(String.join(
                ", ",
                row.unread() ? context.text("notices.new") + ", " + row.word() : row.word(),
                row.profile(),
                row.age(),
                row.sentence()));
        setGraphic(content);
    }

    private static Ikon icon(NoticeKind kind) {
        return switch (kind) {
            case FAILURE -> Feather.X;
            case UNKNOWN -> Feather.HELP_CIRCLE;
            case SUCCESS -> Feather.CHECK;
            case NOTE -> Feather.INFO;
        };
    }

    /** The colours of the states in the history. */
    private static String look(NoticeKind kind) {
        return switch (kind) {
            case FAILURE -> "look-FAILED";
            case UNKNOWN -> "look-UNKNOWN";
            case SUCCESS -> "look-DONE";
            case NOTE -> "look-NEUTRAL";
        };
    }
}
