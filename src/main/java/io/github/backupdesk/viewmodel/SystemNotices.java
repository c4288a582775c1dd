package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Preferences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands to the system what the user wants told beside the window, and only while the window is not looked at. What comes in a
 * burst is told in one digest: the bell holds each of them.
 */
public final class SystemNotices {

    private static final Logger LOG = LoggerFactory.getLogger(SystemNotices.class);

    /** As many within {@link #BURST} are told one by one. */
    static final int FEW = 5;

    static final Duration BURST = Duration.ofSeconds(10);

    /** What comes together is gathered for so long; nobody waits for a notice. */
    static final Duration GATHER = Duration.ofSeconds(1);

    private static final int MOST_CHARACTERS = 200;

    /** Below every number of a notice. */
    private static final long DIGEST = -1;

    private static final long TEST = -2;

    private final NoticesViewModel notices;
    private final DesktopNotices desktop;
    private final Supplier<Preferences.Notices> wanted;
    private final BooleanSupplier lookedAt;
    private final Runnable onDigest;
    private final Background background;
    private final Clock clock;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Sentence tested;

    /** By number: a later one of the same takes the place of the earlier. */
    private final Map<Long, NoticesViewModel.Raised> gathered = new LinkedHashMap<>();

    /** When notices were handed over, oldest first. */
    private final Deque<Instant> told = new ArrayDeque<>();

    private boolean gathering;
    private boolean digested;

    /**
     * @param wanted which kinds the user wants told
     * @param lookedAt whether the window has the focus, so that the bell is in sight
     * @param onDigest shows all notices
     */
    public SystemNotices(
            NoticesViewModel notices,
            DesktopNotices desktop,
            Supplier<Preferences.Notices> wanted,
            BooleanSupplier lookedAt,
            Runnable onDigest,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<Texts> texts) {
        this.notices = notices;
        this.desktop = desktop;
        this.wanted = wanted;
        this.lookedAt = lookedAt;
        this.onDigest = onDigest;
        this.background = background;
        this.clock = clock;
        this.texts = texts;
        this.tested = new Sentence(texts);
        notices.onRaised(this::gather);
    }

    private void gather(NoticesViewModel.Raised notice) {
        if (!isWanted(notice.kind()) || lookedAt.getAsBoolean()) {
            return;
        }
        gathered.put(notice.number(), notice);
        if (!gathering) {
            gathering = true;
            // While digests are told, the next comes when this one has been read.
            background.after(digested ? BURST : GATHER, this::tell);
        }
    }

    private boolean isWanted(NoticeKind kind) {
        Preferences.Notices chosen = wanted.get();
        return switch (kind) {
            case FAILURE -> chosen.failure();
            case UNKNOWN -> chosen.unknown();
            case SUCCESS -> chosen.success();
            case NOTE -> false;
        };
    }

    private void tell() {
        gathering = false;
        List<NoticesViewModel.Raised> now = List.copyOf(gathered.values());
        gathered.clear();
        Instant moment = clock.instant();
        told.removeIf(each -> !each.plus(BURST).isAfter(moment));
        digested = told.size() + now.size() > FEW;
        if (digested) {
            told.add(moment);
            show(List.of(digest(now)), shown -> {});
        } else {
            now.forEach(each -> told.add(moment));
            show(now.stream().map(this::single).toList(), shown -> {});
        }
    }

    /** A notice as it is handed over. */
    private record Handed(String title, String text, boolean urgent, long number, Runnable onClick) {}

    private Handed single(NoticesViewModel.Raised notice) {
        Texts words = texts.get();
        return new Handed(
                words.get("notices.desktop.title", words.of(notice.kind()), notice.profile()),
                notice.sentence().apply(words),
                urgent(notice.kind()),
                notice.number(),
                () -> notices.open(notice.number()));
    }

    private Handed digest(List<NoticesViewModel.Raised> all) {
        Texts words = texts.get();
        return new Handed(
                words.get("notices.desktop.digest.title", all.size()),
                words.get(
                        "notices.desktop.digest",
                        count(all, NoticeKind.FAILURE),
                        count(all, NoticeKind.UNKNOWN),
                        count(all, NoticeKind.SUCCESS)),
                all.stream().anyMatch(each -> urgent(each.kind())),
                DIGEST,
                onDigest);
    }

    private static long count(List<NoticesViewModel.Raised> all, NoticeKind kind) {
        return all.stream().filter(each -> each.kind() == kind).count();
    }

    private static boolean urgent(NoticeKind kind) {
        return kind == NoticeKind.FAILURE || kind == NoticeKind.UNKNOWN;
    }

    private void show(List<Handed> all, Consumer<Boolean> then) {
        List<Handed> painted = new ArrayList<>();
        all.forEach(each -> painted.add(
                new Handed(painted(each.title()), painted(each.text()), each.urgent(), each.number(), each.onClick())));
        background.start(
                () -> {
                    boolean shown = true;
                    for (Handed each : painted) {
                        shown &= desktop.show(each.title(), each.text(), each.urgent(), each.number(), each.onClick());
                    }
                    return shown;
                },
                then,
                e -> LOG.warn("the system was not told: {}", e.toString()));
    }

    /** What stands for a hidden character is longer than it, so the length is looked at twice. */
    private static String painted(String text) {
        return VisibleText.of(VisibleText.of(text, MOST_CHARACTERS), MOST_CHARACTERS - 1);
    }

    /** Shows one at once, whatever is chosen, and says what came of it. */
    public void test() {
        Texts words = texts.get();
        tested.clear();
        show(
                List.of(new Handed(
                        words.get("notices.desktop.test.title"),
                        words.get("notices.desktop.test"),
                        false,
                        TEST,
                        onDigest)),
                shown ->
                        tested.say(now -> now.get(shown ? "notices.desktop.test.shown" : "notices.desktop.test.none")));
    }

    /** What came of the last test; empty before. */
    public ReadOnlyStringProperty testedProperty() {
        return tested.property();
    }
}
