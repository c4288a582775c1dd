package io.github.backupdesk.matrix;

/** Rows of the matrix that no test of this build runs, or not wholly, each with its reason. */
enum NotAutomated {
    N22(
            true,
            "A network interface is taken down only by root in a network namespace of its own. Tried is a service that goes"
                    + " away and comes back at its port, in the middle of a request and while a job is followed."),
    N08(
            true,
            "The trust of the operating system is no setting yet (it comes with the accounts); tried is that the authority is"
                    + " named, and that the same server works once the Java of the program trusts it."),
    N14(
            true,
            "The seconds of a spinner belong to a window; tried is that the end comes with the limit, that the row says since"
                    + " when it waits, and when it is looked for."),
    N19(
            true,
            "That memory stays within 32 MiB is not measured; tried is that the reading ends early. The words are those of a"
                    + " broken connection, for to us it looks like one."),
    A06(true, "The raw body of an accepted answer is not kept, only its receipt; tried is that it is read."),
    A38(true, "The picture of an escaped message is looked at by the tests of the window, not here.");

    private final boolean inPart;
    private final String reason;

    NotAutomated(boolean inPart, String reason) {
        this.inPart = inPart;
        this.reason = reason;
    }

    /** Whether there is a test of the rest. */
    boolean inPart() {
        return inPart;
    }

    String reason() {
        return reason;
    }
}
