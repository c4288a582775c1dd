package io.github.backupdesk.app;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.store.SqliteHistoryStore;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * kill -9 at random moments while many clusters are backed up over a bad line, one life after the other on one history
 * (promises.md 3.3, row P08). At the end the service itself is asked what it has made, and the wire what it has carried.
 */
final class RandomKills implements AutoCloseable {

    /** What goes wrong with create calls now and then; mostly nothing does. */
    private static final List<String> BAD_DAYS = List.of(
            "{\"kind\":\"DROP_ANSWER\",\"times\":3}",
            "{\"kind\":\"HANG_UP_AFTER_REQUEST\",\"times\":2}",
            "{\"kind\":\"HANG_UP_IN_ANSWER\",\"times\":3}",
            "{\"kind\":\"HTTP_STATUS\",\"httpStatus\":502,\"body\":\"HTML\",\"made\":true,\"times\":2}",
            "{\"kind\":\"HTTP_STATUS\",\"httpStatus\":503,\"times\":2}",
            "{\"kind\":\"DELAY\",\"seconds\":0.5,\"times\":5}");

    private final Path file;
    private final SandboxServer sandbox;
    private final ServerSide server;
    private final RawServer line;
    private final Random random;
    private final int most;
    private final Set<String> before;

    /** The bodies of the create calls that were carried, and not turned away for the pace. */
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private final Semaphore carried = new Semaphore(0);

    private final List<Long> startUps = new ArrayList<>();
    private final long begun = System.nanoTime();
    private int lives;

    /** @param most how many create calls a life may begin, about */
    RandomKills(Path file, int clusters, int most, int seed) throws IOException {
        this.most = most;
        this.file = file;
        random = new Random(seed);
        sandbox = SandboxServer.start(SandboxOptions.defaults()
                .withTimeScale(0.03)
                .withExtraClusters(clusters)
                .withRandomDelay(20, 20, seed));
        server = new ServerSide(sandbox.baseUrl(), sandbox.apiKey());
        before = Set.copyOf(server.backupIds());
        int port = URI.create(sandbox.baseUrl()).getPort();
        line = RawServer.answering((request, peer) -> carry(request, peer, port));
    }

    /**
     * What has become of it.
     *
     * @param unclear rows whose outcome was unknown at one time
     * @param unknown rows whose outcome is so still
     * @param duplicates requests that were sent more than once, and backups that two rows hold for theirs
     * @param lost backups and requests the service knows of and no row accounts for
     * @param invented backups that a row tells of and the service does not know
     */
    record Report(
            int lives,
            int rows,
            long posts,
            int receipts,
            int matched,
            long unclear,
            long unknown,
            long duplicates,
            int lost,
            int invented,
            String integrity,
            long startUpMillis,
            double seconds) {

        boolean clean() {
            return duplicates == 0 && lost == 0 && invented == 0 && integrity.equals("ok");
        }

        void print(PrintStream out) {
            out.println("bench kills kills " + (lives - 1) + " processes");
            out.println("bench kills lives " + lives + " processes");
            out.println("bench kills start-up " + startUpMillis + " ms");
            out.println("bench kills rows " + rows + " rows");
            out.println("bench kills posts " + posts + " requests");
            out.println("bench kills receipts " + receipts + " rows");
            out.println("bench kills matched " + matched + " rows");
            out.println("bench kills once-unknown " + unclear + " rows");
            out.println("bench kills unknown " + unknown + " rows");
            out.println("bench kills duplicates " + duplicates + " backups");
            out.println("bench kills lost " + lost + " backups");
            out.println("bench kills invented " + invented + " backups");
            out.println("bench kills integrity " + integrity + " database");
            out.printf("bench kills seconds %.0f s%n", seconds);
        }
    }

