package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import java.nio.file.Path;

/** A program that adds and accepts attempts for ever and prints each ID once it is promised to be safe. */
final class CrashingWriter {

    private CrashingWriter() {}

    public static void main(String[] args) throws Exception {
        try (var store = SqliteHistoryStore.open(Path.of(args[0]))) {
            while (true) {
                Attempt attempt = store.add(Samples.collections("a", "b"));
                store.save(attempt.sending().ended(Samples.ACCEPTED));
                System.out.println(attempt.id());
            }
        }
    }
}
