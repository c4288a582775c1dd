package io.github.backupdesk.domain;

/** Why a text is no ID. Positions count characters (code points) from 1, as a person would. */
public sealed interface IdProblem {

    record Empty() implements IdProblem {}

    record TooLong(int length, int limit) implements IdProblem {}

    record OddCharacter(int codePoint, int position) implements IdProblem {}
}
