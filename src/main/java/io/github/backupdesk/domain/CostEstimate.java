package io.github.backupdesk.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup and its copies would cost, by rates of a day and a size that is only guessed: that of the last backup of the
 * same scope. Without one there is no estimate, and no zero either.
 *
 * @param lines the home region first
 */
public record CostEstimate(CostRates rates, long size, List<Line> lines) {

    /** The vendor's page counts gigabytes of 10⁹ bytes. */
    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

    /**
     * One permanent backup.
     *
     * @param storage for each month that it is kept
     * @param transfer once; nothing at home
     */
    public record Line(RegionId region, BigDecimal storage, BigDecimal transfer) {}

    public CostEstimate {
        lines = List.copyOf(lines);
    }

    /** @param size in bytes, more than 0 */
    public static CostEstimate of(RegionId home, List<RegionId> copies, long size, CostRates rates) {
        if (size <= 0) {
            throw new IllegalArgumentException("an unknown size has no price");
        }
        BigDecimal gigabytes = BigDecimal.valueOf(size).divide(GIGABYTE, 9, RoundingMode.HALF_UP);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(home, gigabytes.multiply(rates.storage()), BigDecimal.ZERO));
        for (RegionId copy : copies) {
            boolean near = Continent.of(home) == Continent.of(copy);
            BigDecimal transfer = gigabytes.multiply(near ? rates.near() : rates.far());
            lines.add(new Line(copy, gigabytes.multiply(rates.storage()), transfer));
        }
        return new CostEstimate(rates, size, lines);
    }

    /** Of all regions, each month. */
    public BigDecimal monthly() {
        return lines.stream().map(Line::storage).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of all copies, once. */
    public BigDecimal transfer() {
        return lines.stream().map(Line::transfer).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal firstMonth() {
        return monthly().add(transfer());
    }
}
