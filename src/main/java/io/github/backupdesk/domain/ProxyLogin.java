package io.github.backupdesk.domain;

import java.util.Arrays;

/** Who we are to a proxy, in memory only. Like an {@link ApiKey} it has no readable text form. */
public final class ProxyLogin implements AutoCloseable {

    /** For a proxy that asks nobody. */
    public static final ProxyLogin NONE = new ProxyLogin("", new char[0]);

    private final String user;
    private final char[] password;

    /** @param password copied; the caller's is the caller's to wipe */
    public ProxyLogin(String user, char[] password) {
        this.user = user;
        this.password = password.clone();
    }

    public String user() {
        return user;
    }

    /** The only way out, for the one client that tells the proxy. */
    public String password() {
        return new String(password);
    }

    public boolean isEmpty() {
        return user.isEmpty();
    }

    /** Forgets the password. */
    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "ProxyLogin[hidden]";
    }
}
