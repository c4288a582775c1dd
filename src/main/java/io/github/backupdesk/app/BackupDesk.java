package io.github.backupdesk.app;

import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.view.Theming;
import io.github.backupdesk.viewmodel.SyncViewModel;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program with a window. */
public final class BackupDesk extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(BackupDesk.class);

    /** How much quicker than usual the sandbox works for a tour, which nobody wants to wait for. */
    private static final double TOUR_PACE = 0.2;

    /** Whoever ends a session waits no longer than a few seconds. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(2);

    private final Faults faults = new Faults();
    private @Nullable Wiring wiring;
    private @Nullable String problem;
    private @Nullable Arguments arguments;
    private @Nullable Passing passing;

    /** Runs before the toolkit's thread is needed, and beside its start. */
    @Override
    public void init() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler(faults);
        // A session that ends, or a kill that asks first: the history is closed as well as at any other end.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopInTime));
        Locale system = Locale.getDefault();
        Arguments read = Arguments.parse(getParameters().getRaw(), system);
        arguments = read;
        if (read.passing()) {
            // A tour or a self-test leaves nothing in anybody's history.
            passing = Passing.current();
        }
        try {
            wiring = new Wiring(read, folders(), system, System.getenv(), read.passing() ? TOUR_PACE : 1);
        } catch (Wiring.Unusable e) {
            LOG.error("cannot start", e);
            problem = e.getMessage();
        }
    }

    private Folders folders() {
        return passing == null ? Launcher.folders(Objects.requireNonNull(arguments)) : Folders.under(passing.folder());
    }

    @Override
    public void start(Stage stage) {
        Theming.loadFonts(folders().cache().resolve("fonts"));
        Wiring parts = wiring;
        if (parts == null || arguments == null) {
            refuse(String.valueOf(problem));
            return;
        }
        faults.reportInto(folders().logs());
        faults.tell(report -> parts.pages()
                .desk()
                .announce(words -> report.file()
                        .map(file -> words.get("problem.fault.report", report.name(), report.code(), file.toString()))
                        .orElseGet(() -> words.get("problem.fault", report.name()))));
        SystemOpener opener = new SystemOpener(
                getHostServices(),
                System.getProperty("os.name"),
                System.getenv().getOrDefault("PATH", ""));
        parts.pages().about().openBy(opener);
        parts.pages().help().openBy(opener);
        parts.pages().welcome().openBy(opener);
        parts.pages()
                .support()
                .openBy(folder -> getHostServices().showDocument(folder.toUri().toString()));
        DeskWindow.fill(stage, parts.pages());
        if (!arguments.passing()) {
            parts.speakThrough(stage, opener);
        }
        stage.show();
        if (arguments.tour().isPresent()) {
            parts.shell().sync().ifPresent(SyncViewModel::onlyWhenAsked);
        }
        parts.start();
        arguments
                .tour()
                .ifPresent(folder -> end(Tour.start(
                        stage,
                        parts.shell(),
                        parts.pages(),
                        folder,
                        new SandboxList(parts.sandbox().orElseThrow()))));
        if (arguments.selfTest()) {
            end(SelfTest.start(stage, parts.shell()));
        }
    }

    /** Ends the program with the code that a run without a person comes to. */
    private void end(CompletableFuture<Integer> run) {
        CompletableFuture<?> ended = run.whenComplete((code, e) -> {
            if (e != null) {
                LOG.error("the run broke off", e);
            }
            // Not on the toolkit's thread: exiting waits for it.
            Thread.ofPlatform().start(() -> {
                stop();
                Runtime.getRuntime().exit(code == null ? 1 : code);
            });
        });
        LOG.debug("waiting for {}", ended);
    }

    private void refuse(String sentence) {
        System.err.println(sentence);
        boolean person = arguments != null && !arguments.passing();
        if (person && !System.getProperty("glass.platform", "").equals("Headless")) {
            new Alert(Alert.AlertType.ERROR, sentence).showAndWait();
        }
        Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(2));
    }

    private void stopInTime() {
        Thread stopping = Thread.ofPlatform().daemon().start(this::stop);
        try {
            if (!stopping.join(TIME_TO_STOP)) {
                LOG.warn("ended without having stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called by the toolkit, by a run that has come to its end, and by the end of the process, whichever is first. */
    @Override
    public synchronized void stop() {
        if (wiring != null) {
            wiring.close();
            wiring = null;
        }
        if (passing != null) {
            passing.delete();
            passing = null;
        }
    }
}
