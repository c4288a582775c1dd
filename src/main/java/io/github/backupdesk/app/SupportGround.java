package io.github.backupdesk.app;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.SupportName;
import io.github.backupdesk.domain.SupportSources;
import io.github.backupdesk.settings.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What a support bundle tells of this computer, and of the program as it runs. */
final class SupportGround implements SupportSources {

    private final Folders folders;
    private final Supplier<Map<Path, OpenHistory>> histories;
    private final Supplier<List<Account>> accounts;

    /**
     * @param histories those that are open, by their files
     * @param accounts those that were opened in this run
     */
    SupportGround(Folders folders, Supplier<Map<Path, OpenHistory>> histories, Supplier<List<Account>> accounts) {
        this.folders = folders;
        this.histories = histories;
        this.accounts = accounts;
    }

    @Override
    public Path preferences() {
        return folders.preferences();
    }

    @Override
    public Path profiles() {
        return folders.profiles();
    }

    @Override
    public Path logs() {
        return folders.logs();
    }

    @Override
    public String details() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Backup Desk", Version.NUMBER);
        all.put("system", system("os.name") + " " + system("os.version") + " " + system("os.arch"));
        all.put("Java", system("java.version") + " (" + system("java.vendor") + ", " + system("java.vm.name") + ")");
        all.put("JavaFX", system("javafx.runtime.version"));
        all.put("language", Locale.getDefault().toLanguageTag());
        all.put("time zone", ZoneId.systemDefault().toString());
        all.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        all.put("memory at most", Runtime.getRuntime().maxMemory() / 1_000_000 + " MB");
        all.put("program", system("java.home"));
        all.put("data", folders.data().toString());
        all.put("settings", folders.config().toString());
        all.put("state", folders.state().toString());
        all.put("logs", folders.logs() + (Files.isWritable(folders.logs()) ? "" : " (cannot be written)"));
        all.put("cache", folders.cache().toString());
        return lines(all);
    }

    private static String lines(Map<String, String> all) {
        StringBuilder text = new StringBuilder();
        all.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static String system(String property) {
        return System.getProperty(property, "?");
    }

    @Override
    public Map<String, HistoryStore> histories() {
        Map<String, HistoryStore> named = new LinkedHashMap<>();
        histories.get().forEach((file, open) -> named.put(name(file), open.store()));
        return named;
    }

    /** The record of the pretend cloud is another one. */
    private String name(Path file) {
        return file.equals(folders.history()) ? "history" : "history-demo";
    }

    @Override
    public String health(String history) {
        Map<String, String> all = new LinkedHashMap<>();
        histories.get().forEach((file, open) -> {
            if (name(file).equals(history)) {
                all.put("file", file.toString());
                all.put("bytes", size(file));
                all.put(
                        "can be written",
                        open.store().refusal().map(why -> "no, " + why).orElse("yes"));
                all.put(
                        "brought back at the start",
                        open.store()
                                .recovery()
                                .map(back ->
                                        back.cause() + ", " + back.rows() + " rows, " + back.missing() + " missing")
                                .orElse("nothing"));
            }
        });
        return lines(all);
    }

    private static String size(Path file) {
        try {
            return String.valueOf(Files.size(file));
        } catch (IOException e) {
            return "? (" + e.getClass().getSimpleName() + ")";
        }
    }

    @Override
    public List<SupportName> names() {
        List<SupportName> names = new ArrayList<>();
        names.add(new SupportName(Masked.HOME, system("user.home")));
        names.add(new SupportName(Masked.PERSON, system("user.name")));
        for (Account each : accounts.get()) {
            names.add(new SupportName(Masked.PROFILE, each.name()));
        }
        return List.copyOf(names);
    }

    @Override
    public String withoutKeys(String text, String mask) {
        String left = text;
        for (Account each : accounts.get()) {
            left = each.key().maskedIn(left, mask);
        }
        return left;
    }
}
