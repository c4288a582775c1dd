package io.github.backupdesk.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What gathers around an attempt besides its state.
 *
 * @param sentAt by our clock, when the bytes may have begun to leave; null before
 * @param baseline what was listed before; null if it could not be asked
 * @param copies one for each region that was asked for
 * @param note the user's own words
 * @param ticket the user's own number
 * @param sameReceiptAs the ID of another attempt that the service gave the same backup ID or job ID; 0 if there is none
 * @param goneSince by our clock, when the backup was first seen to be on the server no more; null while it is there
 * @param plan null if it was confirmed alone
 */
public record Trail(
        @Nullable Instant sentAt,
        @Nullable Baseline baseline,
        Search search,
        List<Copy> copies,
        String note,
        String ticket,
        long sameReceiptAs,
        @Nullable Instant goneSince,
        @Nullable PlanPart plan) {

    public static final Trail NONE = new Trail(null, null, Search.NONE, List.of(), "", "", 0, null, null);

    public Trail {
        copies = List.copyOf(copies);
    }

    public Trail sent(Instant at, @Nullable Baseline before) {
        return new Trail(at, before, search, copies, note, ticket, sameReceiptAs, goneSince, plan);
    }

    Trail unsent() {
        return new Trail(null, null, search, copies, note, ticket, sameReceiptAs, goneSince, plan);
    }

    public Trail with(Search now) {
        return new Trail(sentAt, baseline, now, copies, note, ticket, sameReceiptAs, goneSince, plan);
    }

    public Trail with(List<Copy> now) {
        return new Trail(sentAt, baseline, search, now, note, ticket, sameReceiptAs, goneSince, plan);
    }

    public Trail noted(String newNote, String newTicket) {
        return new Trail(sentAt, baseline, search, copies, newNote, newTicket, sameReceiptAs, goneSince, plan);
    }

    public Trail sameReceiptAs(long other) {
        return new Trail(sentAt, baseline, search, copies, note, ticket, other, goneSince, plan);
    }

    /** Its backup is on the server no more; the first to see that counts. */
    public Trail gone(Instant at) {
        return goneSince == null
                ? new Trail(sentAt, baseline, search, copies, note, ticket, sameReceiptAs, at, plan)
                : this;
    }

    /** Its backup is there after all. */
    public Trail back() {
        return new Trail(sentAt, baseline, search, copies, note, ticket, sameReceiptAs, null, plan);
    }

    /** One of several that were confirmed together. */
    public Trail in(PlanPart part) {
        return new Trail(sentAt, baseline, search, copies, note, ticket, sameReceiptAs, goneSince, part);
    }
}
