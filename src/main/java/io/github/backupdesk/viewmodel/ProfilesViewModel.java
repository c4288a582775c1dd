package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.KeyService.Kept;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Environment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The list of profiles, and the way from one of them to an open account. */
public final class ProfilesViewModel {

    /** Writes the profiles down; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void save(List<Profile> profiles) throws Exception;
    }

    private final DeskViewModel desk;
    private final ProfileKeys keys;
    private final Keeper keeper;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final List<Profile> profiles;
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ProfileRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Sentence trouble;
    private final KeyQuestion question;
    private final SecondPress deleting;

    public ProfilesViewModel(
            List<Profile> profiles,
            DeskViewModel desk,
            ProfileKeys keys,
            Keeper keeper,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<Texts> texts) {
        this.profiles = new ArrayList<>(profiles);
        this.desk = desk;
        this.keys = keys;
        this.keeper = keeper;
        this.background = background;
        this.texts = texts;
        this.trouble = new Sentence(texts);
        this.question = new KeyQuestion(texts);
        this.deleting = new SecondPress(background, clock::instant, this::clearTrouble);
        desk.onChange(this::retell);
        texts.addListener(o -> retell());
        retell();
    }

    private void clearTrouble() {
        trouble.clear();
    }

    private void retell() {
        ProfileRow was = selected.get();
        Texts words = texts.get();
        rows.setAll(Stream.concat(profiles.stream().map(each -> row(words, each)), Stream.of(demo(words)))
                .toList());
        selected.set(rows.stream()
                .filter(each -> was != null && each.id().equals(was.id()))
                .findFirst()
                .orElse(rows.getFirst()));
    }

    private ProfileRow row(Texts words, Profile profile) {
        ProfileFace face = ProfileFace.of(profile, profile.baseUrl().replaceFirst("^https?://", ""));
        return row(words, profile.id(), face, words.of(profile.lock()));
    }

    private ProfileRow demo(Texts words) {
        return row(words, Preferences.DEMO, ProfileFace.DEMO, words.get("profiles.demo.says"));
    }

    private ProfileRow row(Texts words, String id, ProfileFace face, String lock) {
        boolean open = desk.isOpen(id);
        String state = desk.isLocked(id) ? "locked" : open ? "open" : "closed";
        return new ProfileRow(
                id,
                face.called(words),
                face.host(),
                face.tone(),
                face.environment(words),
                lock,
                words.get("profiles." + state),
                open,
                desk.isShown(id),
                face.demo());
    }

    /** What is to be shown at the start: the one that was shown last, unless it is for production. */
    public void resume(String lastProfile) {
        if (lastProfile.equals(Preferences.DEMO)) {
            demo();
            return;
        }
        find(lastProfile)
                .ifPresentOrElse(
                        last -> {
                            choose(last.id());
                            desk.show(DeskViewModel.Page.PROFILES);
                            if (last.environment() != Environment.PRODUCTION) {
                                connect(last.id());
                            } else {
                                trouble.say(words -> words.get("profiles.production", last.name()));
                            }
                        },
                        () -> desk.show(DeskViewModel.Page.PROFILES));
    }

    private void choose(String id) {
        rows.stream().filter(each -> each.id().equals(id)).findFirst().ifPresent(selected::set);
    }

