package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.RequestText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One request before it is sent: in words, and exactly. What stands here is what will be sent. */
public final class ReviewViewModel {

    /** In which form the exact request is shown. */
    public enum Form {
        CURL(RequestText.CURL),
        POWERSHELL(RequestText.POWERSHELL),
        ZILLIZ(RequestText.ZILLIZ),
        JSON(RequestText.JSON),
        HTTP(RequestText.HTTP);

        private final RequestText text;

        Form(RequestText text) {
            this.text = text;
        }
    }

    private final CloudApi cloud;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper consequence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper confirm = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.CURL);
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ObservableList<String> linesView = FXCollections.unmodifiableObservableList(lines);
    private final ObservableList<String> notes = FXCollections.observableArrayList();
    private final ObservableList<String> notesView = FXCollections.unmodifiableObservableList(notes);
    private final ObservableList<Place> places = FXCollections.observableArrayList();
    private final ObservableList<Place> placesView = FXCollections.unmodifiableObservableList(places);
    private final Sentence warning;
    private Optional<Reviewed> reviewed = Optional.empty();
    private boolean again;

    public ReviewViewModel(CloudApi cloud, ReadOnlyObjectProperty<Texts> texts) {
        this.cloud = cloud;
        this.texts = texts;
        this.warning = new Sentence(texts);
        form.addListener(o -> retell());
        texts.addListener(o -> retell());
    }

    /** One permanent backup that will exist, and where. */
    public record Place(String city, String regionId, String what) {}

    private record Reviewed(Wanted wanted, ExactRequest exact) {}

    /**
     * Shows a request.
     *
     * @param twins finds an entry that has asked for the very same a short while ago
     */
    void open(Wanted wanted, Function<ExactRequest, Optional<HistoryRow>> twins) {
        ExactRequest exact = cloud.write(wanted.request());
        reviewed = Optional.of(new Reviewed(wanted, exact));
        Optional<HistoryRow> twin = twins.apply(exact);
        again = twin.isPresent();
        twin.ifPresentOrElse(
                row -> warning.say(words -> words.get("review.again", row.when(), row.state(), row.backupId())),
                warning::clear);
        retell();
    }

    /** Hands the request out for sending, once: a second call finds nothing. */
    Optional<Confirmed> confirm() {
        Optional<Confirmed> confirmed = reviewed.map(each -> new Confirmed(each.wanted(), each.exact()));
        reviewed = Optional.empty();
        return confirmed;
    }

    record Confirmed(Wanted wanted, ExactRequest exact) {}

    private void retell() {
        reviewed.ifPresent(each -> {
            Texts t = texts.get();
            int copies = each.wanted().request().copies().size();
            words.set(BackupWords.sentence(
                    t, each.wanted().cluster(), each.wanted().request()));
            consequence.set(t.get("review.consequence", each.wanted().request().permanentBackups()));
            confirm.set(t.get(again ? "review.confirm.again" : "review.confirm", copies));
            places.setAll(places(t, each.wanted()));
            notes.setAll(List.of(
                    t.get("review.note.permanent"), t.get("review.note.excluded"), t.get("review.note.schema")));
            lines.setAll(exactText().lines().toList());
        });
    }

    /** Reads a body that a person has written. */
    BodyReading read(String body) {
        return cloud.readBody(body);
    }

    private static List<Place> places(Texts t, Wanted wanted) {
        RegionId home = wanted.cluster().regionId();
        List<Place> all = new ArrayList<>();
        all.add(new Place(
                home == null ? t.get("copies.home.unknown") : CloudWords.city(t, home),
                home == null ? "" : home.value(),
                t.get("review.place.home")));
        wanted.request()
                .copies()
                .forEach(region ->
                        all.add(new Place(CloudWords.city(t, region), region.value(), t.get("review.place.copy"))));
        return all;
    }

    /** The exact request in the form that is shown, for the clipboard. */
    public String exactText() {
        return text(form.get());
    }

    /** The exact request as a curl command, whatever is shown. */
    public String curl() {
        return text(Form.CURL);
    }

    private String text(Form how) {
        return reviewed.map(each -> how.text.of(each.exact(), cloud.baseUrl())).orElse("");
    }

    /** The request in one sentence. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** That the very same was asked for a short while ago; empty if it was not. */
    public ReadOnlyStringProperty warningProperty() {
        return warning.property();
    }

    /** How many permanent backups will exist. */
    public ReadOnlyStringProperty consequenceProperty() {
        return consequence.getReadOnlyProperty();
    }

    /** The button's label: verb and number. */
    public ReadOnlyStringProperty confirmProperty() {
        return confirm.getReadOnlyProperty();
    }

    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /** The exact request, line by line. */
    public ObservableList<String> lines() {
        return linesView;
    }

    /** Where a permanent backup will lie, the home region first. */
    public ObservableList<Place> places() {
        return placesView;
    }

    /** What is good to know before confirming. */
    public ObservableList<String> notes() {
        return notesView;
    }
}
