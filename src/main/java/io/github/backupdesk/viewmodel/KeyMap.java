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
            key(WINDOW, "keymap.window.newBackup", "Ctrl+N", "Ctrl+3"),
            key(WINDOW, "keymap.window.history", "Ctrl+5"),
            key(WINDOW, "keymap.window.simulator", "Ctrl+6"),
            key(WINDOW, "keymap.window.pane", "Ctrl+J"),
            key(WINDOW, "keymap.window.next", "F6"),
            key(WINDOW, "keymap.window.previous", "Shift+F6"),
            key(WINDOW, "keymap.window.filter", "Ctrl+F"),
            key(WINDOW, "keymap.window.refresh", "F5"),
            key(WINDOW, "keymap.window.goOn", "Ctrl+Enter"),
            key(WINDOW, "keymap.window.back", "Esc"),
            key(WINDOW, "keymap.window.notices", "Ctrl+B"),
            key(WINDOW, "keymap.window.preferences", "Ctrl+,"),
            key(WINDOW, "keymap.window.larger", "Ctrl+="),
            key(WINDOW, "keymap.window.smaller", "Ctrl+-"),
            key(WINDOW, "keymap.window.usual", "Ctrl+0"),
            key(WINDOW, "keymap.window.help", "F1", "Ctrl+/"),
            key(WINDOW, "keymap.window.quit", "Ctrl+Q"),
            key(ACCOUNTS, "keymap.accounts.switch", "Ctrl+P"),
            key(ACCOUNTS, "keymap.accounts.lock", "Ctrl+Shift+L"),
            key(ACCOUNTS, "keymap.accounts.edit", "F2"),
            key(ACCOUNTS, "keymap.accounts.remove", "Delete"),
            key(CLUSTERS, "keymap.clusters.field", "Ctrl+L"),
            key(CLUSTERS, "keymap.clusters.table", "Alt+Down"),
            key(CLUSTERS, "keymap.clusters.tick", "Space"),
            key(CLUSTERS, "keymap.clusters.take", "Enter"),
            key(CLUSTERS, "keymap.clusters.next", "Ctrl+Page Down"),
            key(CLUSTERS, "keymap.clusters.previous", "Ctrl+Page Up"),
            key(CLUSTERS, "keymap.clusters.remove", "Delete"),
            key(SCOPE, "keymap.scope.tick", "Space"),
            key(SCOPE, "keymap.scope.open", "Right"),
            key(SCOPE, "keymap.scope.close", "Left"),
            key(SCOPE, "keymap.scope.openAll", "*"),
            key(SCOPE, "keymap.scope.several", "Shift+Up", "Shift+Down"),
            key(SCOPE, "keymap.scope.all", "Ctrl+A"),
            key(SCOPE, "keymap.scope.none", "Ctrl+Shift+A"),
            key(SCOPE, "keymap.scope.add", "Insert"),
            key(SCOPE, "keymap.scope.rename", "F2"),
            key(SCOPE, "keymap.scope.remove", "Delete"),
            key(SCOPE, "keymap.scope.undo", "Ctrl+Z"),
            key(SCOPE, "keymap.scope.redo", "Ctrl+Shift+Z", "Ctrl+Y"),
            key(SCOPE, "keymap.scope.paste", "Ctrl+V"),
            key(SCOPE, "keymap.scope.file", "Ctrl+Shift+O"),
            key(SCOPE, "keymap.scope.pattern", "Enter"),
            key(SCOPE, "keymap.scope.facts", "Ctrl+I"),
            key(SCOPE, "keymap.scope.save", "Ctrl+S"),
            key(SCOPE, "keymap.scope.saved", "Ctrl+O"),
            key(SCOPE, "keymap.scope.command", "Ctrl+Shift+V"),
            key(REVIEW, "keymap.review.create", "Ctrl+Enter"),
            key(REVIEW, "keymap.review.edit", "Ctrl+D"),
            key(REVIEW, "keymap.review.dryRun", "Ctrl+Shift+D"),
            key(REVIEW, "keymap.review.curl", "Ctrl+Shift+U"),
            key(REVIEW, "keymap.review.checks", "F5"),
            key(REVIEW, "keymap.review.back", "Esc"),
            key(HISTORY, "keymap.history.search", "Ctrl+F"),
            key(HISTORY, "keymap.history.filter", "Ctrl+Shift+F"),
            key(HISTORY, "keymap.history.sort", "Ctrl+Shift+S"),
            key(HISTORY, "keymap.history.again", "Ctrl+R"),
            key(HISTORY, "keymap.history.copy", "Ctrl+Shift+C"),
            key(HISTORY, "keymap.history.plan", "Ctrl+Shift+P"),
            key(HISTORY, "keymap.history.export", "Ctrl+E"),
            key(PLAN, "keymap.plan.resume", "Ctrl+R"),
            key(PLAN, "keymap.plan.again", "Ctrl+Shift+R"),
            key(PLAN, "keymap.plan.stop", "Ctrl+Shift+X"),
            key(PLAN, "keymap.plan.copy", "Ctrl+Shift+T"),
            key(PLAN, "keymap.plan.show", "Enter"),
            key(SIMULATOR, "keymap.simulator.choose", "Up", "Down"),
            key(SIMULATOR, "keymap.simulator.switch", "Space"),
            key(SIMULATOR, "keymap.simulator.apply", "Enter"),
            key(NOTICES, "keymap.notices.show", "Enter"),
            key(NOTICES, "keymap.notices.dismiss", "Delete"));

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
