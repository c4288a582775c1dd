package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.PastedKey;
import io.github.backupdesk.domain.PemCertificates;
import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.KeySources.Imported;

/** What there is to say of keys, of the places that keep them, and of files of certificates; never the key itself. */
final class KeyWords {

    private KeyWords() {}

    /** Why a key could not be had or kept, or an account not be opened. */
    static String of(Texts texts, Exception problem) {
        return switch (problem) {
            case SecretStoreException e -> texts.get("keys.store." + e.kind().name());
            case DeskViewModel.OpenAlready e -> texts.get("profiles.twin", e.profile());
            case DeskViewModel.StillOpening e -> texts.get("profiles.stillOpening");
            case DeskViewModel.ConnectedElsewhere e -> texts.get("profiles.stale");
            case StoreException e -> texts.get("profiles.history", texts.of(e.kind()));
            default -> CloudWords.of(texts, problem);
        };
    }

    /** What was dropped, or why it is no key; empty if it was a key and nothing else. */
    static String of(Texts texts, PastedKey pasted) {
        return switch (pasted) {
            case PastedKey.Found found when found.dropped().isEmpty() -> "";
            case PastedKey.Found found ->
                texts.get(
                        "key.dropped",
                        found.dropped().stream()
                                .map(each -> texts.of(each))
                                .reduce((one, next) -> texts.get("list.join", one, next))
                                .orElse(""));
            case PastedKey.NoKey no ->
                texts.of(no.mistake(), VisibleText.name(no.codePoint()), String.valueOf(no.position()));
        };
    }

    /** Where a key came from, or why there was none. */
    static String of(Texts texts, Imported imported) {
        return switch (imported) {
            case Imported.Key key -> texts.get("key.imported", VisibleText.of(key.place()));
            case Imported.Missing missing ->
                switch (missing.problem()) {
                    case NOT_SET -> texts.get("key.import.notSet", missing.place());
                    case NO_FILE -> texts.get("key.import.noFile", VisibleText.of(missing.place()));
                    case NOT_READABLE -> texts.get("key.import.notReadable", VisibleText.of(missing.place()));
                    case TOO_LARGE -> texts.get("key.import.tooLarge", VisibleText.of(missing.place()));
                    case NO_KEY -> texts.get("key.import.noKey", VisibleText.of(missing.place()));
                    case SEVERAL_KEYS -> texts.get("key.import.several", VisibleText.of(missing.place()));
                };
        };
    }

    /** Why a file has no certificates. */
    static String of(Texts texts, PemCertificates.Problem problem) {
        return switch (problem) {
            case EMPTY -> texts.get("certificate.empty");
            case TOO_LARGE -> texts.get("certificate.tooLarge");
            case NOT_A_CERTIFICATE -> texts.get("certificate.none");
            case A_PRIVATE_KEY -> texts.get("certificate.privateKey");
            case DAMAGED -> texts.get("certificate.damaged");
        };
    }
}
