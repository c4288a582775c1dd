package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.PastedKey;
import io.github.backupdesk.i18n.Texts;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A field that takes an API key as people paste it, and says what it dropped. */
public final class KeyFieldViewModel {

    private final StringProperty text = new SimpleStringProperty("");
    private final Sentence said;
    private PastedKey read = PastedKey.read("");

    KeyFieldViewModel(ReadOnlyObjectProperty<Texts> texts) {
        said = new Sentence(texts);
        text.addListener((o, was, is) -> take(PastedKey.read(is)));
    }

    private void take(PastedKey fresh) {
        if (read instanceof PastedKey.Found before) {
            before.key().close();
        }
        read = fresh;
        if (text.get().isEmpty()) {
            said.clear();
            return;
        }
        said.say(words -> switch (fresh) {
            case PastedKey.Found found -> KeyWords.found(words, found);
            case PastedKey.NoKey no -> KeyWords.noKey(words, no);
        });
    }

    /** A key that was found elsewhere. */
    void fill(char[] characters) {
        text.set(new String(characters));
    }

    /** Whether something stands in the field. */
    boolean isFilled() {
        return !text.get().isEmpty();
    }

    /** Whether what stands there is a key. */
    boolean isKey() {
        return read instanceof PastedKey.Found;
    }

    /** A copy of the key, the caller's to forget; empty if there is none. */
    Optional<ApiKey> key() {
        return read instanceof PastedKey.Found found
                ? ApiKey.parse(found.key().bearer().substring("Bearer ".length()))
                : Optional.empty();
    }

    /** The address that stood beside the key. */
    Optional<BaseUrl> baseUrl() {
        return read instanceof PastedKey.Found found ? found.baseUrl() : Optional.empty();
    }

    /** Forgets what was typed. */
    void clear() {
        text.set("");
    }

    public StringProperty textProperty() {
        return text;
    }

    /** What was made of the text: what was dropped, or why it is no key. */
    public ReadOnlyStringProperty saidProperty() {
        return said.property();
    }

    static String joined(Texts words, Collection<? extends Enum<?>> dropped) {
        return dropped.stream().map(words::of).collect(Collectors.joining(words.get("list.comma")));
    }
}