    /** Words: how many kills, and a seed. */
    public static void main(String[] words) throws Exception {
        Path folder = Files.createTempDirectory("kills");
        Report report;
        try (RandomKills kills = new RandomKills(folder.resolve("history.db"), 20, 12, Integer.parseInt(words[1]))) {
            kills.kill(Integer.parseInt(words[0]), "honest");
            report = kills.settled();
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        report.print(System.out);
        System.exit(report.clean() ? 0 : 1);
    }

    /** Hands one request on, and the answer back to the byte, so that what the service was sent is known row by row. */
    private void carry(RawRequest request, RawPeer peer, int port) throws IOException {
        StringBuilder head = new StringBuilder(request.line()).append("\r\n");
        request.headers().stream()
                .filter(header -> !header.regionMatches(true, 0, "Host:", 0, 5))
                .filter(header -> !header.regionMatches(true, 0, "Connection:", 0, 11))
                .forEach(header -> head.append(header).append("\r\n"));
        head.append("Host: 127.0.0.1:").append(port).append("\r\nConnection: close\r\n\r\n");
        try (peer;
                Socket service = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            if (request.method().equals("POST")) {
                sent.add(request.body());
                carried.release();
            }
            service.getOutputStream().write((head + request.body()).getBytes(StandardCharsets.UTF_8));
            InputStream answer = service.getInputStream();
            byte[] status = answer.readNBytes("HTTP/1.1 429".length());
            if (new String(status, StandardCharsets.ISO_8859_1).endsWith(" 429")) {
                // Turned away unseen: that one may be sent again.
                sent.remove(request.body());
            }
            peer.send(status);
            byte[] some = new byte[8192];
            for (int n = answer.read(some); n >= 0; n = answer.read(some)) {
                peer.send(Arrays.copyOf(some, n));
            }
        }
    }

    void setFault(String fault) {
        server.setFault(fault);
    }

    /** Begins so many lives, and ends each at a moment of chance. */
    void kill(int times, String client) throws Exception {
        for (int i = 0; i < times; i++) {
            if (random.nextInt(2) == 0) {
                setFault(BAD_DAYS.get(random.nextInt(BAD_DAYS.size())));
            }
            // One in five is killed while it starts, or soon after.
            live(client, random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(most), random.nextInt(300));
            server.clearFaults();
        }
    }

    /** One life that lasts until so many create calls have begun, and so long after. */
    void live(String client, int posts, int millis) throws Exception {
        carried.drainPermits();
        lives++;
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLife.class.getName(),
                        file.toString(),
                        line.url(),
                        sandbox.apiKey(),
                        Integer.toString(random.nextInt()),
                        client)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread ear = Thread.startVirtualThread(() -> hear(process, start));
        boolean never = !carried.tryAcquire(posts, 120, TimeUnit.SECONDS);
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        if (never || ended || process.waitFor() != 128 + 9) {
            throw new IllegalStateException("a life sent too little, or ended by itself: code " + process.exitValue());
        }
        ear.join();
    }

    private void hear(Process process, long start) {
        try (BufferedReader said = process.inputReader()) {
            for (String words = said.readLine(); words != null; words = said.readLine()) {
                if (words.equals(KilledLife.UP)) {
                    startUps.add((System.nanoTime() - start) / 1_000_000);
                }
            }
        } catch (IOException e) {
            // It was killed while it spoke.
        }
    }

    /** The last life settles what is open; then the history, the service and the wire are held side by side. */
    Report settled() throws Exception {
        lives++;
        KilledLife.settleAll(file, line.url(), sandbox.apiKey());
        return judged();
    }

    /** The same as it stands, with nothing settled. */
    Report judged() throws Exception {
        Set<String> made = new HashSet<>(server.backupIds());
        made.removeAll(before);
        List<Attempt> rows;
        try (HistoryStore store = SqliteHistoryStore.open(file)) {
            rows = store.newest(Integer.MAX_VALUE, Long.MAX_VALUE);
        }
        return judge(rows, made, List.copyOf(sent));
    }

    private Report judge(List<Attempt> rows, Set<String> made, List<String> posts) throws SQLException {
        List<String> held =
                rows.stream().map(Attempt::backupId).filter(id -> !id.isEmpty()).toList();
        Set<String> proposed = rows.stream()
                .filter(Attempt::openQuestion)
                .flatMap(row -> row.trail().search().candidates().stream())
                .map(Backup::id)
                .collect(Collectors.toSet());
        Set<String> planned = rows.stream().map(row -> row.exact().body()).collect(Collectors.toSet());
        Set<String> distinct = new HashSet<>(posts);
        return new Report(
                lives,
                rows.size(),
                posts.size(),
                (int) rows.stream().filter(row -> row.receipt() != null).count(),
                (int) rows.stream()
                        .filter(row -> row.outcome() instanceof Matched)
                        .count(),
                rows.stream().filter(row -> row.trail().search().looks() > 0).count(),
                rows.stream().filter(row -> row.state() == AttemptState.UNKNOWN).count(),
                repeats(posts) + repeats(held),
                without(without(made, held), proposed).size()
                        + without(distinct, planned).size(),
                without(held, made).size(),
                integrity(),
                startUps.isEmpty() ? 0 : startUps.stream().sorted().toList().get(startUps.size() / 2),
                (System.nanoTime() - begun) / 1e9);
    }

    private static long repeats(List<String> all) {
        Map<String, Long> times =
                all.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return times.values().stream().mapToLong(n -> n - 1).sum();
    }

    private static Set<String> without(Collection<String> all, Collection<String> others) {
        Set<String> rest = new HashSet<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    private String integrity() throws SQLException {
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = plain.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA integrity_check")) {
            return answer.getString(1);
        }
    }

    @Override
    public void close() {
        line.close();
        sandbox.close();
    }
}
