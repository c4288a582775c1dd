package io.github.backupdesk.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which regions may never get a copy from an account. The home region of a backup is where its cluster is, so no fence speaks
 * of it. A region of which nobody knows where it lies is behind every rule that speaks of continents: what cannot be told to
 * be allowed is not.
 *
 * @param rules in the order of making, none twice
 */
public record RegionFence(List<Rule> rules) {

    /** Nothing is forbidden. */
    public static final RegionFence NONE = new RegionFence(List.of());

    /** Everything is forbidden: nobody knows what the rules are. */
    public static final RegionFence CLOSED = new RegionFence(List.of(new Rule(new Reach.Everywhere(), "")));

    public RegionFence {
        rules = List.copyOf(rules);
    }

    /**
     * One thing that is forbidden.
     *
     * @param note why, in the user's own words; may be empty
     */
    public record Rule(Reach reach, String note) {}

    /** What a rule forbids. */
    public sealed interface Reach {

        record Region(RegionId id) implements Reach {}

        record Inside(Continent continent) implements Reach {}

        record Outside(Continent continent) implements Reach {}

        record Everywhere() implements Reach {}

        /** Reads what {@link #text} has written; empty if it is anything else. */
        static Optional<Reach> parse(String text) {
            int colon = text.indexOf(':');
            String value = text.substring(colon + 1);
            return switch (colon < 0 ? "" : text.substring(0, colon)) {
                case "region" -> RegionId.parse(value).map(Region::new);
                case "inside" -> continent(value).map(Inside::new);
                case "outside" -> continent(value).map(Outside::new);
                default -> Optional.empty();
            };
        }

        private static Optional<Continent> continent(String name) {
            for (Continent each : Continent.values()) {
                if (each != Continent.OTHER && each.name().equals(name.toUpperCase(Locale.ROOT))) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        /** In a form that is kept. */
        default String text() {
            return switch (this) {
                case Region(var id) -> "region:" + id;
                case Inside(var continent) -> "inside:" + continent;
                case Outside(var continent) -> "outside:" + continent;
                case Everywhere() -> "everywhere";
            };
        }

        private boolean holds(RegionId region) {
            Continent where = Continent.of(region);
            return switch (this) {
                case Region(var id) -> id.equals(region);
                case Inside(var continent) -> where == continent || where == Continent.OTHER;
                case Outside(var continent) -> where != continent;
                case Everywhere() -> true;
            };
        }
    }

    /** The rule that forbids a copy in the region; empty if none does. */
    public Optional<Rule> forbids(RegionId region) {
        return rules.stream().filter(rule -> rule.reach().holds(region)).findFirst();
    }

    /**
     * A region that is asked for though it is forbidden.
     *
     * @param rule the one that forbids it
     */
    public record Breach(RegionId region, Rule rule) {}

    /** The first of the request's copies that is forbidden; empty if the request may be sent. */
    public Optional<Breach> breach(BackupRequest request) {
        for (RegionId region : request.copies()) {
            Optional<Rule> rule = forbids(region);
            if (rule.isPresent()) {
                return Optional.of(new Breach(region, rule.get()));
            }
        }
        return Optional.empty();
    }

    /** With one more rule; one of the same reach gives way to it. */
    public RegionFence with(Rule rule) {
        List<Rule> more = new ArrayList<>(without(rule.reach()).rules);
        more.add(rule);
        return new RegionFence(more);
    }

    public RegionFence without(Reach reach) {
        return new RegionFence(
                rules.stream().filter(rule -> !rule.reach().equals(reach)).toList());
    }

    /** Whether nobody knows what the rules are. */
    public boolean closed() {
        return equals(CLOSED);
    }
}
