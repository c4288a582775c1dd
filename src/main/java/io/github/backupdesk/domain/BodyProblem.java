package io.github.backupdesk.domain;

/**
 * Why a text is no body of a create call that may be sent (contract.md 1.1 and section 7, rows 1 to 8).
 *
 * @param detail the word, field or name it is about, as it stands in the text; empty if there is none
 * @param line where it stands, from 1; 0 if it is about the whole
 */
public record BodyProblem(Flaw flaw, String detail, int line) {

    /** What is wrong. */
    public enum Flaw {
        NOT_JSON,
        NOT_AN_OBJECT,
        /** A field that the API does not know: it would be ignored, or refused. */
        UNKNOWN_FIELD,
        NO_TYPE,
        UNKNOWN_TYPE,
        /** Collections that are named for a backup of everything. */
        COLLECTIONS_OF_CLUSTER,
        NO_COLLECTIONS,
        SEVERAL_DATABASES,
        COLLECTION_TWICE,
        BAD_NAME,
        BAD_REGION,
        REGION_TWICE,
        /** A value of another shape than the API's. */
        WRONG_SHAPE
    }
}
