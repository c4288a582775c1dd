package io.github.backupdesk.domain;

/** How far one create call came (promises.md section 2). The job's own state follows after ACCEPTED. */
public enum AttemptState {
    /** Written down, not sent. */
    PLANNED,
    /** Its bytes may be on the wire. */
    SENDING,
    ACCEPTED,
    REJECTED,
    NOT_SENT,
    UNKNOWN,
    /** Never asked for here: the backup was seen in the server's list, and somebody or something else has made it. */
    ELSEWHERE;

    public boolean settled() {
        return this != PLANNED && this != SENDING;
    }
}
