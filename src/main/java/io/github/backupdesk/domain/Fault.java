package io.github.backupdesk.domain;

import java.util.Map;

/**
 * One fault that is on.
 *
 * @param values by the parameter's name, as a person writes them; absent or empty means the usual value
 * @param hits how many requests it has struck since the switches were last set
 */
public record Fault(FaultSwitch of, Map<String, String> values, int hits) {

    public Fault {
        values = Map.copyOf(values);
    }
}
