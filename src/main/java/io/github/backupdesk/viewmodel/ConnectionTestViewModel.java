package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.background.Background.Work;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ConnectionProbe.Target;
import io.github.backupdesk.domain.ConnectionStep;
import io.github.backupdesk.domain.ConnectionStep.Kind;
import io.github.backupdesk.domain.ServerCertificate;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.ConnectionService;
import io.github.backupdesk.service.ConnectionService.End;
import io.github.backupdesk.service.ConnectionService.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Tests the connection that somebody is about to save, step by step, and offers what would mend it. The key goes to the address
 * that is tested and to no other: to try the other site is a press of its own (promises.md T8).
 */
public final class ConnectionTestViewModel {

    private final ConnectionService service;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Supplier<Optional<Target>> asked;
    private final Offers offers;

    private final ObservableList<ConnectionRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ScopeChoice> choices = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.NONE);
    private final Sentence learnt;
    private final Sentence authority;

    private final List<ConnectionStep> steps = new ArrayList<>();
    private Consumer<Runnable> preparing = Runnable::run;
    private @Nullable Work work;
    private @Nullable Target tested;
    private @Nullable Result result;
    private boolean elsewhere;

    /** How what was learnt looks. */
    public enum Look {
        NONE,
        DONE,
        TROUBLE
    }

    /**
     * What is done with an offer that was taken.
     *
     * @param trust adds the authority to the profile that is edited; the test is run again after it
     * @param site makes this address the profile's
     */
    public record Offers(Consumer<ServerCertificate> trust, Consumer<BaseUrl> site) {}

    /** @param asked what to test as it stands now; empty while address or key are missing */
    public ConnectionTestViewModel(
            ConnectionService service,
            Background background,
            ReadOnlyObjectProperty<Texts> texts,
            Supplier<Optional<Target>> asked,
            Offers offers) {
        this.service = service;
        this.background = background;
        this.texts = texts;
        this.asked = asked;
        this.offers = offers;
        this.learnt = new Sentence(texts);
        this.authority = new Sentence(texts);
        texts.addListener(o -> retell());
    }

    /** Says who has something to fetch first; a stored key, for instance. */
    void prepareBy(Consumer<Runnable> someone) {
        preparing = someone;
    }

    /** Tests what stands in the fields. */
    public void test() {
        preparing.accept(() -> run(asked.get(), false));
    }

    /** Sends the same key to the other public site, since the user has said so. */
    private void tryOtherSite(BaseUrl site) {
        run(asked.get().map(target -> new Target(site, target.key(), target.network())), true);
    }

    private void run(Optional<Target> target, boolean toOtherSite) {
        stop();
        clear();
        if (target.isEmpty()) {
            learnt.say("connection.nothing");
            look.set(Look.TROUBLE);
            return;
        }
        Target now = target.get();
        tested = now;
        elsewhere = toOtherSite;
        running.set(true);
        retell();
        work = background.start(
                (Background.Telling<ConnectionStep, Result>) tell -> service.test(now, tell),
                arrived -> {
                    steps.addAll(arrived);
                    retell();
                },
                this::ended,
                e -> {
                    running.set(false);
                    learnt.say(words -> CloudWords.of(words, e));
                    look.set(Look.TROUBLE);
                    retell();
                });
    }

    private void ended(Result ended) {
        running.set(false);
        result = ended;
        steps.clear();
        steps.addAll(ended.steps());
        learnt.say(words -> ConnectionWords.learnt(words, ended));
        look.set(ended.end() == End.ACCEPTED ? Look.DONE : Look.TROUBLE);
        ended.authority().ifPresent(each -> authority.say(words -> ConnectionWords.authority(words, each)));
        retell();
    }

    /** Gives a test up. What it has sent by then, it has sent; it changes nothing anywhere. */
    public void cancel() {
        if (running.get()) {
            stop();
            retell();
            learnt.say("connection.stopped");
        }
    }

    private void stop() {
        if (work != null) {
            work.cancel();
            work = null;
        }
        running.set(false);
    }

    /** Forgets what was learnt: it was true of other fields. */
    public void clear() {
        stop();
        tested = null;
        result = null;
        steps.clear();
        rows.clear();
        choices.clear();
        learnt.clear();
        authority.clear();
        look.set(Look.NONE);
    }

    private void retell() {
        Texts words = texts.get();
        if (tested == null) {
            return;
        }
        List<ConnectionRow> now = new ArrayList<>();
        steps.forEach(step -> now.add(ConnectionWords.row(words, step)));
        for (Kind kind : Kind.values()) {
            if (steps.stream().noneMatch(step -> step.kind() == kind)) {
                now.add(ConnectionWords.waiting(words, kind, running.get() && now.size() == steps.size()));
            }
        }
        rows.setAll(now);
        choices.setAll(offered(words));
    }

    private List<ScopeChoice> offered(Texts words) {
        Result ended = result;
        Target target = tested;
        if (ended == null || target == null) {
            return List.of();
        }
        List<ScopeChoice> offered = new ArrayList<>();
        // Once the other site has said no as well, there is no third.
        if (!elsewhere) {
            ended.otherSite()
                    .ifPresent(site -> offered.add(
                            new ScopeChoice(words.get("connection.try", site.host()), () -> tryOtherSite(site))));
        } else if (ended.end() == End.ACCEPTED) {
            offered.add(new ScopeChoice(
                    words.get("connection.take", target.baseUrl().host()), () -> {
                        offers.site().accept(target.baseUrl());
                        choices.clear();
                    }));
        }
        ended.authority()
                .ifPresent(each -> offered.add(new ScopeChoice(words.get("connection.trust"), () -> {
                    offers.trust().accept(each);
                    test();
                })));
        return offered;
    }

    /** A line for each step; empty before the first test. */
    public ObservableList<ConnectionRow> rows() {
        return rows;
    }

    /** What would mend it. */
    public ObservableList<ScopeChoice> choices() {
        return choices;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What was learnt, and the likely mistake; empty while there is nothing to say. */
    public ReadOnlyStringProperty learntProperty() {
        return learnt.property();
    }

    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** The authority that could be trusted, to be compared; empty if there is none. */
    public ReadOnlyStringProperty authorityProperty() {
        return authority.property();
    }
}
