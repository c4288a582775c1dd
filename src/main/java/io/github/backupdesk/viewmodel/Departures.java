package io.github.backupdesk.viewmodel;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Which requests are wished to be sent, which of them are being begun, and which have left. Everything is told on the UI
 * thread; whether a wish still stands is asked by the sending itself, at the moment when its request would leave.
 */
final class Departures {

    /**
     * So many are begun at a time: whoever stops a long plan, or whose key is refused, has the rest still here, and the lists
     * of two hundred clusters are not asked for all at once.
     */
    static final int AT_ONCE = 8;

    private final Map<Long, Wish> wishes = new ConcurrentHashMap<>();
    private final Set<Long> begun = new HashSet<>();
    private final Set<Long> left = new HashSet<>();
    private final Set<Long> takenBack = new HashSet<>();
    private boolean keyTaken;
    private volatile boolean over;

    /** A wish that was taken back and uttered again is another one: the sending that was begun for the first may not go. */
    private static final class Wish {}

    /** From now on nothing leaves any more, whatever is wished. */
    void stop() {
        over = true;
    }

    void wish(long id) {
        wishes.putIfAbsent(id, new Wish());
    }

    /** From now on it does not leave, unless it has. */
    void takeBackWish(long id) {
        wishes.remove(id);
    }

    /** The same, for one that is not to be sent later either. */
    void takeBack(long id) {
        takeBackWish(id);
        if (begun.contains(id)) {
            takenBack.add(id);
        }
    }

    /** @return whether the wish stands for which it is begun; may be asked on any thread */
    BooleanSupplier begin(long id) {
        begun.add(id);
        Wish wish = wishes.get(id);
        return () -> !over && wish != null && wishes.get(id) == wish;
    }

    void left(long id) {
        left.add(id);
    }

    /** @return whether it was taken back on its way */
    boolean over(long id) {
        begun.remove(id);
        left.remove(id);
        return takenBack.remove(id);
    }

    boolean isBegun(long id) {
        return begun.contains(id);
    }

    boolean hasLeft(long id) {
        return left.contains(id);
    }

    /** Until one answer has shown that the key is taken, those that are on their way count as well. */
    boolean isRoom() {
        return !over && begun.size() - (keyTaken ? left.size() : 0) < AT_ONCE;
    }

    void keyTaken(boolean taken) {
        keyTaken = taken;
    }
}
