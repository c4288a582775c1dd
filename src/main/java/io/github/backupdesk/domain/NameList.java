package io.github.backupdesk.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of collections that were read from a list, in its order, repeated ones included; and what of it is no name. Nothing
 * that stands in a list is in neither.
 *
 * @param leftOut how many lines were a heading or a comment
 */
public record NameList(List<Name> names, List<Odd> odd, int leftOut) {

    /** @param dbName empty where the list does not say */
    public record Name(String dbName, String collection) {}

    /**
     * An entry that is no name.
     *
     * @param line where it stands, from 1
     * @param text the entry as it stands there
     * @param detail what the flaw is about, such as a length; empty if there is nothing to add
     */
    public record Odd(int line, String text, NameFlaw flaw, String detail) {}

    public NameList {
        names = List.copyOf(names);
        odd = List.copyOf(odd);
    }

    /** How many entries there are, good and odd. */
    public int size() {
        return names.size() + odd.size();
    }

    /** Whether some names stand without a database. */
    public boolean hasBare() {
        return names.stream().anyMatch(each -> each.dbName().isEmpty());
    }

    /** Each name once, by database; those without one are taken to be in the database told. */
    public Map<String, Set<String>> in(String database) {
        Map<String, Set<String>> byDatabase = new LinkedHashMap<>();
        for (Name each : names) {
            String dbName = each.dbName().isEmpty() ? database : each.dbName();
            byDatabase.computeIfAbsent(dbName, key -> new LinkedHashSet<>()).add(each.collection());
        }
        return byDatabase;
    }

    /** Gathers the entries of a list while it is read. */
    public static final class Gathering {

        private final List<Name> names = new ArrayList<>();
        private final List<Odd> odd = new ArrayList<>();
        private int leftOut;

        /** Takes a name that may have its database before a dot. */
        public void add(int line, String text) {
            int dot = text.indexOf('.');
            if (dot >= 0 && text.indexOf('.', dot + 1) >= 0) {
                odd(line, text, NameFlaw.TOO_MANY_DOTS, "");
            } else if (dot >= 0) {
                add(line, text, text.substring(0, dot), text.substring(dot + 1));
            } else {
                addBare(line, text);
            }
        }

        private void addBare(int line, String text) {
            if (accepts(line, text, text)) {
                names.add(new Name("", text));
            }
        }

        /** Takes a name whose database is told apart from it. */
        public void add(int line, String text, String dbName, String collection) {
            if (accepts(line, text, dbName) && accepts(line, text, collection)) {
                names.add(new Name(dbName, collection));
            }
        }

        private boolean accepts(int line, String text, String name) {
            if (name.indexOf('*') >= 0) {
                odd(line, text, NameFlaw.PATTERN, "");
                return false;
            }
            NameTrouble trouble = NameTrouble.of(name).orElse(null);
            if (trouble != null) {
                odd(line, text, trouble.flaw(), trouble.detail());
            }
            return trouble == null;
        }

        public void odd(int line, String text, NameFlaw flaw, String detail) {
            odd.add(new Odd(line, text, flaw, detail));
        }

        public void leaveOut() {
            leftOut++;
        }

        /** @throws NameListException if there are more entries than a list may have, or none */
        public NameList done() throws NameListException {
            if (names.isEmpty() && odd.isEmpty()) {
                throw new NameListException(NameListException.Hindrance.NOTHING, null);
            }
            if (names.size() + odd.size() > NameFiles.MOST_ENTRIES) {
                throw new NameListException(NameListException.Hindrance.TOO_MANY, null);
            }
            return new NameList(names, odd, leftOut);
        }
    }
}
