package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.HelpViewModel.Line;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** One line of the list of keys: the caps of the keys, and what they do; or the heading of a group. */
final class KeyCell extends ListCell<Line> {

    private static final double KEYS_WIDTH = 190;
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final ViewContext context;
    private final Label heading = Parts.label("", "strong");
    private final HBox caps = Parts.row();
    private final Label does = Parts.paragraph("");
    private final HBox line = Parts.row(caps, Parts.grow(does));

    KeyCell(ViewContext context) {
        this.context = context;
        caps.setSpacing(4);
        caps.setMinWidth(context.px(KEYS_WIDTH));
        caps.setPrefWidth(context.px(KEYS_WIDTH));
        getStyleClass().add("key-cell");
        // As wide as the list: the words break their lines instead of stretching it.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Line item, boolean empty) {
        super.updateItem(item, empty);
        Line shown = empty ? null : item;
        pseudoClassStateChanged(HEADING, shown instanceof Line.Heading);
        switch (shown) {
            case null -> show(null, null);
            case Line.Heading(String title) -> {
                heading.setText(title);
                show(heading, title);
            }
            case Line.Keys(List<String> keys, String what) -> {
                caps.getChildren().setAll(keys.stream().map(KeyCell::cap).toList());
                does.setText(what);
                show(line, context.text("keymap.line", String.join(", ", keys), what));
            }
        }
    }

    private void show(@Nullable Node content, @Nullable String read) {
        setGraphic(content);
        setAccessibleText(read);
    }

    private static Label cap(String keys) {
        Label cap = Parts.label(keys, "key-cap");
        cap.setMinWidth(USE_PREF_SIZE);
        return cap;
    }
}
