package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;

/** Tells large numbers so that they can be read in passing. */
final class AmountWords {

    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB", "PB", "EB");
    private static final int STEP = 1_000;

    private AmountWords() {}

    /** Three digits that count, in units of a thousand bytes as the vendor's prices and pages count them. */
    static String size(Texts texts, long bytes) {
        BigDecimal amount = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (amount.compareTo(BigDecimal.valueOf(STEP)) >= 0 && unit < UNITS.size() - 1) {
            amount = amount.movePointLeft(3);
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMaximumFractionDigits(unit == 0 || amount.compareTo(BigDecimal.valueOf(100)) >= 0 ? 0 : 1);
        return format.format(amount) + " " + UNITS.get(unit);
    }

    /** A count, shortened as the language does. */
    static String count(Texts texts, long count) {
        NumberFormat format = NumberFormat.getCompactNumberInstance(texts.locale(), NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(count);
    }
}
