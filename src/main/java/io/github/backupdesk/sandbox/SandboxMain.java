package io.github.backupdesk.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Serves the pretend cloud from a command line: {@code SandboxMain [PORT [STATE_FILE]]}. */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        SandboxOptions options = SandboxOptions.defaults();
        try {
            options = args.length > 0 ? options.withPort(Integer.parseInt(args[0])) : options;
            options = args.length > 1 ? options.withStateFile(Path.of(args[1])) : options;
        } catch (IllegalArgumentException e) {
            err.println("Usage: SandboxMain [PORT [STATE_FILE]], with a port from 0 to 65535.");
            return 2;
        }
        return serve(options, out, err);
    }

    /** Serves on that port, 0 for a free one, and keeps nothing over a restart. */
    public static int serve(int port, PrintStream out, PrintStream err) {
        return serve(SandboxOptions.defaults().withPort(port), out, err);
    }

    /**
     * Prints {@code BASE_URL=…} and {@code API_KEY=…}, a line each, and serves until the program ends or the thread is
     * interrupted. What goes wrong is one sentence on {@code err}.
     *
     * @return the exit code of the program: 0, or 1 when it could not start
     */
    public static int serve(SandboxOptions options, PrintStream out, PrintStream err) {
        try (SandboxServer server = SandboxServer.start(options)) {
            out.println("BASE_URL=" + server.baseUrl());
            out.println("API_KEY=" + server.apiKey());
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (BindException e) {
            err.println("The sandbox cannot listen on port " + options.port() + ": it is already in use.");
            return 1;
        } catch (IOException e) {
            err.println("The sandbox cannot start: " + e);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
