package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.background.Background.Work;
import io.github.backupdesk.settings.WindowLayout;
import io.github.backupdesk.settings.WindowLayout.Frame;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the window is arranged: one layout for all profiles, since it is one window. It is written down when things have come
 * to rest, and at the end.
 */
public final class LayoutViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(LayoutViewModel.class);

    /** A hand that drags a window tells of every pixel. */
    private static final Duration REST = Duration.ofMillis(500);

    /** Writes a layout down; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void save(WindowLayout layout) throws Exception;
    }

    private final Background background;
    private final Keeper keeper;
    private final ReadOnlyIntegerWrapper resets = new ReadOnlyIntegerWrapper();
    private volatile Work waiting = () -> {};
    private volatile @Nullable Frame moving;
    private volatile WindowLayout layout;
    private WindowLayout kept;

    public LayoutViewModel(WindowLayout layout, Background background, Keeper keeper) {
        this.layout = layout;
        this.kept = layout;
        this.background = background;
        this.keeper = keeper;
    }

    public Optional<Frame> frame() {
        return layout.frame();
    }

    public boolean isMaximised() {
        return layout.maximised();
    }

    /** Where the divider is, from 0 to 1; empty if it was never moved. */
    public Optional<Double> divider(String name) {
        return Optional.ofNullable(layout.dividers().get(name));
    }

    /** How the table is arranged; empty if it is as it comes. */
    public Optional<TableLook> table(String name) {
        return Optional.ofNullable(layout.tables().get(name)).map(TableLook::of);
    }

    /** Systems tell the place of a maximised window before they say that it is one: that is not where it goes back to. */
    public void move(Frame now) {
        moving = now;
        change(was -> was);
    }

    public void maximise(boolean now) {
        moving = null;
        change(was -> was.withMaximised(now));
    }

    public void divide(String name, double at) {
        change(was -> was.withDivider(name, at));
    }

    public void arrange(String name, TableLook now) {
        change(was -> was.withTable(name, now.kept()));
    }

    /** Counts how often everything was put back to how it comes; who shows something of it has to follow. */
    public ReadOnlyIntegerProperty resetsProperty() {
        return resets.getReadOnlyProperty();
    }

    /** Puts everything back to how it comes. */
    public void reset() {
        layout = WindowLayout.NONE;
        resets.set(resets.get() + 1);
        // What follows tells of itself, and that is nothing anybody has arranged.
        moving = null;
        change(was -> WindowLayout.NONE);
    }

    private void change(UnaryOperator<WindowLayout> by) {
        layout = by.apply(layout);
        waiting.cancel();
        waiting = background.after(REST, this::settle);
    }

    private void settle() {
        takeMoved();
        background.start(this::save, done -> {}, e -> LOG.warn("the layout was not saved: {}", e.toString()));
    }

    private void takeMoved() {
        Frame moved = moving;
        if (moved != null) {
            layout = layout.withFrame(moved);
            moving = null;
        }
    }

    /** At the end, when nobody waits for a rest any more; blocks. */
    public void flush() {
        waiting.cancel();
        takeMoved();
        try {
            save();
        } catch (Exception e) {
            LOG.warn("the layout was not saved: {}", e.toString());
        }
    }

    /** One at a time, and always the newest: two that were begun one after the other may come in turn. */
    private synchronized boolean save() throws Exception {
        WindowLayout now = layout;
        boolean news = !now.equals(kept);
        if (news) {
            keeper.save(now);
            kept = now;
        }
        return news;
    }
}
