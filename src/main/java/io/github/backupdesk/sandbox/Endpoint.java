package io.github.backupdesk.sandbox;

import tools.jackson.databind.JsonNode;

/** Answers one method of one path with the {@code data} of the envelope, or throws a {@link Refusal}. */
@FunctionalInterface
interface Endpoint {

    JsonNode answer(Call call);
}
