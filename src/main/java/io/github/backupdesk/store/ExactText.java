package io.github.backupdesk.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * Text that comes back as it went in, whatever it holds. A lone surrogate, which a server can send as a JSON escape, has no
 * form in UTF-8: such a text is kept as a blob of UTF-16 units, and every other as plain text that a person can read in the
 * file.
 */
final class ExactText {

    private ExactText() {}

    /** The value to bind. An argument of its own, for a batch takes the type of its first value for that of all. */
    static Argument of(String text) {
        Object value = wellFormed(text) ? text : utf16(text);
        return (position, statement, context) -> statement.setObject(position, value);
    }

    /** The text of a column, or null where the column is. */
    static @Nullable String orNull(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof byte[] units) {
            return ByteBuffer.wrap(units).asCharBuffer().toString();
        }
        return value == null ? null : value.toString();
    }

    /** The text of a column, empty where the column is null. */
    static String in(ResultSet row, String column) throws SQLException {
        String text = orNull(row, column);
        return text == null ? "" : text;
    }

    private static boolean wellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(at))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static byte[] utf16(String text) {
        ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
        units.asCharBuffer().put(text);
        return units.array();
    }
}
