package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.i18n.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets a search name states by the words that are seen, in any language, besides the names that are kept. */
final class StateWords {

    private static final List<String> JOB_STATES =
            List.of("PENDING", "IN_PROGRESS", "SUCCESSFUL", "FAILED", "CANCELING", "CANCELED", "CANCELLED", "ERROR");

    private StateWords() {}

    static HistoryQuery read(String typed) {
        HistoryQuery query = HistoryQuery.parse(typed);
        Map<String, String> names = names();
        return new HistoryQuery(
                query.words(),
                query.clusters(),
                query.states().stream()
                        .map(word -> names.getOrDefault(word.toLowerCase(Locale.ROOT), word))
                        .toList(),
                query.regions(),
                query.ids(),
                query.tickets(),
                query.after(),
                query.before());
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (Locale language : Texts.LANGUAGES) {
            Texts words = Texts.in(language);
            for (AttemptState state : AttemptState.values()) {
                names.put(words.of(state).toLowerCase(Locale.ROOT), state.name());
            }
            names.put(words.get("backup.DELETED").toLowerCase(Locale.ROOT), HistoryQuery.GONE);
            names.put(words.get("state.byPolicy").toLowerCase(Locale.ROOT), HistoryQuery.BY_POLICY);
            for (String state : JOB_STATES) {
                names.putIfAbsent(words.get("job." + state).toLowerCase(Locale.ROOT), state);
            }
        }
        return names;
    }
}
