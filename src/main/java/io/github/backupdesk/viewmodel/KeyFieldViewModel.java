package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.PastedKey;
import io.github.backupdesk.i18n.Texts;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A field that takes an API key as people paste it, and says what it dropped. */
public final class KeyFieldViewModel {

    private static final int BEARER = "Bearer ".length();

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper mistaken = new ReadOnlyBooleanWrapper();
    private final Sentence said;
    private final BiFunction<Texts, BaseUrl, String> ofAddress;
    private Consumer<BaseUrl> onAddress = url -> {};
    private PastedKey read = PastedKey.read("");
    private boolean pasting;

    /** @param ofAddress what to say of an address that stood beside the key; empty for nothing */
    KeyFieldViewModel(ReadOnlyObjectProperty<Texts> texts, BiFunction<Texts, BaseUrl, String> ofAddress) {
        this.said = new Sentence(texts);
        this.ofAddress = ofAddress;
        text.addListener((o, was, is) -> {
            if (!pasting) {
                take(PastedKey.read(is));
            }
        });
    }

    /** Told of the address that stood beside a key. */
    void onAddress(Consumer<BaseUrl> handler) {
        onAddress = handler;
    }

    private void take(PastedKey fresh) {
        if (read instanceof PastedKey.Found before) {
            before.key().close();
        }
        read = fresh;
        mistaken.set(isFilled() && !isKey());
        if (!isFilled()) {
            said.clear();
            return;
        }
        baseUrl().ifPresent(onAddress);
        said.say(words -> Stream.of(
                        KeyWords.of(words, fresh),
                        baseUrl().map(url -> ofAddress.apply(words, url)).orElse(""))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" ")));
    }

    /** Takes the key out of what was pasted, which takes the place of what stood there. A field of one line drops the breaks. */
    public void paste(String pasted) {
        PastedKey fresh = PastedKey.read(pasted);
        pasting = true;
        text.set(fresh instanceof PastedKey.Found found ? found.key().bearer().substring(BEARER) : pasted.strip());
        pasting = false;
        take(fresh);
    }

    /** A key that was found elsewhere. */
    void fill(char[] characters) {
        paste(new String(characters));
    }

    /** Says that nothing stands there. */
    void missing() {
        said.say("keys.empty");
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
                ? ApiKey.parse(found.key().bearer().substring(BEARER))
                : Optional.empty();
    }

    /** The address that stood beside the key. */
    private Optional<BaseUrl> baseUrl() {
        return read instanceof PastedKey.Found found ? found.baseUrl() : Optional.empty();
    }

    /** Forgets what was typed. */
    void clear() {
        text.set("");
        take(PastedKey.read(""));
    }

    public StringProperty textProperty() {
        return text;
    }

    /** Whether something stands there that is no key. */
    public ReadOnlyBooleanProperty mistakenProperty() {
        return mistaken.getReadOnlyProperty();
    }

    /** What was made of the text: what was dropped, or why it is no key. */
    public ReadOnlyStringProperty saidProperty() {
        return said.property();
    }
}
