package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackupFormViewModelTest {

    private final Desk desk = new Desk();

    @Test
    void joinsClusterScopeAndCopies() {
        desk.with(Desk.PROD).tick("default", "users");
        desk.copies.tick(new RegionId("aws-us-east-2"), true);
        assertEquals(
                new BackupRequest(
                        Desk.PROD.id(),
                        new BackupScope.Collections("default", List.of("users")),
                        List.of(new RegionId("aws-us-east-2"))),
                desk.form.settle().getFirst().request());
        assertEquals("", desk.form.blockerProperty().get());
    }

    @Test
    void settlesWhatIsHalfTyped() {
        desk.shell.start();
        desk.cluster.textProperty().set("search-prod");
        desk.copies.typedProperty().set("aws-us-east-2");
        BackupRequest request = desk.form.settle().getFirst().request();
        assertEquals(Desk.PROD.id(), request.clusterId());
        assertEquals(List.of(new RegionId("aws-us-east-2")), request.copies());
    }

    private static Arguments bad(String name, String sentence, Consumer<Desk> input) {
        return Arguments.of(name, sentence, input);
    }

    private static Consumer<Desk> id(String pasted) {
        return desk -> desk.cluster.paste(pasted);
    }

    private static Consumer<Desk> typed(String text) {
        return desk -> desk.cluster.textProperty().set(text);
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                bad("nothing", "There is no cluster ID.", typed("")),
                bad("spaces", "There is no cluster ID.", typed("  ")),
                bad("two dots", "U+002E “.” at position 1", id("..")),
                bad("a way up", "U+002F “/” at position 2", id("a/../b")),
                bad("a query", "U+003F “?” at position 2", id("a?x")),
                bad("a fragment", "U+0023 “#” at position 2", id("a#f")),
                bad("a pasted line break", "U+000A at position 8", id("in01-ab\nc")),
                bad("a line break", "U+000A at position 8", typed("in01-ab\nc")),
                bad("right to left", "U+202E at position 6", id("in01-\u202eab")),
                bad("very long", "it has 10,000 characters", id("a".repeat(10_000))),
                bad("a Serverless cluster", "backups need a Dedicated cluster", id("in05-play")),
                bad("an ID of a Serverless cluster", "backups need a Dedicated cluster", id("in05-elsewhere")),
                bad(
                        "nothing ticked",
                        "Tick at least one collection",
                        desk -> desk.with(Desk.PROD).tick("default")),
                bad(
                        "two databases",
                        "one request takes one database",
                        desk -> desk.with(Desk.PROD).tick("default", "users").tick("archive", "old")),
                bad("home as a copy", "is the home region", desk -> {
                    desk.with(Desk.PROD);
                    desk.copies.typedProperty().set("aws-us-west-2");
                }),
                bad("no region", "is no region ID", desk -> {
                    desk.with(Desk.PROD);
                    desk.copies.typedProperty().set("a/../b");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void i01AndI02AndI03AndI04AndI09AndI10AndI14BadInputHasItsSentenceAndSendsNothing(
            String name, String sentence, Consumer<Desk> input) {
        desk.shell.start();
        input.accept(desk);
        desk.create();
        desk.shell.create();
        String told = desk.form.blockerProperty().get();
        assertTrue(told.contains(sentence), name + ": " + told);
        assertEquals(Screen.NEW_BACKUP, desk.shell.screenProperty().get());
        assertEquals(List.of(), desk.cloud.created);
        assertEquals(0, desk.store.count());
    }

    @Test
    void theSummaryFollowsTheForm() {
        BackupSummary summary = desk.form.summary();
        assertEquals("–", summary.clusterProperty().get());
        desk.with(Desk.PROD).tick("default", "orders", "users");
        desk.copies.tick(new RegionId("aws-us-east-2"), true);
        assertEquals("search-prod", summary.clusterProperty().get());
        assertEquals("COLLECTION", summary.typeProperty().get());
        assertEquals("default · 2", summary.contentProperty().get());
        assertEquals("home + 1", summary.copiesProperty().get());
        assertEquals(
                "until someone deletes it, in 2 regions", summary.keptProperty().get());
    }

    @Test
    void theSampleIdOfTheDocumentationCanBeSent() {
        desk.shell.start();
        desk.cluster.paste("inxx-xxxxxxxxxxxxxxx");
        desk.create();
        assertEquals(
                Optional.of("inxx-xxxxxxxxxxxxxxx"),
                desk.cloud.created.stream()
                        .map(each -> each.request().clusterId().value())
                        .findFirst());
    }

    @Test
    void everySentenceChangesItsLanguage() {
        desk.speakChinese();
        assertTrue(Desk.chinese(desk.form.blockerProperty().get()));
        assertTrue(Desk.chinese(desk.form.summary().keptProperty().get()));
    }
}
