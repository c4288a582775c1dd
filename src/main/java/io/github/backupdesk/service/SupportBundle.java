package io.github.backupdesk.service;

import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.SupportFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everything that would be written, as it would be written. */
public record SupportBundle(List<Part> parts) {

    public SupportBundle {
        parts = List.copyOf(parts);
    }

    /**
     * One file.
     *
     * @param bytes its size
     * @param masked how often something of each kind was taken out of it
     */
    public record Part(SupportFile file, int bytes, Map<Masked, Integer> masked) {

        public Part {
            masked = Map.copyOf(masked);
        }
    }

    /** How often something of each kind was taken out, in all of them. */
    public Map<Masked, Integer> masked() {
        Map<Masked, Integer> all = new EnumMap<>(Masked.class);
        parts.forEach(each -> each.masked().forEach((kind, count) -> all.merge(kind, count, Integer::sum)));
        return all;
    }

    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }
}
