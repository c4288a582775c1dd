package io.github.backupdesk.domain;

/** Why an entry of a list is no name of a collection. */
public enum NameFlaw {
    /** A place for a name with nothing in it. */
    EMPTY,
    TOO_LONG,
    /** A space, a control, or something that cannot be seen. */
    ODD_CHARACTER,
    /** With a {@code *} it is meant for many names, and a list names each. */
    PATTERN,
    /** More parts than a database and a collection. */
    TOO_MANY_DOTS,
    /** More than two columns, and no heading that says which of them count. */
    TOO_MANY_COLUMNS,
    /** A quotation mark that is never closed. */
    OPEN_QUOTE,
    /** From there on the text is no JSON. */
    NOT_JSON,
    /** A number, a truth or nothing, where JSON should have a name. */
    NO_NAME,
    /** An object of JSON that names no collection. */
    NO_COLLECTION
}
