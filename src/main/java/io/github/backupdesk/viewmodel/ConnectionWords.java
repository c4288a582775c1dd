package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Check.Finding;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.ConnectionStep;
import io.github.backupdesk.domain.ConnectionStep.Kind;
import io.github.backupdesk.domain.ConnectionStep.Outcome;
import io.github.backupdesk.domain.ServerCertificate;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.ConnectionService.Result;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Tells a connection test: its steps, what was learnt, and the likely mistake. */
final class ConnectionWords {

    private static final int SHOWN_ADDRESSES = 2;
    private static final String LOGIN_WANTED = "407";

    private ConnectionWords() {}

    static ConnectionRow waiting(Texts texts, Kind kind, boolean now) {
        Finding finding = now ? Finding.ASKING : Finding.NOT_ASKED;
        String text = now ? texts.get("connection.asking") : "";
        return row(texts, kind, finding, text, "");
    }

    static ConnectionRow row(Texts texts, ConnectionStep step) {
        String took = texts.get("connection.took", String.valueOf(step.took().toMillis()));
        return switch (step.outcome()) {
            case Outcome.NotReached none ->
                row(texts, step.kind(), Finding.NOT_ASKED, texts.get("connection.notReached"), "");
            case Outcome.LeftToProxy left ->
                row(texts, step.kind(), Finding.FINE, texts.get("connection.dns.proxy"), "");
            case Outcome.NotEncrypted plain ->
                row(texts, step.kind(), Finding.FINE, texts.get("connection.tls.none"), "");
            case Outcome.Failed failed ->
                row(texts, step.kind(), Finding.PROBLEM, CloudWords.of(texts, failed.why()), took);
            case Outcome.Resolved found -> row(texts, step.kind(), Finding.FINE, addresses(found), took);
            case Outcome.Connected way -> row(texts, step.kind(), Finding.FINE, way(texts, way), took);
            case Outcome.Secured tls -> row(texts, step.kind(), Finding.FINE, tls(texts, tls), took);
            case Outcome.Listed listed -> row(texts, step.kind(), Finding.FINE, listed(texts, step, listed), took);
        };
    }

    private static ConnectionRow row(Texts texts, Kind kind, Finding finding, String text, String took) {
        return new ConnectionRow(
                kind, CheckRow.Look.valueOf(finding.name()), texts.of(finding), name(texts, kind), text, took);
    }

    private static String name(Texts texts, Kind kind) {
        return switch (kind) {
            case DNS -> texts.get("connection.dns");
            case WAY -> texts.get("connection.way");
            case TLS -> texts.get("connection.tls");
            case PROJECTS -> texts.get("connection.projects");
            case CLUSTERS -> texts.get("connection.clusters");
        };
    }

    private static String addresses(Outcome.Resolved found) {
        String shown = String.join(
                ", ", found.addresses().stream().limit(SHOWN_ADDRESSES).toList());
        return found.addresses().size() > SHOWN_ADDRESSES ? shown + ", …" : shown;
    }

    private static String way(Texts texts, Outcome.Connected way) {
        return way.proxy().isEmpty()
                ? texts.get("connection.way.direct")
                : texts.get("connection.way.proxy", VisibleText.of(way.proxy()));
    }

    private static String tls(Texts texts, Outcome.Secured tls) {
        String issuer = VisibleText.of(tls.certificate().issuerName());
        return switch (tls.voucher()) {
            case PUBLIC -> texts.get("connection.tls.public", tls.protocol(), issuer);
            case SYSTEM -> texts.get("connection.tls.system", tls.protocol(), issuer);
            case PROFILE -> texts.get("connection.tls.profile", tls.protocol(), issuer);
        };
    }

    private static String listed(Texts texts, ConnectionStep step, Outcome.Listed listed) {
        return step.kind() == Kind.PROJECTS
                ? texts.get("connection.projects.seen", listed.seen())
                : texts.get("connection.clusters.seen", listed.seen(), listed.dedicated());
    }

    /** What was learnt; with it the likely mistake, where there is one. */
    static String learnt(Texts texts, Result result) {
        return switch (result.end()) {
            case ACCEPTED ->
                texts.get(
                        "connection.accepted",
                        listed(texts, result, Kind.PROJECTS),
                        listed(texts, result, Kind.CLUSTERS));
            case KEY_REFUSED ->
                result.otherSite()
                        .map(site -> texts.get("connection.refused.other", site.host()))
                        .orElseGet(() -> texts.get("connection.refused"));
            case NO_LIST -> texts.get("connection.noList");
            case NOT_REACHED -> notReached(texts, result.steps());
        };
    }

    private static String listed(Texts texts, Result result, Kind kind) {
        return result.steps().stream()
                .filter(step -> step.kind() == kind)
                .flatMap(step -> Optional.of(step)
                        .filter(each -> each.outcome() instanceof Outcome.Listed)
                        .map(each -> row(texts, each).text())
                        .stream())
                .findFirst()
                .orElse("–");
    }

    private static String notReached(Texts texts, List<ConnectionStep> steps) {
        Optional<CloudException> why = steps.stream()
                .map(ConnectionStep::outcome)
                .filter(Outcome.Failed.class::isInstance)
                .map(each -> ((Outcome.Failed) each).why())
                .findFirst();
        boolean login = why.filter(Unreachable.class::isInstance)
                .map(Unreachable.class::cast)
                .filter(each -> each.why() == Unreachable.Cause.PROXY_REFUSED)
                .filter(each -> each.details().contains(LOGIN_WANTED))
                .isPresent();
        return texts.get(login ? "connection.proxyLogin" : "connection.notSent");
    }

    /** What has to be compared before an authority is trusted. */
    static String authority(Texts texts, ServerCertificate authority) {
        return texts.get(
                "connection.authority",
                VisibleText.of(authority.subject()),
                day(authority.validFrom()),
                day(authority.validUntil()),
                authority.fingerprint());
    }

    private static String day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
