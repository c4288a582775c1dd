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
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
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
    private final IntegerProperty shown = new SimpleIntegerProperty();

    /** What stands here is what will be sent, in this order; empty once it was handed out. */
    private List<Reviewed> reviewed = List.of();

    private boolean again;

    public ReviewViewModel(CloudApi cloud, ReadOnlyObjectProperty<Texts> texts) {
        this.cloud = cloud;
        this.texts = texts;
        this.warning = new Sentence(texts);
        form.addListener(o -> retell());
        shown.addListener(o -> retell());
        texts.addListener(o -> retell());
    }

    /** One permanent backup that will exist, and where. */
    public record Place(String city, String regionId, String what) {}

    private record Reviewed(Wanted wanted, ExactRequest exact) {}

    /**
     * Shows requests, the first of them in full.
     *
     * @param twins finds an entry that has asked for the very same a short while ago
     */
    void open(List<Wanted> wanted, Function<ExactRequest, Optional<HistoryRow>> twins) {
        reviewed = wanted.stream()
                .map(each -> new Reviewed(each, cloud.write(each.request())))
                .toList();
        shown.set(0);
        Optional<HistoryRow> twin = reviewed.stream()
                .map(Reviewed::exact)
                .map(twins)
                .flatMap(Optional::stream)
                .findFirst();
        again = twin.isPresent();
        twin.ifPresentOrElse(
                row -> warning.say(words -> words.get("review.again", row.when(), row.state(), row.backupId())),
                warning::clear);
        retell();
    }

    /** Hands the requests out for sending, once: a second call finds nothing. */
    List<Confirmed> confirm() {
        List<Confirmed> confirmed = reviewed.stream()
                .map(each -> new Confirmed(each.wanted(), each.exact()))
                .toList();
        reviewed = List.of();
        return confirmed;
    }

    record Confirmed(Wanted wanted, ExactRequest exact) {}

    private void retell() {
        if (reviewed.isEmpty()) {
            return;
        }
        Texts t = texts.get();
        Wanted first = reviewed.get(shown.get()).wanted();
        int requests = reviewed.size();
        int permanent = reviewed.stream()
                .mapToInt(each -> each.wanted().request().permanentBackups())
                .sum();
        int copies = permanent - requests;
        words.set(BackupWords.sentence(t, first.cluster(), first.request()));
        consequence.set(t.get("review.consequence", permanent));
        if (requests == 1) {
            confirm.set(t.get(again ? "review.confirm.again" : "review.confirm", copies));
        } else {
            confirm.set(t.get("review.confirm.several", requests, copies));
        }
        places.setAll(places(t, first));
        notes.setAll(
                List.of(t.get("review.note.permanent"), t.get("review.note.excluded"), t.get("review.note.schema")));
        lines.setAll(exactText().lines().toList());
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
        return reviewed.isEmpty() ? "" : how.text.of(reviewed.get(shown.get()).exact(), cloud.baseUrl());
    }

    /** Which of the requests is shown in full, from 0. */
    public IntegerProperty shownProperty() {
        return shown;
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
