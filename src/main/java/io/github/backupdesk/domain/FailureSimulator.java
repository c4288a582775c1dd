package io.github.backupdesk.domain;

import java.util.List;

/**
 * The switches for bad days that the sandbox has beside its pretend API. No part of Zilliz Cloud. Every method blocks, may
 * be interrupted, and answers with how the switches stand afterwards. A fault that makes no sense is
 * {@link CloudException.Refused}, and then nothing has changed.
 */
public interface FailureSimulator {

    FaultBoard board() throws CloudException;

    /** Switches on these faults and no others. Of several that fit one request, the first decides. */
    FaultBoard set(List<Fault> faults) throws CloudException;

    /** Switches everything off. */
    FaultBoard clear() throws CloudException;
}
