package io.github.backupdesk.store;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.SubmitOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an attempt as they are searched. Each ends in two line breaks, which no typed text holds: so nothing is found
 * across two texts, and even the last character of a text begins a fragment of three.
 */
record SearchText(String cluster, String region, String number, String ticket, String rest) {

    private static final String END = "\n\n";

    static SearchText of(Attempt attempt) {
        var request = attempt.exact().request();
        RegionId home = attempt.homeRegion();
        List<String> regions = new ArrayList<>();
        regions.add(home == null ? "" : home.value());
        request.copies().forEach(copy -> regions.add(copy.value()));
        attempt.trail().copies().forEach(copy -> regions.add(copy.regionId().value()));
        return new SearchText(
                joined(List.of(attempt.clusterName(), request.clusterId().value())),
                joined(regions),
                joined(numbers(attempt)),
                joined(List.of(attempt.trail().ticket())),
                joined(rest(attempt)));
    }

    private static List<String> numbers(Attempt attempt) {
        List<String> numbers = new ArrayList<>();
        Receipt receipt = attempt.receipt();
        Job job = attempt.job();
        numbers.add(attempt.backupId());
        numbers.add(receipt == null ? "" : receipt.jobId());
        numbers.add(job == null ? "" : job.id());
        attempt.trail().copies().stream().map(Copy::backupId).forEach(numbers::add);
        return numbers;
    }

    private static List<String> rest(Attempt attempt) {
        PlanPart plan = attempt.trail().plan();
        List<String> rest = new ArrayList<>(List.of(
                plan == null ? "" : plan.plan(),
                attempt.account(),
                attempt.state().name(),
                attempt.gone() ? "GONE" : "",
                attempt.watchEnded(),
                attempt.trail().note()));
        switch (attempt.outcome()) {
            case null -> {}
            case SubmitOutcome.Accepted accepted -> {
                rest.add(accepted.receipt().backupName());
                rest.add(accepted.answer().message());
                rest.add(accepted.answer().requestId());
            }
            case SubmitOutcome.Matched matched -> rest.add(matched.backup().name());
            case SubmitOutcome.Listed listed -> {
                rest.add(listed.sighting().backup().name());
                rest.add(listed.sighting().backup().creationMethod());
                listed.sighting().detail().collections().forEach((database, names) -> {
                    rest.add(database);
                    rest.addAll(names);
                });
            }
            case SubmitOutcome.Rejected rejected -> {
                rest.add(rejected.answer().message());
                rest.add(rejected.answer().requestId());
            }
            case SubmitOutcome.NotSent notSent -> {
                rest.add(notSent.answer().message());
                rest.add(notSent.answer().requestId());
            }
            case SubmitOutcome.Unknown unknown -> {
                rest.add(unknown.answer().message());
                rest.add(unknown.answer().requestId());
            }
        }
        Job job = attempt.job();
        rest.add(job == null ? "" : job.state().raw());
        rest.add(job == null ? "" : job.reason());
        for (Backup candidate : attempt.trail().search().candidates()) {
            rest.add(candidate.id());
            rest.add(candidate.name());
        }
        if (attempt.exact().request().scope() instanceof BackupScope.Collections collections) {
            rest.add(collections.dbName());
            rest.addAll(collections.collectionNames());
        }
        return rest;
    }

    private static String joined(List<String> texts) {
        StringBuilder out = new StringBuilder();
        texts.stream()
                .filter(text -> !text.isEmpty())
                .distinct()
                .forEach(text -> out.append(folded(text)).append(END));
        return out.toString();
    }

    /**
     * As it is compared: small letters, one by one so that no letter depends on its neighbours; a blank for each control; a
     * sign for each lone surrogate, which SQLite cannot hold.
     */
    static String folded(@Nullable String text) {
        StringBuilder out = new StringBuilder();
        if (text != null) {
            text.codePoints().map(SearchText::folded).forEach(out::appendCodePoint);
        }
        return out.toString();
    }

    private static int folded(int c) {
        if (Character.isISOControl(c)) {
            return ' ';
        }
        boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return lone ? 0xFFFD : Character.toLowerCase(Character.toUpperCase(c));
    }
}
