package io.github.backupdesk.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One endpoint of the API: method, path template, and who answers. */
record Route(String method, String template, Endpoint endpoint) {

    /** Such as {@code GET /v2/jobs/{J}}. */
    String name() {
        return method + " " + template;
    }

    /** The values of the {@code {names}} in the template, or null when the path is another one. */
    @Nullable
    Map<String, String> match(String rawPath) {
        List<String> wanted = segments(template);
        List<String> found = segments(rawPath);
        if (wanted.size() != found.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (segment.startsWith("{")) {
                values.put(segment.substring(1, segment.length() - 1), decode(found.get(i)));
            } else if (!segment.equals(found.get(i))) {
                return null;
            }
        }
        return values;
    }

    /** Split before decoding, so that an escaped slash stays inside its segment. */
    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badParameter("The path holds a broken percent escape.");
        }
    }
}
