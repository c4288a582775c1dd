package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.HistoryQuery;
import java.time.Duration;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which rows of the history are wanted: what is typed, once the typing rests, as a query. */
public final class HistorySearchViewModel {

    /** How long the typing has to rest before it is searched for. */
    private static final Duration REST = Duration.ofMillis(60);

    private final Background background;
    private final Runnable onChange;
    private final StringProperty text = new SimpleStringProperty("");
    private Background.Work resting = () -> {};
    private HistoryQuery query = HistoryQuery.ALL;

    /** @param onChange is told when other rows are wanted */
    HistorySearchViewModel(Background background, Runnable onChange) {
        this.background = background;
        this.onChange = onChange;
        text.addListener((o, was, is) -> searchSoon());
    }

    private void searchSoon() {
        resting.cancel();
        resting = background.after(REST, () -> {
            query = StateWords.read(text.get());
            onChange.run();
        });
    }

    /** What is searched for since the typing rested. */
    HistoryQuery query() {
        return query;
    }

    /** What is searched for, as typed: words and keys. */
    public StringProperty textProperty() {
        return text;
    }
}
