package io.github.backupdesk.domain;

/**
 * A name that tells whose a bundle is.
 *
 * @param alias another name of the same thing, which gets the same pseudonym; empty if there is none
 */
public record SupportName(Masked kind, String name, String alias) {

    public SupportName(Masked kind, String name) {
        this(kind, name, "");
    }
}
