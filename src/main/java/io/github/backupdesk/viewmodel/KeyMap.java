package io.github.backupdesk.viewmodel;

import static io.github.backupdesk.viewmodel.KeyGroup.ACCOUNTS;
import static io.github.backupdesk.viewmodel.KeyGroup.CLUSTERS;
import static io.github.backupdesk.viewmodel.KeyGroup.HISTORY;
import static io.github.backupdesk.viewmodel.KeyGroup.NOTICES;
import static io.github.backupdesk.viewmodel.KeyGroup.PLAN;
import static io.github.backupdesk.viewmodel.KeyGroup.REVIEW;
import static io.github.backupdesk.viewmodel.KeyGroup.SCOPE;
import static io.github.backupdesk.viewmodel.KeyGroup.SIMULATOR;
import static io.github.backupdesk.viewmodel.KeyGroup.WINDOW;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every key of the program and what it does: the one list from which they are told. */
public final class KeyMap {

    /** Signs that a Mac's keyboard bears, in the order in which its menus show them. */
    private static final List<Map.Entry<String, String>> MAC_SIGNS =
            List.of(Map.entry("Alt", "⌥"), Map.entry("Shift", "⇧"), Map.entry("Ctrl", "⌘"));

    private static final List<Binding> ALL = List.of(
            key(WINDOW, "keys.window.newBackup", "Ctrl+N", "Ctrl+3"),
            key(WINDOW, "keys.window.history", "Ctrl+5"),
            key(WINDOW, "keys.window.simulator", "Ctrl+6"),
            key(WINDOW, "keys.window.pane", "Ctrl+J"),
            key(WINDOW, "keys.window.next", "F6"),
            key(WINDOW, "keys.window.previous", "Shift+F6"),
            key(WINDOW, "keys.window.filter", "Ctrl+F"),
            key(WINDOW, "keys.window.refresh", "F5"),
            key(WINDOW, "keys.window.goOn", "Ctrl+Enter"),
            key(WINDOW, "keys.window.back", "Esc"),
            key(WINDOW, "keys.window.notices", "Ctrl+B"),
            key(WINDOW, "keys.window.preferences", "Ctrl+,"),
            key(WINDOW, "keys.window.larger", "Ctrl+="),
            key(WINDOW, "keys.window.smaller", "Ctrl+-"),
            key(WINDOW, "keys.window.usual", "Ctrl+0"),
            key(WINDOW, "keys.window.help", "F1", "Ctrl+/"),
            key(WINDOW, "keys.window.quit", "Ctrl+Q"),
            key(ACCOUNTS, "keys.accounts.switch", "Ctrl+P"),
            key(ACCOUNTS, "keys.accounts.lock", "Ctrl+Shift+L"),
            key(ACCOUNTS, "keys.accounts.edit", "F2"),
            key(ACCOUNTS, "keys.accounts.remove", "Delete"),
            key(CLUSTERS, "keys.clusters.field", "Ctrl+L"),
            key(CLUSTERS, "keys.clusters.table", "Alt+Down"),
            key(CLUSTERS, "keys.clusters.tick", "Space"),
            key(CLUSTERS, "keys.clusters.take", "Enter"),
            key(CLUSTERS, "keys.clusters.next", "Ctrl+Page Down"),
            key(CLUSTERS, "keys.clusters.previous", "Ctrl+Page Up"),
            key(CLUSTERS, "keys.clusters.remove", "Delete"),
            key(SCOPE, "keys.scope.tick", "Space"),
            key(SCOPE, "keys.scope.open", "Right"),
            key(SCOPE, "keys.scope.close", "Left"),
            key(SCOPE, "keys.scope.openAll", "*"),
            key(SCOPE, "keys.scope.several", "Shift+Up", "Shift+Down"),
            key(SCOPE, "keys.scope.all", "Ctrl+A"),
            key(SCOPE, "keys.scope.none", "Ctrl+Shift+A"),
            key(SCOPE, "keys.scope.add", "Insert"),
            key(SCOPE, "keys.scope.rename", "F2"),
            key(SCOPE, "keys.scope.remove", "Delete"),
            key(SCOPE, "keys.scope.undo", "Ctrl+Z"),
            key(SCOPE, "keys.scope.redo", "Ctrl+Shift+Z", "Ctrl+Y"),
            key(SCOPE, "keys.scope.paste", "Ctrl+V"),
            key(SCOPE, "keys.scope.file", "Ctrl+Shift+O"),
            key(SCOPE, "keys.scope.pattern", "Enter"),
            key(SCOPE, "keys.scope.facts", "Ctrl+I"),
            key(SCOPE, "keys.scope.save", "Ctrl+S"),
            key(SCOPE, "keys.scope.saved", "Ctrl+O"),
            key(SCOPE, "keys.scope.command", "Ctrl+Shift+V"),
            key(REVIEW, "keys.review.create", "Ctrl+Enter"),
            key(REVIEW, "keys.review.edit", "Ctrl+D"),
            key(REVIEW, "keys.review.dryRun", "Ctrl+Shift+D"),
            key(REVIEW, "keys.review.curl", "Ctrl+Shift+U"),
            key(REVIEW, "keys.review.checks", "F5"),
            key(REVIEW, "keys.review.back", "Esc"),
            key(HISTORY, "keys.history.search", "Ctrl+F"),
            key(HISTORY, "keys.history.filter", "Ctrl+Shift+F"),
            key(HISTORY, "keys.history.sort", "Ctrl+Shift+S"),
            key(HISTORY, "keys.history.again", "Ctrl+R"),
            key(HISTORY, "keys.history.copy", "Ctrl+Shift+C"),
            key(HISTORY, "keys.history.plan", "Ctrl+Shift+P"),
            key(HISTORY, "keys.history.export", "Ctrl+E"),
            key(PLAN, "keys.plan.resume", "Ctrl+R"),
            key(PLAN, "keys.plan.again", "Ctrl+Shift+R"),
            key(PLAN, "keys.plan.stop", "Ctrl+Shift+X"),
            key(PLAN, "keys.plan.copy", "Ctrl+Shift+T"),
            key(PLAN, "keys.plan.show", "Enter"),
            key(SIMULATOR, "keys.simulator.choose", "Up", "Down"),
            key(SIMULATOR, "keys.simulator.switch", "Space"),
            key(SIMULATOR, "keys.simulator.apply", "Enter"),
            key(NOTICES, "keys.notices.show", "Enter"),
            key(NOTICES, "keys.notices.dismiss", "Delete"));

    private KeyMap() {}

    /**
     * What some keys do.
     *
     * @param keys each of them does it; written as on a PC, where Ctrl stands for a Mac's Command
     * @param says the key of the text that tells what
     */
    public record Binding(KeyGroup group, List<String> keys, String says) {}

    private static Binding key(KeyGroup group, String says, String... keys) {
        return new Binding(group, List.of(keys), says);
    }

    /** All of them, group by group. */
    public static List<Binding> all() {
        return ALL;
    }

    /** The keys as this computer's keyboard shows them. */
    static String shown(String keys, boolean mac) {
        if (!mac) {
            return keys;
        }
        List<String> parts = List.of(keys.split("\\+", -1));
        Stream<String> signs =
                MAC_SIGNS.stream().filter(each -> parts.contains(each.getKey())).map(Map.Entry::getValue);
        return String.join("", signs.toList()) + parts.getLast();
    }
}
