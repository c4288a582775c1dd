package io.github.backupdesk.app;

import static io.github.backupdesk.support.Driver.onStage;
import static io.github.backupdesk.support.Driver.run;

import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.view.Theming;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.LayoutViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.SyncViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.stage.Stage;

/** The whole program in one window, as the launcher opens it. */
public final class OpenDesk implements AutoCloseable {

    /** A sandbox job at this pace takes about half a second. */
    private static final double QUICK = 0.05;

    private final Wiring wiring;
    private final Stage stage;
    private final Driver driver;

    private OpenDesk(Wiring wiring) {
        this.wiring = wiring;
        this.stage = onStage(() -> {
            Theming.loadFonts(Path.of("target", "fonts"));
            Stage fresh = new Stage();
            DeskWindow.fill(fresh, wiring.pages());
            fresh.show();
            // Most stories are of one's own rows alone; F5 syncs all the same.
            wiring.pages().desk().all().forEach(each -> each.sync().ifPresent(SyncViewModel::onlyWhenAsked));
            wiring.start();
            return fresh;
        });
        this.driver = new Driver(stage);
    }

    /** With the pretend cloud, which keeps its state under the folder too. */
    public static OpenDesk sandbox(Path folder) {
        return open(folder, List.of("--sandbox"), Map.of());
    }

    /** With an account at that address. */
    static OpenDesk account(Path folder, String baseUrl, String key) {
        return open(folder, List.of("--base-url", baseUrl), Map.of("ZILLIZ_API_KEY", key));
    }

    private static OpenDesk open(Path folder, List<String> words, Map<String, String> env) {
        Driver.startToolkit();
        try {
            Arguments arguments = Arguments.parse(words, Locale.ENGLISH);
            return new OpenDesk(new Wiring(arguments, Folders.under(folder), Locale.ENGLISH, env, QUICK));
        } catch (Arguments.Unusable | Wiring.Unusable e) {
            throw new AssertionError(e);
        }
    }

    public Driver driver() {
        return driver;
    }

    public Stage stage() {
        return stage;
    }

    public ShellViewModel model() {
        return wiring.shell();
    }

    LayoutViewModel layout() {
        return wiring.pages().layout();
    }

    SandboxServer server() {
        return wiring.sandbox().orElseThrow();
    }

    public OpenDesk awaitClusters() {
        Driver.await("the clusters", () -> !model().form().cluster().allRows().isEmpty());
        return this;
    }

    List<HistoryRow> rows() {
        return onStage(() -> List.copyOf(model().history().rows()));
    }

    @Override
    public void close() {
        run(stage::close);
        wiring.close();
    }
}
