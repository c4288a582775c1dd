package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.Region;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.export.AtomicExportFiles;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.CheckService;
import io.github.backupdesk.service.ClusterService;
import io.github.backupdesk.service.CopyService;
import io.github.backupdesk.service.DryRunService;
import io.github.backupdesk.service.ExportService;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.service.KeepService;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.NoteService;
import io.github.backupdesk.service.PlanService;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.service.RegionService;
import io.github.backupdesk.service.SubmitService;
import io.github.backupdesk.service.SweepService;
import io.github.backupdesk.service.WatchService;
import io.github.backupdesk.settings.CostRatesFile;
import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;

/** All view models joined as the program joins them, over a small pretend account. */
final class Desk {

    static final Cluster PROD = cluster("in01-prod", "search-prod", "aws-us-west-2", "Dedicated", "RUNNING");
    static final Cluster EU = cluster("in01-eu", "users-eu", "gcp-europe-west3", "Dedicated", "STOPPED");
    static final Cluster PLAY = cluster("in05-play", "playground", "aws-us-west-2", "Serverless", "RUNNING");

    final List<String> log = new ArrayList<>();
    final FakeCloud cloud = new FakeCloud(log);
    final FakeHistory store = new FakeHistory(log);
    final DirectBackground background = new DirectBackground();

    /** Holds the checks of the review, which most stories are not about, until it is released. */
    final DirectBackground looking = new DirectBackground();

    final HandClock clock = new HandClock();
    final List<Preferences> saved = new ArrayList<>();
    final PreferencesViewModel preferences =
            new PreferencesViewModel(Preferences.DEFAULT, Locale.ENGLISH, background, saved::add);
    final ReadOnlyObjectProperty<Texts> texts = preferences.textsProperty();
    final ClusterViewModel cluster = new ClusterViewModel(new ClusterService(cloud), background, texts);
    final ScopeViewModel scope = new ScopeViewModel(new InventoryService(cloud), background, texts, clock);
    final CopiesViewModel copies = new CopiesViewModel(new RegionService(cloud), background, texts);
    final BackupFormViewModel form = new BackupFormViewModel(cluster, scope, copies, texts);
    final Ledger ledger = new Ledger(store);
    final List<Map<String, CostRatesFile.Line>> savedRates = new ArrayList<>();
    final CostViewModel cost =
            new CostViewModel(new CostRatesFile.Loaded.Read(Map.of()), savedRates::add, background, clock, texts);
    final ReviewViewModel review = new ReviewViewModel(
            cloud,
            new ReviewChecks(new CheckService(cloud, store, clock), looking, clock),
            cost,
            new DryRunService(ledger, clock, "Test"),
            background,
            texts);
    final AttemptViewModel.Services services = new AttemptViewModel.Services(
            new ReconcileService(cloud, ledger, clock, "Test"),
            new WatchService(cloud, ledger, clock, "Test"),
            new NoteService(ledger));
    final Followers followers = new Followers(
            new Followers.Services(
                    services.watch(),
                    services.reconcile(),
                    new CopyService(cloud, ledger, clock, "Test"),
                    new SweepService(cloud, services.watch(), clock)),
            background,
            () -> 0.5);
    final HistoryService read = new HistoryService(store, ledger);
    final HistoryViewModel history = new HistoryViewModel(read, followers, background, clock, texts);
    final QueueViewModel queue =
            new QueueViewModel(new SubmitService(cloud, ledger, clock, "Test"), history, background);
    final AttemptViewModel attempt = new AttemptViewModel(history, queue, services, background, texts);
    final ExportViewModel export =
            new ExportViewModel(new ExportService(store, new AtomicExportFiles(clock)), history, background, texts);
    final PlanViewModel plan = new PlanViewModel(
            new PlanViewModel.Services(new PlanService(ledger, clock, "Test", new Random(1)), read),
            history,
            queue,
            background,
            texts);
    final ShellViewModel shell = new ShellViewModel(
            Fixtures.account("https://api.cloud.zilliz.com"),
            form,
            review,
            history,
            preferences,
            queue,
            plan,
            attempt,
            export,
            new UnkeptViewModel(new KeepService(ledger), history, background, texts),
            clock);

    Desk() {
        looking.hold();
        cloud.clusters = List.of(PROD, EU, PLAY);
        cloud.regions = Stream.of(
                        "aws-us-west-2",
                        "aws-us-east-2",
                        "aws-eu-central-1",
                        "gcp-us-west1",
                        "gcp-europe-west3",
                        "az-eastus")
                .map(id -> new Region(id.substring(0, id.indexOf('-')), new RegionId(id)))
                .toList();
        cloud.projects = List.of(new Project("proj-1", "mine", "", Set.of(new RegionId("aws-us-east-2"))));
        cloud.inventory.put("default", List.of("orders", "users"));
        cloud.inventory.put("archive", List.of("old"));
        cloud.tellsJob("IN_PROGRESS", "45");
        form.table().tellFrom(new HistoryService(store, ledger), history, background);
    }

    static Cluster cluster(String id, String name, String region, String deployment, String status) {
        return new Cluster(
                new ClusterId(id),
                name,
                "proj-1",
                new RegionId(region),
                "Enterprise",
                "Performance-optimized",
                2,
                status,
                deployment,
                "https://" + id + ".example.com");
    }

    /** Starts the program and chooses a cluster. */
    Desk with(Cluster chosen) {
        shell.start();
        cluster.textProperty().set(chosen.id().value());
        return this;
    }

    void speakChinese() {
        preferences.speak(Locale.SIMPLIFIED_CHINESE);
    }

    /** Shows the tree and ticks collections in it, opening their databases. */
    Desk tick(String dbName, String... collections) {
        scope.typeProperty().set(ScopeType.COLLECTION);
        scope.expandAll(true);
        for (String each : collections) {
            scope.toggle(row(dbName, each));
        }
        return this;
    }

    ScopeRow row(String dbName, String collection) {
        return scope.rowsProperty().get().get(scope.positionOf(dbName, collection));
    }

    /** Brings a request to the review and confirms it. */
    void create() {
        shell.goOn();
        shell.goOn();
    }

    static boolean chinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
