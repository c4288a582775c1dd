package io.github.backupdesk.support;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.FailureSimulator;
import io.github.backupdesk.domain.Fault;
import io.github.backupdesk.domain.FaultBoard;
import io.github.backupdesk.domain.FaultParameter;
import io.github.backupdesk.domain.FaultSwitch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Three switches in memory, and what was asked of them. */
public final class FakeSimulator implements FailureSimulator {

    public static final FaultSwitch DELAY = new FaultSwitch(
            "DELAY",
            List.of(
                    new FaultParameter("seconds", FaultParameter.Type.NUMBER, List.of(), "5"),
                    new FaultParameter("times", FaultParameter.Type.NUMBER, List.of(), "")));
    public static final FaultSwitch HOLD = new FaultSwitch(
            "HOLD", List.of(new FaultParameter("made", FaultParameter.Type.FLAG, List.of("true", "false"), "true")));
    public static final FaultSwitch NO_WORDS = new FaultSwitch("SOMETHING_NEW", List.of());

    /** Each list of faults that was set, as kinds and values. */
    public final List<String> sets = new ArrayList<>();

    /** Thrown by every call as long as it is there. */
    public @Nullable CloudException problem;

    public FaultBoard board = new FaultBoard(List.of(DELAY, HOLD, NO_WORDS), List.of());

    @Override
    public FaultBoard board() throws CloudException {
        return told();
    }

    @Override
    public FaultBoard set(List<Fault> faults) throws CloudException {
        sets.add(String.join(
                " ",
                faults.stream()
                        .map(fault -> fault.of().kind() + fault.values().getOrDefault("seconds", ""))
                        .toList()));
        told();
        board = new FaultBoard(
                board.switches(), faults.stream().map(FakeSimulator::completed).toList());
        return board;
    }

    private static Fault completed(Fault fault) {
        Map<String, String> values = new HashMap<>(fault.of().usualValues());
        fault.values().forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        return new Fault(fault.of(), values, 0);
    }

    @Override
    public FaultBoard clear() throws CloudException {
        told();
        board = new FaultBoard(board.switches(), List.of());
        return board;
    }

    private FaultBoard told() throws CloudException {
        if (problem != null) {
            throw problem;
        }
        return board;
    }
}
