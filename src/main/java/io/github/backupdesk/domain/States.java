package io.github.backupdesk.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * States of which a row is to have any: what stands behind {@code state:} in a search, with commas between.
 *
 * @param said words of the server's, for a job or a backup; case does not count
 */
public record States(Set<Phase> phases, List<String> said) {

    private static final String COMMAS = "[,，、]";

    public States {
        phases = Set.copyOf(phases);
        said = List.copyOf(said);
    }

    public static States of(Set<Phase> phases) {
        return new States(phases, List.of());
    }

    /** Reads names with commas between. What is no name of ours is a word of the server's. */
    static States parse(String names) {
        EnumSet<Phase> phases = EnumSet.noneOf(Phase.class);
        Set<String> said = new LinkedHashSet<>();
        for (String each : names.split(COMMAS, -1)) {
            String name = each.strip();
            if (!name.isEmpty()) {
                Phase.named(name).ifPresentOrElse(phases::addAll, () -> said.add(name));
            }
        }
        return new States(phases, new ArrayList<>(said));
    }

    boolean isEmpty() {
        return phases.isEmpty() && said.isEmpty();
    }
}
