package io.github.backupdesk.app;

import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.viewmodel.ProgramFacts;
import io.github.backupdesk.viewmodel.ProgramFacts.Content;
import io.github.backupdesk.viewmodel.ProgramFacts.DataFolder;
import io.github.backupdesk.viewmodel.ProgramFacts.Install;
import java.util.List;
import java.util.Properties;

/** What the running program knows about itself. */
final class ThisProgram {

    /** Set by the start command of each package. */
    private static final String INSTALL = "backupdesk.install";

    private ThisProgram() {}

    /** @param system the properties of the virtual machine */
    static ProgramFacts facts(Folders folders, Properties system) {
        return new ProgramFacts(
                Version.NUMBER,
                Version.COMMIT,
                Install.of(system.getProperty(INSTALL)),
                join(system, "java.runtime.version", "java.vendor"),
                system.getProperty("javafx.runtime.version", ""),
                join(system, "os.name", "os.version", "os.arch"),
                List.of(
                        new DataFolder(Content.HISTORY, folders.data()),
                        new DataFolder(Content.SETTINGS, folders.config()),
                        new DataFolder(Content.WINDOW, folders.state()),
                        new DataFolder(Content.LOGS, folders.logs()),
                        new DataFolder(Content.CACHE, folders.cache())));
    }

    private static String join(Properties system, String... names) {
        return String.join(
                " ",
                List.of(names).stream()
                        .map(each -> system.getProperty(each, "?"))
                        .toList());
    }
}
