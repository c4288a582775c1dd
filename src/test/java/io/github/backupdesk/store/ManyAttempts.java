package io.github.backupdesk.store;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** Histories of any size, the same for the same seed, written in one transaction and without receipts. */
public final class ManyAttempts {

    static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> WORDS = List.of(
            "orders", "search", "wiki", "ranking", "images", "Café", "订单", "users", "events", "audit", "chat", "faq");
    private static final List<String> REGIONS =
            List.of("aws-us-west-2", "aws-us-east-2", "aws-eu-central-1", "gcp-us-west1", "ali-cn-hangzhou");
    private static final List<String> STATES = List.of("SUCCESSFUL", "SUCCESSFUL", "FAILED", "IN_PROGRESS", "PAUSED_X");

    private final Random random;

    private ManyAttempts(long seed) {
        this.random = new Random(seed);
    }

    /** Fills a new history, and tells of each row. */
    public static void fill(Path file, int rows, long seed, Consumer<Attempt> each)
            throws StoreException, SQLException {
        SqliteHistoryStore.open(file).close();
        ManyAttempts many = new ManyAttempts(seed);
        try (Connection connection = Connections.maker(file, Options.standard())) {
            Connections.run(connection, "PRAGMA journal_mode = OFF");
            Connections.run(connection, "PRAGMA synchronous = OFF");
            Connections.run(connection, "PRAGMA cache_size = -600000");
            connection.setAutoCommit(false);
            try (Rows all = new Rows(connection)) {
                for (int id = 1; id <= rows; id++) {
                    Attempt attempt = many.attempt(id);
                    all.add(attempt);
                    each.accept(attempt);
                }
            }
            Connections.run(connection, "INSERT INTO fragment (fragment) VALUES ('rebuild')");
            Connections.run(connection, "INSERT INTO word (word) VALUES ('rebuild')");
            connection.commit();
        }
    }

    private Attempt attempt(long id) {
        int cluster = random.nextInt(500);
        String name = pick(WORDS) + (cluster % 2 == 0 ? "-prod-" : "_Test_") + cluster;
        ClusterId clusterId = new ClusterId("in01-" + hex(cluster * 7919L + 0xabcdef));
        List<String> names = List.of(pick(WORDS) + "_" + random.nextInt(100), "c" + random.nextInt(100_000));
        BackupScope scope = random.nextInt(3) == 0
                ? new BackupScope.WholeCluster()
                : new BackupScope.Collections("db_" + cluster % 7, names);
        List<RegionId> copies = random.nextInt(4) == 0 ? List.of(new RegionId(pick(REGIONS))) : List.of();
        Attempt planned = Attempt.planned(
                        FIRST.plusSeconds(id * 77 - random.nextInt(500)),
                        "Production",
                        name,
                        new RegionId(pick(REGIONS)),
                        new ExactRequest(
                                new BackupRequest(clusterId, scope, copies),
                                "/v2/clusters/" + clusterId + "/backups/create",
                                "{\"backupType\":\"" + scope.type() + "\"}"))
                .withId(id);
        // A plan of five now and then; not by chance, so that the rest stays as it is.
        if (id % 40 < 5) {
            planned = planned.with(planned.trail()
                    .in(new PlanPart("24010" + id % 3 + "-" + id / 40 + "-abc", 1 + (int) (id % 40), Policy.GO_ON, 0)));
        }
        return random.nextInt(200) == 0 ? noted(told(planned)) : told(planned);
    }

    private Attempt told(Attempt planned) {
        return switch (random.nextInt(50)) {
            case 0 -> planned;
            case 1 ->
                planned.ended(new SubmitOutcome.Rejected(new Answer(409, 96038, "another backup is running", hex(8))));
            case 2 -> planned.ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
            default -> {
                Receipt receipt =
                        new Receipt("backup0_" + hex(11), planned.clusterName() + "_" + hex(3), "job-" + hex(16));
                yield planned.ended(new SubmitOutcome.Accepted(receipt, new Answer(200, 0, "", hex(12))))
                        .seen(new Job(receipt.jobId(), new JobState(pick(STATES)), "100", "", planned.plannedAt()));
            }
        };
    }

    private Attempt noted(Attempt attempt) {
        return attempt.with(attempt.trail().noted("Quarterly 50%_off \"rehearsal\" 🧊", "OPS-" + random.nextInt(3000)));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String hex(int digits) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            out.append(Character.forDigit(random.nextInt(16), 16));
        }
        return out.toString();
    }

    private static String hex(long number) {
        return Long.toHexString(number * 0x9E3779B97F4A7C15L);
    }

    /** Plain statements: a million rows through the store's own ones would take many minutes. */
    private static final class Rows implements AutoCloseable {

        private final Connection connection;
        private final List<String> columns;
        private final PreparedStatement attempt;
        private final PreparedStatement request;
        private final PreparedStatement collection;
        private final PreparedStatement region;
        private final PreparedStatement trail;
        private final PreparedStatement searched;

        Rows(Connection connection) throws SQLException {
            this.connection = connection;
            this.columns =
                    List.copyOf(AttemptWriter.columns(Samples.planned(), 1).keySet());
            this.attempt = insert("attempt (id, " + String.join(", ", columns) + ")", columns.size() + 1);
            this.request = insert("request (attempt_id, path, db_name, body)", 4);
            this.collection = insert("attempt_collection (attempt_id, position, value)", 3);
            this.region = insert("attempt_region (attempt_id, position, value)", 3);
            this.trail = insert("trail (attempt_id, trail)", 2);
            this.searched = insert("searched (id, cluster, region, number, ticket, rest)", 6);
        }

        private PreparedStatement insert(String into, int values) throws SQLException {
            return connection.prepareStatement(
                    "INSERT INTO " + into + " VALUES (" + String.join(", ", Collections.nCopies(values, "?")) + ")");
        }

        void add(Attempt row) throws SQLException {
            var values = AttemptWriter.columns(row, row.id());
            attempt.setLong(1, row.id());
            for (int i = 0; i < columns.size(); i++) {
                Object value = values.get(columns.get(i));
                if (value instanceof Argument argument) {
                    argument.apply(i + 2, attempt, null);
                } else {
                    attempt.setObject(i + 2, value);
                }
            }
            attempt.executeUpdate();
            String dbName = null;
            if (row.exact().request().scope() instanceof BackupScope.Collections named) {
                dbName = named.dbName();
                list(collection, row.id(), named.collectionNames());
            }
            list(
                    region,
                    row.id(),
                    row.exact().request().copies().stream().map(RegionId::value).toList());
            run(request, row.id(), row.exact().path(), dbName, row.exact().body());
            if (!row.trail().ticket().isEmpty() || row.trail().plan() != null) {
                run(trail, row.id(), Json.write(TrailText.of(row.trail())));
            }
            SearchText text = SearchText.of(row);
            run(searched, row.id(), text.cluster(), text.region(), text.number(), text.ticket(), text.rest());
        }

        private static void list(PreparedStatement statement, long id, List<String> values) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                run(statement, id, i, values.get(i));
            }
        }

        private static void run(PreparedStatement statement, @Nullable Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement each : List.of(attempt, request, collection, region, trail, searched)) {
                each.close();
            }
        }
    }
}
