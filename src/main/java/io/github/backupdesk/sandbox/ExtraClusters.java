package io.github.backupdesk.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small dedicated clusters in any number, the same ones on every start. */
final class ExtraClusters {

    private ExtraClusters() {}

    static World addTo(World world, int count) {
        Stream<Cluster> extra = IntStream.rangeClosed(1, count).mapToObj(ExtraClusters::cluster);
        return new World(
                world.projects(),
                Stream.concat(world.clusters().stream(), extra).toList());
    }

    private static Cluster cluster(int number) {
        String name = "extra-%04d".formatted(number);
        return new Cluster(
                "in01-" + hex(name),
                name,
                "",
                SampleProjects.STAGING,
                World.region("gcp-us-east4"),
                Kind.DEDICATED,
                1,
                Condition.RUNNING,
                "2026-01-12T07:00:00Z",
                List.of(Database.of(name, Database.DEFAULT, "load")));
    }

    private static String hex(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 15);
    }
}
