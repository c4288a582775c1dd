package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.domain.SecretStore;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.settings.Profile.Proxy;
import io.github.backupdesk.viewmodel.ProfileCard.Fact;
import java.util.List;
import java.util.Optional;

/** What there is to say of a profile. */
final class ProfileWords {

    private ProfileWords() {}

    /**
     * @param keychain which one this system has
     * @param fence of the account; empty if it cannot be edited now
     */
    static ProfileCard card(
            Texts words,
            Profile profile,
            ProfileRow row,
            SecretStore.Kind keychain,
            Optional<RegionFence> fence,
            boolean locked,
            boolean stale) {
        return new ProfileCard(
                row,
                List.of(
                        new Fact(words.get("profiles.fact.site"), profile.baseUrl()),
                        new Fact(words.get("profiles.fact.environment"), row.environment()),
                        new Fact(words.get("profiles.fact.lock"), lock(words, profile.lock())),
                        new Fact(words.get("profiles.fact.fence"), fence(words, fence)),
                        new Fact(words.get("profiles.fact.key"), key(words, profile.keyPlace(), keychain)),
                        new Fact(words.get("profiles.fact.proxy"), proxy(words, profile.proxy())),
                        new Fact(words.get("profiles.fact.authorities"), authorities(words, profile))),
                profile.note(),
                verb(words, row.open(), locked),
                fence.isPresent(),
                stale ? words.get("profiles.stale") : "");
    }

    static ProfileCard demo(Texts words, ProfileRow row) {
        return new ProfileCard(
                row, List.of(), words.get("profiles.demo.explain"), verb(words, row.open(), false), false, "");
    }

    private static String fence(Texts words, Optional<RegionFence> known) {
        if (known.isEmpty()) {
            return words.get("profiles.fact.fence.later");
        }
        RegionFence fence = known.get();
        int rules = fence.rules().size();
        return fence.closed()
                ? words.get("fence.rule.everywhere")
                : rules == 0 ? words.get("fence.none") : words.get("profiles.fact.fence.rules", rules);
    }

    private static String verb(Texts words, boolean open, boolean locked) {
        return words.get(locked ? "profiles.unlock" : open ? "profiles.show" : "profiles.connect");
    }

    private static String lock(Texts words, LockLevel level) {
        return words.get("profiles.fact.lock.means", words.of(level), means(words, level));
    }

    /** What a lock level means, in one sentence. */
    static String means(Texts words, Enum<?> level) {
        return words.get("profile.lock." + level.name());
    }

    static String key(Texts words, KeyPlace place, SecretStore.Kind keychain) {
        return place == KeyPlace.SESSION
                ? words.get("profiles.fact.key.session")
                : words.get("profiles.fact.key.keychain", words.of(keychain));
    }

    private static String proxy(Texts words, Proxy proxy) {
        return switch (proxy.mode()) {
            case SYSTEM, NONE -> words.of(proxy.mode());
            case MANUAL ->
                proxy.user().isEmpty()
                        ? proxy.host() + ":" + proxy.port()
                        : words.get("profiles.fact.proxy.user", proxy.host() + ":" + proxy.port(), proxy.user());
        };
    }

    private static String authorities(Texts words, Profile profile) {
        return profile.certificates().stream()
                .map(each -> VisibleText.of(each.name()))
                .reduce((one, next) -> words.get("list.join", one, next))
                .map(names -> words.get("profiles.fact.authorities.more", names))
                .orElseGet(() -> words.get("profiles.fact.authorities.system"));
    }
}
