package io.github.backupdesk.service;

import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.ConnectionProbe;
import io.github.backupdesk.domain.ConnectionProbe.Target;
import io.github.backupdesk.domain.ConnectionStep;
import io.github.backupdesk.domain.ConnectionStep.Kind;
import io.github.backupdesk.domain.ConnectionStep.Outcome;
import io.github.backupdesk.domain.ServerCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tests a connection, and says what of it a person can act upon. Nothing is changed anywhere. */
public final class ConnectionService {

    /** The two sites of the service; an account of one is unknown to the other (contract.md section 0). */
    public static final BaseUrl GLOBAL_SITE = BaseUrl.parse("https://api.cloud.zilliz.com");

    public static final BaseUrl CHINA_SITE = BaseUrl.parse("https://api.cloud.zilliz.com.cn");

    /** The codes with which a key is refused as such (contract.md section 3). */
    private static final Set<Integer> KEY_CODES = Set.of(21119, 80001, 80002, 1800);

    private static final int UNAUTHORISED = 401;

    private final ConnectionProbe probe;

    public ConnectionService(ConnectionProbe probe) {
        this.probe = probe;
    }

    /** What it came to. */
    public enum End {
        /** Both lists came. */
        ACCEPTED,
        /** The service refuses the key as such. */
        KEY_REFUSED,
        /** The service was reached, and did not answer as it should. */
        NO_LIST,
        NOT_REACHED
    }

    /**
     * @param steps all of them, in their order
     * @param otherSite where the same key may be at home, if this site refuses it. Nothing was sent there: that is for the user
     *     to say
     * @param authority whom to trust for this server to be trusted; empty if that would not help or nobody was named
     */
    public record Result(
            End end, List<ConnectionStep> steps, Optional<BaseUrl> otherSite, Optional<ServerCertificate> authority) {
        public Result {
            steps = List.copyOf(steps);
        }
    }

    /** Goes the way to the target, and to nobody else. Blocks; each step is told as it ends. */
    public Result test(Target target, Consumer<? super ConnectionStep> each) {
        List<ConnectionStep> steps = new ArrayList<>();
        probe.probe(target, step -> {
            steps.add(step);
            each.accept(step);
        });
        End end = end(steps);
        return new Result(
                end,
                steps,
                end == End.KEY_REFUSED ? otherSite(target.baseUrl()) : Optional.empty(),
                failure(steps).flatMap(ConnectionService::helping));
    }

    /** The other of the two public sites; empty for any other address. */
    public static Optional<BaseUrl> otherSite(BaseUrl site) {
        if (site.equals(GLOBAL_SITE)) {
            return Optional.of(CHINA_SITE);
        }
        return site.equals(CHINA_SITE) ? Optional.of(GLOBAL_SITE) : Optional.empty();
    }

    private static End end(List<ConnectionStep> steps) {
        Optional<Outcome.Failed> failure = failure(steps);
        if (failure.isEmpty()) {
            return End.ACCEPTED;
        }
        if (failure.get().why() instanceof Refused refused && ofTheKey(refused)) {
            return End.KEY_REFUSED;
        }
        boolean asked = steps.stream().anyMatch(step -> step.kind().compareTo(Kind.PROJECTS) >= 0 && step.failed());
        return asked ? End.NO_LIST : End.NOT_REACHED;
    }

    private static boolean ofTheKey(Refused refused) {
        Integer code = refused.answer().code();
        return refused.answer().httpStatus() == UNAUTHORISED || (code != null && KEY_CODES.contains(code));
    }

    private static Optional<Outcome.Failed> failure(List<ConnectionStep> steps) {
        return steps.stream()
                .flatMap(step -> step.outcome() instanceof Outcome.Failed failed ? Stream.of(failed) : Stream.empty())
                .findFirst();
    }

    /** An authority excuses neither a wrong name nor a wrong date. */
    private static Optional<ServerCertificate> helping(Outcome.Failed failed) {
        CloudException why = failed.why();
        return why instanceof Unreachable unreachable && unreachable.why() == Unreachable.Cause.NOT_TRUSTED
                ? failed.authority()
                : Optional.empty();
    }
}
