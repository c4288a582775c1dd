package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.Region;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.FakeCloud;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiesViewModelTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId FRANKFURT = new RegionId("aws-eu-central-1");

    private final Desk desk = new Desk();
    private final CopiesViewModel model = desk.copies;

    private boolean add(String typed) {
        model.typedProperty().set(typed);
        return model.addTyped();
    }

    @Test
    void offersOnlyRegionsThatCanWorkThoseOfTheProjectFirst() {
        desk.with(Desk.PROD);
        assertEquals(List.of("Ohio", "Frankfurt not bound to the project"), told());
        assertEquals("Oregon", model.homeProperty().get());
        assertEquals(
                "3 regions cannot be chosen – why?", model.hiddenCountProperty().get());
        assertTrue(model.hiddenReasonsProperty().get().contains("gcp-us-west1"));
        assertTrue(model.hiddenReasonsProperty().get().contains("az-eastus"));
    }

    private List<String> told() {
        return model.rows().stream()
                .map(row -> (row.city() + " " + row.note()).strip())
                .toList();
    }

    private void region(String... ids) {
        desk.cloud.regions = Stream.of(ids)
                .map(id -> new Region(id.substring(0, id.indexOf('-')), new RegionId(id)))
                .toList();
    }

    @Test
    void groupsByContinentTheOneOfTheHomeRegionFirstAndBoundOnesFirstInEach() {
        region("aws-ap-northeast-1", "aws-eu-west-1", "aws-ca-central-1", "aws-us-east-2", "aws-us-west-2", "aws-sa-1");
        desk.with(Desk.PROD);
        assertEquals(
                List.of(
                        "North America aws-us-east-2",
                        "North America aws-ca-central-1",
                        "South America aws-sa-1",
                        "Europe aws-eu-west-1",
                        "Asia aws-ap-northeast-1"),
                model.rows().stream()
                        .map(row -> row.continent() + " " + row.idText())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "ohio, Ohio",
        "EUROPE, Frankfurt",
        "central-1, Frankfurt",
        "north us-east, Ohio",
        "'', Ohio Frankfurt",
        "moon, ''"
    })
    void whatIsTypedNarrowsTheList(String typed, String cities) {
        desk.with(Desk.PROD);
        model.typedProperty().set(typed);
        assertEquals(
                cities,
                String.join(" ", model.rows().stream().map(RegionRow::city).toList()));
    }

    @Test
    void whatIsTickedIsNeverSearchedAway() {
        desk.with(Desk.PROD);
        model.tick(OHIO, true);
        model.typedProperty().set("frank");
        assertEquals(
                List.of("Ohio", "Frankfurt"),
                model.rows().stream().map(RegionRow::city).toList());
    }

    @Test
    void theOnlyOneThatIsFoundCanBeAdded() {
        desk.with(Desk.PROD);
        assertTrue(add("frank"));
        assertEquals(List.of(FRANKFURT), model.chosen());
        assertEquals("", model.typedProperty().get());
        assertEquals("Frankfurt not bound to the project", told().getLast());
    }

    @Test
    void wordsThatFindSomethingHoldNothingUpAndARegionThatIsTypedInFullIsTaken() {
        desk.with(Desk.PROD);
        model.typedProperty().set("ohio");
        assertEquals(List.of(), desk.form.settle().getFirst().request().copies());
        model.typedProperty().set("aws-us-east-2");
        assertEquals(List.of(OHIO), desk.form.settle().getFirst().request().copies());
    }

    @Test
    void halfARegionIdIsNotTakenForTheOnlyOneThatItFindsAndHoldsTheReviewBack() {
        desk.with(Desk.PROD);
        model.typedProperty().set("aws-us-e");
        assertEquals(List.of(), desk.form.settle());
        assertEquals(List.of(), model.chosen());
        assertTrue(desk.form.blockerProperty().get().startsWith("Add the region"));
    }

    @Test
    void noRegionIsCalledUnboundWhileTheProjectTellsNone() {
        desk.cloud.projects = List.of(new Project("proj-1", "mine", "", Set.of()));
        desk.with(Desk.PROD);
        assertTrue(model.rows().stream().allMatch(row -> row.note().isEmpty()));
    }

    @ParameterizedTest
    @CsvSource({"0, No copies", "1, 1 copy: 2 permanent backups", "2, 2 copies: 3 permanent backups"})
    void saysWhatEachTickMeansWithTheNumber(int ticks, String start) {
        desk.with(Desk.PROD);
        model.rows().stream().limit(ticks).forEach(row -> row.tickedProperty().set(true));
        assertTrue(
                model.sentenceProperty().get().startsWith(start),
                model.sentenceProperty().get());
        assertTrue(model.sentenceProperty().get().contains("kept until someone deletes it"));
    }

    @Test
    void sendsInTheOrderOfTicking() {
        desk.with(Desk.PROD);
        model.tick(FRANKFURT, true);
        model.tick(OHIO, true);
        assertEquals(List.of(FRANKFURT, OHIO), model.chosen());
        model.tick(FRANKFURT, false);
        assertEquals(List.of(OHIO), model.chosen());
    }

    @Test
    void aRegionCanBeTypedWhenTheListFails() {
        desk.cloud.trouble = FakeCloud.unreachable();
        desk.shell.start();
        assertTrue(add(" AWS-US-EAST-2 "));
        assertEquals(List.of(OHIO), model.chosen());
        assertEquals("typed", model.rows().getFirst().note());
        assertTrue(model.stateProperty().get().endsWith("A region ID can still be typed."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws-us-west-2|Oregon is the home region",
                "gcp-us-west1|Oregon is with another cloud provider",
                "az-eastus|The provider of Virginia does not support copies.",
                "oregon|“oregon” is no region ID.",
                "..|“..” is no region ID.",
                "aws-us\u202e-1|“aws-us⟨U+202E⟩-1” is no region ID.",
            })
    void i14SaysWhyATypedRegionCannotWork(String typed, String why) {
        desk.with(Desk.PROD);
        assertFalse(add(typed));
        assertTrue(
                model.problemProperty().get().startsWith(why),
                model.problemProperty().get());
        assertTrue(model.problemProperty().get().contains("Nothing was added."));
        assertEquals(List.of(), model.chosen());
        assertEquals(typed, model.typedProperty().get(), "the input stays");
    }

    @Test
    void i14ARegionGetsOneCopy() {
        desk.with(Desk.PROD);
        assertTrue(add("aws-us-east-2"));
        assertFalse(add("aws-us-east-2"));
        assertTrue(model.problemProperty().get().startsWith("Ohio is ticked already"));
        assertEquals(List.of(OHIO), model.chosen());
    }

    @Test
    void ticksThatCannotWorkForAnotherClusterAreDroppedInWords() {
        desk.with(Desk.PROD);
        model.tick(OHIO, true);
        desk.cluster.textProperty().set("in01-eu");
        assertEquals(List.of(), model.chosen());
        assertEquals(
                "No longer possible for this cluster, so unticked: Ohio (aws-us-east-2).",
                model.problemProperty().get());
    }

    @Test
    void ticksStayOverAReloadAndAnotherClusterOfTheProvider() {
        desk.with(Desk.PROD);
        model.tick(OHIO, true);
        model.load();
        desk.cluster.textProperty().set("in05-play");
        assertEquals(List.of(OHIO), model.chosen());
        assertTrue(model.rows().getFirst().isTicked());
    }

    @Test
    void everySentenceChangesItsLanguage() {
        desk.with(Desk.PROD);
        model.tick(OHIO, true);
        add("aws-us-west-2");
        desk.speakChinese();
        for (String told : List.of(
                model.problemProperty().get(),
                model.sentenceProperty().get(),
                model.homeProperty().get(),
                model.hiddenCountProperty().get(),
                model.hiddenReasonsProperty().get(),
                model.rows().getFirst().city())) {
            assertTrue(Desk.chinese(told), told);
        }
        assertEquals(List.of(OHIO), model.chosen());
    }
}
