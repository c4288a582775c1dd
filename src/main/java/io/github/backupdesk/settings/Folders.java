package io.github.backupdesk.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each kind of file lives on this system: the XDG folders on Linux, AppData on Windows, Library on macOS.
 *
 * @param data the user's record: the history
 * @param config preferences
 * @param state how the window was left; may be deleted without harm
 * @param logs may be deleted without harm
 * @param cache may be deleted without harm
 */
public record Folders(Path data, Path config, Path state, Path logs, Path cache) {

    private static final String NAME = "backup-desk";

    /** Everything under one folder that the user chose. */
    public static Folders under(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return new Folders(
                root.resolve("data"),
                root.resolve("config"),
                root.resolve("state"),
                root.resolve("logs"),
                root.resolve("cache"));
    }

    /** @param osName the system property {@code os.name} */
    public static Folders ofSystem(String osName, Map<String, String> env, Path home) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            Path local = orElse(env.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"))
                    .resolve(NAME);
            Path roaming = orElse(env.get("APPDATA"), home.resolve("AppData").resolve("Roaming"))
                    .resolve(NAME);
            return new Folders(
                    local.resolve("data"),
                    roaming,
                    local.resolve("state"),
                    local.resolve("logs"),
                    local.resolve("cache"));
        }
        if (os.contains("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve(NAME);
            return new Folders(
                    support.resolve("data"),
                    support,
                    support,
                    library.resolve("Logs").resolve(NAME),
                    library.resolve("Caches").resolve(NAME));
        }
        Path state = xdg(env, "XDG_STATE_HOME", home.resolve(".local/state"));
        return new Folders(
                xdg(env, "XDG_DATA_HOME", home.resolve(".local/share")),
                xdg(env, "XDG_CONFIG_HOME", home.resolve(".config")),
                state,
                state.resolve("logs"),
                xdg(env, "XDG_CACHE_HOME", home.resolve(".cache")));
    }

    /** The same folders, but with a record of its own for the sandbox: play and earnest are never mixed. */
    public Folders forSandbox() {
        return new Folders(data.resolve("sandbox"), config, state, logs, cache);
    }

    public Path history() {
        return data.resolve("history.db");
    }

    public Path sandboxState() {
        return data.resolve("cloud.jsonl");
    }

    /** Apart for the sandbox, whose clusters and names are made up. */
    public Path savedScopes() {
        return data.resolve("scopes.json");
    }

    public Path preferences() {
        return config.resolve("settings.json");
    }

    public Path window() {
        return state.resolve("window.json");
    }

    /** The accounts, without their keys. */
    public Path profiles() {
        return config.resolve("profiles.json");
    }

    /** What the user knows better than the vendor's pages; apart for the sandbox, where prices are tried out. */
    public Path costRates() {
        return data.resolve("cost-rates.json");
    }

    /**
     * A fence, which outlives the keys of its account.
     *
     * @param place the address that it is for, or the sandbox's name: play has a fence of its own
     */
    public Path regionFence(String place) {
        return config.resolve("fences").resolve(fileName(place));
    }

    /** The regions that an account was told of. */
    public Path savedRegions(String account) {
        return cache.resolve("regions").resolve(fileName(account));
    }

    /** A name that every file system takes, another one for each account. */
    private static String fileName(String account) {
        return URLEncoder.encode(account, StandardCharsets.UTF_8).replace("*", "%2A") + ".json";
    }

    private static Path xdg(Map<String, String> env, String variable, Path otherwise) {
        return orElse(env.get(variable), otherwise).resolve(NAME);
    }

    /** The specification asks that a relative path in such a variable be ignored. */
    private static Path orElse(@Nullable String path, Path otherwise) {
        return path != null && !path.isBlank() && Path.of(path).isAbsolute() ? Path.of(path) : otherwise;
    }
}
