package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.viewmodel.ClusterViewModel.Listing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterViewModelTest {

    private final Desk desk = new Desk();
    private final ClusterViewModel model = desk.cluster;

    private Optional<String> chosen() {
        return model.clusterProperty().get().map(each -> each.id().value());
    }

    private List<String> shown() {
        return model.rows().stream().map(ClusterRow::name).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "prod, search-prod",
        "in01-EU, users-eu",
        "frankfurt, users-eu",
        "stopped, users-eu",
        "' play ', playground"
    })
    void searchesByNameIdRegionAndState(String typed, String found) {
        model.load();
        model.textProperty().set(typed);
        assertEquals(List.of(found), shown());
        assertEquals(3, model.allRows().size());
    }

    @Test
    void whatCannotBeBackedUpStaysInTheListWithItsReason() {
        model.load();
        ClusterRow row = model.rows().getLast();
        assertEquals("playground", row.name());
        assertFalse(row.possible());
        assertEquals("Serverless: backups need a Dedicated cluster.", row.reason());
    }

    @Test
    void aStateInDoubtIsToldAndCanBeTried() {
        model.load();
        model.choose(model.rows().get(1));
        assertEquals(
                "STOPPED: the service may refuse; you can still try.",
                model.hintProperty().get());
        assertEquals(Optional.of("in01-eu"), chosen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"search-prod", "SEARCH-prod", " in01-prod ", "\u00a0in01-prod\u00a0"})
    void takesNameOrIdFromTheList(String typed) {
        model.load();
        model.textProperty().set(typed);
        assertTrue(model.commit());
        assertEquals(Desk.PROD, model.clusterProperty().get().orElseThrow());
        assertEquals("in01-prod", model.textProperty().get());
    }

    @Test
    void anIdCanBeTypedWhenTheListFails() {
        desk.cloud.trouble = FakeCloud.unreachable();
        model.load();
        assertEquals(Listing.FAILED, model.listingProperty().get());
        assertEquals(
                "The list of clusters could not be read. api.example.com could not be reached: no answer in time. An ID can"
                        + " still be typed.",
                model.listingTextProperty().get());
        model.paste("in01-0123456789abcde\n");
        assertEquals(Optional.of("in01-0123456789abcde"), chosen());
        assertEquals(
                "Typed, not confirmed by the service.", model.hintProperty().get());
    }

    @Test
    void theSampleIdOfTheDocumentationWorks() {
        model.load();
        model.paste("inxx-xxxxxxxxxxxxxxx");
        assertEquals(Optional.of("inxx-xxxxxxxxxxxxxxx"), chosen());
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void anUnusualIdGetsAHintAndCanBeTried() {
        model.load();
        model.paste("whatever_1");
        assertEquals(Optional.of("whatever_1"), chosen());
        assertTrue(
                model.hintProperty().get().startsWith("Not the usual form"),
                model.hintProperty().get());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "..|U+002E “.” at position 1",
                "a/../b|U+002F “/” at position 2",
                "a?x|U+003F “?” at position 2",
                "a#f|U+0023 “#” at position 2",
                "in01-аbc|U+0430 “а” at position 6",
            })
    void namesTheOddCharacter(String typed, String named) {
        model.load();
        model.paste(typed);
        assertEquals(Optional.empty(), chosen());
        assertTrue(
                model.problemProperty().get().contains(named),
                model.problemProperty().get());
        assertTrue(model.problemProperty().get().contains("Nothing was sent."));
    }

    @ParameterizedTest
    @CsvSource({"10, U+000A", "13, U+000D", "0, U+0000", "127, U+007F", "8238, U+202E", "8203, U+200B"})
    void namesWhatCannotBeSeen(int codePoint, String name) {
        model.paste("in01-" + Character.toString(codePoint) + "abc");
        assertEquals(Optional.empty(), chosen());
        assertTrue(
                model.problemProperty().get().contains(name + " at position 6"),
                model.problemProperty().get());
        model.textProperty().set("in01-" + Character.toString(codePoint) + "abc");
        assertFalse(model.commit());
        assertTrue(
                model.problemProperty().get().contains(name),
                model.problemProperty().get());
    }

    @Test
    void saysHowLongItIs() {
        model.paste("a".repeat(10_000));
        assertEquals(
                "This is no cluster ID: it has 10,000 characters, 64 are the most. Nothing was sent. Check what you pasted.",
                model.problemProperty().get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u00a0"})
    void saysThatThereIsNoId(String typed) {
        model.textProperty().set(typed);
        assertFalse(model.commit());
        assertTrue(
                model.problemProperty().get().startsWith("There is no cluster ID."),
                model.problemProperty().get());
    }

    @Test
    void halfAnIdIsNoMistake() {
        model.load();
        model.textProperty().set("in0");
        assertEquals("", model.problemProperty().get());
        assertEquals(Optional.empty(), chosen());
    }

    @Test
    void aNameIsNotCalledAMistakeWhileTheListIsOnItsWay() {
        desk.cloud.clusters = List.of(Desk.cluster("in01-a", "my prod", "aws-us-west-2", "Dedicated", "RUNNING"));
        desk.background.hold();
        model.load();
        model.textProperty().set("my prod");
        assertEquals("", model.problemProperty().get());
        desk.background.release();
        assertEquals("", model.problemProperty().get());
        assertEquals(List.of("my prod"), shown());
    }

    @Test
    void aTypedIdIsKnownOnceTheListHasCome() {
        desk.background.hold();
        model.load();
        model.paste("in01-prod");
        assertEquals(
                Cluster.typed(new ClusterId("in01-prod")),
                model.clusterProperty().get().orElseThrow());
        desk.background.release();
        assertEquals(Desk.PROD, model.clusterProperty().get().orElseThrow());
        assertEquals(
                "search-prod", model.chosenRowProperty().get().orElseThrow().name());
        assertEquals("", model.hintProperty().get());
    }

    @Test
    void i05AWholeCommandIsReadForItsIdAndItsKeyIsDropped() {
        desk.shell.start();
        String command = "curl -H 'Authorization: Bearer zk-CANARY0123456789' \\\n"
                + " https://api.cloud.zilliz.com/v2/clusters/in01-prod/backups/create";
        model.paste(command);
        assertEquals("in01-prod", model.textProperty().get());
        assertEquals(Optional.of(Desk.PROD), model.clusterProperty().get());
        assertEquals(
                "The ID was taken from what you pasted. The key in it was dropped and is kept nowhere.",
                model.hintProperty().get());
        desk.speakChinese();
        assertTrue(Desk.chinese(model.hintProperty().get()));
        model.textProperty().set("in01-other");
        assertEquals("", model.hintProperty().get());
    }

    @Test
    void i05WhereNoIdIsFoundTheKeyIsTakenOutAllTheSame() {
        desk.shell.start();
        model.paste("curl -H 'Authorization: Bearer zk-CANARY0123456789' https://api.cloud.zilliz.com/v2/projects");
        assertFalse(
                model.textProperty().get().contains("CANARY"),
                model.textProperty().get());
        assertTrue(model.problemProperty().get().contains("Nothing was sent"));
    }

    @Test
    void changingTheTextForgetsTheCluster() {
        desk.with(Desk.PROD);
        model.textProperty().set("in01-pro");
        assertEquals(Optional.empty(), chosen());
        assertEquals("", model.hintProperty().get());
    }

    @Test
    void aReloadKeepsTheListUntilTheAnswerHasCome() {
        desk.with(Desk.PROD);
        desk.cloud.trouble = FakeCloud.unreachable();
        model.load();
        assertEquals(3, model.allRows().size());
        assertEquals(Optional.of("in01-prod"), chosen());
    }

    @Test
    void everySentenceChangesItsLanguage() {
        desk.with(Desk.EU);
        desk.speakChinese();
        assertTrue(
                Desk.chinese(model.hintProperty().get()), model.hintProperty().get());
        assertTrue(Desk.chinese(model.listingTextProperty().get()));
        assertTrue(Desk.chinese(model.allRows().getLast().reason()));
        model.paste("a?x");
        assertTrue(Desk.chinese(model.problemProperty().get()));
    }
}
