package io.github.backupdesk.support;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.RegionId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Legal requests of all kinds, the same for the same seed: plain ones, and ones with every odd character a name may hold. */
public final class RandomRequests {

    private static final List<String> PIECES = List.of(
            "orders",
            "users_v2",
            "_tmp",
            "é",
            "集合",
            "\uD83E\uDDCA",
            "'",
            "\"",
            "\\",
            "$x",
            "`",
            "\u2028",
            "\u202E",
            " ",
            "\n",
            "\t",
            "%41",
            "\u0000",
            "#",
            "&",
            "<a>",
            "{}",
            "]",
            ",",
            "!",
            "^");
    private static final List<String> REGIONS =
            List.of("aws-us-west-2", "aws-us-east-1", "aws-eu-central-1", "gcp-us-west1", "ali-cn-hangzhou");

    private final Random random;

    public RandomRequests(long seed) {
        random = new Random(seed);
    }

    public BackupRequest next() {
        ClusterId cluster = new ClusterId("in%02d-%015x".formatted(random.nextInt(100), random.nextLong() >>> 4));
        return new BackupRequest(cluster, scope(), regions());
    }

    /** One of a Dedicated cluster whose copies stay with one provider, as a form lets them. */
    public BackupRequest nextForTheForm() {
        BackupRequest request = next();
        List<RegionId> together = request.copies().stream()
                .filter(each -> each.provider() == request.copies().getFirst().provider())
                .toList();
        ClusterId dedicated = new ClusterId("in01" + request.clusterId().value().substring("in01".length()));
        return new BackupRequest(dedicated, request.scope(), together);
    }

    private BackupScope scope() {
        if (random.nextInt(4) == 0) {
            return new BackupScope.WholeCluster();
        }
        Set<String> names = new LinkedHashSet<>();
        int wanted = 1 + random.nextInt(random.nextInt(20) == 0 ? 200 : 6);
        while (names.size() < wanted) {
            names.add(name());
        }
        return new BackupScope.Collections(random.nextBoolean() ? "default" : name(), List.copyOf(names));
    }

    private String name() {
        StringBuilder name = new StringBuilder("c").append(random.nextInt(1_000_000));
        for (int i = random.nextInt(4); i > 0; i--) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString();
    }

    private List<RegionId> regions() {
        Set<RegionId> regions = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            regions.add(new RegionId(REGIONS.get(random.nextInt(REGIONS.size()))));
        }
        return List.copyOf(regions);
    }
}
