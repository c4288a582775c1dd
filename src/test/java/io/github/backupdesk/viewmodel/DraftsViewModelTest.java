package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DraftsViewModelTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId FRANKFURT = new RegionId("aws-eu-central-1");
    private static final Cluster STG = Desk.cluster("in01-stg", "search-stg", "aws-us-west-2", "Dedicated", "RUNNING");
    private static final Cluster OHIO_ONE =
            Desk.cluster("in01-ohio", "orders-ohio", "aws-us-east-2", "Dedicated", "RUNNING");

    private final Desk desk = new Desk();
    private final DraftsViewModel drafts = desk.form.drafts();

    DraftsViewModelTest() {
        desk.cloud.clusters = List.of(Desk.PROD, STG, OHIO_ONE, Desk.EU, Desk.PLAY);
    }

    /** Chooses these in the table. */
    private void choose(Cluster... chosen) {
        if (desk.cluster.allRows().isEmpty()) {
            desk.shell.start();
        }
        ClusterTableViewModel table = desk.form.table();
        table.open();
        table.untickAll();
        for (Cluster each : chosen) {
            table.rows().stream()
                    .filter(row -> row.facts().id().equals(each.id().value()))
                    .forEach(table::toggle);
        }
        table.take(Optional.empty());
    }

    private List<String> names() {
        return drafts.rows().stream().map(DraftRow::name).toList();
    }

    private List<String> contents() {
        return drafts.rows().stream()
                .map(row -> row.content() + ", " + row.copies())
                .toList();
    }

    private List<BackupRequest> settled() {
        return desk.form.settle().stream().map(Wanted::request).toList();
    }

    @Test
    void oneClusterIsAsEver() {
        choose(Desk.PROD);
        assertFalse(drafts.isSeveral());
        assertEquals(List.of(), drafts.rows());
        assertEquals("in01-prod", desk.cluster.textProperty().get());
        assertEquals("search-prod", desk.form.summary().clusterProperty().get());
    }

    @Test
    void severalAreWholeAndHaveTheShownOnesCopiesAsFarAsLegal() {
        desk.with(Desk.PROD);
        desk.copies.tick(OHIO, true);
        choose(Desk.PROD, STG, OHIO_ONE, Desk.EU);
        assertEquals(List.of("search-prod", "search-stg", "orders-ohio", "users-eu"), names());
        assertEquals(
                List.of(
                        "whole cluster, home + 1",
                        "whole cluster, home + 1",
                        "whole cluster, home",
                        "whole cluster, home"),
                contents());
        assertTrue(drafts.rows().get(2).note().startsWith("1 copy is not possible here"));
        assertEquals("4 clusters, 3 regions", drafts.headingProperty().get());
    }

    @Test
    void nothingTickedOrTypedIsLostBySwitching() {
        choose(Desk.PROD, STG);
        desk.tick("default", "users").tick("archive", "old");
        desk.scope.split(true);
        desk.copies.tick(OHIO, true);
        desk.copies.typedProperty().set("aws-eu-c");
        drafts.show(1);
        assertEquals(ScopeType.CLUSTER, desk.scope.typeProperty().get());
        assertEquals(List.of(), desk.copies.chosen());
        assertEquals("", desk.copies.typedProperty().get());
        desk.tick("default", "orders");
        drafts.step(1);
        assertEquals(Desk.PROD, desk.cluster.clusterProperty().get().orElseThrow());
        assertTrue(desk.scope.splitProperty().get());
        assertEquals(
                List.of("default", "archive"), List.copyOf(desk.scope.ticks().keySet()));
        assertEquals(List.of(OHIO), desk.copies.chosen());
        assertEquals("aws-eu-c", desk.copies.typedProperty().get());
        assertEquals(List.of("2 databases · 2, home + 1", "default · 1, home"), contents());
    }

    @Test
    void switchingIsNoStepSoUndoNeverMakesAWholeClusterOfTickedNames() {
        choose(Desk.PROD, STG);
        desk.tick("default", "users");
        drafts.show(1);
        assertFalse(desk.scope.canUndoProperty().get(), "nobody did anything with the second one");
        drafts.show(0);
        desk.scope.undo();
        assertEquals(ScopeType.COLLECTION, desk.scope.typeProperty().get(), "the tick is undone, not the switch");
        assertEquals(Map.of(), desk.scope.ticks());
        drafts.show(1);
        drafts.show(0);
        desk.scope.redo();
        assertEquals(Map.of("default", List.of("users")), desk.scope.ticks(), "switching clears no redo");
        assertEquals(
                List.of(new BackupScope.Collections("default", List.of("users")), new BackupScope.WholeCluster()),
                settled().stream().map(BackupRequest::scope).toList());
    }

    @Test
    void aSplitComesBackWithoutBeingAStep() {
        choose(Desk.PROD, STG);
        desk.tick("default", "users").tick("archive", "old");
        desk.scope.split(true);
        drafts.show(1);
        drafts.show(0);
        assertTrue(desk.scope.splitProperty().get());
        desk.scope.undo();
        assertFalse(desk.scope.splitProperty().get());
        assertEquals(2, desk.scope.ticks().size());
        assertEquals(ScopeType.COLLECTION, desk.scope.typeProperty().get());
    }

    @Test
    void ticksThatCameFromAnotherOneAreUndoneWithoutWantingTheWholeCluster() {
        choose(Desk.PROD, STG);
        desk.tick("default", "users");
        drafts.sameForAll();
        drafts.show(1);
        desk.scope.undo();
        assertEquals(ScopeType.COLLECTION, desk.scope.typeProperty().get());
        assertEquals(Map.of(), desk.scope.ticks());
    }

    @Test
    void whatWasSentIsNotTakenBack() {
        choose(Desk.PROD, STG, OHIO_ONE);
        drafts.remove(2);
        assertTrue(drafts.canUndoProperty().get());
        desk.create();
        assertFalse(drafts.canUndoProperty().get());
        drafts.undo();
        assertEquals(List.of("search-prod", "search-stg"), names());
    }

    @Test
    void everyDraftBecomesItsRequestsInTheOrderOfChoosing() {
        choose(STG, Desk.PROD);
        drafts.show(1);
        desk.tick("default", "users").tick("archive", "old");
        desk.scope.split(true);
        assertEquals(
                List.of(
                        new BackupRequest(STG.id(), new BackupScope.WholeCluster(), List.of()),
                        new BackupRequest(
                                Desk.PROD.id(), new BackupScope.Collections("default", List.of("users")), List.of()),
                        new BackupRequest(
                                Desk.PROD.id(), new BackupScope.Collections("archive", List.of("old")), List.of())),
                settled());
        assertEquals("3 requests", desk.form.summary().contentProperty().get());
        assertEquals(
                "3 permanent backups, until someone deletes them",
                desk.form.summary().keptProperty().get());
        assertEquals(
                "1 × CLUSTER, 1 × COLLECTION",
                desk.form.summary().typeProperty().get());
    }

    @Test
    void theFirstThatCannotBeSentIsNamed() {
        choose(Desk.PROD, STG, Desk.EU);
        drafts.show(1);
        desk.tick("default");
        drafts.show(2);
        assertEquals(List.of(), settled());
        assertEquals(
                "search-stg: Tick at least one collection, or choose the whole cluster.",
                desk.form.blockerProperty().get());
        assertEquals(
                "Tick at least one collection, or choose the whole cluster.",
                drafts.rows().get(1).problem());
        desk.shell.goOn();
        assertEquals(Screen.NEW_BACKUP, desk.shell.screenProperty().get());
    }

    @Test
    void aHalfTypedRegionOfAnotherOneHoldsItBack() {
        choose(Desk.PROD, STG);
        desk.copies.typedProperty().set("aws-eu-c");
        drafts.show(1);
        assertEquals(List.of(), settled());
        assertTrue(desk.form.blockerProperty().get().startsWith("search-prod: Add the region"));
    }

    @Test
    void sameForAllGivesTypeTicksAndLegalCopiesAndCanBeTakenBack() {
        choose(Desk.PROD, STG, OHIO_ONE);
        drafts.show(1);
        desk.tick("archive", "old");
        drafts.show(0);
        desk.tick("default", "users");
        desk.copies.tick(OHIO, true);
        desk.copies.tick(FRANKFURT, true);
        drafts.sameForAll();
        assertEquals(List.of("default · 1, home + 2", "default · 1, home + 2", "default · 1, home + 1"), contents());
        assertTrue(
                drafts.toldProperty().get().contains("2 others"),
                drafts.toldProperty().get());
        assertTrue(
                drafts.rows().get(2).note().contains("Ohio"),
                drafts.rows().get(2).note());
        assertEquals(
                6 + 2,
                settled().stream().mapToInt(BackupRequest::permanentBackups).sum());
        drafts.undo();
        assertEquals(List.of("default · 1, home + 2", "archive · 1, home", "whole cluster, home"), contents());
    }

    @Test
    void namesThatAnotherClusterDoesNotKnowComeAsTyped() {
        choose(Desk.PROD, STG);
        desk.tick("default");
        desk.scope.add("default", "only_here");
        drafts.sameForAll();
        drafts.show(1);
        ScopeRow.CollectionRow row = (ScopeRow.CollectionRow) desk.row("default", "only_here");
        assertEquals(ScopeRow.Source.TYPED, row.source());
        assertTrue(row.ticked());
    }

    @Test
    void undoGivesTheShownOneBackItsTicksToo() {
        choose(Desk.PROD, STG);
        drafts.show(1);
        desk.tick("archive", "old");
        drafts.show(0);
        desk.tick("default", "users");
        drafts.sameForAll();
        drafts.show(1);
        drafts.undo();
        assertEquals(List.of("archive"), List.copyOf(desk.scope.ticks().keySet()));
    }

    @Test
    void oneThatIsTakenOutComesBackWithAllThatStoodInIt() {
        choose(Desk.PROD, STG, Desk.EU);
        drafts.show(1);
        desk.tick("default", "users");
        drafts.remove(1);
        assertEquals(List.of("search-prod", "users-eu"), names());
        assertEquals(Desk.EU, desk.cluster.clusterProperty().get().orElseThrow());
        drafts.undo();
        assertEquals(List.of("search-prod", "search-stg", "users-eu"), names());
        assertEquals(1, drafts.shownProperty().get());
        assertEquals("default · 1", drafts.rows().get(1).content());
        assertFalse(drafts.toldProperty().get().contains("taken out"));
    }

    @Test
    void theLastButOneThatIsTakenOutLeavesTheFormOfOne() {
        choose(Desk.PROD, STG);
        drafts.remove(0);
        assertFalse(drafts.isSeveral());
        assertEquals("in01-stg", desk.cluster.textProperty().get());
        drafts.undo();
        assertEquals(List.of("search-prod", "search-stg"), names());
        assertEquals("", desk.cluster.textProperty().get());
    }

    @Test
    void stepsAreTakenBackOneByOne() {
        choose(Desk.PROD, STG, OHIO_ONE, Desk.EU);
        drafts.remove(3);
        drafts.remove(0);
        drafts.undo();
        drafts.undo();
        assertEquals(List.of("search-prod", "search-stg", "orders-ohio", "users-eu"), names());
        assertFalse(drafts.canUndoProperty().get());
    }

    @Test
    void theFieldAddsOneMoreAndKeepsTheShownOne() {
        choose(Desk.PROD, STG);
        desk.tick("default", "users");
        desk.cluster.textProperty().set("orders-ohio");
        assertTrue(desk.cluster.commit());
        assertEquals(List.of("search-prod", "search-stg", "orders-ohio"), names());
        assertEquals(Desk.PROD, desk.cluster.clusterProperty().get().orElseThrow());
        assertEquals("", desk.cluster.textProperty().get());
        assertEquals("default · 1", drafts.rows().getFirst().content());
    }

    @Test
    void theFieldShowsOneThatIsThereAlready() {
        choose(Desk.PROD, STG);
        desk.cluster.choose(ClusterRow.of(desk.texts.get(), STG));
        assertEquals(1, drafts.shownProperty().get());
        assertEquals(2, drafts.rows().size());
    }

    @Test
    void theFieldRefusesOneThatCanNeverBeBackedUp() {
        choose(Desk.PROD, STG);
        desk.cluster.textProperty().set("in05-play");
        assertFalse(desk.cluster.commit());
        assertEquals(
                "Serverless: backups need a Dedicated cluster.",
                desk.cluster.problemProperty().get());
        assertEquals(2, drafts.rows().size());
    }

    @Test
    void whatIsHalfTypedInTheFieldHoldsTheReviewBack() {
        choose(Desk.PROD, STG);
        desk.cluster.textProperty().set("sea");
        desk.cluster.leave();
        assertEquals(List.of(), settled());
        assertTrue(desk.form.blockerProperty().get().contains("“sea”"));
        desk.cluster.textProperty().set("in01-elsewhere");
        assertEquals(3, settled().size());
    }

    @Test
    void i11PastedIdsBecomeSeveralClusters() {
        desk.shell.start();
        desk.cluster.paste("in01-prod\nin01-stg, in01-zzz ../x in05-play");
        assertEquals(List.of("search-prod", "search-stg", "in01-zzz"), names());
        assertEquals(
                "3 clusters taken. Not taken: “../x” (U+002E “.” at position 1), “in05-play” (Serverless: backups need a"
                        + " Dedicated cluster.).",
                drafts.toldProperty().get());
        assertEquals("../x", desk.cluster.textProperty().get());
        assertEquals(
                "Typed, not confirmed by the service.", drafts.rows().get(2).note());
    }

    @Test
    void pastedBehindTheChosenIdTheyJoinIt() {
        desk.with(Desk.PROD).tick("default", "users");
        desk.cluster.paste("in01-prodin01-stg\nin01-ohio");
        assertEquals(List.of("search-prod", "search-stg", "orders-ohio"), names());
        assertEquals("default · 1", drafts.rows().getFirst().content());
        drafts.undo();
        assertEquals("in01-prod", desk.cluster.textProperty().get());
    }

    @Test
    void whereNoPastedIdCanBeTakenNothingIsChosenAndNothingIsLost() {
        desk.shell.start();
        desk.cluster.paste("in05-a in03-b");
        assertEquals("in05-a in03-b", desk.cluster.textProperty().get());
        assertTrue(drafts.toldProperty().get().startsWith("No cluster taken. Not taken: “in05-a”"));
        assertEquals(List.of(), settled());
    }

    @Test
    void eachTypedClusterKeepsItsOwnNames() {
        desk.shell.start();
        desk.cluster.paste("in01-one in01-two");
        desk.scope.typeProperty().set(ScopeType.COLLECTION);
        desk.scope.add("default", "mine");
        drafts.show(1);
        desk.scope.typeProperty().set(ScopeType.COLLECTION);
        assertEquals(0, desk.scope.ticks().size());
        desk.scope.add("default", "yours");
        drafts.show(0);
        assertEquals(List.of("mine"), desk.scope.ticks().get("default"));
        assertEquals(
                List.of("mine", "yours"),
                settled().stream()
                        .map(each -> ((BackupScope.Collections) each.scope())
                                .collectionNames()
                                .getFirst())
                        .toList());
    }

    @Test
    void aTypedOneThatTheListKnowsTakesItsNameAndLosesTheCopiesItCannotHave() {
        desk.background.hold();
        desk.shell.start();
        desk.cluster.paste("in01-prod in01-ohio");
        desk.copies.typedProperty().set("aws-us-east-2");
        desk.copies.addTyped();
        drafts.sameForAll();
        desk.background.release();
        assertEquals(List.of("search-prod", "orders-ohio"), names());
        assertEquals(List.of("whole cluster, home + 1", "whole cluster, home"), contents());
        assertTrue(drafts.rows().get(1).note().contains("not possible here"));
    }

    @Test
    void aFilledFormPutsAllOfThemBack() {
        choose(Desk.PROD, STG);
        desk.tick("default", "users");
        desk.form.fill(new BackupRequest(Desk.EU.id(), new BackupScope.WholeCluster(), List.of()), words -> "filled");
        assertFalse(drafts.isSeveral());
        assertEquals("in01-eu", desk.cluster.textProperty().get());
        desk.form.putBack();
        assertEquals(List.of("search-prod", "search-stg"), names());
        assertEquals("default · 1", drafts.rows().getFirst().content());
        assertEquals(List.of("users"), desk.scope.ticks().get("default"));
    }

    @Test
    void onlyTheTreeOfAShownClusterIsRead() {
        choose(Desk.PROD, STG, OHIO_ONE);
        desk.tick("default", "users");
        drafts.show(1);
        drafts.show(2);
        drafts.show(0);
        assertEquals(
                List.of("databases in01-prod"),
                desk.cloud.log.stream()
                        .filter(each -> each.startsWith("databases"))
                        .toList());
    }

    @Test
    void everySentenceChangesItsLanguage() {
        choose(Desk.PROD, STG, OHIO_ONE);
        drafts.remove(2);
        desk.tick("default");
        desk.speakChinese();
        Stream.of(
                        drafts.headingProperty().get(),
                        drafts.toldProperty().get(),
                        drafts.rows().getFirst().content(),
                        drafts.rows().getFirst().problem(),
                        desk.form.blockerProperty().get(),
                        desk.form.summary().keptProperty().get())
                .forEach(each -> assertTrue(Desk.chinese(each), each));
    }

    /** Twenty clusters with all of their 16,384 collections: 327,680 names in twenty requests. */
    @Test
    void twentyFullClustersAreSettled() {
        List<String> names = IntStream.range(0, 16_384)
                .mapToObj("collection_%05d"::formatted)
                .toList();
        desk.cloud.inventory.clear();
        desk.cloud.inventory.put("default", names);
        desk.cloud.clusters = IntStream.range(0, 20)
                .mapToObj(i -> Desk.cluster("in01-c" + i, "c" + i, "aws-us-west-2", "Dedicated", "RUNNING"))
                .toList();
        choose(desk.cloud.clusters.toArray(Cluster[]::new));
        desk.scope.typeProperty().set(ScopeType.COLLECTION);
        desk.scope.tickShown();
        drafts.sameForAll();
        long start = System.nanoTime();
        List<Wanted> wanted = desk.form.settle();
        long settledIn = System.nanoTime() - start;
        assertEquals(20, wanted.size());
        assertEquals(
                327_680,
                wanted.stream()
                        .mapToInt(each -> ((BackupScope.Collections)
                                        each.request().scope())
                                .collectionNames()
                                .size())
                        .sum());
        assertTrue(settledIn < 2_000_000_000L, () -> "settled in " + settledIn / 1_000_000 + " ms");
    }

    @Test
    void aClusterThatIsChosenTwiceIsThereOnce() {
        choose(Desk.PROD, STG);
        drafts.add(List.of(Desk.PROD, Cluster.typed(new ClusterId("in01-new"))), words -> "");
        assertEquals(List.of("search-prod", "search-stg", "in01-new"), names());
    }
}
