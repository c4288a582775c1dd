package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.States;
import io.github.backupdesk.domain.SubmitOutcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/**
 * A search as a plain look at one row, without any index.
 *
 * @param small writes a typed text as it is compared
 */
record PlainSearch(ZoneId zone, UnaryOperator<String> small) {

    boolean holds(HistoryQuery query, Attempt row, SearchText text) {
        String whole = text.cluster() + text.region() + text.number() + text.ticket() + text.rest();
        LocalDate day = LocalDate.ofInstant(row.plannedAt(), zone);
        LocalDate after = query.after();
        LocalDate before = query.before();
        return query.words().stream().allMatch(word -> has(whole, word))
                && query.clusters().stream().allMatch(piece -> text.cluster().contains(small.apply(piece)))
                && query.regions().stream().allMatch(piece -> text.region().contains(small.apply(piece)))
                && query.ids().stream().allMatch(piece -> text.number().contains(small.apply(piece)))
                && query.plans().stream().allMatch(piece -> inPlan(row, small.apply(piece)))
                && query.tickets().stream().allMatch(piece -> text.ticket().contains(small.apply(piece)))
                && query.states().stream().allMatch(state -> inState(row, state))
                && (after == null || !day.isBefore(after))
                && (before == null || day.isBefore(before));
    }

    private boolean has(String whole, String word) {
        String piece = small.apply(word);
        int at = whole.indexOf(piece);
        while (piece.matches("[a-z0-9]{1,2}") && at > 0 && Character.isLetterOrDigit(whole.codePointBefore(at))) {
            at = whole.indexOf(piece, at + 1);
        }
        return at >= 0;
    }

    private static boolean inPlan(Attempt row, String beginning) {
        PlanPart part = row.trail().plan();
        return part != null && part.plan().startsWith(beginning);
    }

    private static boolean inState(Attempt row, States any) {
        var job = row.job();
        return any.phases().contains(Phase.of(row))
                || (job != null && said(any, job.state().raw()))
                || (row.outcome() instanceof SubmitOutcome.Matched matched
                        && said(any, matched.backup().status()));
    }

    private static boolean said(States any, String word) {
        return any.said().stream().anyMatch(each -> plain(each).equals(plain(word)));
    }

    /** The server's words are compared by their plain letters. */
    private static String plain(String text) {
        return text.chars()
                .map(c -> c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
