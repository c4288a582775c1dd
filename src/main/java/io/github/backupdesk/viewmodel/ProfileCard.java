package io.github.backupdesk.viewmodel;

import java.util.List;

/**
 * The chosen profile, told in full.
 *
 * @param facts what it says, in words
 * @param verb what the first button does: connect, unlock or show
 * @param fenced whether the fence of its account can be edited now
 * @param stale what was changed and takes effect only once it is connected again; empty if nothing is
 */
public record ProfileCard(ProfileRow row, List<Fact> facts, String note, String verb, boolean fenced, String stale) {

    public ProfileCard {
        facts = List.copyOf(facts);
    }

    /** One line of it. */
    public record Fact(String name, String value) {}

    public boolean isStale() {
        return !stale.isEmpty();
    }
}
