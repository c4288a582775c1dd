package io.github.backupdesk.domain;

import java.util.List;

/**
 * One thing that a kind of fault can be told.
 *
 * @param choices all there are, for {@link Type#CHOICE} and {@link Type#FLAG}; else empty
 * @param usual what it is when nobody says; empty for nothing
 */
public record FaultParameter(String name, Type type, List<String> choices, String usual) {

    /** How a value is written on the wire. */
    public enum Type {
        TEXT,
        NUMBER,
        FLAG,
        CHOICE
    }

    public FaultParameter {
        choices = List.copyOf(choices);
    }
}
