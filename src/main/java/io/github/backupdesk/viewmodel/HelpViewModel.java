package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.SafeLink;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.KeyMap.Binding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Every key of the program, what a backup leaves out, and the way to the service's own pages. */
public final class HelpViewModel {

    /** A line of the list of keys. */
    public sealed interface Line {

        /** Begins a group. */
        record Heading(String title) implements Line {}

        /**
         * What some keys do.
         *
         * @param keys as they are shown on this computer; each of them does it
         */
        record Keys(List<String> keys, String does) implements Line {
            public Keys {
                keys = List.copyOf(keys);
            }
        }
    }

    /** A page of the service's documentation. */
    public record DocLink(String title, String host, SafeLink page) {}

    private static final List<String> LEFT_OUT = List.of(
            "leftOut.ttl",
            "leftOut.password",
            "leftOut.scaling",
            "leftOut.mmap",
            "leftOut.roles",
            "leftOut.shards",
            "leftOut.schema");

    private final boolean mac;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Sentence notice;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private Opener opener = Opener.NOBODY;

    /** @param mac whether the keyboard is a Mac's */
    public HelpViewModel(boolean mac, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.mac = mac;
        this.background = background;
        this.texts = texts;
        this.notice = new Sentence(texts);
        filter.addListener(o -> fill());
        texts.addListener(o -> fill());
        fill();
    }

    /** Who shows a page in the system's browser. */
    public void openBy(Opener someone) {
        opener = someone;
    }

    private void fill() {
        List<Line> fresh = new ArrayList<>();
        for (KeyGroup group : KeyGroup.values()) {
            String title = texts.get().of(group);
            List<Line> fit = KeyMap.all().stream()
                    .filter(each -> each.group() == group)
                    .map(this::line)
                    .filter(each -> fits(title, each))
                    .toList();
            if (!fit.isEmpty()) {
                fresh.add(new Line.Heading(title));
                fresh.addAll(fit);
            }
        }
        lines.setAll(fresh);
    }

    private Line line(Binding binding) {
        return new Line.Keys(
                binding.keys().stream().map(each -> KeyMap.shown(each, mac)).toList(),
                texts.get().get(binding.says()));
    }

    private boolean fits(String title, Line line) {
        String all = switch (line) {
            case Line.Heading heading -> heading.title();
            case Line.Keys(List<String> keys, String does) -> String.join(" ", keys) + " " + does + " " + title;
        };
        String lower = all.toLowerCase(Locale.ROOT);
        return Stream.of(filter.get().toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .allMatch(lower::contains);
    }

    /** Words that a line has to have, in its keys or in what they do; empty for all. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The keys that fit the filter, each group under its heading. */
    public ObservableList<Line> lines() {
        return lines;
    }

    /** What does not come back with a backup, each in a sentence. */
    public List<String> leftOut() {
        return LEFT_OUT.stream().map(each -> texts.get().get(each)).toList();
    }

    /** The service's own pages of both sites; first those in the language of the window. */
    public List<DocLink> links() {
        boolean chinese = texts.get().locale().getLanguage().equals("zh");
        return Stream.of("docs.zilliz.com", "docs.zilliz.com.cn")
                .sorted(Comparator.comparing(host -> host.endsWith(".cn") != chinese))
                .flatMap(host -> Stream.of(
                        link("docs.create", host, "create-backup"),
                        link("docs.copies", host, "backup-to-other-regions"),
                        link("docs.restore", host, "restore-from-backup-files")))
                .toList();
    }

    private DocLink link(String says, String host, String page) {
        SafeLink link = SafeLink.parse("https://" + host + "/docs/" + page).orElseThrow();
        return new DocLink(texts.get().get(says), host, link);
    }

    /** Shows a page in the system's browser. */
    public void open(DocLink link) {
        background.start(
                () -> {
                    opener.page(link.page());
                    return link;
                },
                opened -> notice.clear(),
                e -> notice.say("docs.closed", link.page().toString()));
    }

    /** What came of the last press; empty if there is nothing to say. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.property();
    }
}
