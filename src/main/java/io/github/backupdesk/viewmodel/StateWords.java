package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.States;
import io.github.backupdesk.i18n.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lets a search name states by the words that are seen, in any language. One word may stand for several states. */
final class StateWords {

    /** Words of the server's that stand for themselves, though others are seen with the same phase. */
    private static final List<String> OF_THE_SERVER = List.of("job.CANCELING");

    private StateWords() {}

    static HistoryQuery read(String typed) {
        HistoryQuery query = HistoryQuery.parse(typed);
        if (query.states().isEmpty()) {
            return query;
        }
        Map<String, Set<Phase>> phases = phases();
        Map<String, String> server = server();
        return query.in(query.states().stream()
                .map(any -> translated(any, phases, server))
                .toList());
    }

    private static States translated(States any, Map<String, Set<Phase>> phases, Map<String, String> server) {
        EnumSet<Phase> meant = EnumSet.noneOf(Phase.class);
        meant.addAll(any.phases());
        List<String> said = new ArrayList<>();
        for (String word : any.said()) {
            String small = word.toLowerCase(Locale.ROOT);
            Set<Phase> known = phases.get(small);
            if (known == null) {
                said.add(server.getOrDefault(small, word));
            } else {
                meant.addAll(known);
            }
        }
        return new States(meant, said);
    }

    private static Map<String, Set<Phase>> phases() {
        Map<String, Set<Phase>> names = new HashMap<>();
        for (Locale language : Texts.LANGUAGES) {
            Texts words = Texts.in(language);
            for (Phase phase : Phase.values()) {
                names.put(small(words.of(phase)), Set.of(phase));
            }
            for (AttemptState state : AttemptState.values()) {
                names.put(small(words.of(state)), Phase.of(state));
            }
            names.put(small(words.of(Phase.WAITING)), Phase.WAITS);
            names.put(small(words.get("state.waiting")), Phase.WAITS);
        }
        return names;
    }

    private static Map<String, String> server() {
        Map<String, String> names = new HashMap<>();
        for (Locale language : Texts.LANGUAGES) {
            for (String key : OF_THE_SERVER) {
                names.put(small(Texts.in(language).get(key)), key.substring(key.indexOf('.') + 1));
            }
        }
        return names;
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
