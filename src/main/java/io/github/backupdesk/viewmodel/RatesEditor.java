package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.CostRates;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the user set the rates of the provider whose request is under review. */
public final class RatesEditor {

    private static final Logger LOG = LoggerFactory.getLogger(RatesEditor.class);

    /** A rate that a person can have meant; a comma is how half of them write the point. */
    private static final Pattern RATE = Pattern.compile("\\d{1,9}([.,]\\d{1,9})?");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final CostViewModel cost;
    private final Times times;
    private final StringProperty currency = new SimpleStringProperty("");
    private final StringProperty storage = new SimpleStringProperty("");
    private final StringProperty near = new SimpleStringProperty("");
    private final StringProperty far = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final Sentence problem;
    private final Sentence notice;
    /** Whose rates stand in the fields, whatever is under review by the time they are taken. */
    private @Nullable RegionId edited;

    private boolean untouchable;

    RatesEditor(CostViewModel cost, Times times, ReadOnlyObjectProperty<Texts> texts) {
        this.cost = cost;
        this.times = times;
        this.problem = new Sentence(texts);
        this.notice = new Sentence(texts);
    }

    /** Opens with the rates that are in force; does nothing where no region is known whose rates they would be. */
    public void open() {
        cost.home().ifPresent(home -> {
            edited = home;
            CostRates rates = cost.rates(home);
            currency.set(rates.currency());
            storage.set(rates.storage().toPlainString());
            near.set(rates.near().toPlainString());
            far.set(rates.far().toPlainString());
            problem.clear();
            open.set(true);
        });
    }

    public void close() {
        open.set(false);
    }

    /** Takes the rates, as of today; says what is wrong if they are none. */
    public void save() {
        RegionId home = edited;
        String code = currency.get().strip().toUpperCase(Locale.ROOT);
        if (!CURRENCY.matcher(code).matches()) {
            problem.say("review.rates.problem.currency");
            return;
        }
        if (home == null || !isRate(storage) || !isRate(near) || !isRate(far)) {
            problem.say("review.rates.problem.rate");
            return;
        }
        taken();
        cost.set(home, new CostRates(times.today(), code, rate(storage), rate(near), rate(far)));
        close();
    }

    /** Puts the published rates into force again. */
    public void reset() {
        RegionId home = edited;
        if (home != null) {
            taken();
            cost.set(home, null);
        }
        close();
    }

    /** That the former ones were damaged is of no matter from now on; that none are kept still is. */
    private void taken() {
        if (!untouchable) {
            notice.clear();
        }
    }

    void notKept(Exception e) {
        LOG.warn("rates were not kept: {}", e.toString());
        problem.say("review.rates.problem.kept");
        open.set(true);
    }

    void damaged(String keptAt) {
        notice.say("review.rates.damaged", keptAt);
    }

    void untouchable(String reason) {
        untouchable = true;
        notice.say(words -> words.get("review.rates.untouchable", VisibleText.of(reason)));
    }

    private static boolean isRate(StringProperty text) {
        return RATE.matcher(text.get().strip()).matches();
    }

    private static BigDecimal rate(StringProperty text) {
        return new BigDecimal(text.get().strip().replace(',', '.'));
    }

    public StringProperty currencyProperty() {
        return currency;
    }

    /** For a gigabyte and month. */
    public StringProperty storageProperty() {
        return storage;
    }

    /** For the transfer of a gigabyte within a continent. */
    public StringProperty nearProperty() {
        return near;
    }

    /** For the transfer of a gigabyte to another continent. */
    public StringProperty farProperty() {
        return far;
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** That the rates that were set before could not be read, or none are kept; mostly empty. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.property();
    }

    /** What is wrong with what was entered; empty if nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }
}
