package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.ClusterIds;
import io.github.backupdesk.domain.IdProblem;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.stream.Stream;

/** What came of taking several cluster IDs at once, in words. */
final class SeveralWords {

    /** So many are named; a longer list would hide the form. */
    private static final int NAMED = 3;

    private SeveralWords() {}

    /** How many were taken, and of each that was not, why. */
    static String taken(Texts words, int taken, List<String> refusals) {
        String first = words.get("cluster.several.taken", taken);
        if (refusals.isEmpty()) {
            return first;
        }
        String named = refusals.stream()
                .limit(NAMED)
                .reduce((a, b) -> words.get("list.join", a, b))
                .orElse("");
        return words.get("cluster.several.refused", first, named, Math.max(0, refusals.size() - NAMED));
    }

    /** Of each that is no ID, or that can never be backed up, why. */
    static List<String> refusals(Texts words, ClusterIds ids, List<Cluster> read) {
        Stream<String> odd = ids.refused().stream()
                .map(each ->
                        words.get("cluster.several.one", VisibleText.of(each.text(), 40), odd(words, each.problem())));
        Stream<String> impossible = read.stream()
                .filter(each -> each.eligibility() instanceof Eligibility.Impossible)
                .map(each -> words.get(
                        "cluster.several.one", each.id().value(), ClusterRow.reason(words, each.eligibility())));
        return Stream.concat(odd, impossible).toList();
    }

    private static String odd(Texts words, IdProblem problem) {
        return switch (problem) {
            case IdProblem.Empty empty -> "";
            case IdProblem.TooLong tooLong -> words.get("cluster.several.tooLong", tooLong.length(), tooLong.limit());
            case IdProblem.OddCharacter odd ->
                words.get("cluster.several.oddCharacter", CloudWords.characterName(odd.codePoint()), odd.position());
        };
    }
}
