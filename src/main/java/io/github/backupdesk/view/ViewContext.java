package io.github.backupdesk.view;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.LayoutViewModel;
import io.github.backupdesk.viewmodel.Painted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What every view is made with: the words of one language, and the subscriptions that end when the views of that language
 * are thrown away for those of another.
 */
final class ViewContext {

    /** More lines than a person reads in a box; the whole text is on the clipboard's button. */
    private static final int LINES = 400;

    private final Texts texts;
    private final double size;
    private final LayoutViewModel layout;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** @param size of the text, 1 for the usual one */
    ViewContext(Texts texts, double size, LayoutViewModel layout) {
        this.texts = texts;
        this.size = size;
        this.layout = layout;
    }

    /** How the window was left, and where to tell how it is left now. */
    LayoutViewModel layout() {
        return layout;
    }

    /** A length that has to grow with the text, such as the height of a row, in pixels. */
    double px(double atUsualSize) {
        return Math.rint(atUsualSize * size);
    }

    Texts texts() {
        return texts;
    }

    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** A text from elsewhere, fit to be painted on one line. */
    String visible(String text) {
        return Painted.of(text);
    }

    /** A text from elsewhere, fit to be painted on several. */
    String visibleLines(String text) {
        return text.lines().map(this::visible).limit(LINES).collect(Collectors.joining("\n"));
    }

    /** Calls the handler with the value now and whenever it changes. */
    <T extends @Nullable Object> void watch(ObservableValue<T> value, Consumer<? super T> handler) {
        subscriptions.add(value.subscribe(handler));
    }

    void keep(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** For nodes that are made anew now and then: to be ended each time, or else it ends with this one. */
    ViewContext part() {
        ViewContext part = new ViewContext(texts, size, layout);
        keep(part::end);
        return part;
    }

    /** Shows the node only while the text has something to say; hidden nodes take no room. */
    void showWhileTold(Node node, ObservableValue<String> text) {
        watch(text, now -> show(node, !now.isEmpty()));
    }

    static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** The text on the clipboard; empty if there is none. */
    static String copied() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    void end() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
    }
}
