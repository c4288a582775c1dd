package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;

/** An account that is connected: its window's content, and what holds it together below. Only for the UI thread. */
public interface OpenSession {

    ShellViewModel shell();

    /** What the history calls the account. */
    String account();

    /** Whether nothing that changes anything may leave, whoever asks for it. */
    void readOnly(boolean only);

    /** Takes another key in place of the one before, or of one that was forgotten. What is half filled stays. */
    void renew(ApiKey key);

    /** Forgets the key. What is half filled stays, and nothing is asked any more. */
    void forgetKey();

    /** Whether the key was forgotten. */
    boolean isLocked();

    /** Ends what is under way. A request whose answer has not come ends unknown. */
    void close();
}
