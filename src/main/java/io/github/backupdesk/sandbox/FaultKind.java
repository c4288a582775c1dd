package io.github.backupdesk.sandbox;

/** The bad days that can be switched on. What each can be told stands in {@link Parameters}. */
enum FaultKind {
    REFUSE(Scope.ANSWER, "Refuses with a code of the service; nothing is made."),
    HTTP_STATUS(Scope.ANSWER, "Answers with an HTTP status and a body of JSON, HTML or nothing."),
    THROTTLE(Scope.ANSWER, "Answers 429, with or without Retry-After; nothing is made."),
    DELAY(Scope.PAUSE, "Does what was asked and answers after some seconds."),
    DELAY_RANDOM(Scope.PAUSE, "Delays at random, exponentially, before the limiter and before the answer."),
    HANG_UP_AFTER_REQUEST(Scope.ANSWER, "Reads the whole request, does nothing, and ends the connection."),
    HANG_UP_IN_ANSWER(Scope.ANSWER, "Does what was asked and ends the connection in the middle of the answer."),
    DROP_ANSWER(Scope.ANSWER, "Does what was asked and ends the connection without an answer."),
    HOLD(Scope.ANSWER, "Reads the request and does not answer until this is switched off."),
    MALFORMED(Scope.ANSWER, "Does what was asked and answers something that is no proper answer."),
    JOB_FAILS(Scope.CREATE, "Accepts the backup, and its job fails at the end."),
    COPY_FAILS(Scope.CREATE, "Makes the backup; its copies, or the one in a region, fail at the end."),
    BACKUP_GONE(Scope.CREATE, "Makes the backup, which then is in no list and cannot be described."),
    LIST_LAG(Scope.CREATE, "Makes the backup, which appears in lists some seconds later."),
    JOB_STATE(Scope.JOB, "Tells any text as the state of a job."),
    JOB_GONE(Scope.JOB, "Knows no job."),
    CLOCK_OFF(Scope.SERVER, "Shifts the Date header and all times of backups and jobs by hours."),
    NO_DATE(Scope.SERVER, "Leaves out the Date header.");

    /** What a kind changes, and so where it may be switched on. */
    enum Scope {
        /** The answer to any request: the first such fault that fits a request decides alone. */
        ANSWER,
        /** The time until the answer, beside any fault of the answer. */
        PAUSE,
        /** The backups made by the create call. */
        CREATE,
        /** What the job call tells. */
        JOB,
        /** Everything, so that it fits no single request. */
        SERVER
    }

    final Scope scope;
    final String does;

    FaultKind(Scope scope, String does) {
        this.scope = scope;
        this.does = does;
    }

    /** The endpoint when nobody names one. */
    String usualEndpoint() {
        return switch (this) {
            case DELAY_RANDOM, CLOCK_OFF, NO_DATE -> Fault.EVERYWHERE;
            case JOB_STATE, JOB_GONE -> BackupEndpoints.JOB;
            default -> CreateBackup.CREATE;
        };
    }

    boolean takesAnyEndpoint() {
        return scope == Scope.ANSWER || scope == Scope.PAUSE;
    }
}
