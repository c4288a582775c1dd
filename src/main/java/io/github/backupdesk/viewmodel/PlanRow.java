package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.viewmodel.HistoryRow.Look;
import java.util.List;

/**
 * One request of a plan as the plan's screen shows it.
 *
 * @param row the same as the history shows it
 * @param position from 1, as text
 * @param cells one for each of the columns: the home region, then the regions that any request of the plan asks for
 * @param result the backup ID, and the job ID where there is one; or what was planned in its place
 * @param replaced whether another was planned in its place, so that it counts no more
 */
public record PlanRow(HistoryRow row, String position, List<Cell> cells, String result, boolean replaced) {

    /** How it stands with one region of one request. */
    public record Cell(Look look, String word, String accessible) {}

    /** A region as the head of a column. */
    public record Column(String city, String regionId) {}

    public PlanRow {
        cells = List.copyOf(cells);
    }

    public long id() {
        return row.id();
    }

    /** Backup ID and job ID, one below the other. */
    public String resultInLines() {
        return result.replace(" · ", "\n");
    }

    Attempt attempt() {
        return row.attempt();
    }

    /** All of it in one line for a ticket, a tab between the parts. */
    String asText() {
        return position + "\t" + row.asText();
    }
}
