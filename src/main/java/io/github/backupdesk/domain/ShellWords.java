package io.github.backupdesk.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command as somebody copied it from a runbook: quotes, escapes and lines that go on. Nothing is ever run, so
 * what a shell would replace, such as {@code $TOKEN}, is left as it stands.
 */
final class ShellWords {

    /** Whose quoting it is. */
    enum Dialect {
        SH('\\', "'"),
        /** Takes curly quotes for straight ones. */
        POWERSHELL('`', "'\u2018\u2019\u201A\u201B");

        private final char escape;
        private final String quotes;

        Dialect(char escape, String quotes) {
            this.escape = escape;
            this.quotes = quotes;
        }

        private boolean quote(char c) {
            return quotes.indexOf(c) >= 0;
        }
    }

    private final String text;
    private final Dialect dialect;
    private final List<String> words = new ArrayList<>();
    private @Nullable StringBuilder word;
    private int at;

    private ShellWords(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** The words; a quote that is never closed reaches to the end. */
    static List<String> of(String text, Dialect dialect) {
        ShellWords reading = new ShellWords(text.replace("\r\n", "\n"), dialect);
        reading.read();
        return List.copyOf(reading.words);
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (dialect.quote(c)) {
                single();
            } else if (c == '"') {
                quoted();
            } else if (c == dialect.escape) {
                escaped();
            } else if (c == '$' && dialect == Dialect.SH && text.startsWith("'", at)) {
                at++;
                ansi();
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                begin().append(c);
            }
        }
        end();
    }

    /** Everything stands for itself; PowerShell doubles a quote to mean one. */
    private void single() {
        StringBuilder inside = begin();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (!dialect.quote(c)) {
                inside.append(c);
            } else if (dialect == Dialect.POWERSHELL && at < text.length() && dialect.quote(text.charAt(at))) {
                inside.append(text.charAt(at++));
            } else {
                return;
            }
        }
    }

    private void quoted() {
        StringBuilder inside = begin();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == dialect.escape && at < text.length()) {
                char next = text.charAt(at++);
                if (next != '\n') {
                    inside.append(meansItself(next) ? "" : c).append(next);
                }
            } else {
                inside.append(c);
            }
        }
    }

    private boolean meansItself(char escaped) {
        return dialect == Dialect.POWERSHELL || "\"\\$`".indexOf(escaped) >= 0;
    }

    /** An escaped end of line goes on with the next. */
    private void escaped() {
        if (at >= text.length()) {
            return;
        }
        char next = text.charAt(at++);
        if (next == '\n') {
            end();
        } else {
            begin().append(next);
        }
    }

    /** {@code $'…'} has escapes of its own. */
    private void ansi() {
        StringBuilder inside = begin();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\'') {
                return;
            }
            inside.append(c == '\\' && at < text.length() ? ansi(text.charAt(at++)) : String.valueOf(c));
        }
    }

    private static String ansi(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\'', '"', '\\' -> String.valueOf(escaped);
            default -> "\\" + escaped;
        };
    }

    private StringBuilder begin() {
        StringBuilder now = word;
        if (now == null) {
            now = new StringBuilder();
            word = now;
        }
        return now;
    }

    private void end() {
        StringBuilder now = word;
        if (now != null) {
            words.add(now.toString());
            word = null;
        }
    }
}
