package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.i18n.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContinentTest {

    /** All of contract.md 1.11. */
    static Stream<String> everyRegion() {
        return Arrays.stream("""
                aws-us-west-2 aws-us-east-1 aws-us-east-2 aws-ca-central-1 aws-eu-central-1 aws-eu-west-1 aws-eu-west-2
                aws-ap-northeast-1 aws-ap-northeast-2 aws-ap-southeast-1 aws-ap-southeast-2 aws-ap-east-1 gcp-us-west1
                gcp-us-east4 gcp-us-central1 gcp-europe-west3 gcp-asia-southeast1 gcp-asia-northeast1 az-eastus
                az-eastus2 az-centralus az-germanywestcentral az-northeurope az-centralindia az-westus3
                ali-cn-hangzhou ali-cn-shanghai ali-cn-beijing ali-cn-shenzhen ali-us-east-1 ali-ap-southeast-1
                ali-me-central-1 tc-ap-beijing tc-ap-shanghai tc-na-ashburn aws-cn-northwest-1
                """.strip().split("\\s+"));
    }

    @ParameterizedTest
    @MethodSource("everyRegion")
    void everyRegionOfTheContractHasAPlaceAndACityInBothLanguages(String id) {
        assertNotEquals(Continent.OTHER, Continent.of(new RegionId(id)));
        String english = Texts.in(Locale.ENGLISH).find("region." + id).orElse("");
        String chinese =
                Texts.in(Locale.SIMPLIFIED_CHINESE).find("region." + id).orElse("");
        assertTrue(!english.isEmpty() && !english.equals(chinese), id + " " + english + " " + chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "aws-ap-southeast-2, OCEANIA",
        "aws-ap-southeast-1, ASIA",
        "aws-ap-east-1, ASIA",
        "tc-ap-beijing, MAINLAND_CHINA",
        "tc-ap-singapore, ASIA",
        "tc-na-ashburn, NORTH_AMERICA",
        "aws-cn-northwest-1, MAINLAND_CHINA",
        "ali-me-central-1, MIDDLE_EAST",
        "az-centralindia, ASIA",
        "az-germanywestcentral, EUROPE",
        "az-westus3, NORTH_AMERICA"
    })
    void tellsWhereARegionLies(String id, Continent where) {
        assertEquals(where, Continent.of(new RegionId(id)));
    }

    @Test
    void doesNotGuess() {
        assertEquals(Continent.OTHER, Continent.of(new RegionId("moon-base-1")));
    }
}
