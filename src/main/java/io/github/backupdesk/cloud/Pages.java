package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.CloudException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Turns pages until the list is through. Pages overlap when entries come and go meanwhile, and a count may be wrong, so an
 * end is also a page that brings nothing new; and there is an end to every list.
 */
final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final int MAX_PAGES = 1000;

    private final Questions questions;
    private final IntFunction<Endpoint> page;
    private final String list;
    private final String id;

    /**
     * @param page the address of a page, which counts from 1
     * @param list the field the entries stand in
     * @param id the field that tells one entry from another
     */
    Pages(Questions questions, IntFunction<Endpoint> page, String list, String id) {
        this.questions = questions;
        this.page = page;
        this.list = list;
        this.id = id;
    }

    /** Every entry once, in the server's order; one that cannot be used is left out. */
    <T> List<T> all(Function<JsonNode, Optional<T>> read) throws CloudException {
        Set<String> seen = new HashSet<>();
        List<T> entries = new ArrayList<>();
        int number = 1;
        while (number <= MAX_PAGES && turned(number, seen, read, entries)) {
            number++;
        }
        if (number > MAX_PAGES) {
            LOG.warn("the list of {} did not end after {} pages", list, MAX_PAGES);
        }
        if (seen.size() > entries.size()) {
            LOG.warn("{} of the {} skipped: they are not what was asked for", seen.size() - entries.size(), list);
        }
        return List.copyOf(entries);
    }

    /** Reads one page; whether there may be another. */
    private <T> boolean turned(int number, Set<String> seen, Function<JsonNode, Optional<T>> read, List<T> entries)
            throws CloudException {
        Reply reply = questions.get(page.apply(number));
        boolean anythingNew = false;
        for (JsonNode entry : Questions.list(reply, list)) {
            if (seen.add(Json.text(entry, id))) {
                anythingNew = true;
                read.apply(entry).ifPresent(entries::add);
            }
        }
        Integer count = Json.number(reply.envelope().data(), "count");
        return anythingNew && (count == null || seen.size() < count);
    }
}
