package io.github.backupdesk.export;

import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.SupportFile;
import io.github.backupdesk.domain.SupportFiles.Profiles;
import io.github.backupdesk.domain.SupportName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file of the profiles, fit to be given away. */
final class ProfilesWithoutNotes {

    private final List<SupportName> names = new ArrayList<>();
    private final Map<Masked, Integer> leftOut = new EnumMap<>(Masked.class);

    private ProfilesWithoutNotes() {}

    static Profiles of(String name, String text, JsonMapper json) {
        ProfilesWithoutNotes cleaned = new ProfilesWithoutNotes();
        String told;
        try {
            JsonNode root = json.readTree(text);
            for (JsonNode each : root.path("profiles")) {
                if (each instanceof ObjectNode profile) {
                    cleaned.clean(profile);
                }
            }
            told = json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JacksonException e) {
            // A file that makes no sense may hold anything anywhere, so nothing of it is given away.
            told = "It is no JSON, so it was left out: " + text.length() + " characters.\n";
        }
        return new Profiles(new SupportFile(name, told), cleaned.names, cleaned.leftOut);
    }

    private void clean(ObjectNode profile) {
        empty(profile, "note", Masked.NOTE);
        for (JsonNode each : profile.path("certificates")) {
            if (each instanceof ObjectNode certificate) {
                empty(certificate, "pem", Masked.CERTIFICATE);
            }
        }
        name(Masked.PROFILE, profile.path("name"), text(profile.path("account")));
        name(Masked.PROFILE, profile.path("id"), "");
        name(Masked.HOST, profile.path("proxy").path("host"), "");
        name(Masked.PERSON, profile.path("proxy").path("user"), "");
        profile.path("clusterKeys").forEach(each -> name(Masked.CLUSTER, each, ""));
        String host =
                text(profile.path("baseUrl")).replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
        if (!isTheVendors(host) && !host.isEmpty()) {
            names.add(new SupportName(Masked.HOST, host));
        }
    }

    static boolean isTheVendors(String host) {
        return host.endsWith(".zilliz.com") || host.endsWith(".zilliz.com.cn");
    }

    private void empty(ObjectNode object, String field, Masked kind) {
        if (!text(object.path(field)).isEmpty()) {
            object.put(field, ZipSupportFiles.LEFT_OUT);
            leftOut.merge(kind, 1, Integer::sum);
        }
    }

    private void name(Masked kind, JsonNode value, String alias) {
        if (!text(value).isEmpty()) {
            names.add(new SupportName(kind, text(value), alias));
        }
    }

    private static String text(JsonNode value) {
        return value.asString("");
    }
}
