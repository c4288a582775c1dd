package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.SupportBundle;
import io.github.backupdesk.service.SupportBundle.Part;
import io.github.backupdesk.service.SupportBundleService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What would be handed to whoever helps: looked at file by file, then saved where a person says, and sent nowhere. */
public final class SupportViewModel {

    /** A longer line is shown as several; no character is left out. */
    private static final int LINE = 4_000;

    /** How far back the logs go. */
    public enum Days {
        ONE(1),
        SEVEN(7),
        THIRTY(30),
        ALL(0);

        private final int count;

        Days(int count) {
            this.count = count;
        }

        Optional<Period> period() {
            return count == 0 ? Optional.empty() : Optional.of(Period.ofDays(count));
        }
    }

    private final SupportBundleService service;
    private final Background background;
    private final Clock clock;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ReadOnlyObjectWrapper<Days> days = new ReadOnlyObjectWrapper<>(Days.SEVEN);
    private final ReadOnlyBooleanWrapper hidden = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final ObservableList<SupportRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable SupportRow> chosen = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> preview = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper previewTold = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper maskedTold = new ReadOnlyStringWrapper("");
    private final Sentence told;
    private @Nullable SupportBundle bundle;
    private @Nullable Path place;
    private Prompts prompts = Prompts.NOBODY;
    private Consumer<Path> opener = folder -> {};
    private Background.Work gathering = () -> {};
    private Background.Work painting = () -> {};

    public SupportViewModel(
            SupportBundleService service, Background background, Clock clock, ReadOnlyObjectProperty<Texts> texts) {
        this.service = service;
        this.background = background;
        this.clock = clock;
        this.texts = texts;
        this.told = new Sentence(texts);
        texts.subscribe((was, now) -> show());
    }

    /** Whom to ask for a file's name. */
    public void askBy(Prompts someone) {
        prompts = someone;
    }

    /** Who shows a folder in the system's own window. */
    public void openBy(Consumer<Path> someone) {
        opener = someone;
    }

    /** Gathers anew: the logs have grown since. */
    public void gather() {
        gathering.cancel();
        ready.set(false);
        Optional<Period> period = days.get().period();
        boolean hide = hidden.get();
        gathering = background.start(() -> service.gather(period, hide), this::gathered, this::failed);
    }

    private void gathered(SupportBundle fresh) {
        bundle = fresh;
        ready.set(true);
        show();
    }

    private void failed(Exception e) {
        told.say(words -> words.get("support.trouble", CloudWords.of(words, e)));
    }

    public void cover(Days wanted) {
        if (days.get() != wanted) {
            days.set(wanted);
            gather();
        }
    }

    public void hide(boolean wanted) {
        if (hidden.get() != wanted) {
            hidden.set(wanted);
            gather();
        }
    }

    private void show() {
        SupportBundle now = bundle;
        if (now == null) {
            return;
        }
        Texts words = texts.get();
        List<SupportRow> fresh = now.parts().stream()
                .map(each -> new SupportRow(each.file().name(), AmountWords.size(words, each.bytes())))
                .toList();
        maskedTold.set(words.get(
                "support.whole", fresh.size(), AmountWords.size(words, now.bytes()), masked(words, now.masked())));
        SupportRow before = chosen.get();
        rows.setAll(fresh);
        choose(fresh.stream()
                .filter(each -> before != null && each.name().equals(before.name()))
                .findFirst()
                .orElse(fresh.getFirst()));
    }

    private static String masked(Texts words, Map<Masked, Integer> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(each -> words.get("support.masked.count", words.of(each.getKey()), each.getValue()))
                        .reduce((one, other) -> words.get("list.join", one, other))
                        .map(all -> words.get("support.masked", all))
                        .orElseGet(() -> words.get("support.masked.none"));
    }

    /** Shows a file as it would be written. */
    public void choose(SupportRow row) {
        Optional<Part> part = Optional.ofNullable(bundle).stream()
                .flatMap(all -> all.parts().stream())
                .filter(each -> each.file().name().equals(row.name()))
                .findFirst();
        chosen.set(row);
        part.ifPresent(each -> {
            previewTold.set(texts.get().get("support.preview", row.name(), masked(texts.get(), each.masked())));
            painting.cancel();
            painting = background.start(
                    () -> painted(each.file().text()),
                    preview::setAll,
                    e -> preview.setAll(CloudWords.of(texts.get(), e)));
        });
    }

    /** The lines, with what is invisible made visible. */
    private static List<String> painted(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> {
            int from = 0;
            do {
                int to = Math.min(line.length(), from + LINE);
                boolean halves = to < line.length() && Character.isHighSurrogate(line.charAt(to - 1));
                int end = halves ? to - 1 : to;
                lines.add(VisibleText.of(line.substring(from, end), Integer.MAX_VALUE));
                from = end;
            } while (from < line.length());
        });
        return lines;
    }

    /** Asks where to, and writes what is shown. */
    public void save() {
        SupportBundle shown = bundle;
        if (shown == null || !ready.get()) {
            return;
        }
        String name = "backup-desk-support_" + LocalDate.now(clock) + ".zip";
        prompts.saveAs(texts.get().get("support.save.title"), name, folder()).ifPresent(file -> write(shown, file));
    }

    private Optional<Path> folder() {
        return Optional.ofNullable(place)
                .map(Path::toAbsolutePath)
                .flatMap(each -> Optional.ofNullable(each.getParent()));
    }

    private void write(SupportBundle shown, Path file) {
        String painted = Painted.of(file.toString());
        saved.set(false);
        background.start(
                () -> {
                    service.save(shown, file);
                    return file;
                },
                done -> {
                    place = done;
                    saved.set(true);
                    told.say("support.saved", painted);
                },
                e -> told.say(words -> words.get(
                        "support.failed",
                        painted,
                        e instanceof ExportException refused
                                ? words.of(refused.obstacle())
                                : CloudWords.of(words, e))));
    }

    /** Shows where it lies. */
    public void openFolder() {
        folder().ifPresent(opener);
    }

    /** Takes it that what was told has been read. */
    public void dismiss() {
        told.clear();
        saved.set(false);
    }

    public ReadOnlyObjectProperty<Days> daysProperty() {
        return days.getReadOnlyProperty();
    }

    /** Whether names and IDs are hidden. */
    public ReadOnlyBooleanProperty hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    /** Whether what is shown is what was asked for last. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether there is a folder to open. */
    public ReadOnlyBooleanProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    public ObservableList<SupportRow> rows() {
        return rows;
    }

    /** The file that is shown; null before there is any. */
    public ReadOnlyObjectProperty<@Nullable SupportRow> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The lines of the chosen file. */
    public ObservableList<String> preview() {
        return preview;
    }

    /** Which file is shown, and what was masked in it. */
    public ReadOnlyStringProperty previewToldProperty() {
        return previewTold.getReadOnlyProperty();
    }

    /** How much it is in all, and what was masked. */
    public ReadOnlyStringProperty maskedToldProperty() {
        return maskedTold.getReadOnlyProperty();
    }

    /** How saving went; empty if there is nothing to tell. */
    public ReadOnlyStringProperty toldProperty() {
        return told.property();
    }
}
