package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.DataPlaneKeeper;
import io.github.backupdesk.domain.DataPlaneKey;
import io.github.backupdesk.domain.PastedKey;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * With what the shown cluster is asked for its collections: the profile's key, another one, or a user and a password. What was
 * given is never shown again; it can be replaced or forgotten.
 */
public final class DataPlaneKeyViewModel {

    private final DataPlaneKeeper keeper;
    private final Background background;
    private final Runnable onChange;

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.PROFILE);
    private final StringProperty user = new SimpleStringProperty("");
    private final Sentence used;
    private final Sentence problem;

    private Optional<Cluster> cluster = Optional.empty();

    /** With what a cluster is asked. */
    public enum Way {
        PROFILE,
        KEY,
        LOGIN
    }

    /** @param onChange is called when the cluster is to be asked anew */
    public DataPlaneKeyViewModel(
            DataPlaneKeeper keeper, Background background, ReadOnlyObjectProperty<Texts> texts, Runnable onChange) {
        this.keeper = keeper;
        this.background = background;
        this.onChange = onChange;
        this.used = new Sentence(texts);
        this.problem = new Sentence(texts);
    }

    /** What was begun for the cluster before is given up. */
    void show(Optional<Cluster> shown) {
        if (!shown.map(Cluster::id).equals(cluster.map(Cluster::id))) {
            close();
        }
        cluster = shown;
        retell();
    }

    public void open() {
        if (cluster.isPresent()) {
            problem.clear();
            open.set(true);
        }
    }

    public void close() {
        open.set(false);
        problem.clear();
        user.set("");
    }

    /**
     * Takes what was typed.
     *
     * @param secret the key or the password; wiped here, and of no use with the profile's key
     */
    public void use(char[] secret) {
        try {
            problem.clear();
            if (way.get() == Way.PROFILE) {
                forget();
            } else {
                credential(secret).ifPresent(this::keep);
            }
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private Optional<DataPlaneKey> credential(char[] secret) {
        if (way.get() == Way.KEY) {
            return key(PastedKey.read(secret));
        }
        try {
            return Optional.of(DataPlaneKey.ofLogin(user.get(), secret));
        } catch (DataPlaneKey.Refused e) {
            problem.say(words -> flaw(words, e.flaw()));
            return Optional.empty();
        }
    }

    private Optional<DataPlaneKey> key(PastedKey read) {
        if (read instanceof PastedKey.Found found) {
            try (ApiKey key = found.key()) {
                return Optional.of(DataPlaneKey.ofKey(key));
            }
        }
        problem.say(words -> KeyWords.of(words, read));
        return Optional.empty();
    }

    private void keep(DataPlaneKey key) {
        ClusterId id = cluster.orElseThrow().id();
        change(id, () -> keeper.keep(id, key), words -> words.get("credential.notKept"));
    }

    /** Asks with the profile's key again. */
    public void forget() {
        cluster.map(Cluster::id)
                .ifPresent(id -> change(id, () -> keeper.forget(id), words -> words.get("credential.notForgotten")));
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private void change(ClusterId id, Change change, Function<Texts, String> halfDone) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.start(
                () -> {
                    change.make();
                    return true;
                },
                done -> ended(id, words -> ""),
                e -> ended(id, e instanceof IOException ? halfDone : words -> CloudWords.of(words, e)));
    }

    private void ended(ClusterId id, Function<Texts, String> trouble) {
        busy.set(false);
        if (!cluster.map(Cluster::id).equals(Optional.of(id))) {
            return;
        }
        problem.say(trouble);
        retell();
        if (problem.property().get().isEmpty()) {
            close();
        }
        onChange.run();
    }

    private void retell() {
        Optional<DataPlaneKey> now = cluster.flatMap(each -> keeper.of(each.id()));
        held.set(now.isPresent());
        Optional<String> who = now.flatMap(DataPlaneKey::user).map(VisibleText::of);
        way.set(now.isEmpty() ? Way.PROFILE : who.isPresent() ? Way.LOGIN : Way.KEY);
        used.say(words -> now.isEmpty()
                ? ""
                : who.map(name -> words.get("credential.used.login", name))
                        .orElseGet(() -> words.get("credential.used.key")));
    }

    private static String flaw(Texts words, DataPlaneKey.Flaw flaw) {
        return switch (flaw) {
            case NO_USER -> words.get("credential.flaw.noUser");
            case NO_PASSWORD -> words.get("credential.flaw.noPassword");
            case TOO_LONG -> words.get("credential.flaw.tooLong");
            case COLON_IN_USER -> words.get("credential.flaw.colon");
            case ODD_CHARACTER -> words.get("credential.flaw.odd");
        };
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether the shown cluster has a credential of its own. */
    public ReadOnlyBooleanProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    /** Whether it is being kept or forgotten: a keychain may ask first. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ObjectProperty<Way> wayProperty() {
        return way;
    }

    public StringProperty userProperty() {
        return user;
    }

    /** With what the cluster is asked, if not with the profile's key; empty otherwise. */
    public ReadOnlyStringProperty usedProperty() {
        return used.property();
    }

    /** Why it was not taken, or only by half; mostly empty. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }
}
