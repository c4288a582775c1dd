package io.github.backupdesk.domain;

/** A cloud provider, and whether the service can copy a backup between its regions (contract.md 1.12). */
public enum Provider {
    AWS(true),
    AWS_CHINA(true),
    GCP(true),
    AZURE(false),
    ALIBABA(true),
    TENCENT(false),
    /** A prefix we do not know: the server decides. */
    OTHER(true);

    private final boolean copies;

    Provider(boolean copies) {
        this.copies = copies;
    }

    public boolean copies() {
        return copies;
    }
}
