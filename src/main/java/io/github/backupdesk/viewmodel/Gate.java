package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import java.util.function.Function;

/** Whatever sends a request that changes something goes through it. */
@FunctionalInterface
public interface Gate {

    /** Always open. */
    Gate OPEN = (what, then) -> then.run();

    /**
     * @param what would be done, as the words of a button
     * @param then does it; may run at once, later, or never
     */
    void pass(Function<Texts, String> what, Runnable then);
}
