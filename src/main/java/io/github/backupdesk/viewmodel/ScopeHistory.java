package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one tree and can be undone. A step keeps the user's part as it was before: what is ticked, typed, and which
 * type of backup is wanted. What the server told is not undone: the user's part is put onto what the server told last.
 */
final class ScopeHistory {

    private static final int STEPS = 100;
    private static final long ROOM = 64L << 20;

    private final ScopeTree tree;
    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();

    /** What is not of one tree but undone with it. */
    record Way(ScopeType type, boolean split) {}

    /** One database as a step keeps it. */
    private record Kept(String name, Source source, HeldNames held) {}

    /** The user's part at one moment. */
    record Moment(Way way, List<Kept> databases) {

        int ticks() {
            return databases.stream().mapToInt(each -> each.held().tickCount()).sum();
        }

        private boolean sameAs(Moment other) {
            if (!way.equals(other.way) || databases.size() != other.databases.size()) {
                return false;
            }
            for (int i = 0; i < databases.size(); i++) {
                Kept one = databases.get(i);
                Kept two = other.databases.get(i);
                if (one.held != two.held || one.source != two.source || !one.name.equals(two.name)) {
                    return false;
                }
            }
            return true;
        }

        private long roomBeside(Moment other) {
            Map<String, HeldNames> there = new HashMap<>();
            other.databases.forEach(each -> there.put(each.name, each.held));
            return databases.stream()
                    .mapToLong(each -> each.held.roomBeside(there.getOrDefault(each.name, each.held)))
                    .sum();
        }
    }

    /** @param words what was done */
    private record Step(Moment moment, Function<Texts, String> words, long room) {}

    ScopeHistory(ScopeTree tree) {
        this.tree = tree;
    }

    Moment now(Way way) {
        return new Moment(
                way,
                tree.databases().stream()
                        .map(each -> new Kept(each.name(), each.source(), each.held()))
                        .toList());
    }

    /** Notes what was done since; nothing where nothing has changed. */
    void did(Moment before, Moment after, Function<Texts, String> words) {
        if (before.sameAs(after)) {
            return;
        }
        future.clear();
        past.push(new Step(before, words, before.roomBeside(after)));
        while (past.size() > STEPS || (past.size() > 1 && room() > ROOM)) {
            past.removeLast();
        }
    }

    private long room() {
        return past.stream().mapToLong(Step::room).sum();
    }

    boolean canUndo() {
        return !past.isEmpty();
    }

    boolean canRedo() {
        return !future.isEmpty();
    }

    /** Goes back one step. Null if there is none. */
    @Nullable
    Done undo(Way way) {
        return go(past, future, way);
    }

    @Nullable
    Done redo(Way way) {
        return go(future, past, way);
    }

    /** What was put back, and the words of what was done or undone. */
    record Done(Way way, Function<Texts, String> words) {}

    private @Nullable Done go(Deque<Step> from, Deque<Step> to, Way way) {
        Step step = from.poll();
        if (step == null) {
            return null;
        }
        Moment now = now(way);
        to.push(new Step(now, step.words, now.roomBeside(step.moment)));
        tree.edit(() -> restore(step.moment));
        return new Done(step.moment.way, step.words);
    }

    private void restore(Moment moment) {
        Map<String, Kept> wanted = new HashMap<>();
        moment.databases.forEach(each -> wanted.put(each.name, each));
        for (ScopeDatabase each : List.copyOf(tree.databases())) {
            Kept kept = wanted.remove(each.name());
            if (kept != null) {
                restore(each, kept);
            } else if (each.source() == Source.LIVE) {
                each.hold(HeldNames.untouched(each.held().live()));
            } else {
                tree.drop(each);
            }
        }
        // What was removed since, or vanished from the server.
        wanted.values().stream().filter(ScopeHistory::worthKeeping).forEach(kept -> {
            ScopeDatabase back = tree.known(kept.name, Source.MISSING);
            back.expand(true);
            restore(back, kept);
        });
    }

    private static boolean worthKeeping(Kept kept) {
        return kept.source != Source.LIVE || kept.held.edited();
    }

    private void restore(ScopeDatabase database, Kept kept) {
        PackedNames live = database.held().live();
        database.hold(kept.held.live() == live ? kept.held : kept.held.onto(live));
        if (database.source() == Source.LIVE) {
            return;
        }
        if (worthKeeping(kept)) {
            database.from(kept.source == Source.LIVE ? Source.MISSING : kept.source);
        } else {
            tree.drop(database);
        }
    }
}
