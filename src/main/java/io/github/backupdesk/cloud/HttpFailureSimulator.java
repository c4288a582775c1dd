package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.NotTheApi;
import io.github.backupdesk.domain.FailureSimulator;
import io.github.backupdesk.domain.Fault;
import io.github.backupdesk.domain.FaultBoard;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The control side of the sandbox, over the connections of the API beside it. */
final class HttpFailureSimulator implements FailureSimulator {

    private final Questions questions;
    private final Endpoints endpoints;

    HttpFailureSimulator(Questions questions, Endpoints endpoints) {
        this.questions = questions;
        this.endpoints = endpoints;
    }

    @Override
    public FaultBoard board() throws CloudException {
        return board(questions.get(endpoints.faults("GET")));
    }

    @Override
    public FaultBoard set(List<Fault> faults) throws CloudException {
        return board(questions.query(endpoints.faults("PUT"), FaultJson.of(faults)));
    }

    /** Clearing twice is clearing once, so this may be repeated like a question. */
    @Override
    public FaultBoard clear() throws CloudException {
        return board(questions.get(endpoints.faults("DELETE")));
    }

    private static FaultBoard board(Reply reply) throws NotTheApi {
        JsonNode data = Questions.data(reply);
        if (!data.path("switches").isArray() || !data.path("faults").isArray()) {
            throw new NotTheApi(reply.answer());
        }
        return FaultJson.board(data);
    }
}
