package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.viewmodel.Sessions.Ground;
import io.github.backupdesk.viewmodel.Sessions.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The whole window: which account is shown, which others are open behind it, and the page that may lie over them. */
public final class DeskViewModel {

    /** What may lie over the work on an account. */
    public enum Page {
        /** Nothing does. */
        NONE,
        WELCOME,
        PROFILES,
        PREFERENCES,
        ABOUT,
        HELP,
        SUPPORT,
        NOTICES
    }

    /**
     * An account that is open, and the face that its profile gives it.
     *
     * @param connected the profile as it was when the connection was made; empty where there is none
     */
    private record Open(OpenSession session, ReadOnlyObjectWrapper<ProfileFace> face, Optional<Profile> connected) {

        /** Whether the profile says another place, or another way there, than the connection goes. */
        boolean isStale(Profile now) {
            return connected
                    .filter(was -> !was.baseUrl().equals(now.baseUrl())
                            || !was.proxy().equals(now.proxy())
                            || !was.certificates().equals(now.certificates()))
                    .isPresent();
        }
    }

    private final Sessions sessions;
    private final PreferencesViewModel preferences;
    private final Background background;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable ShellViewModel> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.NONE);
    private final List<Function<Texts, String>> unsaid = new ArrayList<>();
    private String shownId = "";
    private @Nullable String opening;
    /** How often every key was forgotten: what was being opened meanwhile must not come up with its key. */
    private int locks;

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Runnable onChange = () -> {};
    private Runnable onLock = () -> {};
    private Consumer<OpenSession> onOpened = session -> {};

    public DeskViewModel(Sessions sessions, PreferencesViewModel preferences, Background background) {
        this.sessions = sessions;
        this.preferences = preferences;
        this.background = background;
    }

    /** Told when an account was opened, closed or shown. */
    void onChange(Runnable handler) {
        onChange = handler;
    }

    /** Told when every key in memory is to be forgotten. */
    void onLock(Runnable handler) {
        onLock = handler;
    }

    /** Told of each session once it is joined, before it is shown. Those that are open already are the caller's to find. */
    public void onOpened(Consumer<OpenSession> handler) {
        onOpened = onOpened.andThen(handler);
    }

    /** Opens the demo, or shows it again. */
    public void demo(Consumer<Exception> onTrouble) {
        open(Preferences.DEMO, new Wanted.Demo(), onTrouble, () -> {});
    }

    /**
     * Opens an account, or shows it again with this key.
     *
     * @param onTrouble told why it cannot be; nothing is open then that was not before
     */
    void connect(
            Profile profile, ApiKey key, Optional<ProxyLogin> proxy, Consumer<Exception> onTrouble, Runnable onShown) {
        Open there = open.get(profile.id());
        if (there == null) {
            open(profile.id(), new Wanted.Account(profile, key, proxy), onTrouble, onShown);
        } else if (there.isStale(profile)) {
            // The open connection goes elsewhere, and this key must not (promises.md T8).
            key.close();
            onTrouble.accept(new ConnectedElsewhere());
        } else {
            there.session().renew(key);
            show(profile.id());
            onShown.run();
        }
    }

    private void open(String id, Wanted wanted, Consumer<Exception> onTrouble, Runnable then) {
        if (open.containsKey(id)) {
            show(id);
            return;
        }
        if (opening != null) {
            // One at a time: what was asked for last is not what should come up last.
            if (wanted instanceof Wanted.Account account) {
                account.key().close();
            }
            if (!opening.equals(id)) {
                onTrouble.accept(new StillOpening());
            }
            return;
        }
        opening = id;
        int locksBefore = locks;
        busy.set(true);
        background.start(
                () -> sessions.prepare(wanted),
                ground -> {
                    opening = null;
                    busy.set(false);
                    if (locks != locksBefore) {
                        giveUp(ground);
                    } else if (joined(id, ground, wanted, onTrouble)) {
                        bring(id);
                        then.run();
                    }
                },
                e -> {
                    opening = null;
                    busy.set(false);
                    onTrouble.accept(e);
                });
    }

    /** Thrown when another account is just being opened. */
    static final class StillOpening extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Thrown when the profile says another place than its open connection goes to. */
    static final class ConnectedElsewhere extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Thrown when two profiles would speak for one account at once: each keeps the pace, both together would not. */
    static final class OpenAlready extends Exception {
        private static final long serialVersionUID = 1;

        private final String profile;

        OpenAlready(String profile) {
            super("the account is open already");
            this.profile = profile;
        }

        String profile() {
            return profile;
        }
    }

    private boolean joined(String id, Ground ground, Wanted wanted, Consumer<Exception> onTrouble) {
        Optional<Open> twin = open.values().stream()
                .filter(each -> each.session().account().equals(ground.account()))
                .findFirst();
        if (twin.isPresent()) {
            giveUp(ground);
            onTrouble.accept(new OpenAlready(twin.get().face().get().name()));
            return false;
        }
        OpenSession joined = join(
                id,
                ground,
                wanted instanceof Wanted.Account account ? Optional.of(account.profile()) : Optional.empty());
        joined.shell().start();
        return true;
    }

    /** It holds a key, and may take its time to let go of its connections. */
    private void giveUp(Ground ground) {
        background.start(
                () -> {
                    ground.close();
                    return true;
                },
                done -> {},
                e -> {});
    }

    private OpenSession join(String id, Ground ground, Optional<Profile> profile) {
        ReadOnlyObjectWrapper<ProfileFace> face = new ReadOnlyObjectWrapper<>(
                profile.map(each -> face(each, each)).orElse(ProfileFace.NOBODY));
        OpenSession session = ground.join(face.getReadOnlyProperty());
        if (profile.isEmpty()) {
            face.set(session.shell().ownFace());
        }
        session.readOnly(face.get().lock() == LockLevel.READ_ONLY);
        open.put(id, new Open(session, face, profile));
        onOpened.accept(session);
        return session;
    }

    /** Shows an account that has no profile: one of this run only. Before there is a window. */
    public void showOnly(String id, Ground ground) {
        OpenSession only = join(id, ground, Optional.empty());
        shownId = id;
        shown.set(only.shell());
    }

    /** @param connected whose address is told: it is where requests go, whatever the profile says by now */
    private static ProfileFace face(Profile profile, Profile connected) {
        return ProfileFace.of(profile, BaseUrl.parse(connected.baseUrl()).host());
    }

    /** Gives an open account the face and the guard that its profile has by now. */
    void wear(Profile profile) {
        Open there = open.get(profile.id());
        if (there != null) {
            there.face().set(face(profile, there.connected().orElse(profile)));
            there.session().readOnly(profile.lock() == LockLevel.READ_ONLY);
            onChange.run();
        }
    }

    /** Shows an account that is open. What is half filled in the other stays as it is. */
    void show(String id) {
        boolean behind = !shownId.equals(id);
        bring(id);
        Open there = open.get(id);
        if (there != null) {
            HistoryViewModel history = there.session().shell().history();
            if (behind) {
                // Accounts share a history: what the others have written meanwhile is not told here.
                history.load();
            }
            history.refreshUnsettled();
        }
    }

    /** A door that is left standing open in an account out of sight would be passed by who comes back to it later. */
    private void leave(String forAnother) {
        Open before = open.get(shownId);
        if (before != null && !shownId.equals(forAnother)) {
            before.session().shell().lock().ifPresent(LockViewModel::cancel);
        }
    }

    private void bring(String id) {
        Open there = open.get(id);
        if (there == null) {
            return;
        }
        leave(id);
        shownId = id;
        shown.set(there.session().shell());
        sayUnsaid();
        if (!there.face().get().id().isEmpty() || id.equals(Preferences.DEMO)) {
            preferences.remember(id);
        }
        page.set(Page.NONE);
        onChange.run();
    }

    /** Says something that stands before all work; waits for the first account that is shown. */
    public void announce(Function<Texts, String> sentence) {
        ShellViewModel now = shown.get();
        if (now == null) {
            unsaid.add(sentence);
        } else {
            now.announce(sentence);
        }
    }

    private void sayUnsaid() {
        unsaid.forEach(this::announce);
        unsaid.clear();
    }

    /** Begins a backup of a cluster that was named before there was an account. */
    void begin(String clusterId) {
        ShellViewModel now = shown.get();
        if (now != null && !clusterId.isEmpty()) {
            now.begin(clusterId);
        }
    }

    /** Gives an open account another key, if it is for the place that the account is connected to. */
    void renew(Profile profile, ApiKey key) {
        Open there = open.get(profile.id());
        if (there == null || there.isStale(profile)) {
            key.close();
            return;
        }
        there.session().renew(key);
        onChange.run();
    }

    /** Closes an account; what was half filled in it is gone. */
    void disconnect(String id) {
        Open there = open.remove(id);
        if (there == null) {
            return;
        }
        if (shownId.equals(id)) {
            shownId = "";
            shown.set(null);
            page.set(Page.PROFILES);
        }
        there.session().close();
        onChange.run();
    }

    /** Forgets every key in memory and shows the profiles. What is half filled, and what is on its way, stays. */
    public void lockNow() {
        all().forEach(each -> each.lock().ifPresent(LockViewModel::cancel));
        locks++;
        for (Map.Entry<String, Open> each : open.entrySet()) {
            if (!each.getValue().face().get().id().isEmpty()) {
                each.getValue().session().forgetKey();
            }
        }
        onLock.run();
        page.set(Page.PROFILES);
        onChange.run();
    }

    /** Puts a page over the work, or takes it away; without an account there is always one. None lies over the last door. */
    public void show(Page wanted) {
        if (wanted != Page.NONE && isBeforeTheDoor()) {
            return;
        }
        if (wanted == Page.PROFILES) {
            // What a card says of the fence may have changed since.
            onChange.run();
        }
        if (wanted == Page.NONE && (shown.get() == null || isLocked(shownId))) {
            page.set(Page.PROFILES);
        } else {
            page.set(wanted);
        }
    }

    /** Whether something waits for a person's last word in the account that is shown. */
    private boolean isBeforeTheDoor() {
        return Optional.<ShellViewModel>ofNullable(shown.get())
                .flatMap(ShellViewModel::lock)
                .filter(lock -> lock.openProperty().get())
                .isPresent();
    }

    /** Takes the page away. */
    public void closePage() {
        show(Page.NONE);
    }

    boolean isOpen(String id) {
        return open.containsKey(id);
    }

    boolean isLocked(String id) {
        Open there = open.get(id);
        return there != null && there.session().isLocked();
    }

    /** Whether what was changed in the profile takes effect only once it is connected again. */
    boolean isStale(Profile profile) {
        Open there = open.get(profile.id());
        return there != null && there.isStale(profile);
    }

    /** What would be lost sight of by closing this account now; empty if nothing would. */
    Optional<String> endQuestion(String id) {
        return Optional.ofNullable(open.get(id))
                .flatMap(there -> there.session().shell().endQuestion());
    }

    boolean isShown(String id) {
        return shownId.equals(id);
    }

    /** The accounts that are open, in the order in which they were opened. */
    public Collection<ShellViewModel> all() {
        return List.copyOf(
                open.values().stream().map(each -> each.session().shell()).toList());
    }

    /** The sessions that are open. */
    public Collection<OpenSession> openSessions() {
        return open.values().stream().map(Open::session).toList();
    }

    /** The fence of an account, as long as it can be edited: it is open, and not locked. */
    Optional<RegionFence> fence(String id) {
        return Optional.ofNullable(open.get(id))
                .filter(there -> !there.session().isLocked())
                .map(there -> there.session().shell().form().copies().fence());
    }

    /** Shows an account and the rules of its fence. */
    void editFence(String id) {
        Open there = open.get(id);
        if (there != null && !there.session().isLocked()) {
            show(id);
            there.session().shell().editFence();
        }
    }

    /** By which ID an account is held here; empty if it is not open. */
    public String idOf(OpenSession session) {
        return open.entrySet().stream()
                .filter(each -> each.getValue().session().equals(session))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /**
     * Shows a row of an account's history.
     *
     * @return false if the account is closed or locked, or something waits before the last door
     */
    boolean reveal(String id, long attempt) {
        Open there = open.get(id);
        if (there == null || there.session().isLocked() || isBeforeTheDoor()) {
            return false;
        }
        // Not show: a reading that begins now could lose the row that is chosen.
        bring(id);
        there.session().shell().history().refreshUnsettled();
        there.session().shell().showInHistory(attempt);
        return true;
    }

    /** What would be lost sight of by ending now, in any account; empty if nothing would. */
    public Optional<String> endQuestion() {
        return all().stream()
                .map(ShellViewModel::endQuestion)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The account that is shown; null before any was chosen. */
    public ReadOnlyObjectProperty<@Nullable ShellViewModel> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Whether an account is just being opened. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public PreferencesViewModel preferences() {
        return preferences;
    }
}
