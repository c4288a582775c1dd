package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.ExportService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** Writes the rows that are searched for, all of them and in their order, into a file that a person names. */
public final class ExportViewModel {

    private final ExportService service;
    private final HistoryViewModel history;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Sentence told;
    private Prompts prompts = Prompts.NOBODY;
    private Background.Work work = () -> {};

    /** Where the last file went, for this run alone. */
    private Optional<Path> folder = Optional.empty();

    public ExportViewModel(
            ExportService service,
            HistoryViewModel history,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.service = service;
        this.history = history;
        this.background = background;
        this.texts = texts;
        this.told = new Sentence(texts);
    }

    /** Whom to ask for a file's name. */
    public void askBy(Prompts someone) {
        prompts = someone;
    }

    /** Asks where to, and writes. */
    public void export() {
        if (running.get()) {
            return;
        }
        String name = "backup-desk-history-" + history.times().today() + ".csv";
        prompts.saveAs(texts.get().get("export.title"), name, folder).ifPresent(this::write);
    }

    private void write(Path file) {
        HistoryQuery query = history.search().query();
        HistoryOrder order = history.search().order();
        String shown = Painted.of(file.toString());
        folder = Optional.ofNullable(file.toAbsolutePath().getParent());
        running.set(true);
        told.say("export.running", 0);
        work = background.start(
                (Background.Telling<Integer, Integer>) tell -> service.export(query, order, file, tell),
                (List<Integer> counts) -> told.say("export.running", counts.getLast()),
                rows -> ended("export.done", rows, shown),
                e -> failed(shown, e));
    }

    private void ended(String key, Object... arguments) {
        running.set(false);
        told.say(key, arguments);
    }

    private void failed(String file, Exception e) {
        running.set(false);
        told.say(words -> words.get(
                "export.failed",
                file,
                e instanceof ExportException refused ? words.of(refused.obstacle()) : CloudWords.of(words, e)));
    }

    /** Gives it up; nothing is left of the file. */
    public void cancel() {
        if (running.get()) {
            work.cancel();
            ended("export.cancelled");
        }
    }

    /** Takes it that what was told has been read. */
    public void dismiss() {
        told.clear();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How far it is, or how it ended; empty if there is nothing to tell. */
    public ReadOnlyStringProperty toldProperty() {
        return told.property();
    }
}
