package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.FaultParameter;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One parameter of a fault as a person edits it. */
public final class FaultField {

    private final FaultParameter parameter;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final StringProperty value;

    FaultField(FaultParameter parameter, ReadOnlyObjectProperty<Texts> texts) {
        this.parameter = parameter;
        this.texts = texts;
        this.value = new SimpleStringProperty(parameter.usual());
    }

    /** The sandbox's own name of it. */
    public String id() {
        return parameter.name();
    }

    /** What it is, or its own name where we have no words for it. */
    public String name() {
        return texts.get().find("simulator.parameter." + id()).orElse(id());
    }

    /** All values there are; empty if any text may be tried. */
    public List<String> choices() {
        return parameter.choices();
    }

    public StringProperty valueProperty() {
        return value;
    }
}
