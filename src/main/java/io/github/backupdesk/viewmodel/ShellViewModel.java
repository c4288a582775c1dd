package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.PlanService;
import io.github.backupdesk.service.SubmitService.Sent;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import io.github.backupdesk.viewmodel.ReviewViewModel.Confirmed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The window: which screen is shown, whom it speaks for, and the way of a request from the form through the review to the history. */
public final class ShellViewModel {

    /** The screens there are. */
    public enum Screen {
        NEW_BACKUP,
        REVIEW,
        HISTORY,
        /** Several requests that were confirmed together. */
        PLAN,
        /** The bad days of the sandbox; an account has no such screen. */
        SIMULATOR
    }

    /** Who asks for the same again within it may not have meant to (promises.md section 2). */
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Account account;
    private final BackupFormViewModel form;
    private final ReviewViewModel review;
    private final HistoryViewModel history;
    private final PreferencesViewModel preferences;
    private final QueueViewModel queue;
    private final PlanViewModel plan;
    private final PasteViewModel paste;
    private final AttemptViewModel attempt;
    private final ExportViewModel export;
    private final UnkeptViewModel unkept;
    private final Times times;
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.NEW_BACKUP);
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper environment = new ReadOnlyStringWrapper("");
    private @Nullable Function<Texts, Notice> lastTold;
    private Optional<FailureSimulatorViewModel> simulator = Optional.empty();
    private Optional<SyncViewModel> sync = Optional.empty();
    private Optional<NameSources> names = Optional.empty();
    private Optional<LockViewModel> lock = Optional.empty();
    private ReadOnlyObjectProperty<ProfileFace> face;

    private final InvalidationListener spoken = o -> {
        retell();
        tellEnvironment();
    };

    public ShellViewModel(
            Account account,
            BackupFormViewModel form,
            ReviewViewModel review,
            HistoryViewModel history,
            PreferencesViewModel preferences,
            QueueViewModel queue,
            PlanViewModel plan,
            AttemptViewModel attempt,
            ExportViewModel export,
            UnkeptViewModel unkept,
            Clock clock) {
        this.account = account;
        this.face = new ReadOnlyObjectWrapper<>(ProfileFace.of(account)).getReadOnlyProperty();
        this.form = form;
        this.review = review;
        this.history = history;
        this.preferences = preferences;
        this.queue = queue;
        this.plan = plan;
        this.attempt = attempt;
        this.export = export;
        this.unkept = unkept;
        this.paste = new PasteViewModel(review::read, form, account.baseUrl().host());
        queue.tell(this::ended, this::notWritten, this::waits);
        history.onRead(() -> plan.leftOver(this::tellLeftOver));
        this.times = new Times(clock);
        review.tell(request -> form.fill(request, words -> words.get("review.edit.filled")), history::put);
        review.consult(this::goesFirst, this::objection);
        screen.addListener((o, was, is) -> {
            if (was == Screen.REVIEW) {
                review.close();
            }
        });
        preferences.textsProperty().addListener(spoken);
        tellEnvironment();
    }

    /** Adds the screen that a sandbox alone has. To be called before there is a window. */
    public void simulate(FailureSimulatorViewModel failures) {
        simulator = Optional.of(failures);
        failures.countProperty().subscribe(this::tellEnvironment);
    }

    /** Gives it the face of a profile, and its guard. To be called before there is a window. */
    public void guardBy(LockViewModel guard) {
        lock = Optional.of(guard);
        face = guard.faceProperty();
        face.addListener(o -> tellEnvironment());
        guard.onRefused(
                () -> announce(words -> words.get("lock.readOnly", face.get().called(words))));
        plan.guardBy(guard);
        attempt.guardBy(guard);
        tellEnvironment();
    }

    /** Why a request may not be sent from here, whatever else is right with it. */
    private Optional<Function<Texts, String>> objection(Wanted wanted) {
        if (lock.map(LockViewModel::isReadOnly).orElse(false)) {
            return Optional.of(words -> words.get("lock.readOnly", face.get().called(words)));
        }
        return form.copies().fenceEditor().objection(wanted.request());
    }

    /** Has the history laid beside the server's list, from the start on. To be called before there is a window. */
    public void syncWith(SyncViewModel syncing) {
        sync = Optional.of(syncing);
        history.onRead(syncing::start);
        syncing.runningProperty().addListener((o, was, running) -> {
            if (!running) {
                form.copies().coverage().ifPresent(CoverageViewModel::refresh);
            }
        });
        history.rows().subscribe(() -> form.copies().coverage().ifPresent(CoverageViewModel::stale));
    }

    /** Lets names come into the form from lists and saved scopes. To be called before there is a window. */
    public void nameBy(NameSources sources) {
        names = Optional.of(sources);
        sources.list().onCommand(this::paste);
    }

    /** Asks for everything that the first screen shows. */
    public void start() {
        history.start();
        form.cluster().load();
        form.copies().load();
        simulator.ifPresent(FailureSimulatorViewModel::load);
    }

    /** Shows a screen; the review can only be reached through {@link #goOn}, a plan through {@link #showPlan}, the
     * simulator only where there is one. */
    public void go(Screen wanted) {
        if (!mayLeave()) {
            return;
        }
        switch (wanted) {
            case REVIEW, PLAN -> {}
            case SIMULATOR ->
                simulator.ifPresent(failures -> {
                    failures.load();
                    screen.set(wanted);
                });
            case NEW_BACKUP, HISTORY -> screen.set(wanted);
        }
    }

    /** From the form to the review, from the review to the service. */
    public void goOn() {
        switch (screen.get()) {
            case NEW_BACKUP -> review(form.settle());
            case REVIEW -> {
                if (review.editor().openProperty().get()) {
                    review.editor().use();
                } else {
                    create();
                }
            }
            case HISTORY, PLAN, SIMULATOR -> {}
        }
    }

    /** A text that was edited on the review and not used yet is not lost by going elsewhere. */
    private boolean mayLeave() {
        return screen.get() != Screen.REVIEW || review.leave();
    }

    /** The entries of our own that requests would wait for, one for each cluster that has any. */
    private Map<ClusterId, Long> goesFirst() {
        return history.unsettled().stream()
                .filter(this::owns)
                .filter(each -> switch (each.state()) {
                    case SENDING -> true;
                    case UNKNOWN -> each.openQuestion();
                    case ACCEPTED -> each.watchable();
                    case PLANNED -> queue.isQueued(each.id());
                    case REJECTED, NOT_SENT, ELSEWHERE -> false;
                })
                .collect(Collectors.toMap(each -> each.exact().request().clusterId(), Attempt::id, Math::min));
    }

    /** Brings requests to the review; from there they are sent together. */
    public void review(List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        review.open(wanted, exact -> history.alike(account.name(), exact, A_WHILE), this::showReview);
    }

    private void showReview() {
        screen.set(Screen.REVIEW);
        // Good news of the request before has been read by now; bad news stays until it is put away.
        Notice told = notice.get();
        if (told != null && told.kind() == Notice.Kind.DONE) {
            dismissNotice();
        }
    }

    /** Fills the form of a new backup from a command that was copied. Sends nothing. */
    public void paste(String command) {
        if (!mayLeave()) {
            return;
        }
        paste.take(command).ifPresentOrElse(this::announce, () -> screen.set(Screen.NEW_BACKUP));
    }

    /** Fills the form of a new backup with what the chosen attempt had asked for. Sends nothing. */
    public void runAgain() {
        HistoryRow row = history.selectedProperty().get();
        if (screen.get() != Screen.HISTORY || row == null) {
            return;
        }
        Optional<BackupRequest> asked = row.attempt().asked();
        if (asked.isEmpty()) {
            announce(words -> words.get("again.unknown"));
            return;
        }
        var when = row.attempt().plannedAt();
        form.fill(asked.get(), words -> words.get("again.filled", times.exact(words, when)));
        screen.set(Screen.NEW_BACKUP);
    }

    /** Shows a plan and how it stands. */
    public void showPlan(String id) {
        if (!id.isEmpty() && mayLeave()) {
            plan.open(id);
            screen.set(Screen.PLAN);
        }
    }

    /** Shows the plan of the row that is chosen in the history; elsewhere the one that was shown last. */
    public void showPlan() {
        Notice told = notice.get();
        String atHand = screen.get() == Screen.HISTORY ? plan.offered() : told == null ? "" : told.plan();
        showPlan(atHand.isEmpty() ? plan.shown() : atHand);
    }

    /** Shows the request that is chosen in the plan in the history. */
    public void showInHistory() {
        PlanRow row = plan.selectedProperty().get();
        if (screen.get() == Screen.PLAN && row != null) {
            history.reveal(row.attempt(), words().get("history.key.plan") + ":" + plan.shown());
            screen.set(Screen.HISTORY);
        }
    }

    /** Shows the rules of the account's fence, in the form. */
    void editFence() {
        if (mayLeave()) {
            form.table().close();
            screen.set(Screen.NEW_BACKUP);
            form.copies().fenceEditor().edit();
        }
    }

    /** Shows an entry in the history, whatever is searched for there now. */
    public void showInHistory(long id) {
        if (mayLeave()) {
            history.reveal(id);
            screen.set(Screen.HISTORY);
        }
    }

    private void tellLeftOver(PlanViewModel.LeftOver left) {
        if (notice.get() == null) {
            tell(words -> new Notice(
                    Notice.Kind.UNKNOWN, words.get("plan.left", left.title().apply(words)), "", "", left.id()));
        }
    }

    /** Writes the history, as it is searched and sorted, into a file. */
    public void exportHistory() {
        if (!mayLeave()) {
            return;
        }
        screen.set(Screen.HISTORY);
        export.export();
    }

    /** Asks again for what the screen shows. */
    public void refresh() {
        switch (screen.get()) {
            case NEW_BACKUP -> {
                form.cluster().load();
                form.copies().load();
                form.scope().load();
                sync.ifPresent(SyncViewModel::now);
            }
            case REVIEW -> review.checkAgain();
            case HISTORY -> {
                history.load();
                sync.ifPresent(SyncViewModel::now);
            }
            case PLAN -> plan.load();
            case SIMULATOR -> simulator.ifPresent(FailureSimulatorViewModel::load);
        }
    }

    /** Sends what is under review, once. */
    public void create() {
        if (screen.get() != Screen.REVIEW) {
            return;
        }
        Gate gate = lock.<Gate>map(each -> each).orElse(Gate.OPEN);
        if (review.blockerProperty().get().isEmpty()) {
            gate.pass(words -> review.confirmProperty().get(), () -> {
                if (screen.get() == Screen.REVIEW) {
                    send(review.confirm());
                }
            });
        }
    }

    /** The fence may have been made, or the request edited, since it came to the review; then none of them is sent. */
    private boolean held(List<Confirmed> confirmed) {
        Optional<Function<Texts, String>> objection = confirmed.stream()
                .flatMap(each ->
                        form.copies().fenceEditor().objection(each.exact().request()).stream())
                .findFirst();
        objection.ifPresent(this::announce);
        return objection.isPresent();
    }

    private void send(List<Confirmed> confirmed) {
        if (confirmed.isEmpty()) {
            return;
        }
        screen.set(Screen.NEW_BACKUP);
        if (held(confirmed)) {
            return;
        }
        form.sent();
        tell(words -> new Notice(Notice.Kind.PROGRESS, words.get("notice.sending"), "", ""));
        if (confirmed.size() == 1) {
            Confirmed only = confirmed.getFirst();
            queue.add(only.exact(), only.wanted().cluster());
        } else {
            sendTogether(confirmed, review.stopAtFirstErrorProperty().get() ? Policy.STOP : Policy.GO_ON);
        }
    }

    private void sendTogether(List<Confirmed> confirmed, Policy policy) {
        List<PlanService.Line> lines = confirmed.stream()
                .map(each -> new PlanService.Line(each.exact(), each.wanted().cluster()))
                .toList();
        plan.create(lines, policy, this::planned, this::notWritten);
    }

    /** Who has gone elsewhere meanwhile is not torn away from there. */
    private void planned() {
        Screen now = screen.get();
        if (now == Screen.NEW_BACKUP || now == Screen.PLAN) {
            dismissNotice();
            screen.set(Screen.PLAN);
        } else {
            String id = plan.shown();
            tell(words -> new Notice(Notice.Kind.PROGRESS, words.get("notice.planned"), "", "", id));
        }
    }

    private void waits(Attempt planned) {
        tell(words -> new Notice(
                Notice.Kind.PROGRESS,
                words.get(
                        "notice.waiting",
                        queue.reason(words, planned).map(StillHere::why).orElse("")),
                "",
                ""));
    }

    private void notWritten(Exception e) {
        if (e instanceof StoreException problem && problem.kind() == StoreException.Kind.SUSPECT) {
            form.forbid(words -> words.get("history.readOnly", words.of(problem.kind())));
        }
        tell(words -> new Notice(Notice.Kind.TROUBLE, words.get("notice.notWritten", CloudWords.of(words, e)), "", ""));
    }

    /** Whether it is of this account: several may write into one history. */
    boolean owns(Attempt attempt) {
        return attempt.account().equals(account.name());
    }

    /** What would be lost sight of by ending now; empty if nothing would. */
    public Optional<String> endQuestion() {
        long sending = history.unsettled().stream()
                .filter(each -> each.state() == AttemptState.SENDING && owns(each))
                .count();
        boolean unkept = unkept().noticeProperty().get() != null;
        if (sending == 0 && !unkept) {
            return Optional.empty();
        }
        return Optional.of(words().get(unkept ? "end.unkept" : "end.sending", sending));
    }

    /** The computer has slept: nothing that was known of the cloud need still be so. */
    public void woken(Duration slept) {
        history.woken(slept);
    }

    /** Says something that stands before all work, in whatever language is spoken. */
    public void announce(Function<Texts, String> sentence) {
        tell(words -> new Notice(Notice.Kind.TROUBLE, sentence.apply(words), "", ""));
    }

    private void tell(Function<Texts, Notice> told) {
        lastTold = told;
        retell();
    }

    private void retell() {
        notice.set(lastTold == null ? null : lastTold.apply(words()));
    }

    private void ended(Sent.Ended submitted) {
        if (submitted.kept()) {
            history.put(submitted.attempt());
            boolean seen = screen.get() == Screen.PLAN && plan.holds(submitted.attempt());
            if (!seen) {
                tell(words -> notice(words, submitted));
            }
        } else {
            // In the table it stays what it is on disk, and so goes on holding its cluster's queue.
            dismissNotice();
            unkept.add(submitted.attempt());
        }
    }

    private Notice notice(Texts words, Sent.Ended submitted) {
        HistoryRow row = AttemptWords.row(words, times, submitted.attempt());
        String text = row.hasIds()
                ? words.get("notice.accepted", row.cluster(), row.backupId(), row.jobId())
                : row.explanation();
        return new Notice(kind(submitted), text, row.said(), row.hasIds() ? row.ids() : "");
    }

    private static Notice.Kind kind(Sent.Ended submitted) {
        return switch (submitted.attempt().outcome()) {
            case SubmitOutcome.Accepted accepted -> Notice.Kind.DONE;
            case SubmitOutcome.Unknown unknown -> Notice.Kind.UNKNOWN;
            case null, default -> Notice.Kind.REFUSED;
        };
    }

    public void dismissNotice() {
        lastTold = null;
        retell();
    }

    private Texts words() {
        return preferences.textsProperty().get();
    }

    public ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    /** The last thing worth saying; null if it was dismissed. */
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Where names come from besides the tree; empty if nothing was joined to it. */
    public Optional<NameSources> names() {
        return names;
    }

    /** The IDs to copy: of the chosen row where rows are chosen, else of the newest of our own that has any. Empty if none. */
    public String idsAtHand() {
        PlanRow planned = plan.selectedProperty().get();
        boolean inPlan = screen.get() == Screen.PLAN && planned != null;
        HistoryRow chosen = inPlan ? planned.row() : history.selectedProperty().get();
        if ((inPlan || screen.get() == Screen.HISTORY) && chosen != null) {
            return chosen.hasIds() ? chosen.ids() : "";
        }
        return history.recent().stream()
                .filter(row -> row.hasIds() && row.attempt().state() != AttemptState.ELSEWHERE)
                .findFirst()
                .map(HistoryRow::ids)
                .orElse("");
    }

    /** Whether the cloud is a pretend one: the window says so in a bar. */
    public boolean isSandbox() {
        return account.sandbox();
    }

    /** What the bar at the top says. */
    public String environment() {
        return environment.get();
    }

    public ReadOnlyStringProperty environmentProperty() {
        return environment.getReadOnlyProperty();
    }

    private void tellEnvironment() {
        environment.set(toldEnvironment());
    }

    private String toldEnvironment() {
        ProfileFace now = face.get();
        if (now.purpose() == ProfileFace.Purpose.UNNAMED) {
            return words().get("environment.account", now.host());
        }
        if (!isSandbox()) {
            String lockWord = now.lock() == LockLevel.READ_ONLY ? "environment.readOnly" : "environment.profile";
            return words().get(lockWord, now.environment(words()), now.name(), now.host());
        }
        return isFaulty() ? words().get("environment.sandbox.faults", faults()) : words().get("environment.sandbox");
    }

    /** Whether the sandbox has been told to misbehave. */
    public boolean isFaulty() {
        return faults() > 0;
    }

    private int faults() {
        return simulator.map(failures -> failures.countProperty().get()).orElse(0);
    }

    /** Whom the window speaks for, short. */
    public String accountName() {
        return face.get().called(words());
    }

    /** The word of its environment, for the title of the window; empty for the demo, whose name says it. */
    public String titleWord() {
        return face.get().demo() ? "" : face.get().environment(words());
    }

    /** How the profile looks and guards; it may be edited while it is shown. */
    public ReadOnlyObjectProperty<ProfileFace> faceProperty() {
        return face;
    }

    /** What stands before sending; empty where nothing does. */
    public Optional<LockViewModel> lock() {
        return lock;
    }

    /** Of an account without a profile. */
    ProfileFace ownFace() {
        return ProfileFace.of(account);
    }

    /** Lets nothing leave any more, and listens no more to what outlives the account. */
    public void end() {
        queue.stop();
        preferences.textsProperty().removeListener(spoken);
    }

    /** A cluster that was typed before there was a session. */
    public void begin(String clusterId) {
        screen.set(Screen.NEW_BACKUP);
        form.cluster().textProperty().set(clusterId);
        form.cluster().commit();
    }

    public BackupFormViewModel form() {
        return form;
    }

    public ReviewViewModel review() {
        return review;
    }

    /** The attempt that is chosen in the history. */
    public AttemptViewModel attempt() {
        return attempt;
    }

    public ExportViewModel export() {
        return export;
    }

    /** What the history could not take in. */
    public UnkeptViewModel unkept() {
        return unkept;
    }

    public QueueViewModel queue() {
        return queue;
    }

    /** Several requests that were confirmed together. */
    public PlanViewModel plan() {
        return plan;
    }

    public HistoryViewModel history() {
        return history;
    }

    /** Empty for an account. */
    public Optional<FailureSimulatorViewModel> simulator() {
        return simulator;
    }

    /** Empty where nothing is laid beside the history. */
    public Optional<SyncViewModel> sync() {
        return sync;
    }

    public PreferencesViewModel preferences() {
        return preferences;
    }
}
