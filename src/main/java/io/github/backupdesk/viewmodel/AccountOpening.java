package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.KeyService.Kept;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.KeyPlace;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** The way from a profile to an open account: its key is looked for, and asked for where none is at hand. */
final class AccountOpening {

    private final DeskViewModel desk;
    private final ProfileKeys keys;
    private final Background background;
    private final KeyQuestion question;
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final Heard heard;
    private final AtomicInteger locks = new AtomicInteger();
    private Background.Work work = () -> {};
    private @Nullable Profile sought;

    /**
     * What others have to know.
     *
     * @param asked a key is asked for
     * @param named the account is open, and this is what the history calls it
     * @param notOpened why it is not
     */
    record Heard(Consumer<Profile> asked, BiConsumer<Profile, String> named, Consumer<Exception> notOpened) {}

    AccountOpening(
            DeskViewModel desk,
            ProfileKeys keys,
            Background background,
            ReadOnlyObjectProperty<Texts> texts,
            Heard heard) {
        this.desk = desk;
        this.keys = keys;
        this.background = background;
        this.question = new KeyQuestion(texts);
        this.heard = heard;
    }

    /** What the store had. */
    private record Read(Kept<ApiKey> key, Optional<ProxyLogin> proxy) {}

    /** Opens the account with the key that is kept. A person may have to unlock the keychain first. */
    void connect(Profile profile) {
        giveUp();
        sought = profile;
        reading.set(true);
        work = background.start(
                () -> new Read(keys.key(profile), keys.proxy(profile)),
                read -> {
                    ended();
                    taken(profile, read);
                },
                e -> {
                    ended();
                    ask(profile, words -> words.get("keys.unread", KeyWords.of(words, e)));
                });
    }

    private void ended() {
        reading.set(false);
        sought = null;
    }

    /** Forgets the question and the search. */
    void giveUp() {
        work.cancel();
        ended();
        question.close();
    }

    /** Gives up, and lets nothing into memory that was on its way there. */
    void lock() {
        locks.incrementAndGet();
        giveUp();
    }

    int locks() {
        return locks.get();
    }

    /** A lock comes before this and is seen here, or after it and finds what was written; for any thread. */
    void forgetIfLockedSince(int asOf, Profile profile) throws SecretStoreException {
        if (locks.get() != asOf) {
            keys.lock(profile);
        }
    }

    /** Waits no more for the keychain. */
    void askInstead() {
        Profile profile = sought;
        if (profile != null) {
            giveUp();
            ask(profile, words -> words.get("keys.notAwaited"));
        }
    }

    private void taken(Profile profile, Read read) {
        switch (read.key()) {
            case Kept.Found<ApiKey>(ApiKey key) -> open(profile, key, read.proxy(), () -> {});
            case Kept.None<ApiKey> none ->
                ask(
                        profile,
                        words -> words.get(
                                profile.keyPlace() == KeyPlace.SESSION ? "keys.none.session" : "keys.none.keychain"));
            case Kept.OtherOrigin<ApiKey>(String origin) ->
                ask(profile, words -> words.get("keys.otherOrigin", origin, profile.baseUrl()));
        }
    }

    private void ask(Profile profile, Function<Texts, String> why) {
        heard.asked().accept(profile);
        question.open(profile, why);
    }

    /** Opens the account that the key was asked for with what was typed, and keeps it where the user has said. */
    void answer() {
        Profile profile = question.profile();
        if (profile == null || reading.get()) {
            return;
        }
        Optional<ApiKey> typed = question.take();
        if (typed.isEmpty()) {
            question.missing();
            return;
        }
        ApiKey key = typed.get();
        Profile where = question.keepProperty().get() ? profile : profile.withKeyPlace(KeyPlace.SESSION);
        reading.set(true);
        int asOf = locks.get();
        work = background.start(
                () -> {
                    Keeping kept = keep(profile, where, key);
                    forgetIfLockedSince(asOf, profile);
                    return kept;
                },
                kept -> {
                    ended();
                    question.close();
                    open(
                            profile,
                            key,
                            kept.proxy(),
                            () -> kept.problem()
                                    .ifPresent(e ->
                                            desk.announce(words -> words.get("keys.unkept", KeyWords.of(words, e)))));
                },
                e -> {
                    ended();
                    key.close();
                    heard.notOpened().accept(e);
                });
    }

    /** @param problem why the key could not be kept; it serves this session all the same */
    private record Keeping(Optional<ProxyLogin> proxy, Optional<SecretStoreException> problem) {}

    private Keeping keep(Profile profile, Profile where, ApiKey key) throws SecretStoreException {
        try {
            keys.keep(where, key);
            return new Keeping(keys.proxy(profile), Optional.empty());
        } catch (SecretStoreException e) {
            keys.keep(where.withKeyPlace(KeyPlace.SESSION), key);
            return new Keeping(Optional.empty(), Optional.of(e));
        }
    }

    /** @param key taken over */
    void open(Profile profile, ApiKey key, Optional<ProxyLogin> proxy, Runnable onShown) {
        String account = AccountName.of(profile, key);
        desk.connect(profile.withAccount(account), key, proxy, heard.notOpened(), () -> {
            // Only now: a key that led nowhere must not name the account for good.
            heard.named().accept(profile, account);
            onShown.run();
        });
    }

    KeyQuestion question() {
        return question;
    }

    /** Whether a keychain is being asked. */
    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }
}
