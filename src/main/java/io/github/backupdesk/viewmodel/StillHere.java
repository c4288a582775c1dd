package io.github.backupdesk.viewmodel;

/**
 * Why a planned request has not left.
 *
 * @param held whether it is out of the queue until somebody sends it; else it waits its turn
 */
record StillHere(boolean held, String why) {

    static StillHere waits(String why) {
        return new StillHere(false, why);
    }

    static StillHere held(String why) {
        return new StillHere(true, why);
    }
}
