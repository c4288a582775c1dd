package io.github.backupdesk.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A kind of fault that can be switched on.
 *
 * @param kind its name on the control side, such as {@code DROP_ANSWER}
 */
public record FaultSwitch(String kind, List<FaultParameter> parameters) {

    public FaultSwitch {
        parameters = List.copyOf(parameters);
    }

    /** The value of every parameter when nobody says. */
    public Map<String, String> usualValues() {
        return parameters.stream().collect(Collectors.toUnmodifiableMap(FaultParameter::name, FaultParameter::usual));
    }
}
