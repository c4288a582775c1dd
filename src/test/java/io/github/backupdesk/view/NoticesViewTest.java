package io.github.backupdesk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.WindowLayout;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.viewmodel.LayoutViewModel;
import io.github.backupdesk.viewmodel.NoticeKind;
import io.github.backupdesk.viewmodel.NoticesViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bell and its page, by keys alone. */
class NoticesViewTest {

    private final ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>(Texts.in(Locale.ENGLISH));
    private final NoticesViewModel model =
            new NoticesViewModel(new DirectBackground(), Fixtures.CLOCK, texts.getReadOnlyProperty());
    private final List<String> opened = new ArrayList<>();
    private final VBox root = new VBox(8);
    private final Stage stage = shown();
    private final Driver driver = new Driver(stage);
    private ViewContext context = context();

    private Stage shown() {
        Driver.startToolkit();
        return Driver.onStage(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Theming.loadFonts(Path.of("target", "fonts"));
            Stage fresh = new Stage();
            root.setPadding(new Insets(16));
            Scene scene = new Scene(root, 900, 500);
            scene.getStylesheets().add(Theming.ownSheet());
            fresh.setScene(scene);
            fresh.show();
            return fresh;
        });
    }

    @BeforeEach
    void fill() {
        Driver.run(() -> {
            model.onOpen((profile, attempt) -> opened.add(profile + " " + attempt));
            model.raise(
                    "p", "Production CN", NoticeKind.NOTE, words -> words.get("notices.gone", "search-prod", "b1"), 1);
            model.raise(
                    "p", "Production CN", NoticeKind.SUCCESS, words -> words.get("notices.done", "search-prod", 2), 2);
            model.raise(
                    "q",
                    "Staging",
                    NoticeKind.UNKNOWN,
                    words -> words.get("notices.unknown", "users-eu", "10:42:07"),
                    3);
            build();
        });
    }

    private ViewContext context() {
        return new ViewContext(
                texts.get(), 1, new LayoutViewModel(WindowLayout.NONE, new DirectBackground(), kept -> {}));
    }

    private void build() {
        context.end();
        context = context();
        NoticesView page = new NoticesView(model, context);
        root.getChildren().setAll(new BellView(model, context, () -> opened.add("page")), Parts.grow(page));
        root.applyCss();
        root.layout();
        page.focusBegin();
    }

    @AfterEach
    void close() {
        Driver.run(stage::close);
    }

    private BellView bell() {
        return (BellView) root.lookup("#bell");
    }

    @Test
    void theBellSaysHowManyAreUnreadAndItsKeyOpensThePage() {
        assertEquals("3 unread notices", Driver.onStage(() -> bell().getAccessibleText()));
        driver.shortcut(KeyCode.B);
        assertEquals(List.of("page"), opened);
        Driver.run(model::markAllRead);
        assertEquals("No unread notices", Driver.onStage(() -> bell().getAccessibleText()));
        assertFalse(driver.isShown("bell-count"));
    }

    @Test
    void enterShowsTheEntryAndDeleteGoesOnToTheNext() {
        driver.keys(KeyCode.ENTER);
        assertEquals(List.of("q 3"), opened);
        assertEquals(2, model.unreadProperty().get());
        driver.inTurn(KeyCode.DELETE, KeyCode.DELETE);
        assertEquals(1, model.rows().size());
        driver.keys(KeyCode.ENTER);
        assertEquals(List.of("q 3", "p 1"), opened);
        driver.keys(KeyCode.DELETE);
        assertEquals(List.of(), model.rows());
        assertTrue(Driver.onStage(() ->
                ((ListView<?>) root.lookup("#notices-list")).getPlaceholder().isVisible()));
    }

    @Test
    void nothingIsNamelessCutOrOutsideInEitherLanguage() {
        for (Locale each : Texts.LANGUAGES) {
            Driver.run(() -> {
                texts.set(Texts.in(each));
                build();
            });
            Driver.run(() -> {
                assertEquals(List.of(), Looks.nameless(root));
                assertEquals(List.of(), Looks.cut(root));
                assertEquals(List.of(), Looks.outside(root));
            });
        }
    }

    @Test
    void theViewsOfAnotherLanguageTakeTheKeyWithThem() {
        Driver.run(() -> {
            texts.set(Texts.in(Locale.SIMPLIFIED_CHINESE));
            build();
        });
        driver.shortcut(KeyCode.B);
        assertEquals(List.of("page"), opened);
        assertEquals("3 条未读通知", Driver.onStage(() -> bell().getAccessibleText()));
    }
}
