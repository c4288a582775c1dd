package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.DataPlaneKeyViewModel;
import io.github.backupdesk.viewmodel.DataPlaneKeyViewModel.Way;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The strip in which is chosen with what a cluster is asked for its collections. */
final class DataPlaneKeyView extends VBox {

    private final DataPlaneKeyViewModel model;
    private final ViewContext context;
    private final Map<Way, RadioButton> ways = new EnumMap<>(Way.class);
    private final TextField user = Parts.id(new TextField(), "credential-user");
    private final PasswordField secret = Parts.id(new PasswordField(), "credential-secret");
    private final Runnable onClose;

    /** @param onClose is called when the strip gives the focus back */
    DataPlaneKeyView(DataPlaneKeyViewModel model, ViewContext context, Runnable onClose) {
        super(Parts.GAP);
        this.model = model;
        this.context = context;
        this.onClose = onClose;
        HBox choice = Parts.row(Parts.label(context.text("credential.title"), "strong"));
        ToggleGroup group = new ToggleGroup();
        for (Way each : Way.values()) {
            RadioButton way = Parts.id(new RadioButton(words(each)), "credential-" + each);
            way.setToggleGroup(group);
            way.setSelected(each == model.wayProperty().get());
            // Arrows choose as well, and tell no action.
            context.keep(way.selectedProperty().subscribe(chosen -> {
                if (chosen) {
                    model.wayProperty().set(each);
                }
            }));
            way.setMinWidth(USE_PREF_SIZE);
            ways.put(each, way);
            choice.getChildren().add(way);
        }
        Label problem = Parts.id(Parts.paragraph("", "problem"), "credential-problem");
        context.watch(model.problemProperty(), problem::setText);
        context.showWhileTold(problem, model.problemProperty());
        getChildren()
                .setAll(
                        choice,
                        fields(),
                        problem,
                        Parts.paragraph(context.text("credential.note"), "caption", "muted"));
        getStyleClass().add("edit-strip");
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        context.watch(model.wayProperty(), this::show);
        context.watch(model.openProperty(), this::show);
    }

    private String words(Way way) {
        return switch (way) {
            case PROFILE -> context.text("credential.profile");
            case KEY -> context.text("credential.key");
            case LOGIN -> context.text("credential.login");
        };
    }

    private HBox fields() {
        user.setPromptText(context.text("credential.user"));
        user.setAccessibleText(context.text("credential.user"));
        user.setPrefColumnCount(10);
        user.setText(model.userProperty().get());
        context.keep(user.textProperty().subscribe(model.userProperty()::set));
        context.watch(model.userProperty(), now -> {
            if (!now.equals(user.getText())) {
                user.setText(now);
            }
        });
        Button use = Parts.id(
                Parts.button(context.text("credential.use"), Feather.CHECK, this::use, "accent"), "credential-use");
        Button forget = Parts.id(
                Parts.button(context.text("credential.forget"), Feather.TRASH_2, model::forget), "credential-forget");
        Button cancel = Parts.button(context.text("scope.edit.cancel"), Feather.X, model::close);
        context.watch(model.busyProperty(), use::setDisable);
        context.watch(model.heldProperty(), held -> ViewContext.show(forget, held));
        return Parts.row(user, Parts.grow(secret), use, forget, cancel);
    }

    private void onKey(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            model.close();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown() && e.getTarget() instanceof TextField) {
            use();
            e.consume();
        }
    }

    /** The field is emptied before anything else: what was typed is never shown again. */
    private void use() {
        char[] typed = secret.getText().toCharArray();
        secret.clear();
        model.use(typed);
    }

    private void show(Way way) {
        ways.forEach((each, button) -> button.setSelected(each == way));
        ViewContext.show(user, way == Way.LOGIN);
        ViewContext.show(secret, way != Way.PROFILE);
        String says = context.text(way == Way.LOGIN ? "credential.password" : "credential.key.field");
        secret.setPromptText(says);
        secret.setAccessibleText(says);
        secret.clear();
    }

    private void show(boolean open) {
        boolean within = isFocusWithin();
        ViewContext.show(this, open);
        secret.clear();
        if (open) {
            ways.values().stream().filter(RadioButton::isSelected).forEach(RadioButton::requestFocus);
        } else if (within) {
            onClose.run();
        }
    }
}
