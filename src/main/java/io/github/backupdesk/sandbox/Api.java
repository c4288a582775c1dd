package io.github.backupdesk.sandbox;

import java.io.IOException;
import java.util.List;

/**
 * All that one pretend cloud consists of, behind its door.
 *
 * @param routes the API itself, which the faults are about
 * @param control the switches
 */
record Api(
        Routes routes, Routes control, Switchboard switches, ServerTime time, Ledger ledger, Pace pace, Counts counts) {

    static Api open(SandboxOptions options, String baseUrl) throws IOException {
        World world = ExtraClusters.addTo(SampleWorld.build(), options.load().extraClusters());
        Ledger ledger = Ledger.open(
                options.stateFile(), SampleBackups.of(world, options.clock().instant()));
        Switchboard switches = new Switchboard();
        ServerTime time = new ServerTime(options.clock(), switches);
        Routes routes = new Routes();
        Counts counts = new Counts(routes);
        Pace pace = new Pace(options.clock(), options.load().limiter());
        new ProjectEndpoints(world).addTo(routes);
        new ClusterEndpoints(world, ledger, options.clock(), baseUrl).addTo(routes);
        new PolicyEndpoints(world).addTo(routes);
        new BackupEndpoints(world, ledger, time, switches).addTo(routes);
        new CreateBackup(world, ledger, counts, new Fates(switches), options).addTo(routes);
        new DataPlane(world).addTo(routes);
        switches.set(faults(options.load(), routes));
        Routes control = new ControlEndpoints(routes, switches, counts, pace).routes();
        return new Api(routes, control, switches, time, ledger, pace, counts);
    }

    private static List<Fault> faults(Load load, Routes routes) {
        if (load.millisBefore() == 0 && load.millisAfter() == 0) {
            return List.of();
        }
        return List.of(Fault.of(
                Json.object()
                        .put("kind", FaultKind.DELAY_RANDOM.name())
                        .put("beforeMillis", load.millisBefore())
                        .put("afterMillis", load.millisAfter())
                        .put("seed", load.seed()),
                routes));
    }
}
