package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.RegionId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** One region that can get a copy, or is forbidden to; whether it shall; and what lies there already. */
public final class RegionRow {

    private final RegionId id;
    private final String city;
    private final String continent;
    private final String note;
    private final boolean locked;
    private final BooleanProperty ticked;
    private final ReadOnlyStringWrapper mark = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");

    RegionRow(RegionId id, String city, String continent, String note, boolean locked, boolean ticked) {
        this.id = id;
        this.city = city;
        this.continent = continent;
        this.note = note;
        this.locked = locked;
        this.ticked = new SimpleBooleanProperty(ticked);
    }

    public RegionId id() {
        return id;
    }

    /** The ID as text. */
    public String idText() {
        return id.value();
    }

    /** The city, or the ID once more where we know no city. */
    public String city() {
        return city;
    }

    /** What it stands under. */
    public String continent() {
        return continent;
    }

    /** What is worth knowing before ticking it, or why it cannot be; may be empty. */
    public String note() {
        return note;
    }

    /** Whether the fence forbids it. */
    public boolean isLocked() {
        return locked;
    }

    public BooleanProperty tickedProperty() {
        return ticked;
    }

    public boolean isTicked() {
        return ticked.get();
    }

    /** What lies there already, short; empty while nobody knows. */
    public ReadOnlyStringProperty markProperty() {
        return mark.getReadOnlyProperty();
    }

    /** The same as a sentence. */
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    void covered(String newMark, String newTold) {
        mark.set(newMark);
        told.set(newTold);
    }

    /** Whether the city, the ID or the continent holds each of the words. */
    boolean matches(List<String> words) {
        return words.stream()
                .allMatch(word -> Stream.of(city, id.value(), continent)
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word)));
    }
}
