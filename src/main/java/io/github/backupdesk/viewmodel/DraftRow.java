package io.github.backupdesk.viewmodel;

/**
 * One line of the clusters that are chosen together.
 *
 * @param content what is wanted of it, short
 * @param problem why it cannot be sent as it stands; empty if it can
 * @param mark that there is a problem or a note, in a word or two
 * @param note what is worth knowing; may be empty
 */
public record DraftRow(
        String id, String name, String content, String copies, String mark, String problem, String note) {

    /** What there is to say beyond the plain facts. */
    public String told() {
        return problem.isEmpty() ? note : problem;
    }
}
