package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import io.github.backupdesk.viewmodel.ProfileFace;
import io.github.backupdesk.viewmodel.ProfileRow;
import io.github.backupdesk.viewmodel.ShellViewModel;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The environment bar, and below it the name of the program, whom it speaks for, and the way to the pages. */
final class HeaderView extends VBox {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    /** Of the width of the window. */
    private static final double MOST_OF_CHIP = 0.45;

    private final DeskPages pages;
    private final ViewContext context;
    private final MenuButton chip;
    private final BellView bell;
    private final MenuButton more;

    HeaderView(DeskPages pages, Optional<ShellViewModel> shown, ViewContext context) {
        this.pages = pages;
        this.context = context;
        Label bar = Parts.id(Parts.label("", "environment-bar"), "environment-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        Region dot = new Region();
        dot.getStyleClass().add("environment-dot");
        this.chip = Parts.id(new MenuButton("", dot), "profile-chip");
        chip.getStyleClass().add("chip");
        shown.ifPresentOrElse(
                model -> {
                    context.watch(model.environmentProperty(), told -> {
                        bar.setText(told);
                        bar.pseudoClassStateChanged(FAULTY, model.isFaulty());
                    });
                    context.watch(model.faceProperty(), face -> {
                        wear(face, bar, dot, chip);
                        chip.setText(model.accountName());
                        chip.setAccessibleText(context.text("account.accessible", model.accountName()));
                    });
                },
                () -> {
                    ViewContext.show(bar, false);
                    chip.setText(context.text("account.none"));
                    chip.setAccessibleText(context.text("account.none"));
                });
        chip.setTooltip(new Tooltip(context.text("account.tip")));
        ListChangeListener<ProfileRow> refill = change -> fill();
        pages.profiles().rows().addListener(refill);
        context.keep(() -> pages.profiles().rows().removeListener(refill));
        fill();
        StackPane mark = new StackPane(Parts.label("B"));
        mark.getStyleClass().add("app-mark");
        Label name = Parts.label(context.text("app.name"), "app-name");
        name.setMinWidth(USE_PREF_SIZE);
        this.bell = new BellView(pages.notices(), context, () -> pages.desk().show(Page.NOTICES));
        this.more = more();
        Label independent = Parts.label(context.text("app.independent"), "caption", "muted");
        independent.setMinWidth(0);
        var line = Parts.row(mark, name, chip, Parts.spring(), independent, bell, more);
        line.getStyleClass().add("header");
        getChildren().setAll(bar, line);
    }

    /** While something waits before the last door no way leads elsewhere; the bar says all the same where one is. */
    void shut(boolean now) {
        chip.setDisable(now);
        bell.setDisable(now);
        more.setDisable(now);
    }

    private static void wear(ProfileFace face, Node... parts) {
        for (Node each : parts) {
            each.getStyleClass().removeIf(style -> style.startsWith("tone-"));
            each.getStyleClass().add(face.tone().style());
        }
    }

    /** The profiles to change to, and the way to edit them. */
    private void fill() {
        chip.getItems().clear();
        for (ProfileRow each : pages.profiles().rows()) {
            Region dot = new Region();
            dot.getStyleClass().addAll("environment-dot", each.tone().style());
            MenuItem item =
                    new MenuItem(context.text("account.choice", each.name(), each.environment(), each.state()), dot);
            item.setOnAction(e -> pages.profiles().connect(each.id()));
            chip.getItems().add(item);
        }
        MenuItem manage = Parts.item(context.text("account.manage"), Feather.USERS, () -> open(Page.PROFILES));
        MenuItem lock = Parts.item(context.text("account.lock"), Feather.LOCK, pages.desk()::lockNow);
        chip.getItems().addAll(new SeparatorMenuItem(), manage, lock);
    }

    private MenuButton more() {
        MenuButton more = Parts.id(new MenuButton("", new Glyph(Feather.MENU)), "menu");
        more.getStyleClass().add("icon-only");
        more.setAccessibleText(context.text("menu.accessible"));
        more.setTooltip(new Tooltip(context.text("menu.accessible")));
        more.getItems()
                .setAll(
                        Parts.item(context.text("menu.preferences"), Feather.SLIDERS, () -> open(Page.PREFERENCES)),
                        Parts.item(context.text("menu.help"), Feather.HELP_CIRCLE, () -> open(Page.HELP)),
                        Parts.item(context.text("menu.support"), Feather.LIFE_BUOY, () -> open(Page.SUPPORT)),
                        Parts.item(context.text("menu.about"), Feather.INFO, () -> open(Page.ABOUT)));
        return more;
    }

    private void open(Page page) {
        pages.desk().show(page);
    }

    /** Beside whom the program speaks for, everything else gives way; only the longest names are cut. */
    @Override
    protected void layoutChildren() {
        chip.setMinWidth(Math.min(chip.prefWidth(-1), getWidth() * MOST_OF_CHIP));
        super.layoutChildren();
    }
}
