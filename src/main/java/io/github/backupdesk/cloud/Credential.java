package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.DataPlaneKey;
import java.util.List;

/** What a request says who we are by, and what must not come back into a text. */
final class Credential {

    private static final String SCHEME = "Bearer ";

    /** Shorter ones would strike out words that are none. */
    private static final int SHORTEST_SECRET = 6;

    private final String bearer;
    private final boolean login;

    private Credential(String bearer, boolean login) {
        this.bearer = bearer;
        this.login = login;
    }

    static Credential of(ApiKey key) {
        return new Credential(key.bearer(), false);
    }

    static Credential of(DataPlaneKey key) {
        return new Credential(key.bearer(), key.user().isPresent());
    }

    /** The header's value; empty if there is nothing to say. */
    String bearer() {
        return bearer;
    }

    /** A server may say a login back as a whole, or its password alone. */
    List<String> secrets() {
        String whole = bearer.substring(SCHEME.length());
        String password = login ? whole.substring(whole.indexOf(':') + 1) : whole;
        return password.length() >= SHORTEST_SECRET ? List.of(whole, password) : List.of(whole);
    }
}
