package io.github.backupdesk.viewmodel;

import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The collections of one database: those that the server told, those that a person added, and what is ticked. Never changes;
 * each edit makes another one that shares the names with it, so that keeping the old one for undoing costs next to nothing.
 */
final class HeldNames {

    /** What the server told the last time. */
    private final PackedNames live;

    /** All that are held; the same object as {@link #live} where nothing was added. */
    private final PackedNames names;

    private final NameMarks marks;
    private final int tickCount;

    private HeldNames(PackedNames live, PackedNames names, NameMarks marks) {
        this.live = live;
        this.names = names;
        this.marks = marks;
        this.tickCount = marks.ticked().cardinality();
    }

    PackedNames live() {
        return live;
    }

    PackedNames names() {
        return names;
    }

    NameMarks marks() {
        return marks;
    }

    int tickCount() {
        return tickCount;
    }

    static HeldNames untouched(PackedNames live) {
        return new HeldNames(live, live, NameMarks.UNTOUCHED);
    }

    int size() {
        return names.size();
    }

    boolean has(String name) {
        return names.find(name) >= 0;
    }

    boolean ticked(int at) {
        return marks.ticked().get(at);
    }

    /** Whether a person has put anything here. */
    boolean edited() {
        return tickCount > 0 || !marks.typed().isEmpty() || !marks.saved().isEmpty();
    }

    List<String> tickedNames() {
        return new TickedNames(this);
    }

    /** Those that the server has told of. */
    Set<String> liveNames() {
        BitSet told = all();
        told.andNot(marks.typed());
        told.andNot(marks.saved());
        told.andNot(marks.missing());
        return told.stream().mapToObj(names::get).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    int tickedAmong(BitSet places) {
        BitSet both = (BitSet) places.clone();
        both.and(marks.ticked());
        return both.cardinality();
    }

    BitSet all() {
        BitSet all = new BitSet(size());
        all.set(0, size());
        return all;
    }

    HeldNames tick(BitSet places, boolean on) {
        BitSet now = (BitSet) marks.ticked().clone();
        if (on) {
            now.or(places);
        } else {
            now.andNot(places);
        }
        return now.equals(marks.ticked()) ? this : new HeldNames(live, names, marks.ticking(now));
    }

    /** How many of these names are not here, and how many are not ticked. */
    int[] weigh(PackedNames wanted) {
        int[] places = names.findAll(wanted);
        int unknown = (int) IntStream.of(places).filter(at -> at < 0).count();
        int unticked =
                (int) IntStream.of(places).filter(at -> at < 0 || !ticked(at)).count();
        return new int[] {unknown, unticked};
    }

    HeldNames untick(PackedNames unwanted) {
        BitSet known = new BitSet();
        IntStream.of(names.findAll(unwanted)).filter(at -> at >= 0).forEach(known::set);
        return tick(known, false);
    }

    /** Ticks these and nothing else. */
    HeldNames only(PackedNames wanted, Source from) {
        HeldNames now = tick(marks.ticked(), false).take(wanted, from);
        return now.names == names && now.marks.ticked().equals(marks.ticked()) ? this : now;
    }

    /** Ticks these; those that are not known come from that source. */
    HeldNames take(PackedNames wanted, Source from) {
        int[] places = names.findAll(wanted);
        BitSet unknown = new BitSet();
        BitSet known = new BitSet();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                unknown.set(i);
            } else {
                known.set(places[i]);
            }
        }
        HeldNames ticking = tick(known, true);
        if (unknown.isEmpty()) {
            return ticking;
        }
        NameMarks added = NameMarks.none();
        for (int i = 0; i < unknown.cardinality(); i++) {
            added.put(i, from, true);
        }
        return ticking.with(wanted.only(unknown), added);
    }

    /** Puts in names that are not here, with their marks. */
    private HeldNames with(PackedNames added, NameMarks addedMarks) {
        int[] places = names.findAll(added);
        NameMarks spread = marks.spread(places);
        for (int i = 0; i < places.length; i++) {
            spread.put(
                    -places[i] - 1 + i,
                    addedMarks.source(i),
                    addedMarks.ticked().get(i));
        }
        return new HeldNames(live, names.with(added, places), spread);
    }

    HeldNames add(String name) {
        return take(PackedNames.of(List.of(name)), Source.TYPED);
    }

    /** The name typed instead, with the tick of the one at this place. */
    HeldNames rename(int at, String name) {
        BitSet old = new BitSet();
        old.set(at);
        NameMarks mark = NameMarks.none();
        mark.put(0, Source.TYPED, ticked(at));
        return without(old).with(PackedNames.of(List.of(name)), mark);
    }

    HeldNames without(BitSet places) {
        if (places.isEmpty()) {
            return this;
        }
        BitSet left = all();
        left.andNot(places);
        NameMarks now = marks.without(places);
        // When nothing added is left there is no need for a second list.
        boolean onlyLive = left.cardinality() == live.size() && now.allLive();
        return new HeldNames(live, onlyLive ? live : names.only(left), now);
    }

    /** Takes what the server told. Typed names and those of saved scopes stay; a ticked name that is gone stays too, marked. */
    HeldNames told(PackedNames server) {
        return onto(server.sameAs(live) ? live : server);
    }

    /** What a person has put here, put onto what the server told at another time. */
    HeldNames onto(PackedNames server) {
        BitSet mine = marks.edited();
        if (mine.isEmpty()) {
            return server == names ? this : untouched(server);
        }
        int[] from = mine.stream().toArray();
        PackedNames edited = names.only(mine);
        int[] places = server.findAll(edited);
        BitSet ticks = new BitSet(server.size());
        BitSet unknown = new BitSet();
        NameMarks added = NameMarks.none();
        for (int i = 0; i < places.length; i++) {
            boolean on = ticked(from[i]);
            if (places[i] < 0) {
                Source source = marks.source(from[i]);
                added.put(unknown.cardinality(), source == Source.LIVE ? Source.MISSING : source, on);
                unknown.set(i);
            } else if (on) {
                ticks.set(places[i]);
            }
        }
        HeldNames known = untouched(server).tick(ticks, true);
        return unknown.isEmpty() ? known : known.with(edited.only(unknown), added);
    }

    /** How much memory it takes beside the one that came after it, about. */
    long roomBeside(HeldNames other) {
        if (this == other) {
            return 0;
        }
        long own = marks.room();
        own += names == other.names || names == other.live ? 0 : names.room();
        return own + (live == other.live || live == names ? 0 : live.room());
    }
}
