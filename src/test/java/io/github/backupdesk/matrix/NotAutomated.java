package io.github.backupdesk.matrix;

/** Rows of the matrix that no test of this build runs, or not wholly, each with its reason. */
enum NotAutomated {
    N22(
            true,
            "A network interface is taken down only by root in a network namespace of its own. Tried is a service that goes"
                    + " away and comes back at its port, in the middle of a request and while a job is followed."),
    N08(
            true,
            "The trust store of the operating system is read, but no test may write into it; tried is that the authority is"
                    + " named, and that the same server works once a profile trusts it."),
    N14(
            true,
            "The seconds of a spinner belong to a window; tried is that the end comes with the limit, that the row says since"
                    + " when it waits, and when it is looked for."),
    N19(
            true,
            "That memory stays within 32 MiB is not measured; tried is that the reading ends early. The words are those of a"
                    + " broken connection, for to us it looks like one."),
    A38(true, "The picture of an escaped message is looked at by the tests of the window, not here."),
    P07(
            true,
            "Tried is a kill while polling and while looking. Of a migration, a snapshot and an export it is tried that a step"
                    + " that fails leaves what was there before and nothing unfinished under the final name."),
    P08(true, "The suite has a few random kills; two hundred take a quarter of an hour and run by the profile kills."),
    P14(true, "Two users of one computer need a second user ID, which only root may take on; two folders are tried."),
    P19(true, "As root every file can be written, so the read-only file is tried where the tests run as another user."),
    P26(true, "That open jobs are asked after again is tried for every start, not for one from an older copy."),
    P31(true, "No suite can suspend the machine: a process is stopped for a moment, and a clock set two hours on."),
    P32(false, "Twenty-four hours, or ten minutes in a short form, do not belong into a build."),
    S02(
            false,
            "A heap dump after a key was forgotten is not taken: the HTTP client makes Strings of its own, which live until they"
                    + " are collected. Tried is that our own copies are wiped."),
    S03(
            false,
            "That nobody can attach to the process is an option of the start command, and belongs to the installed program,"
                    + " which comes with the packages."),
    S04(
            false,
            "A crash of the virtual machine is not provoked. Its report holds the arguments, and no key is ever one; that is"
                    + " tried."),
    S07(
            false,
            "A second user needs a second user ID, which only root may take on; the rights of files and folders are tried."),
    I21(true, "A width of 320 pixels is below the least size of the window, and Arabic is no language of the program.");

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
