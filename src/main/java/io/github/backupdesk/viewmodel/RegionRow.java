package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.RegionId;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** One region that can get a copy, and whether it shall. */
public final class RegionRow {

    private final RegionId id;
    private final String city;
    private final String note;
    private final BooleanProperty ticked;

    RegionRow(RegionId id, String city, String note, boolean ticked) {
        this.id = id;
        this.city = city;
        this.note = note;
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

    /** What is worth knowing before ticking it; may be empty. */
    public String note() {
        return note;
    }

    public BooleanProperty tickedProperty() {
        return ticked;
    }

    public boolean isTicked() {
        return ticked.get();
    }
}
