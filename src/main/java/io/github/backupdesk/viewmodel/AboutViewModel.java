package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.ProgramFacts.DataFolder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the program is, where its files lie, and what of others it is made with. */
public final class AboutViewModel {

    /** What the page shows. */
    public enum Section {
        PROGRAM,
        LIBRARIES
    }

    /** Something that is known about the program. */
    public record Fact(String label, String value) {}

    /** A folder of ours, told. */
    public record FolderRow(String label, String path, String open, Path folder) {}

    private final Supplier<ProgramFacts> facts;
    private final Supplier<List<Library>> source;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Sentence notice;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.PROGRAM);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<Library> shown = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Library> chosen = new SimpleObjectProperty<>();
    private List<Library> libraries = List.of();
    private Opener opener = Opener.NOBODY;

    /**
     * @param facts asked each time the page is opened
     * @param libraries asked once, when they are first to be seen
     */
    public AboutViewModel(
            Supplier<ProgramFacts> facts,
            Supplier<List<Library>> libraries,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.facts = facts;
        this.source = libraries;
        this.background = background;
        this.texts = texts;
        this.notice = new Sentence(texts);
        filter.addListener(o -> choose());
    }

    /** Who shows a folder in the system's file manager. */
    public void openBy(Opener someone) {
        opener = someone;
    }

    public ObjectProperty<Section> sectionProperty() {
        return section;
    }

    /** The lines about the program itself, in the order in which they are asked for. */
    public List<Fact> facts() {
        Texts words = texts.get();
        ProgramFacts now = facts.get();
        return List.of(
                new Fact(words.get("about.version"), now.version()),
                new Fact(words.get("about.commit"), orUnknown(now.commit(), "about.commit.none")),
                new Fact(words.get("about.install"), words.of(now.install())),
                new Fact(words.get("about.java"), now.java()),
                new Fact(words.get("about.javafx"), orUnknown(now.javaFx(), "about.unknown")),
                new Fact(words.get("about.system"), now.system()));
    }

    private String orUnknown(String value, String key) {
        return value.isEmpty() ? texts.get().get(key) : value;
    }

    public List<FolderRow> folders() {
        return facts.get().folders().stream().map(this::row).toList();
    }

    private FolderRow row(DataFolder folder) {
        String what = texts.get().of(folder.content());
        return new FolderRow(
                what, folder.path().toString(), texts.get().get("about.open.accessible", what), folder.path());
    }

    /** All of it as a text to hand on. */
    public String details() {
        Stream<String> lines = facts().stream().map(each -> line(each.label(), each.value()));
        Stream<String> places = folders().stream().map(each -> line(each.label(), each.path()));
        return Stream.concat(Stream.concat(Stream.of(texts.get().get("app.name")), lines), places)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(String label, String value) {
        return texts.get().get("about.line", label, value);
    }

    /** To be called once the details lie on the clipboard. */
    public void copied() {
        notice.say("about.copied");
    }

    /** Shows a folder of ours in the system's file manager. */
    public void open(FolderRow row) {
        Path folder = row.folder();
        background.start(
                () -> {
                    if (!Files.isDirectory(folder)) {
                        throw new NoSuchFileException(row.path());
                    }
                    opener.folder(folder);
                    return folder;
                },
                opened -> notice.clear(),
                e -> notice.say(
                        e instanceof NoSuchFileException ? "about.folder.missing" : "about.folder.closed", row.path()));
    }

    /** What came of the last press; empty if there is nothing to say. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.property();
    }

    /** Words that a library's name or licence has to have; empty for all. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The libraries that fit the filter, by name. */
    public ObservableList<Library> libraries() {
        if (libraries.isEmpty()) {
            libraries = source.get();
            choose();
        }
        return shown;
    }

    /** The one whose licence is shown; null if none fits the filter. */
    public ObjectProperty<@Nullable Library> chosenProperty() {
        return chosen;
    }

    private void choose() {
        Library before = chosen.get();
        shown.setAll(libraries.stream().filter(each -> each.has(filter.get())).toList());
        boolean still = before != null && shown.contains(before);
        chosen.set(still ? before : shown.stream().findFirst().orElse(null));
    }
}
