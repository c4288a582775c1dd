package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.CloudException.Unreachable.Cause;
import io.github.backupdesk.domain.ConnectionProbe.Target;
import io.github.backupdesk.domain.ConnectionStep;
import io.github.backupdesk.domain.ConnectionStep.Kind;
import io.github.backupdesk.domain.ConnectionStep.Outcome;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.ServerCertificate;
import io.github.backupdesk.service.ConnectionService.End;
import io.github.backupdesk.service.ConnectionService.Result;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionServiceTest {

    private static final BaseUrl OWN = BaseUrl.parse("https://cloud.example");
    private static final ServerCertificate AUTHORITY =
            new ServerCertificate("CN=CA", "CN=CA", "AA", Fixtures.NOON, Fixtures.NOON, true, "pem");

    private final List<BaseUrl> tried = new ArrayList<>();

    private Result test(BaseUrl site, Kind at, Outcome outcome) {
        List<ConnectionStep> told = new ArrayList<>();
        Result result = new ConnectionService((target, each) -> {
                    tried.add(target.baseUrl());
                    each.accept(new ConnectionStep(at, Duration.ofMillis(3), outcome));
                })
                .test(new Target(site, Fixtures.key(), Network.DIRECT), told::add);
        assertEquals(told, result.steps());
        return result;
    }

    private static Outcome refused(int status, Integer code) {
        return new Outcome.Failed(new CloudException.Refused(new Answer(status, code, "no", "")));
    }

    @Test
    void bothListsMeanThatTheKeyIsAccepted() {
        assertEquals(
                End.ACCEPTED, test(OWN, Kind.CLUSTERS, new Outcome.Listed(9, 7)).end());
    }

    @ParameterizedTest
    @CsvSource({"401, 21119", "401, ", "200, 80001", "200, 80002", "200, 1800"})
    void aKeyThatOneSiteRefusesMayBelongToTheOtherAndIsNotSentThere(int status, Integer code) {
        Result china = test(ConnectionService.GLOBAL_SITE, Kind.PROJECTS, refused(status, code));
        assertEquals(End.KEY_REFUSED, china.end());
        assertEquals(Optional.of(ConnectionService.CHINA_SITE), china.otherSite());
        assertEquals(
                Optional.of(ConnectionService.GLOBAL_SITE),
                test(ConnectionService.CHINA_SITE, Kind.PROJECTS, refused(status, code))
                        .otherSite());
        assertEquals(
                Optional.empty(),
                test(OWN, Kind.PROJECTS, refused(status, code)).otherSite());
        assertEquals(List.of(ConnectionService.GLOBAL_SITE, ConnectionService.CHINA_SITE, OWN), tried);
    }

    @Test
    void anyOtherRefusalSaysNothingOfTheKey() {
        Result result = test(ConnectionService.GLOBAL_SITE, Kind.CLUSTERS, refused(200, 96013));
        assertEquals(End.NO_LIST, result.end());
        assertEquals(Optional.empty(), result.otherSite());
        assertEquals(
                End.NOT_REACHED,
                test(OWN, Kind.WAY, new Outcome.Failed(FakeCloud.unreachable())).end());
    }

    @ParameterizedTest
    @CsvSource({"NOT_TRUSTED, true", "EXPIRED, false", "WRONG_NAME, false"})
    void anAuthorityIsOfferedOnlyWhereItHelps(Cause why, boolean offered) {
        Unreachable unreachable = new Unreachable("cloud.example", why, new IOException("x"));
        Outcome failed = new Outcome.Failed(unreachable, Optional.of(AUTHORITY), Optional.of(AUTHORITY));
        assertEquals(
                offered ? Optional.of(AUTHORITY) : Optional.empty(),
                test(OWN, Kind.TLS, failed).authority());
    }
}
