package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.CostEstimate;
import io.github.backupdesk.domain.CostEstimate.Line;
import io.github.backupdesk.domain.CostRates;
import io.github.backupdesk.domain.PastBackups;
import io.github.backupdesk.domain.Provider;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.CostRatesFile;
import io.github.backupdesk.settings.CostRatesFile.Loaded;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the request under review would cost, by rates that the user may set, and never told as nothing where it is not known. */
public final class CostViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(CostViewModel.class);

    /** Writes rates down; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void save(Map<String, CostRatesFile.Line> rates) throws Exception;
    }

    /** One permanent backup: where it will lie, and what that costs. */
    public record CostRow(String city, String regionId, String storage, String transfer) {}

    /** What one request is reckoned by. */
    record Basis(BackupRequest request, @Nullable RegionId home, Optional<PastBackups.Size> size, boolean asking) {}

    private final Background background;
    private final Keeper keeper;
    private final Times times;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Map<Provider, CostRates> own = new EnumMap<>(Provider.class);
    private final ReadOnlyStringWrapper basisText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper("");
    private final ObservableList<CostRow> rows = FXCollections.observableArrayList();
    private final ObservableList<CostRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final RatesEditor editor;
    private final boolean writable;
    private Runnable onRates = () -> {};
    private @Nullable Basis shown;
    private boolean saving;
    private boolean changed;

    /** @param loaded what was written down before */
    public CostViewModel(
            Loaded loaded, Keeper keeper, Background background, Clock clock, ReadOnlyObjectProperty<Texts> texts) {
        this.keeper = keeper;
        this.background = background;
        this.times = new Times(clock);
        this.texts = texts;
        this.editor = new RatesEditor(this, times, texts);
        this.writable = !(loaded instanceof Loaded.Untouchable);
        switch (loaded) {
            case Loaded.Read read -> read.lines().forEach(this::take);
            case Loaded.Damaged damaged -> editor.damaged(damaged.keptAt().toString());
            case Loaded.Untouchable kept -> editor.untouchable(kept.reason());
        }
    }

    private void take(String name, CostRatesFile.Line line) {
        provider(name).ifPresent(provider -> read(line).ifPresent(rates -> own.put(provider, rates)));
    }

    private static Optional<Provider> provider(String name) {
        return Stream.of(Provider.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private static Optional<CostRates> read(CostRatesFile.Line line) {
        try {
            return Optional.of(new CostRates(
                    LocalDate.parse(line.asOf()),
                    line.currency(),
                    new BigDecimal(line.storage()),
                    new BigDecimal(line.near()),
                    new BigDecimal(line.far())));
        } catch (DateTimeException | IllegalArgumentException e) {
            LOG.warn("rates of which a part cannot be read are passed over");
            return Optional.empty();
        }
    }

    /** @param changed told when other rates are in force */
    void tell(Runnable changed) {
        onRates = changed;
    }

    CostRates rates(RegionId home) {
        CostRates set = own.get(home.provider());
        return set == null ? CostRates.published(home) : set;
    }

    boolean isOwn(RegionId home) {
        return own.containsKey(home.provider());
    }

    /** Takes rates for all of the home region's provider; null for the published ones again. */
    void set(RegionId home, @Nullable CostRates rates) {
        if (rates == null) {
            own.remove(home.provider());
        } else {
            own.put(home.provider(), rates);
        }
        keep();
        onRates.run();
    }

    /** One after the other, so that the last word is the one that stays. */
    private void keep() {
        changed = writable;
        if (!writable || saving) {
            return;
        }
        saving = true;
        changed = false;
        Map<String, CostRatesFile.Line> lines = new LinkedHashMap<>();
        own.forEach((provider, each) -> lines.put(provider.name(), line(each)));
        Callable<Boolean> save = () -> {
            keeper.save(lines);
            return true;
        };
        background.start(save, done -> kept(), e -> {
            editor.notKept(e);
            kept();
        });
    }

    private void kept() {
        saving = false;
        if (changed) {
            keep();
        }
    }

    private static CostRatesFile.Line line(CostRates rates) {
        return new CostRatesFile.Line(
                rates.asOf().toString(),
                rates.currency(),
                rates.storage().toPlainString(),
                rates.near().toPlainString(),
                rates.far().toPlainString());
    }

    private Optional<CostEstimate> estimate(Basis basis) {
        RegionId home = basis.home();
        return home == null
                ? Optional.empty()
                : basis.size().map(size -> CostEstimate.of(home, basis.request().copies(), size.bytes(), rates(home)));
    }

    /** Shows what one request costs. */
    void show(Basis basis) {
        shown = basis;
        Texts words = texts.get();
        Optional<CostEstimate> estimate = estimate(basis);
        basisText.set(told(words, basis));
        total.set(estimate.map(each -> total(words, each)).orElse(""));
        rows.setAll(estimate.map(each -> rows(words, each)).orElseGet(() -> places(words, basis)));
    }

    /** In one line of a table: each month, or that nobody knows. */
    String brief(Texts words, Basis basis) {
        return estimate(basis)
                .map(each -> words.get(
                        "review.cost.brief",
                        MoneyWords.amount(words, each.rates().currency(), each.firstMonth()),
                        MoneyWords.amount(words, each.rates().currency(), each.monthly())))
                .orElseGet(() -> words.get(basis.asking() ? "review.cost.brief.asking" : "review.cost.brief.unknown"));
    }

    private String told(Texts words, Basis basis) {
        if (basis.home() == null) {
            return words.get("review.cost.noHome");
        }
        CostRates rates = rates(basis.home());
        String day = times.day(words, rates.asOf());
        return basis.size()
                .map(size -> words.get(
                        "review.cost.size", AmountWords.size(words, size.bytes()), times.near(words, size.at()), day))
                .orElseGet(() -> words.get(basis.asking() ? "review.cost.asking" : "review.cost.unknown", day));
    }

    private static String total(Texts words, CostEstimate estimate) {
        String currency = estimate.rates().currency();
        int regions = estimate.lines().size();
        String storage = MoneyWords.plain(words, estimate.monthly());
        return words.get(
                regions > 1 ? "review.cost.total" : "review.cost.total.home",
                MoneyWords.amount(words, currency, estimate.firstMonth()),
                storage,
                regions,
                MoneyWords.plain(words, estimate.transfer()),
                MoneyWords.amount(words, currency, estimate.monthly()));
    }

    private static List<CostRow> rows(Texts words, CostEstimate estimate) {
        String currency = estimate.rates().currency();
        List<CostRow> all = new ArrayList<>();
        for (Line each : estimate.lines()) {
            all.add(new CostRow(
                    city(words, each.region(), all.isEmpty()),
                    each.region().value(),
                    MoneyWords.amount(words, currency, each.storage()),
                    all.isEmpty() ? "–" : MoneyWords.amount(words, currency, each.transfer())));
        }
        return all;
    }

    /** Where it will lie is known even where the price is not. */
    private static List<CostRow> places(Texts words, Basis basis) {
        RegionId home = basis.home();
        List<CostRow> all = new ArrayList<>();
        all.add(
                home == null
                        ? new CostRow(words.get("copies.home.unknown"), "", "–", "–")
                        : new CostRow(city(words, home, true), home.value(), "–", "–"));
        basis.request()
                .copies()
                .forEach(each -> all.add(new CostRow(city(words, each, false), each.value(), "–", "–")));
        return all;
    }

    private static String city(Texts words, RegionId region, boolean home) {
        String city = CloudWords.city(words, region);
        return home ? words.get("review.cost.home", city) : city;
    }

    /** The home region of what is shown; empty if it is not known. */
    Optional<RegionId> home() {
        return shown == null ? Optional.empty() : Optional.ofNullable(shown.home());
    }

    /** By which size and rates it is reckoned, or why it is not. */
    public ReadOnlyStringProperty basisProperty() {
        return basisText.getReadOnlyProperty();
    }

    /** First month and each month after; empty if there is no estimate. */
    public ReadOnlyStringProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** Where permanent backups will lie and what each costs, the home region first. */
    public ObservableList<CostRow> rows() {
        return rowsView;
    }

    public RatesEditor editor() {
        return editor;
    }
}
