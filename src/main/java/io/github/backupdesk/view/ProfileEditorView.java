package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ProfileEditorViewModel;
import io.github.backupdesk.viewmodel.ProfileFace;
import io.github.backupdesk.viewmodel.ProfileForm;
import io.github.backupdesk.viewmodel.ProfileForm.Field;
import io.github.backupdesk.viewmodel.ProfileForm.Site;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A profile as a form in groups; what is wrong stands beside the buttons and is marked at its field. */
final class ProfileEditorView extends VBox {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final ProfileEditorViewModel model;
    private final ProfileForm form;
    private final ViewContext context;
    private final Map<Field, TextInputControl> fields = new EnumMap<>(Field.class);
    private final TextField name = new TextField();
    private final ScrollPane scroll;
    private final VBox groups;

    ProfileEditorView(ProfileEditorViewModel model, ViewContext context) {
        super(10);
        this.model = model;
        this.form = model.form();
        this.context = context;
        this.groups = new VBox(
                12,
                Parts.card(context.text("profile.account"), account()),
                Parts.card(context.text("profile.connection"), new ConnectionTestView(model.connection(), context)),
                Parts.card(context.text("profile.guard"), guard()),
                Parts.card(context.text("profile.storage"), storage()),
                Parts.card(context.text("profile.network"), network(), authorities()),
                Parts.card(context.text("profile.note"), note()));
        // Not under the bar that comes at the right.
        groups.setPadding(new Insets(0, 12, 2, 0));
        this.scroll = Parts.scrolling(groups);
        Label title = Parts.label("", "card-title", "large");
        context.watch(
                model.freshProperty(),
                fresh -> title.setText(
                        fresh ? context.text("profile.new") : context.text("profile.edit", model.savedName())));
        getChildren().setAll(title, Parts.grow(scroll), foot());
        setMinHeight(0);
        context.watch(model.flawProperty(), this::mark);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && e.isShortcutDown()) {
                model.connect();
                e.consume();
            }
        });
    }

    /** On the name, where the form begins. */
    void focusFirst() {
        Field flaw = model.flawProperty().get();
        TextInputControl begin = flaw == null ? null : fields.get(flaw);
        (begin == null ? name : begin).requestFocus();
    }

    private void mark(@Nullable Field flaw) {
        fields.forEach((field, control) -> control.pseudoClassStateChanged(DANGER, field == flaw));
        TextInputControl wrong = flaw == null ? null : fields.get(flaw);
        if (wrong != null) {
            wrong.requestFocus();
            reveal(wrong);
        }
    }

    private void reveal(Node node) {
        Bounds at = groups.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room = groups.getHeight() - scroll.getViewportBounds().getHeight();
        if (room > 0) {
            scroll.setVvalue(Math.clamp((at.getMinY() - context.px(48)) / room, 0, 1));
        }
    }

    private <T extends TextInputControl> T field(T control, Field field, String id, StringProperty value) {
        fields.put(field, control);
        return Parts.id(FormGrid.bound(control, value, context), id);
    }

    private FormGrid account() {
        FormGrid grid = new FormGrid(context);
        field(name, Field.NAME, "profile-name", form.nameProperty());
        name.setPromptText(context.text("profile.name.prompt"));
        grid.line("profile.name", name);
        ComboBox<Site> site = Parts.id(
                FormGrid.box(form.siteProperty(), List.of(Site.values()), this::site, context), "profile-site");
        TextField own = field(new TextField(), Field.URL, "profile-url", form.ownUrlProperty());
        own.setPromptText("https://");
        own.setAccessibleText(context.text("profile.site.own"));
        context.watch(form.siteProperty(), now -> ViewContext.show(own, now == Site.OWN));
        grid.line("profile.site", Parts.row(site, Parts.grow(own)), site);
        SecretField key = new SecretField(model.key(), context, "profile-key");
        fields.put(Field.KEY, key.field());
        grid.line("keys.field", key(key), key.field());
        TextField cluster = field(new TextField(), Field.CLUSTER, "profile-cluster", form.clusterIdProperty());
        cluster.setPromptText(context.text("profile.cluster.prompt"));
        List<Node> line = grid.line("profile.cluster.id", cluster);
        context.watch(model.quickProperty(), quick -> line.forEach(each -> ViewContext.show(each, quick)));
        return grid;
    }

    private String site(Site each) {
        return switch (each) {
            case ZILLIZ_COM -> "zilliz.com";
            case ZILLIZ_COM_CN -> "zilliz.com.cn";
            case OWN -> context.text("profile.site.own");
        };
    }

    private VBox key(SecretField key) {
        Label hint = Parts.paragraph("", "caption", "muted");
        context.watch(
                model.freshProperty(),
                fresh -> hint.setText(context.text(fresh ? "profile.key.later" : "profile.key.kept")));
        Button environment = small("keys.import.environment", "import-environment", model::importFromEnvironment);
        Button file = small("keys.import.file", "import-file", model::importFromFile);
        Label imported = Parts.id(Parts.paragraph("", "caption"), "imported");
        context.watch(model.importedProperty(), imported::setText);
        context.showWhileTold(imported, model.importedProperty());
        return new VBox(6, key, hint, flow(environment, file), imported);
    }

    private Button small(String says, String id, Runnable action) {
        Button button = Parts.id(new Button(context.text(says)), id);
        // A variable is named in one of them, and its underscores are to be seen.
        button.setMnemonicParsing(false);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    private static FlowPane flow(Node... nodes) {
        FlowPane flow = new FlowPane(Parts.GAP, Parts.GAP, nodes);
        flow.setMinHeight(USE_PREF_SIZE);
        return flow;
    }

    private FormGrid guard() {
        FormGrid grid = new FormGrid(context);
        Function<Enum<?>, String> word = each -> context.texts().of(each);
        ComboBox<?> environment = Parts.id(
                FormGrid.box(form.environmentProperty(), form.environments(), word, context), "profile-environment");
        grid.line("profile.environment", environment);
        ComboBox<?> colour =
                Parts.id(FormGrid.box(form.colourProperty(), form.colours(), word, context), "profile-colour");
        Label bar = Parts.label("", "environment-bar", "bar-sample");
        grid.line("profile.colour", Parts.row(colour, bar), colour);
        TextField own = field(new TextField(), Field.WORD, "profile-word", form.wordProperty());
        grid.line("profile.word", own);
        context.watch(form.toneProperty(), tone -> dress(bar, tone));
        context.watch(form.wordProperty(), now -> bar.setText(now.isBlank() ? model.usualWord() : now.strip()));
        context.watch(form.environmentProperty(), now -> {
            own.setPromptText(model.usualWord());
            bar.setText(
                    own.getText().isBlank() ? model.usualWord() : own.getText().strip());
        });
        VBox lock = FormGrid.radios(form.lockProperty(), form.locks(), word, model::means, context);
        grid.line("profile.lock", lock);
        TextField typed = field(new TextField(), Field.TYPED_NAME, "profile-typed", form.typedNameProperty());
        typed.setAccessibleText(context.text("lock.name"));
        Label task = Parts.paragraph("", "hint");
        context.watch(
                model.freshProperty(), fresh -> task.setText(context.text("profile.lock.typed", model.savedName())));
        VBox loosen = new VBox(4, task, typed);
        context.watch(form.weakerProperty(), weaker -> ViewContext.show(loosen, weaker));
        grid.add(loosen, 1, grid.getRowCount());
        return grid;
    }

    private static void dress(Node node, ProfileFace.Tone tone) {
        node.getStyleClass().removeIf(each -> each.startsWith("tone-"));
        node.getStyleClass().add(tone.style());
    }

    private VBox storage() {
        FormGrid grid = new FormGrid(context);
        grid.line(
                "profile.place",
                FormGrid.radios(form.keyPlaceProperty(), form.keyPlaces(), model::place, model::placeMeans, context));
        Button test = small("keys.store.test", "store-test", model::testStore);
        Label tried = Parts.id(Parts.paragraph(""), "store-tried");
        context.watch(model.triedProperty(), tried::setText);
        context.showWhileTold(tried, model.triedProperty());
        context.watch(model.busyProperty(), test::setDisable);
        return new VBox(Parts.GAP, grid, flow(test), tried);
    }

    private FormGrid network() {
        FormGrid grid = new FormGrid(context);
        Function<Enum<?>, String> word = each -> context.texts().of(each);
        ComboBox<?> mode =
                Parts.id(FormGrid.box(form.proxyModeProperty(), form.proxyModes(), word, context), "profile-proxy");
        grid.line("profile.proxy", mode);
        TextField host = field(new TextField(), Field.PROXY_HOST, "proxy-host", form.proxyHostProperty());
        TextField port = field(new TextField(), Field.PROXY_PORT, "proxy-port", form.proxyPortProperty());
        port.setPrefColumnCount(5);
        port.setAccessibleText(context.text("profile.proxy.port.name"));
        port.setPromptText(context.text("profile.proxy.port.name"));
        TextField user = field(new TextField(), Field.PROXY_USER, "proxy-user", form.proxyUserProperty());
        PasswordField password =
                Parts.id(FormGrid.bound(new PasswordField(), form.proxyPasswordProperty(), context), "proxy-password");
        context.watch(
                model.freshProperty(),
                fresh -> password.setPromptText(
                        model.hasProxyPassword() ? context.text("profile.proxy.password.kept") : ""));
        List<List<Node>> lines = List.of(
                grid.line("profile.proxy.address", Parts.row(Parts.grow(host), port), host),
                grid.line("profile.proxy.login", user),
                grid.line("profile.proxy.password", password));
        context.watch(
                form.byProxyProperty(),
                named -> lines.forEach(line -> line.forEach(each -> ViewContext.show(each, named))));
        return grid;
    }

    private VBox authorities() {
        var authorities = model.authorities();
        VBox list = Parts.id(new VBox(4), "authorities");
        ListChangeListener<String> refill = change -> fill(list);
        authorities.names().addListener(refill);
        context.keep(() -> authorities.names().removeListener(refill));
        fill(list);
        Button add = small("profile.authorities.add", "authority-add", authorities::addFile);
        Label said = Parts.id(Parts.paragraph("", "caption"), "authorities-said");
        context.watch(authorities.saidProperty(), said::setText);
        context.showWhileTold(said, authorities.saidProperty());
        VBox all = new VBox(
                6,
                Parts.label(context.text("profile.authorities"), "strong"),
                Parts.paragraph(context.text("profile.authorities.explain"), "caption", "muted"),
                list,
                flow(add),
                said);
        all.getStyleClass().add("spaced");
        return all;
    }

    private void fill(VBox list) {
        List<String> names = model.authorities().names();
        list.getChildren().clear();
        for (int i = 0; i < names.size(); i++) {
            int at = i;
            Label name = Parts.grow(Parts.label(names.get(at)));
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            Button remove = small(
                    "profile.authorities.remove",
                    "authority-remove-" + at,
                    () -> model.authorities().remove(at));
            remove.setAccessibleText(context.text("profile.authorities.remove.one", names.get(at)));
            list.getChildren().add(Parts.row(new Glyph(Feather.SHIELD), name, remove));
        }
        ViewContext.show(list, !names.isEmpty());
    }

    private TextArea note() {
        TextArea note = Parts.id(FormGrid.bound(new TextArea(), form.noteProperty(), context), "profile-note");
        note.setAccessibleText(context.text("profile.note"));
        note.setPromptText(context.text("profile.note.prompt"));
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.setMinHeight(context.px(56));
        // Tab leads on, as everywhere else in the form.
        note.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB && !e.isShortcutDown()) {
                note.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                e.consume();
            }
        });
        return note;
    }

    private VBox foot() {
        Label problem = Parts.id(Parts.paragraph(""), "profile-problem");
        context.watch(model.problemProperty(), problem::setText);
        Button session = small("keys.sessionOnly", "session-only", model::keepForSession);
        context.watch(model.sessionOfferedProperty(), offered -> ViewContext.show(session, offered));
        VBox trouble = new VBox(Parts.GAP, problem, session);
        trouble.getStyleClass().addAll("callout", "trouble", "slim");
        context.showWhileTold(trouble, model.problemProperty());
        Label busy = Parts.label(context.text("profile.busy"), "muted");
        context.watch(model.busyProperty(), now -> ViewContext.show(busy, now));
        Button save = Parts.id(Parts.button(context.text("profile.save"), Feather.SAVE, model::save), "profile-save");
        Button connect = Parts.id(
                Parts.button(context.text("profile.saveConnect"), Feather.LOG_IN, model::connect, "accent"),
                "profile-save-connect");
        connect.setTooltip(new Tooltip(context.text("profile.saveConnect.tip")));
        Button discard = Parts.id(
                Parts.button(context.text("profile.discard"), Feather.TRASH_2, model::discard), "profile-discard");
        for (Region each : List.of(save, connect)) {
            context.watch(model.busyProperty(), each::setDisable);
        }
        HBox buttons = Parts.row(save, connect, busy, Parts.spring(), discard);
        return new VBox(Parts.GAP, trouble, buttons);
    }
}
