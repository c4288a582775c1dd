package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.Redaction;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SupportFile;
import io.github.backupdesk.domain.SupportFiles;
import io.github.backupdesk.domain.SupportName;
import io.github.backupdesk.domain.SupportSources;
import io.github.backupdesk.service.SupportBundle.Part;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what somebody who helps has to know, without keys and, if wished, without names. Nothing leaves the computer: it is
 * looked at, and then written where a person says.
 */
public final class SupportBundleService {

    /** So many rows of each history tell what happened lately. */
    static final int ROWS = 200;

    private static final String MANIFEST = "manifest.json";

    private final SupportSources sources;
    private final SupportFiles files;
    private final Clock clock;

    public SupportBundleService(SupportSources sources, SupportFiles files, Clock clock) {
        this.sources = sources;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Makes the bundle in memory.
     *
     * @param logs how far back the logs go; empty for all there is
     * @param hide whether names and IDs get pseudonyms
     */
    public SupportBundle gather(Optional<Period> logs, boolean hide) {
        Instant now = clock.instant();
        Pseudonyms names = new Pseudonyms();
        List<Raw> raw = raw(logs, now, names);
        sources.names().forEach(names::add);
        raw.forEach(each -> names.find(each.file().text()));
        List<Part> parts = new ArrayList<>();
        for (Raw each : raw) {
            Map<Masked, Integer> counts = new EnumMap<>(Masked.class);
            counts.putAll(each.leftOut());
            // Keys first: a name may be part of one.
            String text = masked(each.file().text(), counts);
            parts.add(part(new SupportFile(each.file().name(), hide ? names.hide(text, counts) : text), counts));
        }
        parts.add(part(manifest(parts, logs, hide, now), Map.of()));
        return new SupportBundle(parts);
    }

    /** A file before anything is masked in it, and what was left out of it already. */
    private record Raw(SupportFile file, Map<Masked, Integer> leftOut) {}

    private List<Raw> raw(Optional<Period> logs, Instant now, Pseudonyms names) {
        List<Raw> raw = new ArrayList<>();
        raw.add(new Raw(new SupportFile("details.txt", sources.details()), Map.of()));
        raw.add(new Raw(files.read("settings.json", sources.preferences()), Map.of()));
        SupportFiles.Profiles profiles = files.profiles("profiles.json", sources.profiles());
        raw.add(new Raw(profiles.file(), profiles.leftOut()));
        profiles.names().forEach(names::add);
        sources.histories().forEach((name, store) -> raw.addAll(history(name, store, names, now)));
        @Nullable
        Instant since = logs.map(
                        period -> now.atOffset(ZoneOffset.UTC).minus(period).toInstant())
                .orElse(null);
        files.logs("logs", sources.logs(), since).forEach(each -> raw.add(new Raw(each, Map.of())));
        return raw;
    }

    private static Part part(SupportFile file, Map<Masked, Integer> counts) {
        return new Part(file, file.bytes().length, counts);
    }

    /** Keys that are known, wherever they stand; then whatever looks like one. */
    private String masked(String text, Map<Masked, Integer> counts) {
        String without = sources.withoutKeys(text, Redaction.MASK);
        int known = occurrences(without) - occurrences(text);
        if (known > 0) {
            counts.merge(Masked.KEY, known, Integer::sum);
        }
        return Redaction.mask(without, counts);
    }

    private static int occurrences(String text) {
        int count = 0;
        for (int at = text.indexOf(Redaction.MASK); at >= 0; at = text.indexOf(Redaction.MASK, at + 1)) {
            count++;
        }
        return count;
    }

    private List<Raw> history(String name, HistoryStore store, Pseudonyms names, Instant now) {
        String health = sources.health(name);
        String told = name + "-health.txt";
        try {
            List<Attempt> rows = store.newest(ROWS, Long.MAX_VALUE);
            rows.forEach(each -> name(each, names));
            int notes = (int)
                    rows.stream().filter(each -> !each.trail().note().isEmpty()).count();
            return List.of(
                    new Raw(new SupportFile(told, health + "rows in all: " + store.count() + "\n"), Map.of()),
                    new Raw(
                            files.history(name + ".json", rows, now),
                            notes == 0 ? Map.of() : Map.of(Masked.NOTE, notes)));
        } catch (StoreException e) {
            return List.of(
                    new Raw(new SupportFile(told, health + "rows: could not be read, " + e.kind() + "\n"), Map.of()));
        }
    }

    private static void name(Attempt row, Pseudonyms names) {
        var request = row.exact().request();
        names.add(new SupportName(Masked.CLUSTER, request.clusterId().value(), row.clusterName()));
        names.add(new SupportName(Masked.PROFILE, row.account()));
        row.asked().ifPresent(asked -> name(asked.scope(), names));
        name(request.scope(), names);
        names.add(new SupportName(Masked.BACKUP, row.backupId(), row.backupName()));
        if (row.receipt() != null) {
            names.add(new SupportName(Masked.JOB, row.receipt().jobId()));
        }
        row.trail().copies().forEach(each -> names.add(new SupportName(Masked.BACKUP, each.backupId())));
        row.trail().search().candidates().forEach(each -> name(each, names));
        Sighting seen = row.sighting();
        if (seen != null) {
            name(seen.backup(), names);
            seen.detail().collections().forEach((database, collections) -> {
                names.add(new SupportName(Masked.DATABASE, database));
                collections.forEach(each -> names.add(new SupportName(Masked.COLLECTION, each)));
            });
        }
    }

    private static void name(BackupScope scope, Pseudonyms names) {
        if (scope instanceof BackupScope.Collections some) {
            names.add(new SupportName(Masked.DATABASE, some.dbName()));
            some.collectionNames().forEach(each -> names.add(new SupportName(Masked.COLLECTION, each)));
        }
    }

    private static void name(Backup told, Pseudonyms names) {
        names.add(new SupportName(Masked.BACKUP, told.id(), told.name()));
        names.add(new SupportName(Masked.CLUSTER, told.clusterId(), told.clusterName()));
    }

    private SupportFile manifest(List<Part> parts, Optional<Period> logs, boolean hide, Instant now) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("version", 1);
        about.put("createdAt", now.toString());
        about.put("logs", logs.map(Period::toString).orElse("all"));
        about.put("namesHidden", hide);
        Map<String, Integer> masked = new LinkedHashMap<>();
        new SupportBundle(parts).masked().forEach((kind, count) -> masked.put(kind.name(), count));
        about.put("masked", masked);
        return files.manifest(MANIFEST, about, parts.stream().map(Part::file).toList());
    }

    /**
     * Writes what was looked at, to the letter.
     *
     * @throws ExportException if it cannot be written there; then nothing was written
     */
    public void save(SupportBundle bundle, Path place) throws ExportException {
        files.write(place, bundle.parts().stream().map(Part::file).toList(), clock.instant());
    }
}
