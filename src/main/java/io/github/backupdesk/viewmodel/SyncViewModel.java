package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.SyncService;
import io.github.backupdesk.service.SyncService.Synced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/** Lays the history beside the server's list, now and then and when it is asked to, and says in one line what came of it. */
public final class SyncViewModel {

    private static final Duration BETWEEN = Duration.ofMinutes(5);

    /** More rows than these are read anew with their page. */
    private static final int FEW = 20;

    private final SyncService sync;
    private final HistoryViewModel history;
    private final Background background;
    private final DoubleSupplier random;
    private final Times times;
    private final Sentence line;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Background.Work next = () -> {};
    private Runnable onDone = () -> {};
    private Consumer<Exception> onFailed = e -> {};
    private Consumer<List<Attempt>> onMany = changed -> {};
    private boolean byItself = true;
    private @Nullable Instant last;

    /** @param random from 0 up to 1, for the jitter of the pauses */
    public SyncViewModel(
            SyncService sync,
            HistoryViewModel history,
            Background background,
            ReadOnlyObjectProperty<Texts> texts,
            DoubleSupplier random) {
        this.sync = sync;
        this.history = history;
        this.background = background;
        this.random = random;
        this.times = history.times();
        this.line = new Sentence(texts);
    }

    /** @param many told of rows that are read anew because so many have changed, which the history therefore does not tell of */
    void watch(Runnable done, Consumer<Exception> failed, Consumer<List<Attempt>> many) {
        onDone = done;
        onFailed = failed;
        onMany = many;
    }

    /** For a run that is to show nothing but its own doings. */
    public void onlyWhenAsked() {
        byItself = false;
        next.cancel();
    }

    /** The first of a run. */
    void start() {
        if (byItself) {
            now();
        }
    }

    /** Syncs, unless that is under way; and again after a while, for as long as the program runs. */
    public void now() {
        if (running.get()) {
            return;
        }
        running.set(true);
        next.cancel();
        background.start(sync::sync, this::done, this::failed);
    }

    private void done(Synced synced) {
        last = synced.at();
        line.say(words -> words.get("sync.done", times.clock(words, synced.at()), synced.added(), synced.gone()));
        if (synced.changed().size() > FEW || synced.merged() > 0) {
            history.load();
            onMany.accept(synced.changed());
        } else {
            for (Attempt each : synced.changed()) {
                history.put(each);
            }
        }
        onDone.run();
        again();
    }

    /** What is shown keeps its place, and gets an age. */
    private void failed(Exception e) {
        Instant before = last;
        onFailed.accept(e);
        line.say(words -> before == null
                ? words.get("sync.failed", CloudWords.of(words, e))
                : words.get("sync.failed.since", times.clock(words, before), CloudWords.of(words, e)));
        again();
    }

    private void again() {
        running.set(false);
        if (!byItself) {
            return;
        }
        double factor = 0.8 + 0.4 * random.getAsDouble();
        next = background.after(Duration.ofMillis((long) (BETWEEN.toMillis() * factor)), this::now);
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What the last sync came to, and when; empty before the first. */
    public ReadOnlyStringProperty lineProperty() {
        return line.property();
    }
}
