package io.github.backupdesk.app;

import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.store.SqliteHistoryStore;
import java.time.Clock;

/** One history that is open, and the one ledger and the one reader of it, which all accounts that write into it share. */
record OpenHistory(SqliteHistoryStore store, Ledger ledger, HistoryService service) implements AutoCloseable {

    static OpenHistory open(Folders folders, Clock clock) throws StoreException {
        SqliteHistoryStore store = SqliteHistoryStore.open(folders.history(), clock);
        Ledger ledger = new Ledger(store);
        return new OpenHistory(store, ledger, new HistoryService(store, ledger));
    }

    @Override
    public void close() {
        store.close();
    }
}
