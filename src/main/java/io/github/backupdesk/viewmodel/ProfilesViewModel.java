package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.KeyPlace;
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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of profiles, and what can be done with the chosen one. */
public final class ProfilesViewModel {

    /** Writes the profiles down; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void save(List<Profile> profiles) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ProfilesViewModel.class);
    private static final long DELETE = 1;
    private static final long DISCONNECT = 2;
    private static final long RECONNECT = 3;

    private final DeskViewModel desk;
    private final ProfileKeys keys;
    private final Keeper keeper;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final List<Profile> profiles;
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ProfileRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable ProfileCard> card = new ReadOnlyObjectWrapper<>();
    private final Sentence trouble;
    private final AccountOpening opening;
    private final SecondPress sure;
    private Runnable onLock = () -> {};
    private boolean retelling;
    private final Sentence unsaved;
    private boolean saving;
    private boolean saveAgain;
    /** As it should stand on the disk; read by every thread. */
    private volatile List<Profile> newest;

    private List<Profile> written;
    /** What starts late must not put an older list in the place of the last one. */
    private volatile boolean ended;

    public ProfilesViewModel(
            List<Profile> profiles,
            DeskViewModel desk,
            ProfileKeys keys,
            Keeper keeper,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<Texts> texts) {
        this.profiles = new ArrayList<>(profiles);
        this.newest = List.copyOf(profiles);
        this.written = newest;
        this.desk = desk;
        this.keys = keys;
        this.keeper = keeper;
        this.background = background;
        this.texts = texts;
        this.trouble = new Sentence(texts);
        this.unsaved = new Sentence(texts);
        this.opening = new AccountOpening(
                desk, keys, background, texts, new AccountOpening.Heard(this::asked, this::named, this::notOpened));
        this.sure = new SecondPress(background, clock::instant, trouble::clear);
        desk.onChange(this::retell);
        desk.onLock(this::forgetSession);
        texts.addListener(o -> retell());
        selected.addListener((o, was, is) -> chosen(was, is));
        retell();
    }

    private void chosen(@Nullable ProfileRow was, @Nullable ProfileRow is) {
        if (retelling) {
            return;
        }
        tellCard();
        if (was != null && is != null && !was.id().equals(is.id())) {
            // What was asked, or half agreed to, was of another profile.
            sure.disarm();
            trouble.clear();
            opening.giveUp();
        }
    }

    private void retell() {
        ProfileRow was = selected.get();
        Texts words = texts.get();
        retelling = true;
        rows.setAll(Stream.concat(profiles.stream().map(each -> row(words, each)), Stream.of(demo(words)))
                .toList());
        selected.set(rows.stream()
                .filter(each -> was != null && each.id().equals(was.id()))
                .findFirst()
                .orElse(rows.getFirst()));
        retelling = false;
        tellCard();
    }