    /** The profile of that ID. */
    Optional<Profile> find(String id) {
        return profiles.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Whether the name is another profile's. */
    boolean isTaken(String name, String exceptId) {
        return profiles.stream()
                .anyMatch(each -> !each.id().equals(exceptId) && each.name().equalsIgnoreCase(name));
    }

    public void demo() {
        trouble.clear();
        desk.demo(this::notOpened);
    }

    /** Opens or shows the chosen one. */
    public void connect() {
        ProfileRow row = selected.get();
        if (row != null) {
            connect(row.id());
        }
    }

    /** Opens or shows one; where no key is at hand it is asked for. */
    public void connect(String id) {
        trouble.clear();
        question.close();
        if (id.equals(Preferences.DEMO)) {
            demo();
            return;
        }
        if (desk.isOpen(id) && !desk.isLocked(id)) {
            desk.show(id);
            return;
        }
        find(id).ifPresent(profile -> {
            choose(id);
            busy.set(true);
            background.start(
                    () -> new Read(keys.key(profile), keys.proxy(profile)),
                    read -> {
                        busy.set(false);
                        taken(profile, read);
                    },
                    e -> {
                        busy.set(false);
                        ask(profile, words -> words.get("keys.unread", KeyWords.of(words, e)));
                    });
        });
    }

    /** What the store had. */
    private record Read(Kept<ApiKey> key, Optional<ProxyLogin> proxy) {}

    private void taken(Profile profile, Read read) {
        switch (read.key()) {
            case Kept.Found<ApiKey>(ApiKey key) -> open(profile, key, read.proxy());
            case Kept.None<ApiKey> none ->
                ask(
                        profile,
                        words -> words.get("keys.none." + profile.keyPlace().name(), profile.name()));
            case Kept.OtherOrigin<ApiKey>(String origin) ->
                ask(profile, words -> words.get("keys.otherOrigin", origin, profile.baseUrl()));
        }
    }

    private void ask(Profile profile, Function<Texts, String> why) {
        desk.show(DeskViewModel.Page.PROFILES);
        choose(profile.id());
        question.open(profile, why);
    }

    /** Opens the account that the key was asked for with what was typed, for this session, and keeps it as the profile says. */
    public void answer() {
        Profile profile = question.profile();
        Optional<ApiKey> key = question.take();
        if (profile == null || key.isEmpty()) {
            return;
        }
        boolean keep = question.keepProperty().get();
        busy.set(true);
        background.start(
                () -> {
                    kept(profile, key.get(), keep);
                    return keys.proxy(profile);
                },
                proxy -> {
                    busy.set(false);
                    question.close();
                    open(profile, key.get(), proxy);
                },
                e -> {
                    busy.set(false);
                    // The key works for this session all the same; where it could not be kept is said.
                    question.close();
                    open(profile, key.get(), Optional.empty());
                    trouble.say(words -> words.get("keys.unkept", KeyWords.of(words, e)));
                });
    }

    private void kept(Profile profile, ApiKey key, boolean keep) throws SecretStoreException {
        if (keep) {
            keys.keep(profile, key);
        } else {
            keys.keep(profile.withKeyPlace(Profile.KeyPlace.SESSION), key);
        }
    }

    void open(Profile profile, ApiKey key, Optional<ProxyLogin> proxy) {
        open(profile, key, proxy, "");
    }

    /** @param cluster the ID to begin with; empty for none */
    void open(Profile profile, ApiKey key, Optional<ProxyLogin> proxy, String cluster) {
        Profile named = profile.withAccount(AccountName.of(profile, key));
        if (!named.equals(profile)) {
            put(named);
        }
        desk.connect(named, key, proxy, this::notOpened, () -> desk.begin(cluster));
    }

    /** The account takes a new key at once, if it is open. */
    void renewed(Profile profile, ApiKey key) {
        desk.renew(profile.id(), key);
    }

    private void notOpened(Exception e) {
        desk.show(DeskViewModel.Page.PROFILES);
        trouble.say(words -> KeyWords.of(words, e));
    }

    /** Adds a profile, or takes the place of the one with its ID. */
    void put(Profile profile) {
        int at = profiles.indexOf(find(profile.id()).orElse(null));
        if (at >= 0) {
            profiles.set(at, profile);
        } else {
            profiles.add(profile);
        }
        save();
        desk.wear(profile);
        retell();
        choose(profile.id());
    }

    private void save() {
        List<Profile> all = List.copyOf(profiles);
        background.start(
                () -> {
                    keeper.save(all);
                    return true;
                },
                done -> {},
                e -> trouble.say(words -> words.get("profiles.unsaved", String.valueOf(e.getMessage()))));
    }

    /** Closes the account of the chosen one. */
    public void disconnect() {
        ProfileRow row = selected.get();
        if (row != null && row.open()) {
            desk.disconnect(row.id());
        }
    }

    /** Deletes the chosen profile and its keys, at the second press; the first says what goes and what stays. */
    public void delete() {
        ProfileRow row = selected.get();
        Optional<Profile> chosen = row == null ? Optional.empty() : find(row.id());
        chosen.ifPresent(profile -> {
            if (deleting.press(List.of((long) profile.id().hashCode()))) {
                trouble.clear();
                delete(profile);
            } else {
                trouble.say(words -> words.get("profiles.delete.sure", profile.name()));
            }
        });
    }

    private void delete(Profile profile) {
        desk.disconnect(profile.id());
        profiles.remove(profile);
        save();
        retell();
        background.start(
                () -> {
                    keys.forget(profile);
                    return true;
                },
                done -> {},
                e -> trouble.say(words -> words.get("keys.unforgotten", profile.name(), KeyWords.of(words, e))));
    }

    public ObservableList<ProfileRow> rows() {
        return rows;
    }

    /** Whether there is any but the demo. */
    public boolean any() {
        return !profiles.isEmpty();
    }

    public ObjectProperty<@Nullable ProfileRow> selectedProperty() {
        return selected;
    }

    /** Whether a keychain, or an account, is being asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.property();
    }

    /** The field for a key that is at hand nowhere. */
    public KeyQuestion question() {
        return question;
    }

    /** Remembers for which clusters a credential lies in the keychain, which cannot be asked for a list. */
    public void keyed(String id, ClusterId cluster, boolean kept) {
        find(id).ifPresent(profile -> {
            Set<String> keyed = new LinkedHashSet<>(profile.clusterKeys());
            boolean changed = kept ? keyed.add(cluster.value()) : keyed.remove(cluster.value());
            if (changed) {
                put(profile.withClusterKeys(List.copyOf(keyed)));
            }
        });
    }
}
