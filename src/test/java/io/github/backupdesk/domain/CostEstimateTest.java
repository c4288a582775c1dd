package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostEstimateTest {

    private static final RegionId HANGZHOU = new RegionId("ali-cn-hangzhou");
    private static final RegionId OREGON = new RegionId("aws-us-west-2");

    private static CostEstimate estimate(RegionId home, long size, String... copies) {
        List<RegionId> regions = List.of(copies).stream().map(RegionId::new).toList();
        return CostEstimate.of(home, regions, size, CostRates.published(home));
    }

    private static void equal(String amount, BigDecimal counted) {
        assertEquals(0, new BigDecimal(amount).compareTo(counted), () -> amount + " is not " + counted);
    }

    @Test
    void theExampleOfTheReviewComesOut() {
        CostEstimate estimate = estimate(HANGZHOU, 18_200_000_000L, "ali-cn-shanghai", "ali-cn-beijing");
        equal("27.30", estimate.monthly());
        equal("18.20", estimate.transfer());
        equal("45.50", estimate.firstMonth());
        assertEquals("CNY", estimate.rates().currency());
    }

    @Test
    void anotherContinentCostsMore() {
        CostEstimate estimate = estimate(OREGON, 20_000_000_000L, "aws-us-east-1", "aws-eu-central-1");
        equal("0.5", estimate.lines().getFirst().storage());
        equal("0", estimate.lines().getFirst().transfer());
        equal("0.4", estimate.lines().get(1).transfer());
        equal("1.6", estimate.lines().get(2).transfer());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void whatHasNoSizeHasNoPrice(long size) {
        assertThrows(IllegalArgumentException.class, () -> estimate(OREGON, size));
    }

    @Test
    void aByteCostsSomethingAndTheLargestSizeIsNoError() {
        equal("0.000000000025", estimate(OREGON, 1).monthly());
        assertEquals(1, estimate(OREGON, Long.MAX_VALUE).monthly().signum());
    }

    @ParameterizedTest
    @CsvSource({
        "aws-us-west-2, NORTH_AMERICA",
        "aws-ca-central-1, NORTH_AMERICA",
        "aws-sa-east-1, SOUTH_AMERICA",
        "aws-eu-west-1, EUROPE",
        "aws-ap-northeast-1, ASIA",
        "aws-ap-southeast-1, ASIA",
        "aws-ap-southeast-2, OCEANIA",
        "aws-cn-northwest-1, MAINLAND_CHINA",
        "aws-me-south-1, MIDDLE_EAST",
        "aws-af-south-1, AFRICA",
        "gcp-us-west1, NORTH_AMERICA",
        "gcp-europe-west3, EUROPE",
        "gcp-asia-southeast1, ASIA",
        "gcp-australia-southeast1, OCEANIA",
        "gcp-southamerica-east1, SOUTH_AMERICA",
        "az-eastus2, NORTH_AMERICA",
        "az-germanywestcentral, EUROPE",
        "az-northeurope, EUROPE",
        "az-centralindia, ASIA",
        "az-austriaeast, EUROPE",
        "az-australiaeast, OCEANIA",
        "ali-cn-hangzhou, MAINLAND_CHINA",
        "ali-us-east-1, NORTH_AMERICA",
        "ali-ap-southeast-1, ASIA",
        "ali-me-central-1, MIDDLE_EAST",
        "tc-ap-beijing, MAINLAND_CHINA",
        "tc-ap-singapore, ASIA",
        "tc-na-ashburn, NORTH_AMERICA",
        "moon-base-1, OTHER"
    })
    void aRegionLiesSomewhere(String region, Continent continent) {
        assertEquals(continent, Continent.of(new RegionId(region)));
    }
}
