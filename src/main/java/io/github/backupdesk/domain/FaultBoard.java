package io.github.backupdesk.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All switches, and what is on.
 *
 * @param on in the order in which they are tried
 */
public record FaultBoard(List<FaultSwitch> switches, List<Fault> on) {

    public static final FaultBoard EMPTY = new FaultBoard(List.of(), List.of());

    public FaultBoard {
        switches = List.copyOf(switches);
        on = List.copyOf(on);
    }

    /** The first fault of that kind. */
    public Optional<Fault> first(FaultSwitch kind) {
        return on.stream().filter(fault -> isOf(fault, kind)).findFirst();
    }

    /** What to set to give the first fault of that kind these values. It keeps its place; a new one comes last. */
    public List<Fault> with(FaultSwitch kind, Map<String, String> values) {
        Fault wanted = new Fault(kind, values, 0);
        List<Fault> faults = new ArrayList<>(on);
        Optional<Fault> before = first(kind);
        before.ifPresentOrElse(fault -> faults.set(faults.indexOf(fault), wanted), () -> faults.add(wanted));
        return faults;
    }

    /** What to set to have none of that kind. */
    public List<Fault> without(FaultSwitch kind) {
        return on.stream().filter(fault -> !isOf(fault, kind)).toList();
    }

    private static boolean isOf(Fault fault, FaultSwitch kind) {
        return fault.of().kind().equals(kind.kind());
    }
}
