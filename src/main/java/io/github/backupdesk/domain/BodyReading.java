package io.github.backupdesk.domain;

import java.util.List;

/** What came of reading the body of a create call. */
public sealed interface BodyReading {

    record Read(BackupScope scope, List<RegionId> copies) implements BodyReading {
        public Read {
            copies = List.copyOf(copies);
        }
    }

    record Refused(BodyProblem problem) implements BodyReading {}
}
