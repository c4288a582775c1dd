package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterTableViewModelTest {

    private final Desk desk = new Desk();
    private final ClusterTableViewModel table = desk.form.table();

    private ClusterTableRow row(String id) {
        return table.rows().stream()
                .filter(each -> each.facts().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> shown() {
        return table.rows().stream().map(each -> each.facts().name()).toList();
    }

    private ClusterTableViewModel opened() {
        desk.shell.start();
        table.open();
        return table;
    }

    @Test
    void whatCannotBeBackedUpStaysWithItsReasonAndIsNotChosen() {
        opened();
        ClusterTableRow play = row("in05-play");
        assertEquals(
                "Serverless: backups need a Dedicated cluster.", play.facts().reason());
        table.toggle(play);
        assertFalse(play.tickedProperty().get());
        assertEquals(
                "playground was not chosen. Serverless: backups need a Dedicated cluster.",
                table.toldProperty().get());
    }

    @Test
    void aStoppedOneCanBeChosenAllTheSame() {
        opened();
        assertEquals(
                "STOPPED: the service may refuse; you can still try.",
                row("in01-eu").facts().reason());
        table.toggle(row("in01-eu"));
        table.take(Optional.empty());
        assertEquals(Optional.of(Desk.EU), desk.cluster.clusterProperty().get());
    }

    @Test
    void theHeadingCountsClustersRegionsAndWhatIsNotEligible() {
        opened();
        assertEquals(
                "Nothing chosen. Shown: 3 clusters, 2 regions, 1 not eligible",
                table.headingProperty().get());
        table.tickShown();
        assertEquals("2 clusters, 2 regions", table.headingProperty().get());
        assertEquals("Take 2 clusters", table.takingProperty().get());
        table.untickAll();
        assertTrue(table.headingProperty().get().startsWith("Nothing chosen."));
        table.filterProperty().set("zzzz");
        assertEquals(
                "Nothing chosen. Shown: no clusters", table.headingProperty().get());
        table.typedIdsProperty().set("in01-aaaa in01-bbbb");
        table.addTyped();
        assertEquals("2 clusters", table.headingProperty().get(), "of a typed cluster no region is known");
    }

    @Test
    void filterAndChipsNarrowAndKeepEveryTick() {
        opened().toggle(row("in01-prod"));
        table.filterProperty().set("EUROPE-west");
        assertEquals(List.of("users-eu"), shown());
        table.toggle(row("in01-eu"));
        table.filterProperty().set("");
        table.runningProperty().set(true);
        assertEquals(List.of("search-prod", "playground"), shown());
        table.dedicatedProperty().set(true);
        assertEquals(List.of("search-prod"), shown());
        table.take(Optional.empty());
        assertEquals(2, desk.form.drafts().rows().size());
    }

    @Test
    void tellsWhenTheLastGoodBackupWasMadeAndFindsTheOverdue() {
        desk.cloud.tellsJob("SUCCESSFUL", "100");
        desk.with(Desk.PROD);
        desk.create();
        desk.background.advance(Duration.ofMinutes(1));
        desk.clock.advance(Duration.ofHours(3));
        table.open();
        assertEquals("3 h ago", row("in01-prod").lastGood());
        assertEquals("none known", row("in01-eu").lastGood());
        assertEquals("", row("in05-play").lastGood());
        table.overdueProperty().set(true);
        assertEquals(List.of("users-eu"), shown());
        table.close();
        desk.clock.advance(Duration.ofDays(7));
        table.open();
        assertEquals(List.of("search-prod", "users-eu"), shown());
        assertEquals("7 days ago", row("in01-prod").lastGood());
    }

    @Test
    void aHistoryThatCannotBeReadIsSaidAndCallsNobodyOverdue() {
        desk.shell.start();
        desk.store.unreadable = true;
        table.overdueProperty().set(true);
        table.open();
        assertTrue(table.lastGoodTroubleProperty().get().startsWith("The history could not be read"));
        assertEquals(3, shown().size());
    }

    @Test
    void tellsWhatIsUnderWay() {
        desk.with(Desk.PROD);
        desk.create();
        table.open();
        assertEquals("Accepted", row("in01-prod").job());
        assertEquals("", row("in01-eu").job());
    }

    @Test
    void addsSeveralIdsKnownAndUnknownAndKeepsWhatIsOdd() {
        opened().typedIdsProperty().set("in01-prod, in01-nobody\n../x in07-q");
        table.addTyped();
        assertTrue(row("in01-prod").tickedProperty().get());
        ClusterTableRow typed = row("in01-nobody");
        assertTrue(typed.isTyped() && typed.tickedProperty().get());
        assertEquals("../x", table.typedIdsProperty().get());
        String told = table.toldProperty().get();
        assertTrue(told.startsWith("2 clusters taken. Not taken: “../x” (U+002E “.” at position 1), “in07-q” ("), told);
        table.take(Optional.empty());
        table.open();
        assertTrue(row("in01-nobody").isTyped());
    }

    @Test
    void nothingToAddIsSaid() {
        opened().addTyped();
        assertTrue(table.toldProperty().get().startsWith("There is no cluster ID."));
    }

    @Test
    void backLeavesEverythingAsItWas() {
        desk.with(Desk.PROD);
        table.open();
        table.toggle(row("in01-eu"));
        table.close();
        assertEquals(Optional.of(Desk.PROD), desk.cluster.clusterProperty().get());
        table.open();
        assertFalse(row("in01-eu").tickedProperty().get());
        assertTrue(row("in01-prod").tickedProperty().get());
    }

    @Test
    void whereNothingIsTickedTheChosenLineIsTaken() {
        opened().take(Optional.of(row("in01-eu")));
        assertEquals("in01-eu", desk.cluster.textProperty().get());
        assertFalse(table.openProperty().get());
    }

    @Test
    void aListThatComesLateFindsTheTicksAgain() {
        opened();
        table.toggle(row("in01-prod"));
        desk.cluster.load();
        assertTrue(row("in01-prod").tickedProperty().get());
    }

    @Test
    void theOneThatIsUntickedIsTakenOutAndTheOthersStay() {
        opened().tickShown();
        table.take(Optional.empty());
        desk.tick("default", "users");
        table.open();
        table.toggle(row("in01-eu"));
        table.take(Optional.empty());
        assertFalse(desk.form.drafts().isSeveral());
        assertEquals("default · 1", desk.form.summary().contentProperty().get());
        desk.form.drafts().undo();
        assertEquals(2, desk.form.drafts().rows().size());
    }

    @Test
    void reviewKeyTakesWhatIsTickedFirst() {
        opened().tickShown();
        assertEquals(List.of(), desk.form.settle());
        assertFalse(table.openProperty().get());
        assertEquals(2, desk.form.settle().size());
    }

    @Test
    void aThousandClustersStayQuick() {
        desk.cloud.clusters = IntStream.range(0, 1_000)
                .mapToObj(i -> Desk.cluster("in01-c" + i, "cluster-" + i, "aws-us-west-2", "Dedicated", "RUNNING"))
                .toList();
        opened();
        long start = System.nanoTime();
        for (String typed : List.of("c", "cl", "clu", "clus", "clust", "cluste", "cluster", "cluster-", "cluster-9")) {
            table.filterProperty().set(typed);
        }
        long perKey = (System.nanoTime() - start) / 9;
        assertEquals(111, table.rows().size());
        table.filterProperty().set("");
        table.tickShown();
        assertTrue(perKey < 100_000_000, () -> perKey / 1_000_000 + " ms");
        assertEquals("1,000 clusters, 1 region", table.headingProperty().get());
    }

    @Test
    void everySentenceChangesItsLanguage() {
        desk.speakChinese();
        opened().toggle(row("in05-play"));
        assertTrue(Desk.chinese(table.headingProperty().get()));
        assertTrue(Desk.chinese(table.toldProperty().get()));
        assertTrue(Desk.chinese(row("in01-eu").lastGood()));
    }
}