    private void tellCard() {
        ProfileRow row = selected.get();
        Texts words = texts.get();
        if (row == null) {
            card.set(null);
        } else {
            card.set(find(row.id())
                    .map(profile -> ProfileWords.card(
                            words,
                            profile,
                            row,
                            keys.keychain().kind(),
                            desk.fence(row.id()),
                            desk.isLocked(row.id()),
                            desk.isStale(profile)))
                    .orElseGet(() -> ProfileWords.demo(words, row)));
        }
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
        String state = desk.isLocked(id) ? "profiles.locked" : open ? "profiles.open" : "profiles.closed";
        return new ProfileRow(
                id,
                face.called(words),
                face.host(),
                face.tone(),
                face.environment(words),
                lock,
                words.get(state),
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
        desk.show(DeskViewModel.Page.PROFILES);
        find(lastProfile).ifPresent(last -> {
            choose(last.id());
            if (last.environment() == Environment.PRODUCTION) {
                trouble.say(words -> words.get("profiles.production", last.name()));
            } else {
                connect(last.id());
            }
        });
    }

    /** Makes a row the chosen one. */
    void choose(String id) {
        rows.stream().filter(each -> each.id().equals(id)).findFirst().ifPresent(selected::set);
    }

    /** The profile of that ID. */
    Optional<Profile> find(String id) {
        return profiles.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private Optional<Profile> chosen() {
        return Optional.<ProfileRow>ofNullable(selected.get()).flatMap(row -> find(row.id()));
    }

    /** Whether the name is another profile's. */
    boolean isTaken(String name, String exceptId) {
        return profiles.stream()
                .anyMatch(each -> !each.id().equals(exceptId) && each.name().equalsIgnoreCase(name));
    }

    public void demo() {
        begin();
        desk.demo(this::notOpened);
    }

    private void begin() {
        trouble.clear();
        sure.disarm();
        opening.giveUp();
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
        if (id.equals(Preferences.DEMO)) {
            demo();
            return;
        }
        Optional<Profile> found = find(id);
        if (found.isEmpty() || (desk.isOpen(id) && !desk.isLocked(id))) {
            begin();
            desk.show(id);
            return;
        }
        choose(id);
        if (desk.isStale(found.get())) {
            reconnect();
        } else {
            begin();
            opening.connect(found.get());
        }
    }

    /** Closes the account of the chosen one and opens it again, as its profile says by now. */
    public void reconnect() {
        chosen().ifPresent(profile -> {
            if (mayClose(profile.id(), RECONNECT)) {
                begin();
                desk.disconnect(profile.id());
                opening.connect(profile);
            }
        });
    }

    /** Shows the rules of the region fence of the chosen one, which must be connected. */
    public void editFence() {
        ProfileRow row = selected.get();
        if (row != null) {
            desk.editFence(row.id());
        }
    }

    /** Closes the account of the chosen one. While a request is on its way it takes a second press; the first says so. */
    public void disconnect() {
        ProfileRow row = selected.get();
        if (row != null && row.open() && mayClose(row.id(), DISCONNECT)) {
            begin();
            desk.disconnect(row.id());
        }
    }

    private boolean mayClose(String id, long gesture) {
        Optional<String> question = desk.endQuestion(id);
        if (question.isEmpty() || sure.press(List.of(gesture, (long) id.hashCode()))) {
            return true;
        }
        trouble.say(words ->
                words.get("profiles.disconnect.sure", desk.endQuestion(id).orElse("")));
        return false;
    }

    /** Waits no more for the keychain, and asks for the key instead. */
    public void askInstead() {
        opening.askInstead();
    }

    /** Opens the account that the key was asked for with what was typed. */
    public void answer() {
        opening.answer();
    }

    private void asked(Profile profile) {
        desk.show(DeskViewModel.Page.PROFILES);
        choose(profile.id());
    }

    /** What the history calls the account is written down, so that it outlives a renewed key. */
    private void named(Profile profile, String account) {
        find(profile.id()).filter(each -> !each.account().equals(account)).ifPresent(each -> {
            replace(each.withAccount(account));
        });
    }

    private void notOpened(Exception e) {
        desk.show(DeskViewModel.Page.PROFILES);
        trouble.say(words -> KeyWords.of(words, e));
    }

    /**
     * Opens an account with a key that was just typed.
     *
     * @param key taken over
     * @param cluster the ID to begin with; empty for none
     */
    void open(Profile profile, ApiKey key, Optional<ProxyLogin> proxy, String cluster) {
        begin();
        opening.open(profile, key, proxy, () -> desk.begin(cluster));
    }

    /** The account takes a new key at once, if it is open. */
    void renewed(Profile profile, ApiKey key) {
        desk.renew(profile, key);
    }

    /** A key may still lie in the keychain that should have left it. */
    void notLeft(SecretStoreException e) {
        trouble.say(words -> words.get("keys.notLeft", KeyWords.of(words, e)));
    }

    boolean isStale(Profile profile) {
        return desk.isStale(profile);
    }

    /** Adds a profile, or takes the place of the one with its ID, and makes it the chosen one. */
    void put(Profile profile) {
        replace(profile);
        choose(profile.id());
    }

    /** News of a profile, which must not take anybody away from what is chosen or typed. */
    private void replace(Profile profile) {
        int at = profiles.indexOf(find(profile.id()).orElse(null));
        if (at >= 0) {
            profiles.set(at, profile);
        } else {
            profiles.add(profile);
        }
        save();
        desk.wear(profile);
        retell();
    }

    /** One after the other, or the older list could be the one that stays. */
    private void save() {
        newest = List.copyOf(profiles);
        if (saving) {
            saveAgain = true;
            return;
        }
        saving = true;
        List<Profile> all = newest;
        background.start(
                () -> ended || write(all),
                done -> {
                    unsaved.clear();
                    saved();
                },
                e -> {
                    notSaved(e);
                    saved();
                });
    }

    private synchronized boolean write(List<Profile> all) throws Exception {
        keeper.save(all);
        written = all;
        return true;
    }

    /** It stays said until they are written down, and is said once before the work, where somebody may be by then. */
    private void notSaved(Exception e) {
        Function<Texts, String> sentence =
                words -> words.get("profiles.unsaved", e.getClass().getSimpleName());
        if (unsaved.property().get().isEmpty()) {
            desk.announce(sentence);
        }
        unsaved.say(sentence);
    }

    private void saved() {
        saving = false;
        if (saveAgain) {
            saveAgain = false;
            save();
        }
    }

    /** At the end, when no answer is waited for any more: writes down what is not yet. Blocks. */
    public synchronized void flush() {
        ended = true;
        List<Profile> all = newest;
        if (!all.equals(written)) {
            try {
                write(all);
            } catch (Exception e) {
                LOG.warn("the profiles were not saved: {}", e.toString());
            }
        }
    }

    /** Says that the file could not be read: here, where there may be nobody yet, and before the work on an account. */
    public void damaged(String keptAt) {
        Function<Texts, String> sentence = words -> words.get("profiles.damaged", keptAt);
        trouble.say(sentence);
        desk.announce(sentence);
    }

    /** Deletes the chosen profile and its keys, at the second press; the first says what goes and what stays. */
    public void delete() {
        chosen().ifPresent(profile -> {
            if (sure.press(List.of(DELETE, (long) profile.id().hashCode()))) {
                begin();
                delete(profile);
            } else {
                Function<Texts, String> first = words -> words.get("profiles.delete.sure", profile.name());
                trouble.say(words -> desk.endQuestion(profile.id())
                        .map(question -> question + " " + first.apply(words))
                        .orElseGet(() -> first.apply(words)));
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

    /** Told when what was typed of keys is to be forgotten as well. */
    void onLock(Runnable handler) {
        onLock = handler;
    }

    /** How often every key in memory was forgotten. */
    int locks() {
        return opening.locks();
    }

    /** What was on its way into memory when it was locked must not stay there. */
    void forgetIfLockedSince(int asOf, Profile profile) throws SecretStoreException {
        opening.forgetIfLockedSince(asOf, profile);
    }

    /** Where the keys of a profile lie by now. For any thread. */
    public KeyPlace keyPlace(String id) {
        return newest.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(Profile::keyPlace)
                .orElse(KeyPlace.SESSION);
    }

    /** At once, on this thread: it is this program's own memory. */
    private void forgetSession() {
        opening.lock();
        onLock.run();
        for (Profile each : profiles) {
            try {
                keys.lock(each);
            } catch (SecretStoreException e) {
                trouble.say(words -> words.get("keys.unforgotten", each.name(), KeyWords.of(words, e)));
            }
        }
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

    /** The chosen one in full. */
    public ReadOnlyObjectProperty<@Nullable ProfileCard> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /** Whether a keychain is being asked, before which a person may have to do something. */
    public ReadOnlyBooleanProperty readingProperty() {
        return opening.readingProperty();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.property();
    }

    /** That the profiles are not written down; empty while they are. */
    public ReadOnlyStringProperty unsavedProperty() {
        return unsaved.property();
    }

    /** What the system's keychain is called. */
    public String keychain() {
        return texts.get().of(keys.keychain().kind());
    }

    /** The field for a key that is at hand nowhere. */
    public KeyQuestion question() {
        return opening.question();
    }

    /** Remembers for which clusters a credential lies in the keychain, which cannot be asked for a list. */
    public void keyed(String id, ClusterId cluster, boolean kept) {
        find(id).ifPresent(profile -> {
            Set<String> keyed = new LinkedHashSet<>(profile.clusterKeys());
            boolean changed = kept ? keyed.add(cluster.value()) : keyed.remove(cluster.value());
            if (changed) {
                replace(profile.withClusterKeys(List.copyOf(keyed)));
            }
        });
    }
}
