package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The form so far, a line each. */
public final class BackupSummary {

    /** So many databases are named one by one. */
    private static final int NAMED = 4;

    private final ReadOnlyStringWrapper clusterText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper type = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper content = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper copies = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper("");

    /** Of one cluster. */
    void tell(Texts words, BackupDraft draft, boolean chosen) {
        clusterText.set(chosen ? draft.name() : words.get("summary.nothing"));
        type.set(draft.type().name());
        content.set(content(words, draft));
        int regions = draft.copies().size();
        copies.set(words.get("summary.copies", regions));
        int requests = draft.requests();
        kept.set(words.get(requests > 1 ? "summary.kept.split" : "summary.kept", regions + 1, requests));
    }

    private static String content(Texts words, BackupDraft draft) {
        if (draft.type() == ScopeType.CLUSTER) {
            return words.get("summary.everything");
        }
        // Not from the scopes: they list every name, and this is told after each tick.
        if (draft.requests() > NAMED) {
            int sum = draft.ticks().values().stream().mapToInt(List::size).sum();
            return words.get("summary.databases", draft.requests(), sum);
        }
        return draft.ticks().entrySet().stream()
                .limit(draft.requests())
                .map(each -> words.get(
                        "scope.some",
                        VisibleText.of(each.getKey(), 40),
                        each.getValue().size()))
                .reduce((a, b) -> words.get("list.join", a, b))
                .orElse(words.get("summary.nothing"));
    }

    /** Of several clusters. */
    void tell(Texts words, List<BackupDraft> drafts) {
        int whole = (int)
                drafts.stream().filter(each -> each.type() == ScopeType.CLUSTER).count();
        int requests = sum(drafts, BackupDraft::requests);
        clusterText.set(words.get("summary.several.clusters", drafts.size()));
        type.set(
                words.get(whole == 0 ? "summary.several.some" : "summary.several.types", whole, drafts.size() - whole));
        content.set(words.get("summary.several.requests", requests));
        copies.set(copies(words, drafts));
        int permanent = sum(drafts, each -> each.requests() * (1 + each.copies().size()));
        kept.set(words.get("summary.several.kept", permanent));
    }

    private static String copies(Texts words, List<BackupDraft> drafts) {
        IntStream each = drafts.stream().mapToInt(draft -> draft.copies().size());
        int[] counts = each.distinct().toArray();
        return counts.length == 1
                ? words.get("summary.several.copiesEach", counts[0])
                : words.get(
                        "summary.several.copies",
                        sum(drafts, draft -> draft.requests() * draft.copies().size()));
    }

    private static int sum(List<BackupDraft> drafts, ToIntFunction<BackupDraft> number) {
        return drafts.stream().mapToInt(number).sum();
    }

    public ReadOnlyStringProperty clusterProperty() {
        return clusterText.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty typeProperty() {
        return type.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty contentProperty() {
        return content.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty copiesProperty() {
        return copies.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }
}
