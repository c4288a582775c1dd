package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.settings.Profile;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Opens accounts. */
public interface Sessions {

    /** What is opened. */
    sealed interface Wanted {

        /** The embedded sandbox. */
        record Demo() implements Wanted {}

        /**
         * @param key taken over; the session's to forget
         * @param proxy the login for the profile's proxy, if it has one
         */
        record Account(Profile profile, ApiKey key, Optional<ProxyLogin> proxy) implements Wanted {}
    }

    /** What must be there before a session: files are read, a history is open, a sandbox listens. */
    interface Ground {

        /** What the history calls the account. */
        String account();

        /** Builds the session; on the UI thread, once. */
        OpenSession join(ReadOnlyObjectProperty<ProfileFace> face);

        /** Gives it up without a session. */
        void close();
    }

    /** Blocks; not for the UI thread. Throws with the reason if the session cannot be. */
    Ground prepare(Wanted wanted) throws Exception;
}
