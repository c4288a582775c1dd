package io.github.backupdesk.viewmodel;

import java.util.AbstractList;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The ticked names of one database at one moment, as a list whose Strings are made when asked for. Never changes. */
final class TickedNames extends AbstractList<String> {

    private final HeldNames held;

    /** Where each stands; found when one in the middle is asked for. */
    private int @Nullable [] places;

    TickedNames(HeldNames held) {
        this.held = held;
    }

    @Override
    public int size() {
        return held.tickCount();
    }

    @Override
    public String get(int index) {
        if (places == null) {
            places = held.marks().ticked().stream().toArray();
        }
        return held.names().get(places[index]);
    }

    @Override
    public Iterator<String> iterator() {
        return held.marks().ticked().stream().mapToObj(held.names()::get).iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof TickedNames names && names.held == held) || super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
