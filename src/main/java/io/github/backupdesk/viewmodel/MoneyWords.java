package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;

/** Amounts of money and of bytes as people write them. */
final class MoneyWords {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private MoneyWords() {}

    /** Two decimals; what is less than can be paid is not told as nothing. */
    static String amount(Texts texts, String currency, BigDecimal amount) {
        if (amount.signum() > 0 && amount.compareTo(CENT) < 0) {
            return texts.get("money.less", currency, plain(texts, CENT));
        }
        return texts.get("money.amount", currency, plain(texts, amount));
    }

    /** The number alone. */
    static String plain(Texts texts, BigDecimal amount) {
        return number(texts, amount, 2, 2);
    }

    private static String number(Texts texts, Number amount, int least, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }
}
