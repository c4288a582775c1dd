package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.SubmitOutcome.Rejected;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Says more of a refusal than the service does, by its code, or else by its status; the rest get the general sentence. */
final class RefusalWords {

    /** Contract.md section 3. */
    private static final Map<Integer, String> BY_CODE = Map.ofEntries(
            Map.entry(21119, "key"),
            Map.entry(80001, "key"),
            Map.entry(80002, "key"),
            Map.entry(1800, "key"),
            Map.entry(96012, "permission"),
            Map.entry(96013, "permission"),
            Map.entry(96014, "permission"),
            Map.entry(96015, "permission"),
            Map.entry(96016, "permission"),
            Map.entry(96027, "permission"),
            Map.entry(80020, "permission"),
            Map.entry(40022, "permission"),
            Map.entry(96018, "notFound"),
            Map.entry(96036, "notFound"),
            Map.entry(40021, "notFound"),
            Map.entry(96021, "notDedicated"),
            Map.entry(96022, "notDedicated"),
            Map.entry(96001, "region"),
            Map.entry(96029, "value"),
            Map.entry(40003, "state"),
            Map.entry(96038, "failed"));

    private static final Map<Integer, String> BY_STATUS = Map.ofEntries(
            Map.entry(400, "value"),
            Map.entry(401, "key"),
            Map.entry(403, "permission"),
            Map.entry(404, "notFound"),
            Map.entry(409, "conflict"),
            Map.entry(413, "tooLarge"),
            Map.entry(414, "tooLarge"),
            Map.entry(422, "value"));

    private RefusalWords() {}

    static String of(Texts texts, Attempt attempt, Answer answer) {
        String kind = kind(answer);
        return switch (kind) {
            case "tooLarge" ->
                texts.get(
                        "explain.rejected.tooLarge",
                        collections(attempt.exact().request().scope()));
            case "conflict" -> conflict(texts, attempt.trail().search().candidates());
            default -> texts.get("explain.rejected." + kind);
        };
    }

    /** Whether the key itself was refused, so that no other request with it can go better. */
    static boolean ofTheKey(Attempt attempt) {
        return attempt.outcome() instanceof Rejected rejected && ofTheKey(rejected.answer());
    }

    static boolean ofTheKey(Answer answer) {
        return kind(answer).equals("key");
    }

    /** Codes of a cluster's own address: not known, not permitted, no right (contract.md section 2). */
    private static final Set<Integer> OF_THE_CREDENTIAL = Set.of(1400, 1401, 1800);

    /** Whether a cluster's own address would have answered somebody else. */
    static boolean ofTheCredential(Answer answer) {
        Integer code = answer.code();
        return ofTheKey(answer)
                || answer.httpStatus() == 401
                || answer.httpStatus() == 403
                || (code != null && OF_THE_CREDENTIAL.contains(code));
    }

    private static String kind(Answer answer) {
        String byStatus = BY_STATUS.getOrDefault(answer.httpStatus(), "other");
        return BY_CODE.getOrDefault(Objects.requireNonNullElse(answer.code(), 0), byStatus);
    }

    private static int collections(BackupScope scope) {
        return switch (scope) {
            case BackupScope.WholeCluster whole -> 0;
            case BackupScope.Untold untold -> 0;
            case BackupScope.Collections some -> some.collectionNames().size();
        };
    }

    private static String conflict(Texts texts, List<Backup> running) {
        return running.isEmpty()
                ? texts.get("explain.rejected.conflict")
                : texts.get(
                        "explain.rejected.conflict.running",
                        VisibleText.of(running.getFirst().id()));
    }
}
