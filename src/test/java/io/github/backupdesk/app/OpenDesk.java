package io.github.backupdesk.app;

import static io.github.backupdesk.support.Driver.onStage;
import static io.github.backupdesk.support.Driver.run;

import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.settings.PreferencesFile;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.ProfilesFile;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.FakeSecretStore;
import io.github.backupdesk.view.Theming;
import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.LayoutViewModel;
import io.github.backupdesk.viewmodel.ProfileKeys;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.SyncViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** With these profiles, and their keys in that keychain; none is open yet. */
    static OpenDesk profiles(Path folder, List<Profile> profiles, SecretStore keychain) {
        Folders folders = Folders.under(folder);
        try {
            new ProfilesFile(folders.profiles()).save(profiles);
            new PreferencesFile(folders.preferences()).save(Preferences.DEFAULT.withLastProfile(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open(folder, List.of(), Map.of(), Keychain.with(keychain));
    }

    /** As somebody starts it who has never done so before. */
    static OpenDesk firstRun(Path folder, SecretStore keychain) {
        return open(folder, List.of(), Map.of(), Keychain.with(keychain));
    }

    /** Opens one of them, whatever is to be typed first. */
    OpenDesk connect(Profile profile) {
        run(() -> wiring.pages().profiles().connect(profile.id()));
        Driver.await("the account " + profile.name(), () -> {
            var shown = wiring.pages().desk().shownProperty().get();
            return shown != null && shown.accountName().equals(profile.name());
        });
        run(() -> model().sync().ifPresent(SyncViewModel::onlyWhenAsked));
        return this;
    }

    DeskPages pages() {
        return wiring.pages();
    }

    private static OpenDesk open(Path folder, List<String> words, Map<String, String> env) {
        return open(folder, words, env, Keychain.with(new FakeSecretStore()));
    }

    private static OpenDesk open(Path folder, List<String> words, Map<String, String> env, ProfileKeys keys) {
        Driver.startToolkit();
        try {
            Arguments arguments = Arguments.parse(words, Locale.ENGLISH);
            return new OpenDesk(new Wiring(arguments, Folders.under(folder), Locale.ENGLISH, env, QUICK, keys));
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
