package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Attempt;
import java.util.OptionalInt;

/**
 * One attempt as the history shows it. IDs that there are none of are empty.
 *
 * @param whenExact the moment with its zone and in UTC
 * @param progress the server's own text, or what stands for it
 * @param percent the progress as a number, where it is one and the job runs
 * @param explanation a sentence or two: what happened, what did not, what to do
 * @param said code and message as the service sent them; empty if it said nothing
 */
public record HistoryRow(
        Attempt attempt,
        String when,
        String whenExact,
        String cluster,
        String clusterId,
        String type,
        String scope,
        String regions,
        String regionsInFull,
        Look look,
        String state,
        String progress,
        OptionalInt percent,
        String backupId,
        String backupName,
        String jobId,
        String explanation,
        String said) {

    /** How a state looks; each has a colour, an icon and a word. */
    public enum Look {
        PENDING,
        RUNNING,
        DONE,
        FAILED,
        UNKNOWN,
        NEUTRAL
    }

    /** Whether it stays on top until somebody has settled it. */
    public boolean pinned() {
        return attempt.openQuestion();
    }

    public long id() {
        return attempt.id();
    }

    /** Whether there is an ID to copy. */
    public boolean hasIds() {
        return !backupId.isEmpty();
    }

    /** Both IDs, a line each, for the clipboard. */
    public String ids() {
        return backupId + "\n" + jobId;
    }

    /** What was sent, the path before the body; empty if nothing was, because it was made elsewhere. */
    public String sent() {
        return (attempt.exact().path() + "\n" + attempt.exact().body()).strip();
    }

    /** The row as text for a ticket: tab-separated, so that it also lands well in a spreadsheet. */
    public String asText() {
        return String.join(
                "\t", whenExact, cluster, clusterId, type, scope, regionsInFull, state, backupId, backupName, jobId);
    }
}
