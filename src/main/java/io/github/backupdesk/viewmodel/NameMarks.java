package io.github.backupdesk.viewmodel;

import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.util.BitSet;

/** What is known of the names of one database beside their text, a bit each. Whoever has got one does not change it. */
record NameMarks(BitSet ticked, BitSet typed, BitSet saved, BitSet missing) {

    /** For all databases that nobody has touched. */
    static final NameMarks UNTOUCHED = none();

    /** To be filled. */
    static NameMarks none() {
        return new NameMarks(new BitSet(0), new BitSet(0), new BitSet(0), new BitSet(0));
    }

    Source source(int at) {
        if (typed.get(at)) {
            return Source.TYPED;
        }
        if (saved.get(at)) {
            return Source.SAVED;
        }
        return missing.get(at) ? Source.MISSING : Source.LIVE;
    }

    /** Whether the server has told every name. */
    boolean allLive() {
        return typed.isEmpty() && saved.isEmpty() && missing.isEmpty();
    }

    /** What a person has put there: what is ticked, typed or came with a saved scope. */
    BitSet edited() {
        BitSet all = (BitSet) ticked.clone();
        all.or(typed);
        all.or(saved);
        return all;
    }

    NameMarks ticking(BitSet now) {
        return new NameMarks(now, typed, saved, missing);
    }

    /** While one is being made. */
    void put(int at, Source source, boolean on) {
        ticked.set(at, on);
        typed.set(at, source == Source.TYPED);
        saved.set(at, source == Source.SAVED);
        missing.set(at, source == Source.MISSING);
    }

    /** As they stand once names were put in; {@code places} as {@link PackedNames#findAll} tells them. */
    NameMarks spread(int[] places) {
        return new NameMarks(
                spread(ticked, places), spread(typed, places), spread(saved, places), spread(missing, places));
    }

    private static BitSet spread(BitSet bits, int[] places) {
        BitSet now = new BitSet();
        int before = 0;
        for (int at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(at + 1)) {
            while (before < places.length && -places[before] - 1 <= at) {
                before++;
            }
            now.set(at + before);
        }
        return now;
    }

    /** As they stand once names were taken out. */
    NameMarks without(BitSet gone) {
        return new NameMarks(without(ticked, gone), without(typed, gone), without(saved, gone), without(missing, gone));
    }

    private static BitSet without(BitSet bits, BitSet gone) {
        BitSet left = (BitSet) bits.clone();
        left.andNot(gone);
        BitSet now = new BitSet();
        int before = 0;
        int next = gone.nextSetBit(0);
        for (int at = left.nextSetBit(0); at >= 0; at = left.nextSetBit(at + 1)) {
            while (next >= 0 && next < at) {
                before++;
                next = gone.nextSetBit(next + 1);
            }
            now.set(at - before);
        }
        return now;
    }

    /** How much memory they take, about. */
    long room() {
        return ((long) ticked.size() + typed.size() + saved.size() + missing.size()) / 8;
    }
}
