package io.github.backupdesk.domain;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What there is to tell of this computer and of the program as it runs. Blocks. */
public interface SupportSources {

    Path preferences();

    Path profiles();

    /** The folder of the logs. */
    Path logs();

    /** Versions, system, folders; lines of {@code name: value}. */
    String details();

    /** The histories that are open, by the name of their file in the bundle without an ending. */
    Map<String, HistoryStore> histories();

    /** How the store of that name is, in lines of {@code name: value}. */
    String health(String history);

    /** Names of this computer and of the accounts that are open. */
    List<SupportName> names();

    /** Takes every key that is in memory out of the text. */
    String withoutKeys(String text, String mask);
}
