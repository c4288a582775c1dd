package io.github.backupdesk.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Several cluster IDs that a person typed or pasted: separated by white space, commas or semicolons, Chinese ones too.
 *
 * @param accepted in the order in which they stood, none twice
 * @param refused what is no ID, in the order in which it stood, none twice
 */
public record ClusterIds(List<ClusterId> accepted, List<Odd> refused) {

    /** Nobody has so many clusters; the rest of a longer text is one more that is refused. */
    private static final int MOST = 10_000;

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z},;，；、]+");

    public ClusterIds {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }

    /** A piece that is no cluster ID, as it stood, and why. */
    public record Odd(String text, IdProblem problem) {}

    /** Reads each piece by itself: one that is odd keeps none of the others back. */
    public static ClusterIds read(String text) {
        Set<ClusterId> accepted = new LinkedHashSet<>();
        Set<Odd> refused = new LinkedHashSet<>();
        pieces(text).forEach(piece -> {
            switch (ClusterId.check(piece)) {
                case ClusterId.Check.Accepted good -> accepted.add(good.id());
                case ClusterId.Check.Refused bad -> refused.add(new Odd(piece, bad.problem()));
            }
        });
        return new ClusterIds(new ArrayList<>(accepted), new ArrayList<>(refused));
    }

    /**
     * Whether several IDs stand in the text, and not one that was broken by a mistake: two different ones at least have the
     * form that the service gives out.
     */
    public static boolean several(String text) {
        return pieces(text)
                        .map(ClusterId::check)
                        .filter(each -> each instanceof ClusterId.Check.Accepted good && good.usual())
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    private static Stream<String> pieces(String text) {
        return Arrays.stream(BETWEEN.split(text, MOST)).filter(each -> !each.isEmpty());
    }
}
