package io.github.backupdesk.view;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.WindowLayout;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.LayoutViewModel;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The tree of the form alone, in a window of its own. */
public final class TreeWindow {

    private final Stage stage;

    public TreeWindow(ScopeViewModel model) {
        this.stage = Driver.onStage(() -> {
            Stage fresh = new Stage();
            ViewContext context = new ViewContext(
                    Texts.in(Locale.ENGLISH),
                    1,
                    new LayoutViewModel(WindowLayout.NONE, new DirectBackground(), layout -> {}));
            fresh.setScene(new Scene(new ScopeTreeView(model, context, () -> {}, row -> {}), 700, 600));
            fresh.show();
            return fresh;
        });
    }

    public void close() {
        Driver.run(stage::close);
    }
}
