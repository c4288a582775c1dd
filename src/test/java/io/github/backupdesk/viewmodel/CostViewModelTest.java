package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.CostRates;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.settings.CostRatesFile;
import io.github.backupdesk.settings.CostRatesFile.Loaded;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import io.github.backupdesk.viewmodel.CostViewModel.CostRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostViewModelTest {

    private static final Cluster CHINA = Desk.cluster("in01-cn", "reco-cn", "ali-cn-hangzhou", "Dedicated", "RUNNING");

    private final Desk desk = new Desk();
    private final CostViewModel cost = desk.cost;

    private void review(Cluster cluster, long size, String... copies) {
        if (size > 0) {
            desk.cloud.backups.add(new Backup(
                    "b1",
                    "b1",
                    cluster.id().value(),
                    "",
                    "CLUSTER",
                    "MANUAL",
                    "AVAILABLE",
                    size,
                    Instant.parse("2026-11-03T09:10:00Z")));
        }
        List<RegionId> regions = Stream.of(copies).map(RegionId::new).toList();
        desk.review.open(
                List.of(new Wanted(cluster, new BackupRequest(cluster.id(), new BackupScope.WholeCluster(), regions))),
                exact -> Optional.empty());
        desk.looking.release();
    }

    @Test
    void theExampleIsToldInWords() {
        review(CHINA, 18_200_000_000L, "ali-cn-shanghai", "ali-cn-beijing");
        assertEquals(
                "About CNY 45.50 in the first month (27.30 storage in 3 regions + 18.20 transfer), then CNY 27.30 every"
                        + " month until deleted – an estimate, your invoice decides.",
                cost.totalProperty().get());
        assertEquals(
                "Size of the last backup of this scope: 18.2 GB (3 Nov 09:10). Rates of 23 Nov 2026.",
                cost.basisProperty().get());
        assertEquals(
                List.of("CNY 9.10 –", "CNY 9.10 CNY 9.10", "CNY 9.10 CNY 9.10"),
                cost.rows().stream()
                        .map(each -> each.storage() + " " + each.transfer())
                        .toList());
        desk.speakChinese();
        assertTrue(Desk.chinese(cost.totalProperty().get()));
        assertTrue(cost.totalProperty().get().contains("CNY 45.50"));
    }

    @Test
    void anUnknownSizeIsNeverTakenForNothing() {
        review(CHINA, 0, "ali-cn-shanghai");
        assertTrue(cost.basisProperty().get().startsWith("Cannot estimate: size unknown,"), cost.basisProperty()::get);
        assertEquals("", cost.totalProperty().get());
        assertFalse(cost.rows().toString().contains("0.00"));
        assertEquals(
                List.of("ali-cn-hangzhou", "ali-cn-shanghai"),
                cost.rows().stream().map(CostRow::regionId).toList());
    }

    @Test
    void littleMoneyIsNotNothingEither() {
        review(CHINA, 1_000_000);
        assertEquals("under CNY 0.01", cost.rows().getFirst().storage());
        assertTrue(cost.basisProperty().get().contains("1 MB"));
    }

    @Test
    void aClusterWhoseRegionNobodyKnowsHasNoRates() {
        review(Cluster.typed(new ClusterId("in01-nowhere")), 18_200_000_000L);
        assertTrue(cost.basisProperty().get().contains("home region is unknown"));
        cost.editor().open();
        assertFalse(cost.editor().openProperty().get());
    }

    @Test
    void ownRatesCountAtOnceAreDatedAndKept() {
        review(CHINA, 10_000_000_000L);
        cost.editor().open();
        cost.editor().storageProperty().set("1,25");
        cost.editor().currencyProperty().set(" eur ");
        cost.editor().save();
        assertFalse(cost.editor().openProperty().get());
        assertEquals("EUR 12.50", cost.rows().getFirst().storage());
        CostRatesFile.Line line = desk.savedRates.getLast().get("ALIBABA");
        assertEquals(new CostRatesFile.Line("2026-11-23", "EUR", "1.25", "0.50", "5.6"), line);

        CostViewModel later = new CostViewModel(
                new Loaded.Read(desk.savedRates.getLast()),
                rates -> {},
                new DirectBackground(),
                desk.clock,
                desk.texts);
        assertEquals("EUR", later.rates(new RegionId("ali-cn-beijing")).currency());
        assertEquals("USD", later.rates(new RegionId("aws-us-west-2")).currency());

        cost.editor().reset();
        assertEquals("CNY 5.00", cost.rows().getFirst().storage());
        assertEquals(Map.of(), desk.savedRates.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "abc", "1e3", "0x1", "NaN", "1.2.3", "12345678901"})
    void whatIsNoRateIsRefusedAndNothingChanges(String rate) {
        review(CHINA, 10_000_000_000L);
        cost.editor().open();
        cost.editor().farProperty().set(rate);
        cost.editor().save();
        assertTrue(cost.editor().openProperty().get());
        assertTrue(cost.editor().problemProperty().get().contains("Nothing was changed"));
        assertEquals("CNY 5.00", cost.rows().getFirst().storage());
        assertEquals(List.of(), desk.savedRates);
    }

    @Test
    void ratesThatCannotBeReadGiveWayToThePublishedOnes() {
        Map<String, CostRatesFile.Line> kept = Map.of(
                "ALIBABA",
                new CostRatesFile.Line("2026-11-23", "EUR", "much", "1", "1"),
                "MOON",
                new CostRatesFile.Line("2026-11-23", "EUR", "1", "1", "1"),
                "GCP",
                new CostRatesFile.Line("someday", "EUR", "1", "1", "1"));
        CostViewModel model =
                new CostViewModel(new Loaded.Read(kept), rates -> {}, new DirectBackground(), desk.clock, desk.texts);
        assertEquals("CNY", model.rates(new RegionId("ali-cn-beijing")).currency());
        assertEquals("USD", model.rates(new RegionId("gcp-us-west1")).currency());
    }

    @Test
    void ratesAreThoseOfTheProviderWhoseFieldsWereOpened() {
        review(CHINA, 0);
        cost.editor().open();
        review(Desk.PROD, 0);
        cost.editor().save();
        assertEquals(Set.of("ALIBABA"), desk.savedRates.getLast().keySet());
    }

    @Test
    void twoQuickSavesLandInTheirOrder() {
        RegionId home = new RegionId("aws-us-west-2");
        List<Set<String>> landed = new ArrayList<>();
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        CostViewModel model = new CostViewModel(
                new Loaded.Read(Map.of()),
                rates -> {
                    if (!meanwhile.isEmpty()) {
                        meanwhile.pop().run();
                    }
                    landed.add(rates.keySet());
                },
                new DirectBackground(),
                desk.clock,
                desk.texts);
        meanwhile.push(() -> model.set(home, null));
        model.set(home, CostRates.published(home));
        assertEquals(List.of(Set.of("AWS"), Set.of()), landed);
    }

    @Test
    void aFileThatMustStayAsItIsIsSaidAndNeverWrittenOver() {
        CostViewModel model = new CostViewModel(
                new Loaded.Untouchable("version 2"),
                desk.savedRates::add,
                new DirectBackground(),
                desk.clock,
                desk.texts);
        model.show(new CostViewModel.Basis(
                new BackupRequest(CHINA.id(), new BackupScope.WholeCluster(), List.of()),
                CHINA.regionId(),
                Optional.empty(),
                false));
        model.editor().open();
        model.editor().currencyProperty().set("EUR");
        model.editor().save();
        assertEquals("EUR", model.rates(new RegionId("ali-cn-beijing")).currency());
        assertEquals(List.of(), desk.savedRates);
        assertTrue(model.editor().noticeProperty().get().contains("(version 2)"));
    }
}
