package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window's content in one language: bars, sidebar, and the screen of the moment. */
final class ShellView extends BorderPane {

    /** Below this width the sidebar shows icons alone. */
    private static final double NARROW = 1040;

    /** Below this height, without the header, the history pane shows one line. */
    private static final double LOW = 640;

    private static final PseudoClass LOW_WINDOW = PseudoClass.getPseudoClass("low");
    /** The second half of a double press, in nanoseconds after the first. */
    private static final long DOUBLE_PRESS = 500_000_000;

    private final ShellViewModel model;
    private final NewBackupView form;
    private final ReviewView review;
    private final HistoryView history;
    private final PlanView plan;
    private final Optional<FailureSimulatorView> simulator;
    private final HistoryPaneView pane;
    private final SidebarView sidebar;
    private final Panes panes;
    private boolean low;
    private boolean enterHeld;
    private long createdAt = System.nanoTime() - DOUBLE_PRESS;

    ShellView(ShellViewModel model, ViewContext context) {
        this.model = model;
        this.form = new NewBackupView(model.form(), model.names().orElseThrow(), context, model::goOn, model::paste);
        this.review = new ReviewView(
                model.review(), context, () -> model.go(Screen.NEW_BACKUP), this::create, model.faceProperty());
        this.history = new HistoryView(
                model.history(),
                model.attempt(),
                model.export(),
                context,
                model::runAgain,
                new PlanOfferView(model, context));
        this.plan = new PlanView(model, context);
        this.simulator = model.simulator().map(failures -> new FailureSimulatorView(failures, context));
        this.pane = new HistoryPaneView(model.history(), context, () -> model.go(Screen.HISTORY));
        this.sidebar = new SidebarView(model, context);
        StackPane screens = new StackPane(form, review, history, plan);
        simulator.ifPresent(screens.getChildren()::add);
        screens.setMinHeight(0);
        VBox.setVgrow(screens, Priority.ALWAYS);
        NoticeView unkept = NoticeView.unkept(model, context);
        NoticeView notice = NoticeView.last(model, context);
        VBox.setMargin(unkept, new Insets(12, 20, 0, 20));
        VBox.setMargin(notice, new Insets(12, 20, 0, 20));
        VBox middle = new VBox(unkept, notice, screens, pane);
        middle.setMinHeight(0);
        setLeft(sidebar);
        setCenter(middle);
        StatusBarView status = new StatusBarView(model.history(), model.preferences(), model.sync(), context);
        setBottom(status);
        this.panes = new Panes(Stream.of(
                        List.of(sidebar),
                        form.panes(),
                        List.of(review, history, plan),
                        simulator.stream().toList(),
                        List.of(pane, status))
                .flatMap(List::stream)
                .toList());
        getStyleClass().add("shell");
        context.watch(model.screenProperty(), this::show);
        context.keep(widthProperty().subscribe(width -> narrow(width.doubleValue() < context.px(NARROW))));
        context.keep(heightProperty().subscribe(height -> low(height.doubleValue() < context.px(LOW))));
        context.watch(model.noticeProperty(), now -> showPane());
        context.watch(model.unkept().noticeProperty(), now -> showPane());
        context.watch(model.form().filledProperty(), now -> showPane());
        context.watch(model.form().cluster().severalProperty(), now -> showPane());
        context.watch(model.form().table().openProperty(), now -> showPane());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(KeyEvent.KEY_RELEASED, e -> enterHeld = enterHeld && e.getCode() != KeyCode.ENTER);
    }

    private void show(Screen screen) {
        ViewContext.show(form, screen == Screen.NEW_BACKUP);
        ViewContext.show(review, screen == Screen.REVIEW);
        ViewContext.show(history, screen == Screen.HISTORY);
        ViewContext.show(plan, screen == Screen.PLAN);
        simulator.ifPresent(each -> ViewContext.show(each, screen == Screen.SIMULATOR));
        showPane();
        focusScreen();
    }

    private void narrow(boolean now) {
        sidebar.narrow(now);
        pane.narrow(now);
    }

    private void low(boolean now) {
        low = now;
        pane.room(now ? 1 : 3);
        pseudoClassStateChanged(LOW_WINDOW, now);
        lookupAll(".spare").forEach(each -> ViewContext.show(each, !now));
        showPane();
    }

    /** There is room for two strips, or for one in a low window; the pane gives way to what is news and to several. */
    private void showPane() {
        boolean news = model.noticeProperty().get() != null
                || model.unkept().noticeProperty().get() != null;
        boolean filled = !model.form().filledProperty().get().isEmpty();
        boolean several = model.form().cluster().severalProperty().get()
                || model.form().table().openProperty().get();
        boolean room = low ? !news && !filled && !several : !news || !filled;
        ViewContext.show(pane, room && model.screenProperty().get() == Screen.NEW_BACKUP);
    }

