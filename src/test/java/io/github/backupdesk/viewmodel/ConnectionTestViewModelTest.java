package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.ConnectionProbe.Target;
import io.github.backupdesk.domain.ConnectionStep;
import io.github.backupdesk.domain.ConnectionStep.Kind;
import io.github.backupdesk.domain.ConnectionStep.Outcome;
import io.github.backupdesk.domain.ConnectionStep.Voucher;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.ServerCertificate;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.ConnectionService;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.ConnectionTestViewModel.Look;
import io.github.backupdesk.viewmodel.ConnectionTestViewModel.Offers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class ConnectionTestViewModelTest {

    private static final ServerCertificate AUTHORITY = new ServerCertificate(
            "CN=Corporate CA,O=Example",
            "CN=Corporate CA,O=Example",
            "AA:BB",
            Fixtures.NOON,
            Fixtures.NOON,
            true,
            "pem");
    private static final Outcome REFUSED =
            new Outcome.Failed(new CloudException.Refused(new Answer(401, 21119, "The apikey is illegal", "")));

    /** How each step ends, by host and step; what is not told goes well. */
    private final Map<String, Outcome> ends = new HashMap<>();

    private final List<String> asked = new ArrayList<>();
    private final List<Object> taken = new ArrayList<>();
    private final DirectBackground background = new DirectBackground();
    private final ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>(Texts.in(Locale.ENGLISH));
    private Optional<Target> target =
            Optional.of(new Target(ConnectionService.GLOBAL_SITE, Fixtures.key(), Network.DIRECT));

    private final ConnectionTestViewModel model = new ConnectionTestViewModel(
            new ConnectionService((to, each) -> {
                asked.add(to.baseUrl().host());
                boolean over = false;
                for (Kind kind : Kind.values()) {
                    Outcome end = over
                            ? new Outcome.NotReached()
                            : ends.getOrDefault(to.baseUrl().host() + " " + kind, well(kind));
                    over |= end instanceof Outcome.Failed;
                    each.accept(new ConnectionStep(kind, Duration.ofMillis(7), end));
                }
            }),
            background,
            texts,
            () -> target,
            new Offers(taken::add, taken::add));

    private static Outcome well(Kind kind) {
        return switch (kind) {
            case DNS -> new Outcome.Resolved(List.of("198.51.100.1", "198.51.100.2", "198.51.100.3"));
            case WAY -> new Outcome.Connected("gate.example:3128");
            case TLS -> new Outcome.Secured("TLSv1.3", AUTHORITY, Voucher.PROFILE);
            case PROJECTS -> new Outcome.Listed(2, 0);
            case CLUSTERS -> new Outcome.Listed(9, 7);
        };
    }

    private void end(BaseUrl site, Kind kind, Outcome how) {
        ends.put(site.host() + " " + kind, how);
    }

    private List<String> told() {
        return model.rows().stream()
                .map(row -> row.look() + " " + row.step() + ": " + row.text() + " [" + row.took() + "]")
                .toList();
    }

    private List<String> offered() {
        return model.choices().stream().map(ScopeChoice::label).toList();
    }

    @Test
    void everyStepIsToldWithItsTimeAndWhatWasLearnt() {
        model.test();
        assertEquals(
                List.of(
                        "FINE Name: 198.51.100.1, 198.51.100.2, … [7 ms]",
                        "FINE Connection: by the proxy gate.example:3128 [7 ms]",
                        "FINE Encryption: TLSv1.3, certificate issued by Corporate CA, whom this profile trusts [7 ms]",
                        "FINE Projects: 2 projects [7 ms]",
                        "FINE Clusters: 9 clusters (7 Dedicated) [7 ms]"),
                told());
        assertEquals(
                "Key accepted. It sees 2 projects, 9 clusters (7 Dedicated). Whether it may back up shows at the first use.",
                model.learntProperty().get());
        assertEquals(Look.DONE, model.lookProperty().get());
        assertEquals(List.of(), offered());
        texts.set(Texts.in(Locale.SIMPLIFIED_CHINESE));
        assertTrue(model.learntProperty().get().startsWith("密钥有效，可见2 个项目"));
        assertTrue(told().getLast().contains("集群: 9 个集群（7 个 Dedicated）"), told().getLast());
    }

    @Test
    void aRefusedKeyIsSentToTheOtherSiteOnlyByAPressOfItsOwn() {
        end(ConnectionService.GLOBAL_SITE, Kind.PROJECTS, REFUSED);
        model.test();
        assertEquals(List.of("api.cloud.zilliz.com"), asked);
        assertEquals("NOT_ASKED Clusters: not reached []", told().getLast());
        assertTrue(model.learntProperty().get().contains("not interchangeable"));
        assertEquals(List.of("Send this key to api.cloud.zilliz.com.cn and test there"), offered());
        model.choices().getFirst().action().run();
        assertEquals(List.of("api.cloud.zilliz.com", "api.cloud.zilliz.com.cn"), asked);
        assertEquals(List.of("Use api.cloud.zilliz.com.cn for this profile"), offered());
        model.choices().getFirst().action().run();
        assertEquals(List.of(ConnectionService.CHINA_SITE), taken);
    }

    @Test
    void whenBothSitesRefuseThereIsNoThird() {
        end(ConnectionService.GLOBAL_SITE, Kind.PROJECTS, REFUSED);
        end(ConnectionService.CHINA_SITE, Kind.PROJECTS, REFUSED);
        model.test();
        model.choices().getFirst().action().run();
        assertEquals(List.of(), offered());
        assertEquals(Look.TROUBLE, model.lookProperty().get());
    }

    @Test
    void anAuthorityIsShownToBeComparedAndTrustedOnlyByAPress() {
        Unreachable why = new Unreachable(
                "api.cloud.zilliz.com", Unreachable.Cause.NOT_TRUSTED, List.of("Corporate CA"), new IOException());
        end(
                ConnectionService.GLOBAL_SITE,
                Kind.TLS,
                new Outcome.Failed(why, Optional.of(AUTHORITY), Optional.of(AUTHORITY)));
        model.test();
        assertEquals(List.of("Trust this authority for this profile"), offered());
        String shown = model.authorityProperty().get();
        assertTrue(shown.contains("AA:BB") && shown.contains("2026-11-23"), shown);
        assertTrue(model.learntProperty().get().contains("the key was not sent"));
        assertEquals(List.of(), taken);
        ends.clear();
        model.choices().getFirst().action().run();
        assertEquals(List.of(AUTHORITY), taken);
        assertEquals(Look.DONE, model.lookProperty().get());
        assertEquals("", model.authorityProperty().get());
    }

    @Test
    void aProxyThatAsksForALoginIsTold() {
        Unreachable why = new Unreachable(
                "api.cloud.zilliz.com", Unreachable.Cause.PROXY_REFUSED, List.of("407"), new IOException());
        end(ConnectionService.GLOBAL_SITE, Kind.WAY, new Outcome.Failed(why));
        model.test();
        assertTrue(model.learntProperty().get().startsWith("The proxy asks who you are."));
    }

    @Test
    void whileItRunsTheStepThatIsAskedForIsShownAndItCanBeStopped() {
        background.hold();
        model.test();
        assertTrue(model.runningProperty().get());
        assertEquals("ASKING Name: asking … []", told().getFirst());
        assertEquals("NOT_ASKED Connection:  []", told().get(1));
        model.cancel();
        background.release();
        assertFalse(model.runningProperty().get());
        assertEquals(
                "The test was stopped. Nothing was changed.",
                model.learntProperty().get());
        assertEquals(List.of(), asked);
    }

    @Test
    void withoutAddressOrKeyNothingIsTested() {
        target = Optional.empty();
        model.test();
        assertEquals(List.of(), told());
        assertEquals(
                "There is nothing to test yet. Enter an address and a key first.",
                model.learntProperty().get());
        assertEquals(List.of(), asked);
    }

    @Test
    void whatWasLearntOfOtherFieldsIsForgotten() {
        model.test();
        model.clear();
        assertEquals(List.of(), told());
        assertEquals("", model.learntProperty().get());
        assertEquals(Look.NONE, model.lookProperty().get());
    }
}
