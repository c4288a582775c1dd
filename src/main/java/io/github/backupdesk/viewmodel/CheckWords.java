package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.BackupPolicy.Window;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Check;
import io.github.backupdesk.domain.Check.Finding;
import io.github.backupdesk.domain.Check.Subject;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.PastBackup;
import io.github.backupdesk.domain.PastBackups;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.CheckService.Told;
import io.github.backupdesk.service.CheckService.Told.Known;
import io.github.backupdesk.service.CheckService.Told.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what was looked at before a request is sent. */
final class CheckWords {

    /** Automatic backups that begin so soon may come first. */
    private static final Duration SOON = Duration.ofHours(1);

    /** The same scope once more within it is worth a word. */
    private static final int SAME_SCOPE_HOURS = 24;

    /** Names in a line; the rest are counted. */
    private static final int NAMED = 2;

    private final Texts texts;
    private final Times times;
    private final BackupRequest request;
    private final ClusterFacts facts;

    CheckWords(Texts texts, Times times, BackupRequest request, ClusterFacts facts) {
        this.texts = texts;
        this.times = times;
        this.request = request;
        this.facts = facts;
    }

    /** What a dry run has kept, on one line. */
    static String kept(Texts texts, String text) {
        return Check.parse(text).stream()
                .map(each -> texts.get("review.check.kept", texts.of(each.subject()), texts.of(each.finding())))
                .reduce((a, b) -> texts.get("list.join", a, b))
                .orElse("–");
    }

    List<CheckRow> rows() {
        List<CheckRow> rows = new ArrayList<>();
        if (!facts.barrier().isEmpty()) {
            rows.add(row(Subject.REGIONS, Finding.PROBLEM, facts.barrier(), ""));
        }
        rows.add(key());
        rows.add(cluster());
        rows.add(manual());
        rows.add(window());
        rows.add(sameScope());
        if (request.scope() instanceof BackupScope.Collections named) {
            rows.add(names(named));
        }
        return rows;
    }

    private CheckRow row(Subject subject, Finding finding, String text, String age) {
        Check check = new Check(subject, finding);
        return new CheckRow(check, texts.of(finding), text, age);
    }

    private CheckRow told(Subject subject, Finding finding, Told<?> told, String text) {
        return row(subject, finding, text, ago(told.at()));
    }

    private CheckRow asking(Subject subject) {
        return row(subject, Finding.ASKING, texts.get("review.check.asking", texts.of(subject)), "");
    }

    private CheckRow notAsked(Subject subject, Instant at) {
        return row(subject, Finding.NOT_ASKED, texts.get("review.check.notAsked", texts.of(subject)), ago(at));
    }

    private CheckRow key() {
        return switch (facts.clusters()) {
            case null -> asking(Subject.KEY);
            case Known<List<Cluster>> known -> told(Subject.KEY, Finding.FINE, known, texts.get("review.check.key"));
            case Unknown<List<Cluster>> unknown
            when unknown.why() instanceof Refused refused && RefusalWords.ofTheKey(refused.answer()) ->
                told(Subject.KEY, Finding.PROBLEM, unknown, texts.get("review.check.key.refused"));
            case Unknown<List<Cluster>> unknown
            when facts.keyAcceptedAt() > 0 ->
                row(
                        Subject.KEY,
                        Finding.NOT_ASKED,
                        texts.get("review.check.key.before"),
                        ago(Instant.ofEpochMilli(facts.keyAcceptedAt())));
            case Unknown<List<Cluster>> unknown -> notAsked(Subject.KEY, unknown.at());
        };
    }

    private CheckRow cluster() {
        return switch (facts.clusters()) {
            case null -> asking(Subject.CLUSTER);
            case Unknown<List<Cluster>> unknown -> notAsked(Subject.CLUSTER, unknown.at());
            case Known<List<Cluster>> known ->
                facts.listed()
                        .map(each -> cluster(known, each))
                        .orElseGet(() -> told(
                                Subject.CLUSTER, Finding.WARNING, known, texts.get("review.check.cluster.unlisted")));
        };
    }

    private CheckRow cluster(Told<?> told, Cluster found) {
        String status = VisibleText.of(found.status(), 40);
        return switch (found.eligibility()) {
            case Eligibility.Ready ready ->
                told(Subject.CLUSTER, Finding.FINE, told, texts.get("review.check.cluster", status));
            case Eligibility.Doubtful doubtful ->
                told(Subject.CLUSTER, Finding.WARNING, told, texts.get("review.check.cluster.doubtful", status));
            case Eligibility.Unconfirmed unconfirmed -> notAsked(Subject.CLUSTER, told.at());
            case Eligibility.Impossible impossible ->
                told(Subject.CLUSTER, Finding.PROBLEM, told, texts.of(impossible.kind()));
        };
    }

