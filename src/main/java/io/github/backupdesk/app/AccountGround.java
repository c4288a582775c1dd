package io.github.backupdesk.app;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.settings.CostRatesFile;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.settings.SavedScopesFile;
import io.github.backupdesk.viewmodel.OpenSession;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.ProfileFace;
import io.github.backupdesk.viewmodel.Sessions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;

/** What one account stands on: the line to its cloud, its history, and what its files hold. */
final class AccountGround implements Sessions.Ground {

    private final Account account;
    private final Folders folders;
    private final String profile;
    private final OpenHistory history;
    private final HttpCloudApi cloud;
    private final Optional<SandboxServer> sandbox;
    private final Optional<LockableCredentials> credentials;
    private final SavedScopesFile scopesFile;
    private final SavedScopesFile.Loaded scopes;
    private final CostRatesFile ratesFile;
    private final CostRatesFile.Loaded rates;
    private final PreferencesViewModel preferences;
    private final Clock clock;
    private final Consumer<AccountGround> onEnded;

    /**
     * @param profile the ID of the profile; empty if it has none
     * @param onEnded told when all that its session has written is written; on any thread
     */
    AccountGround(
            Account account,
            Folders folders,
            String profile,
            OpenHistory history,
            HttpCloudApi cloud,
            Optional<SandboxServer> sandbox,
            Optional<LockableCredentials> credentials,
            PreferencesViewModel preferences,
            Clock clock,
            Consumer<AccountGround> onEnded) {
        this.onEnded = onEnded;
        this.account = account;
        this.folders = folders;
        this.profile = profile;
        this.history = history;
        this.cloud = cloud;
        this.sandbox = sandbox;
        this.credentials = credentials;
        this.preferences = preferences;
        this.clock = clock;
        this.scopesFile = new SavedScopesFile(folders.savedScopes());
        this.scopes = scopesFile.load();
        this.ratesFile = new CostRatesFile(folders.costRates());
        this.rates = ratesFile.load();
    }

    @Override
    public String account() {
        return account.name();
    }

    @Override
    public OpenSession join(ReadOnlyObjectProperty<ProfileFace> face) {
        return new Session(this, face);
    }

    @Override
    public void close() {
        cloud.close();
        account.key().close();
        credentials.ifPresent(LockableCredentials::close);
        sandbox.ifPresent(SandboxServer::close);
    }

    /** Its session has ended. */
    void ended() {
        onEnded.accept(this);
    }

    Account owner() {
        return account;
    }

    Folders folders() {
        return folders;
    }

    String profile() {
        return profile;
    }

    OpenHistory history() {
        return history;
    }

    HttpCloudApi cloud() {
        return cloud;
    }

    Optional<SandboxServer> sandbox() {
        return sandbox;
    }

    /** Empty where nothing can be kept for a cluster: for an account without a profile. */
    Optional<LockableCredentials> credentials() {
        return credentials;
    }

    SavedScopesFile scopesFile() {
        return scopesFile;
    }

    SavedScopesFile.Loaded scopes() {
        return scopes;
    }

    CostRatesFile ratesFile() {
        return ratesFile;
    }

    CostRatesFile.Loaded rates() {
        return rates;
    }

    PreferencesViewModel preferences() {
        return preferences;
    }

    Clock clock() {
        return clock;
    }
}
