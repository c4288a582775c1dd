package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A sentence of the moment, told anew when the language changes. */
final class Sentence {

    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectProperty<Texts> texts;
    private @Nullable Function<Texts, String> sentence;

    Sentence(ReadOnlyObjectProperty<Texts> texts) {
        this.texts = texts;
        texts.addListener(o -> tell());
    }

    void say(Function<Texts, String> newSentence) {
        sentence = newSentence;
        tell();
    }

    void say(String key, Object... arguments) {
        say(words -> words.get(key, arguments));
    }

    void clear() {
        sentence = null;
        tell();
    }

    private void tell() {
        told.set(sentence == null ? "" : sentence.apply(texts.get()));
    }

    ReadOnlyStringProperty property() {
        return told.getReadOnlyProperty();
    }
}
