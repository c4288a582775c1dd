package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.Check.Finding;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.RequestText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.DryRunService;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Requests before they are sent: in words, checked, priced, and exactly. What stands here is what will be sent. */
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

    /** A press that comes sooner was meant for what stood there before (row S17). */
    static final Duration FRESH = Duration.ofMillis(400);

    /** As many names are written out faster than a picture is painted. */
    private static final int AT_ONCE = 5_000;

    private final CloudApi cloud;
    private final ReviewChecks checks;
    private final CostViewModel cost;
    private final DryRunService dry;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final BodyEditor editor;
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper consequence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper confirm = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper fresh = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper drying = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.CURL);
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ObservableList<String> linesView = FXCollections.unmodifiableObservableList(lines);
    private final ObservableList<CheckRow> checkRows = FXCollections.observableArrayList();
    private final ObservableList<CheckRow> checksView = FXCollections.unmodifiableObservableList(checkRows);
    private final ObservableList<ReviewLine> requests = FXCollections.observableArrayList();
    private final ObservableList<ReviewLine> requestsView = FXCollections.unmodifiableObservableList(requests);
    private final Sentence warning;
    private final Sentence said;
    private final IntegerProperty shown = new SimpleIntegerProperty();
    private Function<ExactRequest, Optional<HistoryRow>> twins = exact -> Optional.empty();
    private Consumer<BackupRequest> onEdited = request -> {};
    private Consumer<Attempt> onDry = row -> {};
    private Background.Work freshening = () -> {};
    private Background.Work writing = () -> {};

    /** What stands here is what will be sent, in this order; empty once it was handed out. */
    private List<Reviewed> reviewed = List.of();

    private boolean again;

    private final BooleanProperty stopAtFirstError = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper several = new ReadOnlyBooleanWrapper();

    public ReviewViewModel(
            CloudApi cloud,
            ReviewChecks checks,
            CostViewModel cost,
            DryRunService dry,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.cloud = cloud;
        this.checks = checks;
        this.cost = cost;
        this.dry = dry;
        this.background = background;
        this.texts = texts;
        this.editor = new BodyEditor(background, cloud::readBody, texts);
        this.warning = new Sentence(texts);
        this.said = new Sentence(texts);
        form.addListener(o -> tellExact());
        shown.addListener(o -> retell());
        texts.addListener(o -> retell());
        checks.tell(this::recheck);
        cost.tell(this::recheck);
        editor.tell(this::edited, this::tellBlocker);
    }

    private record Reviewed(Wanted wanted, ExactRequest exact) {}

    record Confirmed(Wanted wanted, ExactRequest exact) {}

    /**
     * @param edited handed a request that was edited here, where it is the only one
     * @param dried handed the row of a dry run
     */
    void tell(Consumer<BackupRequest> edited, Consumer<Attempt> dried) {
        onEdited = edited;
        onDry = dried;
    }

    /** What the rest of the program knows of a request; see {@link ReviewChecks#consult}. */
    void consult(Supplier<Map<ClusterId, Long>> waitsFor, Function<Wanted, Optional<Function<Texts, String>>> hard) {
        checks.consult(waitsFor, hard);
    }

    /** Shows requests, as {@link #open(List, Function, Runnable)} does. */
    void open(List<Wanted> wanted, Function<ExactRequest, Optional<HistoryRow>> alike) {
        open(wanted, alike, () -> {});
    }

    /**
     * Shows requests, the first of them in full.
     *
     * @param alike finds an entry that has asked for the very same a short while ago
     * @param opened run once they can be seen: at once, but where there is so much to write that it would be felt
     */
    void open(List<Wanted> wanted, Function<ExactRequest, Optional<HistoryRow>> alike, Runnable opened) {
        writing.cancel();
        if (wanted.stream().mapToLong(ReviewViewModel::names).sum() <= AT_ONCE) {
            show(written(wanted), alike);
            opened.run();
            return;
        }
        writing = background.start(
                () -> written(wanted),
                requestsWritten -> {
                    show(requestsWritten, alike);
                    opened.run();
                },
                e -> {
                    throw new IllegalStateException("a legal request could not be written", e);
                });
    }

    private static int names(Wanted wanted) {
        return wanted.request().scope() instanceof BackupScope.Collections some
                ? some.collectionNames().size()
                : 0;
    }

    private List<Reviewed> written(List<Wanted> wanted) {
        return wanted.stream()
                .map(each -> new Reviewed(each, cloud.write(each.request())))
                .toList();
    }

    private void show(List<Reviewed> requestsWritten, Function<ExactRequest, Optional<HistoryRow>> alike) {
        twins = alike;
        drying.set(false);
        said.clear();
        if (editor.openProperty().get()) {
            editor.discard();
        }
        reviewed = List.of();
        requests.clear();
        shown.set(0);
        reviewed = requestsWritten;
        stopAtFirstError.set(false);
        several.set(reviewed.size() > 1);
        begin();
    }

    /** Everything is asked and told anew of what is under review now. */
    private void begin() {
        findTwin();
        freshen();
        checks.open(wanted());
        retell();
    }

    private List<Wanted> wanted() {
        return reviewed.stream().map(Reviewed::wanted).toList();
    }

    private void findTwin() {
        Optional<HistoryRow> found = twin();
        again = found.isPresent();
        // The row is in the language in which it was found, so it is found again for another.
        found.ifPresentOrElse(
                row -> warning.say(t -> {
                    HistoryRow now = twin().orElse(row);
                    return t.get("review.again", now.when(), now.state(), now.backupId());
                }),
                warning::clear);
    }

    private Optional<HistoryRow> twin() {
        return reviewed.stream()
                .map(Reviewed::exact)
                .map(twins)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void freshen() {
        freshening.cancel();
        fresh.set(true);
        freshening = background.after(FRESH, () -> fresh.set(false));
    }

    /** Whether the review may be left; says what would be lost if it may not. */
    boolean leave() {
        return editor.leave();
    }

    /** Nobody looks at it any more. */
    void close() {
        checks.close();
        drying.set(false);
    }

    /** Hands the requests out for sending, once: a second call finds nothing, and so does one that may not be. */
    List<Confirmed> confirm() {
        tellBlocker();
        if (!blocker.get().isEmpty()) {
            return List.of();
        }
        List<Confirmed> confirmed = reviewed.stream()
                .map(each -> new Confirmed(each.wanted(), each.exact()))
                .toList();
        reviewed = List.of();
        close();
        return confirmed;
    }

    /** Opens the body of the shown request for editing. */
    public void edit() {
        if (!reviewed.isEmpty() && !drying.get() && !editor.openProperty().get()) {
            Reviewed one = reviewed.get(shown.get());
            said.clear();
            if (!editor.open(one.wanted(), one.exact().body())) {
                said.say("review.edit.tooLong");
            }
        }
    }

    private void edited(BackupRequest request) {
        List<Reviewed> changed = new ArrayList<>(reviewed);
        Wanted wanted = new Wanted(changed.get(shown.get()).wanted().cluster(), request);
        changed.set(shown.get(), new Reviewed(wanted, cloud.write(request)));
        reviewed = List.copyOf(changed);
        boolean alone = changed.size() == 1;
        said.say(alone ? "review.edit.used" : "review.edit.used.several");
        if (alone) {
            onEdited.accept(request);
        }
        begin();
    }

    /** Makes every check again and writes into the history that it was a dry run. Sends nothing. */
    public void dryRun() {
        if (reviewed.isEmpty() || editor.openProperty().get() || drying.get()) {
            return;
        }
        drying.set(true);
        said.say("review.dry.running");
        checks.open(wanted(), this::keepDryRun);
        recheck();
    }

    private void keepDryRun() {
        List<Reviewed> ran = reviewed;
        checks.lookAtQueue();
        List<String> checked = IntStream.range(0, ran.size())
                .mapToObj(each -> checks.kept(texts.get(), each))
                .toList();
        background.start(
                () -> {
                    List<Attempt> rows = new ArrayList<>();
                    for (int i = 0; i < ran.size(); i++) {
                        Reviewed each = ran.get(i);
                        rows.add(dry.keep(each.exact(), each.wanted().cluster(), checked.get(i)));
                    }
                    return rows;
                },
                rows -> {
                    rows.forEach(onDry);
                    dried(
                            ran,
                            t -> t.get(
                                    "review.dry.kept",
                                    rows.size(),
                                    String.valueOf(rows.getFirst().id())));
                },
                e -> dried(ran, t -> t.get("review.dry.notKept", CloudWords.of(t, e))));
    }

    /** What is under review by now may be something else, even of the same words, of which nothing has been tried. */
    @SuppressWarnings("ReferenceEquality")
    private void dried(List<Reviewed> ran, Function<Texts, String> outcome) {
        if (reviewed == ran) {
            drying.set(false);
            said.say(outcome);
        }
    }

    /** Makes the checks once more; a dry run under way makes them already, and an edited text will. */
    void checkAgain() {
        if (!reviewed.isEmpty() && !editor.openProperty().get() && !drying.get()) {
            checks.open(wanted());
            recheck();
        }
    }

    private void retell() {
        if (reviewed.isEmpty()) {
            return;
        }
        Texts t = texts.get();
        int count = reviewed.size();
        Wanted one = reviewed.get(shown.get()).wanted();
        int permanent = wanted().stream()
                .mapToInt(each -> each.request().permanentBackups())
                .sum();
        int copies = permanent - count;
        long clusters =
                wanted().stream().map(each -> each.cluster().id()).distinct().count();
        summary.set(count == 1 ? "" : t.get("review.words.several", count, clusters, copies));
        words.set(BackupWords.sentence(t, one.cluster(), one.request()));
        consequence.set(t.get("review.consequence", permanent));
        if (count == 1) {
            confirm.set(t.get(again ? "review.confirm.again" : "review.confirm", copies));
        } else {
            confirm.set(t.get("review.confirm.several", count, copies));
        }
        tellExact();
        recheck();
    }

    private void tellExact() {
        if (!reviewed.isEmpty()) {
            lines.setAll(exactText().lines().toList());
        }
    }

    /** Something was told of the requests, or rates have changed, or time has passed. */
    private void recheck() {
        if (reviewed.isEmpty()) {
            return;
        }
        checks.lookAtQueue();
        Texts t = texts.get();
        if (reviewed.size() > 1) {
            tellLines(t);
        }
        List<CheckRow> now = checks.rows(t, shown.get());
        if (!now.equals(checkRows)) {
            checkRows.setAll(now);
        }
        cost.show(basis(shown.get()));
        tellBlocker();
    }

    /** A line is written anew only where it says something new, so that the table keeps its place. */
    private void tellLines(Texts t) {
        if (requests.size() != reviewed.size()) {
            requests.setAll(IntStream.range(0, reviewed.size())
                    .mapToObj(each -> line(t, each))
                    .toList());
            return;
        }
        for (int i = 0; i < reviewed.size(); i++) {
            ReviewLine now = line(t, i);
            if (!now.equals(requests.get(i))) {
                requests.set(i, now);
            }
        }
    }

    private ReviewLine line(Texts t, int at) {
        Wanted wanted = reviewed.get(at).wanted();
        BackupRequest request = wanted.request();
        List<CheckRow> rows = checks.rows(t, at);
        CheckRow worst = rows.stream()
                .max(Comparator.comparing(each -> each.check().finding()))
                .orElseThrow();
        long same = rows.stream().filter(each -> each.look() == worst.look()).count();
        boolean fine = worst.check().finding() == Finding.FINE;
        return new ReviewLine(
                at + 1,
                Painted.of(
                        wanted.cluster().name().isEmpty()
                                ? wanted.cluster().id().value()
                                : wanted.cluster().name()),
                BackupWords.content(t, request.scope()),
                t.get("review.line.copies", request.copies().size()),
                cost.brief(t, basis(at)),
                worst.look(),
                fine ? worst.state() : t.get("review.line.checks", same, worst.state()));
    }

    /** A typed cluster has no region; the service may have told it by now. */
    private CostViewModel.Basis basis(int at) {
        Wanted wanted = reviewed.get(at).wanted();
        RegionId home = wanted.cluster().regionId();
        if (home == null) {
            home = checks.told(wanted.cluster().id()).map(Cluster::regionId).orElse(null);
        }
        return new CostViewModel.Basis(wanted.request(), home, checks.size(at), checks.sizing(at));
    }

    private void tellBlocker() {
        if (reviewed.isEmpty()) {
            blocker.set("");
            return;
        }
        Texts t = texts.get();
        blocker.set(editor.openProperty().get() ? t.get("review.blocker.editing") : checks.anyBarrier(t));
    }

    /** Reads a body that a person has written. */
    BodyReading read(String body) {
        return cloud.readBody(body);
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

    /** All of them in one sentence; empty if there is only one. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** The shown request in one sentence. */
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

    /** Why nothing can be confirmed; empty if it can. */
    public ReadOnlyStringProperty blockerProperty() {
        return blocker.getReadOnlyProperty();
    }

    /** Whether it stands there so shortly that a press cannot mean it. */
    public ReadOnlyBooleanProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /** What came of the last thing done here; empty if there was none. */
    public ReadOnlyStringProperty saidProperty() {
        return said.property();
    }

    public ReadOnlyBooleanProperty dryingProperty() {
        return drying.getReadOnlyProperty();
    }

    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /** Whether the rest of several requests is to stay here once one of them goes wrong. */
    public BooleanProperty stopAtFirstErrorProperty() {
        return stopAtFirstError;
    }

    /** Whether there is more than one request. */
    public ReadOnlyBooleanProperty severalProperty() {
        return several.getReadOnlyProperty();
    }

    /** The exact request, line by line. */
    public ObservableList<String> lines() {
        return linesView;
    }

    /** What was looked at for the shown request. */
    public ObservableList<CheckRow> checks() {
        return checksView;
    }

    /** All requests, a line each; of no meaning where {@link #summaryProperty} is empty. */
    public ObservableList<ReviewLine> requests() {
        return requestsView;
    }

    public CostViewModel cost() {
        return cost;
    }

    public BodyEditor editor() {
        return editor;
    }
}
