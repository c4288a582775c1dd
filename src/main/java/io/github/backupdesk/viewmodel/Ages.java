package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in one unit. */
final class Ages {

    private Ages() {}

    static String of(Texts texts, Instant moment, Instant now) {
        Duration age = Duration.between(moment, now);
        if (age.toMinutes() < 1) {
            return texts.get("age.now");
        }
        if (age.toHours() < 1) {
            return texts.get("age.minutes", age.toMinutes());
        }
        return age.toDays() < 1 ? texts.get("age.hours", age.toHours()) : texts.get("age.days", age.toDays());
    }
}