    private CheckRow manual() {
        if (facts.waitsFor().isPresent()) {
            String entry = String.valueOf(facts.waitsFor().get());
            return row(
                    Subject.MANUAL_BACKUP,
                    Finding.WARNING,
                    texts.get("review.check.manual.ours", entry),
                    ago(times.now()));
        }
        return switch (facts.manual()) {
            case null -> asking(Subject.MANUAL_BACKUP);
            case Unknown<List<Backup>> unknown -> notAsked(Subject.MANUAL_BACKUP, unknown.at());
            case Known<List<Backup>> known -> {
                Optional<Backup> running =
                        known.value().stream().filter(Backup::creating).findFirst();
                yield running.isPresent()
                        ? told(Subject.MANUAL_BACKUP, Finding.WARNING, known, texts.get("review.check.manual.running"))
                        : told(Subject.MANUAL_BACKUP, Finding.FINE, known, texts.get("review.check.manual"));
            }
        };
    }

    private CheckRow window() {
        return switch (facts.policy()) {
            case null -> asking(Subject.WINDOW);
            case Unknown<BackupPolicy> unknown -> notAsked(Subject.WINDOW, unknown.at());
            case Known<BackupPolicy> known
            when known.value().disabled() ->
                told(Subject.WINDOW, Finding.FINE, known, texts.get("review.check.window.none"));
            case Known<BackupPolicy> known ->
                known.value()
                        .window(times.now())
                        .map(this::window)
                        .orElseGet(() -> notAsked(Subject.WINDOW, known.at()));
        };
    }

    /** It comes every so often, so it is told when it is here rather than how old the answer is. */
    private CheckRow window(Window window) {
        String utc = times.span(window.opens(), window.closes(), true);
        String here = texts.get("review.check.window.here", times.span(window.opens(), window.closes(), false));
        if (window.open(times.now())) {
            return row(Subject.WINDOW, Finding.WARNING, texts.get("review.check.window.open", utc), here);
        }
        boolean soon = window.opensWithin(times.now(), SOON);
        String key = soon ? "review.check.window.soon" : "review.check.window.closed";
        return row(Subject.WINDOW, soon ? Finding.WARNING : Finding.FINE, texts.get(key, utc), here);
    }

    private CheckRow sameScope() {
        return switch (facts.past()) {
            case null -> asking(Subject.SAME_SCOPE);
            case Unknown<PastBackups> unknown -> notAsked(Subject.SAME_SCOPE, unknown.at());
            case Known<PastBackups> known ->
                known.value()
                        .last()
                        .filter(this::recent)
                        .map(last -> row(Subject.SAME_SCOPE, Finding.WARNING, made(last), ago(last.at())))
                        .orElseGet(() -> told(
                                Subject.SAME_SCOPE,
                                Finding.FINE,
                                known,
                                texts.get("review.check.same.none", SAME_SCOPE_HOURS)));
        };
    }

    private boolean recent(PastBackup last) {
        return last.at().isAfter(times.now().minus(Duration.ofHours(SAME_SCOPE_HOURS)));
    }

    /** When, and by whom. */
    private String made(PastBackup last) {
        Attempt attempt = last.attempt();
        Sighting sighting = attempt.sighting();
        String when = times.near(texts, last.at());
        if (sighting == null) {
            return texts.get("review.check.same.ours", when, String.valueOf(attempt.id()));
        }
        return texts.get(sighting.byPolicy() ? "review.check.same.policy" : "review.check.same.elsewhere", when);
    }

    private CheckRow names(BackupScope.Collections named) {
        return switch (facts.missing()) {
            case null -> asking(Subject.NAMES);
            case Unknown<List<String>> unknown -> notAsked(Subject.NAMES, unknown.at());
            case Known<List<String>> known -> names(known, named, known.value());
        };
    }

    private CheckRow names(Told<?> told, BackupScope.Collections named, List<String> missing) {
        if (missing.isEmpty()) {
            return told(
                    Subject.NAMES,
                    Finding.FINE,
                    told,
                    texts.get("review.check.names", named.collectionNames().size()));
        }
        String first = missing.stream()
                .limit(NAMED)
                .map(each -> VisibleText.of(each, 30))
                .collect(Collectors.joining(", "));
        return told(
                Subject.NAMES,
                Finding.WARNING,
                told,
                texts.get("review.check.names.missing", missing.size(), first, missing.size() - NAMED));
    }

    private String ago(@Nullable Instant at) {
        return at == null ? "" : times.ago(texts, at);
    }
}
