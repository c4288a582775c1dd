package io.github.backupdesk.service;

import io.github.backupdesk.domain.Secret;
import io.github.backupdesk.domain.SecretName;
import io.github.backupdesk.domain.SecretStoreException;
import java.util.Arrays;

/**
 * A secret together with what it is for, in one item of the store, so that no file decides where a key goes. The item holds
 * its own name as well: a store that hands out another one's item is found out.
 */
record BoundSecret(SecretName name, String origin, String user, Secret secret) implements AutoCloseable {

    /** Of the form of an item; a later one would count on. */
    private static final String FORM = "1";

    /** Form, name, origin, length of the user; the rest is the user and the secret, whatever characters they have. */
    private static final int LINES = 4;

    BoundSecret {
        if (origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("no place has a line break in its name");
        }
    }

    /** What the store keeps. */
    Secret item() {
        String head = String.join("\n", FORM, name.toString(), origin, String.valueOf(user.length())) + "\n" + user;
        char[] tail = secret.characters();
        char[] all = Arrays.copyOf(head.toCharArray(), head.length() + tail.length);
        System.arraycopy(tail, 0, all, head.length(), tail.length);
        Secret item = new Secret(all);
        Arrays.fill(tail, '\0');
        Arrays.fill(all, '\0');
        return item;
    }

    /** @throws SecretStoreException if the item is not one of ours, or is another one's */
    static BoundSecret of(SecretName name, Secret item) throws SecretStoreException {
        char[] all = item.characters();
        try {
            int end = headEnd(all);
            String[] head = new String(all, 0, end).split("\n", -1);
            if (head.length != LINES + 1 || !head[0].equals(FORM) || !head[1].equals(name.toString())) {
                throw notOurs();
            }
            int user = Integer.parseUnsignedInt(head[LINES - 1]);
            char[] rest = Arrays.copyOfRange(all, Math.addExact(end, user), all.length);
            Secret secret = new Secret(rest);
            Arrays.fill(rest, '\0');
            return new BoundSecret(name, head[2], new String(all, end, user), secret);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw notOurs();
        } finally {
            Arrays.fill(all, '\0');
        }
    }

    /** Behind the last line break of the head; 0 if there is no head. */
    private static int headEnd(char[] all) {
        int lines = 0;
        for (int at = 0; at < all.length; at++) {
            if (all[at] == '\n' && ++lines == LINES) {
                return at + 1;
            }
        }
        return 0;
    }

    private static SecretStoreException notOurs() {
        return new SecretStoreException(SecretStoreException.Kind.NOT_OURS, "not one of our items");
    }

    @Override
    public void close() {
        secret.close();
    }
}
