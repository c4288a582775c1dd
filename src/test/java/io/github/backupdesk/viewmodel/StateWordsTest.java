package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.States;
import io.github.backupdesk.i18n.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateWordsTest {

    private static List<States> states(String typed) {
        return StateWords.read(typed).states();
    }

    private static List<States> phases(Set<Phase> phases) {
        return List.of(States.of(phases));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsFoundByTheWordThatIsSeenInAnyLanguage(AttemptState state) {
        for (Locale language : Texts.LANGUAGES) {
            String word = Texts.in(language).of(state);
            assertEquals(phases(Phase.of(state)), states("state:\"" + word + "\""));
            assertEquals(phases(Phase.of(state)), states("状态：\"" + word.toUpperCase(Locale.ROOT) + "\""));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCEPTED", "WAITING", "ELSEWHERE"})
    void soIsEveryPhase(Phase phase) {
        for (Locale language : Texts.LANGUAGES) {
            String word = Texts.in(language).of(phase);
            assertEquals(phases(Set.of(phase)), states("state:\"" + word + "\""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "running, RUNNING",
        "Done, DONE",
        "Failed, FAILED",
        "运行中, RUNNING",
        "已完成, DONE",
        "已取消, CANCELLED",
        "Cancelled, CANCELLED",
        "Gone on server, DELETED",
        "服务器上已不存在, DELETED",
        "made by policy, BY_POLICY",
        "由策略创建, BY_POLICY"
    })
    void soAreTheStatesOfJobs(String word, Phase phase) {
        assertEquals(phases(Set.of(phase)), states("state:\"" + word + "\""));
    }

    @Test
    void waitingIsSaidOfJobsAndOfTheQueue() {
        for (String word : List.of("Waiting", "等待中", "排队中")) {
            assertEquals(phases(Phase.WAITS), states("state:" + word));
        }
    }

    @Test
    void severalMayBeNamedAtOnceInAnyLanguage() {
        EnumSet<Phase> all = EnumSet.of(Phase.FAILED, Phase.NOT_SENT, Phase.OPEN);
        assertEquals(phases(all), states("state:\"failed, Not sent,待核对\""));
        assertEquals(phases(all), states("状态：失败、not_sent，Open"));
    }

    @Test
    void aWordThatIsSeenNowhereStaysAsItIs() {
        assertEquals(List.of(new States(Set.of(), List.of("PAUSED_BY_MOON"))), states("state:PAUSED_BY_MOON"));
        assertEquals(List.of(new States(Set.of(Phase.DONE), List.of("ERROR"))), states("state:ERROR,done"));
        assertEquals(List.of(new States(Set.of(), List.of("CANCELING"))), states("state:Cancelling"));
    }

    @Test
    void allTheRestIsReadAsEver() {
        String rest = "orders cluster:a region:b id:c ticket:d after:2026-10-01 before:2026-11-01";
        assertEquals(HistoryQuery.parse(rest), StateWords.read(rest));
        assertEquals(HistoryQuery.ALL, StateWords.read(" "));
    }
}
