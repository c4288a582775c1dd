package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateWordsTest {

    private static List<String> states(String typed) {
        return StateWords.read(typed).states();
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsFoundByTheWordThatIsSeenInAnyLanguage(AttemptState state) {
        for (Locale language : Texts.LANGUAGES) {
            String word = Texts.in(language).of(state);
            assertEquals(List.of(state.name()), states("state:\"" + word + "\""));
            assertEquals(List.of(state.name()), states("状态：\"" + word.toUpperCase(Locale.ROOT) + "\""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "running, IN_PROGRESS",
        "Done, SUCCESSFUL",
        "Failed, FAILED",
        "运行中, IN_PROGRESS",
        "已完成, SUCCESSFUL",
        "Waiting, PENDING"
    })
    void soAreTheStatesOfJobs(String word, String state) {
        assertEquals(List.of(state), states("state:" + word));
    }

    @Test
    void aWordThatIsSeenNowhereStaysAsItIs() {
        assertEquals(List.of("PAUSED_BY_MOON"), states("state:PAUSED_BY_MOON"));
        assertEquals(List.of("UNKNOWN"), states("state:UNKNOWN"));
    }

    @Test
    void allTheRestIsReadAsEver() {
        String rest = "orders cluster:a region:b id:c ticket:d after:2026-10-01 before:2026-11-01";
        assertEquals(HistoryQuery.parse(rest), StateWords.read(rest));
        assertEquals(HistoryQuery.ALL, StateWords.read(" "));
    }
}
