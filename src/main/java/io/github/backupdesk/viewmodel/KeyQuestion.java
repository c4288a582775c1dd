package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.KeyPlace;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Asks for the key of a profile where none is at hand, and says why it has to be asked for. */
public final class KeyQuestion {

    private final KeyFieldViewModel field;
    private final Sentence why;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper keepable = new ReadOnlyBooleanWrapper();
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private @Nullable Profile profile;

    KeyQuestion(ReadOnlyObjectProperty<Texts> texts) {
        this.field = new KeyFieldViewModel(texts, this::ofAddress);
        this.why = new Sentence(texts);
    }

    /** A command may have spoken to another place than the one that its key goes to here. */
    private String ofAddress(Texts words, BaseUrl url) {
        Profile asked = profile;
        return asked == null || asked.baseUrl().equals(url.toString())
                ? ""
                : words.get("keys.address.other", url.host(), asked.baseUrl());
    }

    void open(Profile of, Function<Texts, String> reason) {
        profile = of;
        field.clear();
        why.say(reason);
        boolean keychain = of.keyPlace() == KeyPlace.KEYCHAIN;
        keepable.set(keychain);
        keep.set(keychain);
        open.set(true);
    }

    /** Forgets what was typed. */
    public void close() {
        profile = null;
        field.clear();
        why.clear();
        open.set(false);
    }

    @Nullable
    Profile profile() {
        return profile;
    }

    /** Says that there is no key to go on with. */
    void missing() {
        if (!field.isFilled()) {
            field.missing();
        }
    }

    Optional<ApiKey> take() {
        return field.key();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Why it is asked for. */
    public ReadOnlyStringProperty whyProperty() {
        return why.property();
    }

    public KeyFieldViewModel field() {
        return field;
    }

    /** Whether the key can be kept in the keychain at all. */
    public ReadOnlyBooleanProperty keepableProperty() {
        return keepable.getReadOnlyProperty();
    }

    /** Whether it is to be kept there, as the user chose when the profile was made. */
    public BooleanProperty keepProperty() {
        return keep;
    }
}
