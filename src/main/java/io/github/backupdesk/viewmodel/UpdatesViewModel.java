package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.ProgramVersion;
import io.github.backupdesk.domain.Release;
import io.github.backupdesk.domain.SafeLink;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.UpdateService;
import io.github.backupdesk.settings.Preferences.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is a newer version, asked for only once somebody has chosen that: once a day by itself, or when somebody
 * presses for it.
 */
public final class UpdatesViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(UpdatesViewModel.class);

    /** A program may stay open for weeks. */
    private static final Duration LOOK_AT_THE_CLOCK = Duration.ofHours(1);

    private final UpdateService updates;
    private final Supplier<Updates> choice;
    private final Keeper keeper;
    private final NoticesViewModel notices;
    private final Background background;
    private final Clock clock;
    private final Times times;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Sentence line;
    private final ReadOnlyBooleanWrapper pageThere = new ReadOnlyBooleanWrapper();
    private Consumer<SafeLink> opener = page -> {};
    private Background.Work next = () -> {};
    private @Nullable Instant last;
    private @Nullable Release found;
    private @Nullable ProgramVersion told;
    private boolean asking;

    /** Writes down when it was asked; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void asked(Instant at) throws Exception;
    }

    /**
     * @param choice what the user has chosen by now
     * @param last when an earlier run asked; null if none did
     */
    public UpdatesViewModel(
            UpdateService updates,
            Supplier<Updates> choice,
            @Nullable Instant last,
            Keeper keeper,
            NoticesViewModel notices,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<Texts> texts) {
        this.updates = updates;
        this.choice = choice;
        this.last = last;
        this.keeper = keeper;
        this.notices = notices;
        this.background = background;
        this.clock = clock;
        this.times = new Times(clock);
        this.texts = texts;
        this.line = new Sentence(texts);
    }

    /** Who shows a page in the system's browser. */
    public void openBy(Consumer<SafeLink> browser) {
        opener = browser;
    }

    /** Asks if that is chosen and due, now and for as long as the program runs. To be called at the start and after each choice. */
    public void goOn() {
        next.cancel();
        if (choice.get() != Updates.ON) {
            return;
        }
        if (UpdateService.due(last, clock.instant())) {
            ask();
        }
        next = background.after(LOOK_AT_THE_CLOCK, this::goOn);
    }

    /** Asks because somebody pressed for it, if that is chosen at all; else says so. */
    public void check() {
        if (choice.get() == Updates.ON) {
            ask();
        } else {
            line.say("updates.off");
        }
    }

    private void ask() {
        if (asking) {
            return;
        }
        asking = true;
        Instant now = clock.instant();
        last = now;
        line.say("updates.asking");
        background.start(
                () -> {
                    keep(now);
                    return updates.newer();
                },
                this::answered,
                this::failed);
    }

    /** What cannot be written down is asked again at the next start, and does no harm. */
    private void keep(Instant now) {
        try {
            keeper.asked(now);
        } catch (Exception e) {
            LOG.warn("the time of asking was not kept: {}", e.toString());
        }
    }

    private void answered(Optional<Release> newer) {
        asking = false;
        found = newer.orElse(null);
        pageThere.set(newer.isPresent());
        if (newer.isEmpty()) {
            line.say("updates.newest");
            return;
        }
        Release release = newer.get();
        line.say(words -> there(words, release));
        if (!release.version().equals(told)) {
            told = release.version();
            notices.raise("", texts.get().get("app.name"), NoticeKind.NOTE, words -> there(words, release), 0);
        }
    }

    private String there(Texts words, Release release) {
        LocalDate since = release.publishedAt().atZone(clock.getZone()).toLocalDate();
        return words.get("updates.there", release.version().toString(), times.day(words, since));
    }

    private void failed(Exception e) {
        asking = false;
        line.say(words -> words.get("updates.failed", why(words, e)));
    }

    private static String why(Texts words, Exception problem) {
        return switch (problem) {
            case CloudException.Refused e ->
                words.get("updates.refused", e.answer().httpStatus());
            case CloudException.Throttled e -> words.get("updates.refused", 429);
            case CloudException.NotTheApi e -> words.get("updates.odd");
            default -> CloudWords.of(words, problem);
        };
    }

    /** Shows the page of the newer version, if there is one. */
    public void openPage() {
        Release release = found;
        if (release != null) {
            opener.accept(release.page());
        }
    }

    /** Whether there is a page to open. */
    public ReadOnlyBooleanProperty pageThereProperty() {
        return pageThere.getReadOnlyProperty();
    }

    /** What the last question came to; empty before. */
    public ReadOnlyStringProperty lineProperty() {
        return line.property();
    }
}
