package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.AddressNotTrusted;
import io.github.backupdesk.domain.CloudException.NoKey;
import io.github.backupdesk.domain.CloudException.NotTheApi;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.CloudException.Throttled;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.IdProblem;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.stream.Stream;

/** Turns problems into one sentence each: what is wrong, what did not happen, what to do next. */
final class CloudWords {

    /** Pasted control characters are shown as the pictures of this block, since a text field would drop them. */
    private static final int CONTROL_PICTURES = 0x2400;

    private CloudWords() {}

    static String of(Texts texts, Exception problem) {
        return switch (problem) {
            case Unreachable e -> texts.get("problem.unreachable", e.host(), texts.of(e.why(), obstacle(e)));
            case Refused e -> texts.get("problem.refused", said(texts, e.answer()));
            case NoKey e -> texts.get("problem.noKey");
            case Throttled e -> texts.get("problem.throttled");
            case NotTheApi e ->
                texts.get("problem.notTheApi", VisibleText.of(e.answer().message()));
            case AddressNotTrusted e -> texts.get("problem.addressNotTrusted", VisibleText.of(e.address()));
            case StoreException e -> texts.of(e.kind());
            case IllegalStateException e when e.getCause() instanceof OutOfMemoryError -> texts.get("problem.memory");
            default -> texts.get("problem.unexpected", problem.getClass().getSimpleName());
        };
    }

    private static Object[] obstacle(Unreachable e) {
        return Stream.concat(Stream.of(e.host()), e.details().stream().map(VisibleText::of))
                .toArray();
    }

    /** Whether the problem is one of the cloud's at all. */
    static boolean ofTheCloud(Exception problem) {
        return problem instanceof CloudException;
    }

    /** Code and message as the server sent them, made fit to be painted. */
    static String said(Texts texts, Answer answer) {
        String message = VisibleText.of(answer.message());
        Integer code = answer.code();
        if (code == null) {
            return texts.get("answer.status", String.valueOf(answer.httpStatus()), message);
        }
        return texts.get("answer.code", String.valueOf(code), message);
    }

    static String of(Texts texts, IdProblem problem) {
        return switch (problem) {
            case IdProblem.Empty e -> texts.get("cluster.problem.empty");
            case IdProblem.TooLong e -> texts.get("cluster.problem.tooLong", e.length(), e.limit());
            case IdProblem.OddCharacter e ->
                texts.get("cluster.problem.oddCharacter", characterName(e.codePoint()), e.position());
        };
    }

    /** Replaces what a text field would silently drop by something it shows. */
    static String withControlPictures(String pasted) {
        return pasted.codePoints()
                .map(c -> c < 0x20 ? CONTROL_PICTURES + c : c == 0x7F ? CONTROL_PICTURES + 0x21 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String characterName(int codePoint) {
        boolean picture = codePoint >= CONTROL_PICTURES && codePoint < CONTROL_PICTURES + 0x20;
        int delete = codePoint == CONTROL_PICTURES + 0x21 ? 0x7F : codePoint;
        int meant = picture ? codePoint - CONTROL_PICTURES : delete;
        boolean paintable =
                meant > ' ' && VisibleText.of(Character.toString(meant)).codePointAt(0) == meant;
        return paintable ? VisibleText.name(meant) + " “" + Character.toString(meant) + "”" : VisibleText.name(meant);
    }

    /** The city of a region, or its ID where we know no city. */
    static String city(Texts texts, RegionId region) {
        return texts.find("region." + region.value()).orElse(region.value());
    }

    /** Why a copy that was asked for cannot be made. */
    static String impossible(Texts texts, CopyTargets.Impossible copy) {
        return texts.get("review.edit.region", texts.of(copy.why(), city(texts, copy.region())));
    }
}
