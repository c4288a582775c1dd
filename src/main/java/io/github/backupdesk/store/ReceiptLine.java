package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the receipts: an attempt's news and, where it is new to the file, what was asked.
 *
 * @param revision the number of the news in the database; 0 if the database could not take it
 * @param after for such news, the last number that the database had given by then; 0 if the line does not tell
 * @param request null if an earlier line has it
 */
record ReceiptLine(
        long revision, long after, long id, @Nullable Fields request, Fields news) {

    static String text(Instant now, long revision, Attempt attempt, boolean whole) {
        var line = Fields.object("at", now, "revision", revision, "id", attempt.id());
        if (whole) {
            line.put("request", AttemptText.request(attempt));
        }
        line.put("news", AttemptText.news(attempt));
        return Json.write(line) + '\n';
    }

    /** News that the database could not take. */
    static String unsaved(Instant now, long after, Attempt attempt) {
        Object news = AttemptText.news(attempt);
        return Json.write(Fields.object("at", now, "revision", 0, "after", after, "id", attempt.id(), "news", news))
                + '\n';
    }

    static String removal(Instant now, long revision, long id) {
        Object news = Fields.object("removed", true);
        return Json.write(Fields.object("at", now, "revision", revision, "id", id, "news", news)) + '\n';
    }

    /** Whether the row was taken back: its backup has turned out to be another row's. */
    boolean removal() {
        return Boolean.TRUE.equals(news.map().get("removed"));
    }

    /** The line, or null if it cannot be read, as the last one after a power cut. */
    static @Nullable ReceiptLine read(String text) {
        try {
            Fields line = Fields.of(Json.read(text));
            return new ReceiptLine(
                    line.number("revision"),
                    line.number("after"),
                    line.number("id"),
                    line.objectOrNull("request"),
                    Fields.of(line.map().get("news")));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean saved() {
        return revision > 0;
    }

    /** Whether it stays the news of its row though another line of that row follows: receipts that catch up tell older ones. */
    boolean newerThan(ReceiptLine following) {
        return !saved() && following.saved() && following.revision <= after;
    }
}
