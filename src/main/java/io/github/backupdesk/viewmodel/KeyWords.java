package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.PastedKey;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.i18n.Texts;

/** What there is to say of keys and of the places that keep them; never the key itself. */
final class KeyWords {

    private KeyWords() {}

    static String of(Texts words, Exception problem) {
        return switch (problem) {
            case SecretStoreException e -> words.get("keys.store", words.of(e.kind()));
            case DeskViewModel.OpenAlready e -> words.get("profiles.twin", e.profile());
            case CloudException e -> CloudWords.of(words, e);
            case StoreException e -> words.get("profiles.history", words.of(e.kind()));
            default -> CloudWords.of(words, problem);
        };
    }

    static String found(Texts words, PastedKey.Found found) {
        String address = found.baseUrl()
                .map(url -> words.get("keys.found.address", url.host()))
                .orElse("");
        return found.dropped().isEmpty() && address.isEmpty()
                ? words.get("keys.found")
                : words.get(
                                "keys.found.dropped",
                                KeyFieldViewModel.joined(words, found.dropped()),
                                found.dropped().size())
                        + address;
    }

    static String noKey(Texts words, PastedKey.NoKey no) {
        return words.of(no.mistake(), no.position(), CloudWords.characterName(Math.max(no.codePoint(), 1)));
    }
}
