package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionIdTest {

    @ParameterizedTest
    @CsvSource({
        "aws-us-west-2, AWS",
        "aws-cn-northwest-1, AWS_CHINA",
        "gcp-us-west1, GCP",
        "az-eastus, AZURE",
        "ali-cn-hangzhou, ALIBABA",
        "tc-ap-shanghai, TENCENT",
        "azure-eastus, OTHER",
        "oci-eu-1, OTHER",
    })
    void theFirstPartNamesTheProvider(String id, Provider provider) {
        assertEquals(provider, new RegionId(id).provider());
    }

    @Test
    void typedTextIsLoweredTheSameWayInTurkey() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals(Optional.of(new RegionId("ali-cn-beijing")), RegionId.parse(" ALI-CN-BEIJING\n"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "aws",
                "aws-",
                "-aws",
                "aws--x",
                "aws_us",
                "aws us",
                "aws-us/..",
                "aws-\u0131x",
                "aws-x\n-y",
                "a-b-c-d-e-f-g-h-i"
            })
    void whatCannotBeARegionIsRefused(String typed) {
        assertTrue(RegionId.parse(typed).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new RegionId(typed));
    }

    @Test
    void sixtyFourCharactersAreTheMost() {
        assertTrue(RegionId.parse("aws-" + "a".repeat(60)).isPresent());
        assertTrue(RegionId.parse("aws-" + "a".repeat(61)).isEmpty());
    }

    @Test
    void theConstructorMendsNothing() {
        assertThrows(IllegalArgumentException.class, () -> new RegionId("AWS-us-west-2"));
        assertThrows(IllegalArgumentException.class, () -> new RegionId("aws-us-west-2\n"));
    }
}
