package io.github.backupdesk.domain;

import java.util.function.Consumer;

/** Goes the way to a service once, to see where it ends. Blocks, may be interrupted, and keeps no connection. */
public interface ConnectionProbe {

    /**
     * Goes through the steps of {@link ConnectionStep.Kind}, in their order. The key goes to this address alone, once the
     * server has shown who it is; each list is asked for once at most.
     *
     * @param each is told of every step, on the calling thread, those that were not reached among them
     */
    void probe(Target target, Consumer<? super ConnectionStep> each);

    /** Whom to try, with what, and by which way. */
    record Target(BaseUrl baseUrl, ApiKey key, Network network) {}
}
