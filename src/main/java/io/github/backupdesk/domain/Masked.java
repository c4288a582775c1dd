package io.github.backupdesk.domain;

/** What is taken out of texts that others read. */
public enum Masked {
    /** A key, a token or a password. */
    KEY,
    /** Who speaks to a proxy or a server, where it stands in an address. */
    LOGIN,
    CERTIFICATE,
    /** What a user wrote down for themselves. */
    NOTE,
    CLUSTER,
    DATABASE,
    COLLECTION,
    BACKUP,
    JOB,
    PROJECT,
    PROFILE,
    /** A host that is not the vendor's own: a proxy, an address of the user's. */
    HOST,
    /** The name under which somebody uses this computer, or a proxy. */
    PERSON,
    /** The folder in which all that is somebody's lies. */
    HOME
}
