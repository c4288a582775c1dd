package io.github.backupdesk.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What keeping and copying a backup costs, as the vendor's pages said on a day (contract.md 4.5). Only an estimate can be made
 * of it; the invoice decides.
 *
 * @param currency as ISO 4217 writes it
 * @param storage for a gigabyte and month
 * @param near for the transfer of a gigabyte within a continent
 * @param far for the transfer of a gigabyte to another continent
 */
public record CostRates(LocalDate asOf, String currency, BigDecimal storage, BigDecimal near, BigDecimal far) {

    private static final LocalDate READ = LocalDate.of(2026, 11, 23);

    public CostRates {
        if (storage.signum() < 0 || near.signum() < 0 || far.signum() < 0) {
            throw new IllegalArgumentException("a rate below nothing");
        }
    }

    private static CostRates of(String currency, String storage, String near, String far) {
        return new CostRates(READ, currency, new BigDecimal(storage), new BigDecimal(near), new BigDecimal(far));
    }

    /** Those that the vendor's pages told of the home region's provider when this version was made. */
    public static CostRates published(RegionId home) {
        return switch (home.provider()) {
            case GCP -> of("USD", "0.02", "0.02", "0.08");
            case AWS_CHINA, ALIBABA, TENCENT -> of("CNY", "0.50", "0.50", "5.6");
            case AWS, AZURE, OTHER -> of("USD", "0.025", "0.02", "0.08");
        };
    }
}
