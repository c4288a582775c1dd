package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Profile.LockLevel;
import java.time.Duration;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The last door that a person goes through before requests leave. How it is opened is the profile's lock level: not at all,
 * by one more press, by typing the profile's name, or never.
 */
public final class LockViewModel implements Gate {

    /** Presses that come sooner were meant for what stood there before. */
    private static final Duration FRESH = Duration.ofMillis(400);

    private final ReadOnlyObjectProperty<ProfileFace> face;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper typing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper asked = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper task = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verb = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");
    private Background.Work freshening = () -> {};
    private boolean fresh;
    private @Nullable Function<Texts, String> what;
    private Runnable then = () -> {};
    private Runnable onRefused = () -> {};

    public LockViewModel(
            ReadOnlyObjectProperty<ProfileFace> face, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.face = face;
        this.background = background;
        this.texts = texts;
        texts.addListener(o -> retell());
        // Another level is another question; nobody passes by the answer to an easier one.
        face.addListener((o, was, is) -> {
            if (was.lock() != is.lock() || !was.name().equals(is.name())) {
                cancel();
            }
        });
        typed.addListener(o -> tellReady());
    }

    /** Called when a read-only profile was asked to send. */
    void onRefused(Runnable handler) {
        onRefused = handler;
    }

    @Override
    public void pass(Function<Texts, String> whatWouldBeDone, Runnable whenPassed) {
        switch (face.get().lock()) {
            case OPEN -> whenPassed.run();
            case READ_ONLY -> onRefused.run();
            case CONFIRM, TYPED -> {
                what = whatWouldBeDone;
                then = whenPassed;
                typed.set("");
                typing.set(face.get().lock() == LockLevel.TYPED);
                freshen();
                open.set(true);
                retell();
            }
        }
    }

    /** Whether nothing may be sent whatever is answered. */
    boolean isReadOnly() {
        return face.get().lock() == LockLevel.READ_ONLY;
    }

    private void freshen() {
        freshening.cancel();
        fresh = true;
        freshening = background.after(FRESH, () -> {
            fresh = false;
            tellReady();
        });
    }

    private void retell() {
        Function<Texts, String> told = what;
        if (told == null) {
            return;
        }
        Texts words = texts.get();
        ProfileFace now = face.get();
        title.set(words.get("lock.title", now.environment(words), now.called(words)));
        asked.set(words.get("lock.asked", told.apply(words), now.called(words), now.host()));
        task.set(typing.get() ? words.get("lock.type", now.called(words)) : words.get("lock.press"));
        verb.set(told.apply(words));
        tellReady();
    }

    private void tellReady() {
        ready.set(open.get()
                && !fresh
                && (!typing.get() || typed.get().equals(face.get().name())));
    }

    /** Goes through, if what was asked for is done. A press that comes too soon makes the time begin anew. */
    public void confirm() {
        if (open.get() && fresh) {
            freshen();
        }
        tellReady();
        if (ready.get()) {
            Runnable whenPassed = then;
            cancel();
            whenPassed.run();
        }
    }

    /** Leaves everything as it was. */
    public void cancel() {
        freshening.cancel();
        open.set(false);
        ready.set(false);
        what = null;
        then = () -> {};
        typed.set("");
    }

    public ReadOnlyObjectProperty<ProfileFace> faceProperty() {
        return face;
    }

    /** Whether something waits before the door. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether the profile's name has to be typed. */
    public ReadOnlyBooleanProperty typingProperty() {
        return typing.getReadOnlyProperty();
    }

    /** Whether {@link #confirm} would go through. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What would be done, and where. */
    public ReadOnlyStringProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** What to do to go through. */
    public ReadOnlyStringProperty taskProperty() {
        return task.getReadOnlyProperty();
    }

    /** What the button says. */
    public ReadOnlyStringProperty verbProperty() {
        return verb.getReadOnlyProperty();
    }

    public StringProperty typedProperty() {
        return typed;
    }
}
