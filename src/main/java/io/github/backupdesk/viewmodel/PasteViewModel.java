package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.PastedCommand;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.Optional;
import java.util.function.Function;

/** Fills the form of a new backup from a command that was copied out of a runbook. Nothing is sent. */
final class PasteViewModel {

    private final Function<String, BodyReading> reader;
    private final BackupFormViewModel form;
    private final String host;

    /**
     * @param reader reads the body of a create call
     * @param host where requests go from here
     */
    PasteViewModel(Function<String, BodyReading> reader, BackupFormViewModel form, String host) {
        this.reader = reader;
        this.form = form;
        this.host = host;
    }

    /** Takes a command. If it cannot be taken, the sentence that says why, and nothing is changed. */
    Optional<Function<Texts, String>> take(String text) {
        Optional<PastedCommand> command = PastedCommand.read(text);
        if (command.isEmpty()) {
            return Optional.of(words -> words.get("paste.none"));
        }
        return switch (ClusterId.check(command.get().clusterId())) {
            case ClusterId.Check.Refused refused -> refused(words -> CloudWords.of(words, refused.problem()));
            case ClusterId.Check.Accepted accepted -> take(command.get(), accepted.id());
        };
    }

    private Optional<Function<Texts, String>> take(PastedCommand command, ClusterId cluster) {
        return switch (reader.apply(command.body())) {
            case BodyReading.Refused(var problem) ->
                refused(words -> words.of(problem.flaw(), VisibleText.of(problem.detail()), problem.line()));
            case BodyReading.Read read -> {
                form.fill(new BackupRequest(cluster, read.scope(), read.copies()), words -> told(words, command));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Function<Texts, String>> refused(Function<Texts, String> why) {
        return Optional.of(words -> words.get("paste.refused", why.apply(words)));
    }

    private String told(Texts words, PastedCommand command) {
        String filled = words.get("paste.filled");
        String meant = VisibleText.of(command.host(), 60);
        boolean elsewhere = !meant.isEmpty() && !meant.contains("$") && !meant.equals(host);
        String where = elsewhere ? words.get("paste.otherHost", filled, meant, host) : filled;
        return command.keyDropped() ? words.get("paste.keyDropped", where) : where;
    }
}