    /** Puts the focus where the work on this screen begins. */
    void focusScreen() {
        switch (model.screenProperty().get()) {
            case NEW_BACKUP -> form.focusBegin();
            case REVIEW -> review.focusConfirm();
            case HISTORY -> history.focusTable();
            case PLAN -> plan.focusTable();
            case SIMULATOR -> simulator.ifPresent(FailureSimulatorView::focusFirst);
        }
    }

    private void onKey(KeyEvent e) {
        // A release can get lost with the focus; the press of any other key tells as well.
        enterHeld = enterHeld && e.getCode() == KeyCode.ENTER;
        // AltGr comes as Ctrl and Alt on Windows: it types, and commands nothing.
        boolean handled = e.isShortcutDown() ? !e.isAltDown() && onShortcut(e) : onPlainKey(e);
        if (handled) {
            e.consume();
        }
    }

    private boolean onShortcut(KeyEvent e) {
        if (e.isShiftDown()) {
            return onShiftShortcut(e);
        }
        switch (e.getCode()) {
            case ENTER -> goOn();
            case L -> {
                model.go(Screen.NEW_BACKUP);
                form.focusCluster();
            }
            case N, DIGIT3 -> model.go(Screen.NEW_BACKUP);
            case DIGIT5 -> model.go(Screen.HISTORY);
            case DIGIT6 -> model.go(Screen.SIMULATOR);
            case F -> focusFilter();
            case E -> model.exportHistory();
            case D -> {
                return onReview(model.review()::edit);
            }
            case R -> {
                return onPlan(model.plan()::resume) || runAgain();
            }
            case J -> {
                model.go(Screen.NEW_BACKUP);
                pane.focusFirst();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean onPlan(Runnable verb) {
        return on(Screen.PLAN, verb);
    }

    private boolean onReview(Runnable verb) {
        return on(Screen.REVIEW, verb);
    }

    /** What is done on one screen alone. */
    private boolean on(Screen screen, Runnable verb) {
        boolean shown = model.screenProperty().get() == screen;
        if (shown) {
            verb.run();
        }
        return shown;
    }

    private boolean runAgain() {
        boolean typing = getScene().getFocusOwner() instanceof TextInputControl field && field.isEditable();
        if (typing || model.screenProperty().get() != Screen.HISTORY) {
            return false;
        }
        model.runAgain();
        return true;
    }

    /** The menus above the history, from wherever one is. */
    private void openMenu(Runnable menu) {
        model.go(Screen.HISTORY);
        menu.run();
    }

    /** The filter of whatever list is shown. */
    private void focusFilter() {
        if (model.screenProperty().get() == Screen.HISTORY) {
            history.focusSearch();
        } else {
            model.go(Screen.NEW_BACKUP);
            form.focusFilter();
        }
    }

    /** One press is one step: keys that are held must not walk through the review, nor through a second one. */
    private void goOn() {
        if (enterHeld) {
            return;
        }
        enterHeld = true;
        boolean onReview = model.screenProperty().get() == Screen.REVIEW;
        if (onReview && model.review().freshProperty().get()) {
            return;
        }
        if (onReview || System.nanoTime() - createdAt > DOUBLE_PRESS) {
            model.goOn();
        }
        if (onReview) {
            createdAt = System.nanoTime();
        }
    }

    /** A press on the button that was meant for what stood there before sends nothing. */
    private void create() {
        if (!model.review().freshProperty().get()) {
            model.create();
            createdAt = System.nanoTime();
        }
    }

    private boolean onShiftShortcut(KeyEvent e) {
        return switch (e.getCode()) {
            case F -> {
                openMenu(history::openFilter);
                yield true;
            }
            case S -> {
                openMenu(history::openSort);
                yield true;
            }
            case V -> {
                model.paste(ViewContext.copied());
                yield true;
            }
            case C -> copyIds();
            case D -> onReview(model.review()::dryRun);
            case U -> onReview(() -> ViewContext.copy(model.review().curl()));
            case P -> {
                model.showPlan();
                yield true;
            }
            case R -> onPlan(model.plan()::planAgain);
            case X -> onPlan(model.plan()::stop);
            case T -> onPlan(() -> PlanView.copyText(model));
            default -> false;
        };
    }

    private boolean copyIds() {
        String ids = model.idsAtHand();
        if (ids.isEmpty()) {
            return false;
        }
        ViewContext.copy(ids);
        model.history().copied(ids);
        return true;
    }

    /** From the review to the form, from a plan to the history; elsewhere there is no way back. */
    private boolean back() {
        switch (model.screenProperty().get()) {
            case REVIEW -> model.go(Screen.NEW_BACKUP);
            case PLAN -> model.go(Screen.HISTORY);
            case NEW_BACKUP, HISTORY, SIMULATOR -> {
                return false;
            }
        }
        return true;
    }

    private boolean onPlainKey(KeyEvent e) {
        switch (e.getCode()) {
            case F5 -> model.refresh();
            case F6 -> panes.step(!e.isShiftDown());
            case ESCAPE -> {
                return back();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
