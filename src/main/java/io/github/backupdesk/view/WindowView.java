package io.github.backupdesk.view;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.DeskViewModel;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import io.github.backupdesk.viewmodel.LockViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/**
 * The root of the window: the header, and below it the work on one account or a page over it. All state lives in the view
 * models, so another language or another account simply gets new views.
 */
public final class WindowView extends BorderPane {

    public static final double DEFAULT_WIDTH = 1280;
    public static final double DEFAULT_HEIGHT = 800;
    public static final double MIN_WIDTH = 960;
    public static final double MIN_HEIGHT = 600;

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final DeskPages pages;
    private final DeskViewModel desk;
    private final PreferencesViewModel preferences;
    private final StackPane floor = new StackPane();
    private @Nullable ViewContext context;
    private @Nullable ViewContext pageContext;
    private @Nullable ShellView shell;
    private @Nullable PageFrame page;
    private @Nullable LockView door;
    private boolean enterHeld;

    public WindowView(DeskPages pages) {
        this.pages = pages;
        this.desk = pages.desk();
        this.preferences = desk.preferences();
        floor.setMinHeight(0);
        setCenter(floor);
        preferences.textsProperty().subscribe((was, now) -> build());
        // Lengths that follow the text are taken when the views are made.
        preferences.textSizeProperty().subscribe((was, now) -> build());
        desk.shownProperty().subscribe((was, now) -> build());
        desk.pageProperty().subscribe((was, now) -> turn());
        addEventFilter(KeyEvent.KEY_PRESSED, e -> enterHeld = enterHeld || e.getCode() == KeyCode.ENTER);
        addEventFilter(KeyEvent.KEY_RELEASED, e -> enterHeld = enterHeld && e.getCode() != KeyCode.ENTER);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        build();
    }

    private ViewContext fresh() {
        Texts texts = preferences.textsProperty().get();
        return new ViewContext(texts, preferences.textSizeProperty().get() / 100.0, pages.layout());
    }

    private void build() {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        if (context != null) {
            context.end();
        }
        ViewContext now = fresh();
        context = now;
        ShellViewModel shown = desk.shownProperty().get();
        HeaderView header = new HeaderView(pages, Optional.ofNullable(shown), now);
        setTop(header);
        floor.getChildren().clear();
        shell = null;
        door = null;
        if (shown != null) {
            ShellView work = new ShellView(shown, now);
            shell = work;
            floor.getChildren().add(work);
            shown.lock().ifPresent(lock -> guard(header, work, lock, now));
        }
        turn();
        if (getScene() != null) {
            // Some controls take their content in only when they are styled; until then nothing in them can be found.
            applyCss();
        }
        Node same = focused == null || focused.getId() == null ? null : lookup("#" + focused.getId());
        if (same != null) {
            same.requestFocus();
        } else {
            focusStart();
        }
    }

    /** While something waits before the door, nothing behind it can be touched. */
    private void guard(HeaderView header, ShellView work, LockViewModel lock, ViewContext now) {
        LockView guarding = new LockView(lock, now);
        floor.getChildren().add(guarding);
        now.watch(lock.openProperty(), open -> {
            work.setDisable(open);
            header.shut(open);
            door = open ? guarding : null;
            if (open) {
                dropWhatHangsOver();
                guarding.begin(enterHeld);
            }
            focusStart();
        });
    }

    /** Lays a page over the work, or takes it away. */
    private void turn() {
        if (pageContext != null) {
            pageContext.end();
            pageContext = null;
        }
        if (page != null) {
            floor.getChildren().remove(page);
            page = null;
        }
        Page wanted = desk.pageProperty().get();
        boolean over = wanted != Page.NONE;
        if (over) {
            dropWhatHangsOver();
        }
        if (shell != null) {
            ViewContext.show(shell, !over);
        }
        if (over) {
            ViewContext now = fresh();
            pageContext = now;
            PageFrame frame = Pages.of(wanted, pages, now);
            page = frame;
            floor.getChildren().add(frame);
            frame.applyCss();
        }
        focusStart();
    }

    /** What was opened beside a part of the work goes with it, or it would hang over the page or the door. */
    private void dropWhatHangsOver() {
        for (Window each : List.copyOf(Window.getWindows())) {
            if (each instanceof PopOver hanging
                    && getScene() != null
                    && hanging.getOwnerWindow().equals(getScene().getWindow())) {
                hanging.hide();
            }
        }
    }

    /** Puts the focus where the work begins; to be called once the window is shown. */
    public void focusStart() {
        if (page != null) {
            page.focusStart();
        } else if (door != null) {
            door.focusStart();
        } else if (shell != null) {
            shell.focusScreen();
        }
    }

    private void onKey(KeyEvent e) {
        boolean handled = e.isShortcutDown() ? !e.isAltDown() && onShortcut(e) : onPlainKey(e);
        if (handled) {
            e.consume();
        }
    }

    private boolean onShortcut(KeyEvent e) {
        boolean shift = e.isShiftDown();
        return switch (e.getCode()) {
            case P -> !shift && to(Page.PROFILES);
            case COMMA -> to(Page.PREFERENCES);
            case SLASH -> to(Page.HELP);
            case L -> {
                if (shift) {
                    desk.lockNow();
                }
                yield shift;
            }
            default -> false;
        };
    }

    private boolean onPlainKey(KeyEvent e) {
        if (e.getCode() == KeyCode.F1) {
            return to(Page.HELP);
        }
        boolean back = e.getCode() == KeyCode.ESCAPE && page != null && page.mayClose();
        if (back) {
            desk.closePage();
        }
        return back;
    }

    private boolean to(Page wanted) {
        desk.show(desk.pageProperty().get() == wanted ? Page.NONE : wanted);
        return true;
    }

    /** Says whether the theme is a dark one, for the few rules that differ. */
    public void dark(boolean dark) {
        pseudoClassStateChanged(DARK, dark);
    }
}
